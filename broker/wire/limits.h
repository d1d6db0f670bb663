// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>

/// Every bound of the protocol in one place. PROTOCOL.md repeats them for strangers; a test keeps the two equal.
namespace wire::limits {

inline constexpr std::uint16_t kProtocolVersion = 1;
inline constexpr std::size_t kPayloadBytesMax = 512 * 1024;
inline constexpr std::size_t kEnvelopeBytesMax = kPayloadBytesMax + 8 * 1024;
inline constexpr std::size_t kFrameBytesMax = 4 * 1024 * 1024;  ///< ZMQ_MAXMSGSIZE: a longer frame ends the connection
inline constexpr std::size_t kSubmitEnvelopesMax = 1000;
inline constexpr std::uint64_t kRedactedMax = 2000;
inline constexpr std::size_t kBatchRecordsMax = 2000;
inline constexpr std::size_t kBatchBytesTarget = 256 * 1024;  ///< a batch is closed when it has grown past this
inline constexpr std::size_t kCauseMax = 64;
inline constexpr std::size_t kNameBytesMax = 120;            ///< source, author, operation, names
inline constexpr std::size_t kTextBytesMax = 16 * 1024;      ///< any one text
inline constexpr std::size_t kRuleTextBytesMax = 64 * 1024;  ///< the rules of a town
inline constexpr std::size_t kIncidentRecordsMax = 200;      ///< that an incident or an act on it names
inline constexpr std::size_t kRingPointsMax = 20'000;
inline constexpr std::size_t kAreaPolygonsMax = 2'000;
inline constexpr std::size_t kFollowersMax = 2'000;
inline constexpr std::size_t kFollowerCreditMax = 20'000;  ///< records in flight to one follower
inline constexpr std::size_t kOutboxEnvelopesMax = 100'000;
inline constexpr std::size_t kMergedKindsMax = 16;  ///< kinds that a batch may merge
inline constexpr std::size_t kSnapshotBytesMax = 64 * 1024 * 1024;
inline constexpr std::size_t kSnapshotPartBytes = 512 * 1024;
inline constexpr std::uint64_t kAttachmentBytesMax = 25 * 1024 * 1024;  ///< of one file
inline constexpr std::size_t kAttachmentsMax = 8;                       ///< files that one record names
inline constexpr std::size_t kAttachmentPieceBytes = 256 * 1024;
inline constexpr std::int64_t kMaintenanceMsMax = 30LL * 86'400'000;  ///< of a station at a stretch
inline constexpr int kMsgpackDepthMax = 12;
inline constexpr std::size_t kListMax = 2'000;     ///< entries of any list or table without a bound of its own
inline constexpr std::size_t kMapKeysMax = 4'000;  ///< keys of any one map, unknown ones included
inline constexpr double kNumberAbsMax = 1e12;      ///< no quantity here is larger; keeps arithmetic finite
inline constexpr std::int64_t kTimeMsMin = -62'167'219'200'000;  ///< year 0: what ISO 8601 can write with four digits
inline constexpr std::int64_t kTimeMsMax = 253'402'300'799'999;  ///< end of year 9999

inline constexpr std::int64_t kClockFutureMs = 5 * 60 * 1000;  ///< domain.md 10.3 "clock"
inline constexpr std::int64_t kClockLateMs = 60 * 60 * 1000;

static_assert(kEnvelopeBytesMax < kFrameBytesMax);
static_assert(kBatchBytesTarget + kEnvelopeBytesMax < kFrameBytesMax);
static_assert(kAttachmentPieceBytes < kBatchBytesTarget + 1);
static_assert(kBatchRecordsMax <= kFollowerCreditMax);

}  // namespace wire::limits
