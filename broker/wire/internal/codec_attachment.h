// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Files that records name, and the verbs that carry them, field by field.

#include "broker/wire/attachment.h"
#include "broker/wire/internal/codec_archive.h"
#include "broker/wire/verbs.h"

namespace wire::codec {

inline constexpr SparseList<> kFiles{{limits::kAttachmentsMax, {}}};
inline constexpr SparseList<> kFileHashes{{limits::kListMax, {}}};
inline constexpr char kFilesMeaning[] = "files that belong to it, which follow (section 3.12)";
inline constexpr Whole kFileOffset{0, limits::kAttachmentBytesMax};

template <>
struct Known<AttachmentPhase> {
    static constexpr bool has(std::int64_t number) { return number >= 1 && number <= 5; }
    static constexpr char kText[] = "1 wanted, 2 whole, 3 deleted, 4 refused, 5 unknown";
};

template <class A>
void describe(A& a, Attachment& v) {
    a.field("hash", v.hash, "SHA-256 of the whole file");
    a.field("type", v.type, "media type: image/jpeg, image/png, image/webp, application/pdf or text/plain",
            TextRule{limits::kNameBytesMax, false, false});
    a.field("size", v.size, "its bytes", Whole{1, limits::kAttachmentBytesMax});
    a.field("name", v.name, "name as shown, without a path", TextRule{limits::kNameBytesMax, true, false});
}
inline void checkWhole(Fault& fault, const Place& place, const Attachment& v) {
    if (!isAttachmentType(v.type))
        fault.say(RejectionCode::BadText, Place{&place, "type", 0}, "files of this type are not taken",
                  "send image/jpeg, image/png, image/webp, application/pdf or text/plain");
    else if (v.name.find_first_of("/\\") != std::string::npos || v.name == "." || v.name == "..")
        fault.say(RejectionCode::BadText, Place{&place, "name", 0}, "the name of a file is a path",
                  "send the last part of it");
}
/// A record names a file once.
inline void checkFiles(Fault& fault, const Place& place, const std::vector<Attachment>& files) {
    for (std::size_t i = 1; i < files.size() && !fault.found(); ++i)
        for (std::size_t before = 0; before < i; ++before) {
            if (files[before].hash != files[i].hash) continue;
            const Place list{&place, "files", 0};
            fault.say(RejectionCode::BadNumber, Place{&list, nullptr, i}, "the same file is named twice",
                      "name each file once");
        }
}

template <class A>
void describe(A& a, AttachmentGive& v) {
    a.field("hash", v.hash, "SHA-256 of the whole file");
    a.field("off", v.offset, "byte that this piece begins with", kFileOffset);
    a.field("part", v.bytes, "a piece of it, at most 256 KiB; empty: how far is it there?");
}
template <class A>
void describe(A& a, AttachmentAsk& v) {
    a.field("hash", v.hash, "SHA-256 of the whole file");
    a.field("off", v.offset, "byte that the piece shall begin with", kFileOffset);
    a.field("max", v.bytesMax, "bytes of the piece at most", Whole{1, limits::kAttachmentPieceBytes});
}
template <class A>
void describe(A& a, AttachmentState& v) {
    a.field("hash", v.hash, "SHA-256 of the whole file");
    a.field("thru", v.through, "bytes that are safe on the broker's disk", kFileOffset);
    a.field("size", v.size, "bytes of the whole; 0: not known", kFileOffset);
    a.field("state", v.state, "what the broker has of it");
    a.field("why", v.why, "why it is refused");
}
template <class A>
void describe(A& a, AttachmentPiece& v) {
    a.field("hash", v.hash, "SHA-256 of the whole file");
    a.field("off", v.offset, "byte that this piece begins with", kFileOffset);
    a.field("size", v.size, "bytes of the whole", kFileOffset);
    a.field("part", v.bytes, "a piece of it");
}
inline void checkPiece(Fault& fault, const Place& place, const base::Bytes& bytes) {
    if (bytes.size() <= limits::kAttachmentPieceBytes) return;
    fault.say(RejectionCode::TooLarge, Place{&place, "part", 0}, "a piece of a file has more than 256 KiB",
              "send it in smaller pieces");
}
inline void checkWhole(Fault& fault, const Place& place, const AttachmentGive& v) { checkPiece(fault, place, v.bytes); }
inline void checkWhole(Fault& fault, const Place& place, const AttachmentPiece& v) {
    checkPiece(fault, place, v.bytes);
}

}  // namespace wire::codec
