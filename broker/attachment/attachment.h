// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What is done to a file before it is sent: its type is found by its content, everything but the picture or the text
// itself is taken out, and its hash is taken of what is left. Only senders use this; the broker takes bytes as they
// come, so whoever shows a file measures it first (measure()).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"
#include "broker/wire/payloads.h"

namespace attachment {

/// What was taken out, in Prepared::removed; in this order.
namespace removed {
inline constexpr char kPosition[] = "GPS position";
inline constexpr char kCamera[] = "camera";  ///< make, model, serial number, software, maker's notes
inline constexpr char kTime[] = "time of the picture";
inline constexpr char kNames[] = "names";  ///< author, owner, copyright
inline constexpr char kDescription[] = "descriptions and comments";
inline constexpr char kPreview[] = "preview picture";  ///< may show what was cropped away
inline constexpr char kProfile[] = "colour profile";
inline constexpr char kScript[] = "scripts and actions";
inline constexpr char kFiles[] = "files inside the file";
inline constexpr char kSignature[] = "digital signature";  ///< would not hold for the changed file
inline constexpr char kMotion[] = "moving picture";        ///< its first picture stays
inline constexpr char kBehind[] = "data behind the end";
inline constexpr char kOther[] = "other data";
inline constexpr std::array kAll = {kPosition, kCamera, kTime,      kNames,  kDescription, kPreview, kProfile,
                                    kScript,   kFiles,  kSignature, kMotion, kBehind,      kOther};
}  // namespace removed

/// Why a file is not taken: Failure::what is one of these, so that a screen can say it in its language.
namespace unfit {
inline constexpr char kEmpty[] = "the file is empty";
inline constexpr char kTooLarge[] = "the file is larger than 25 MiB";
inline constexpr char kType[] = "files of this type are not taken";
inline constexpr char kDamaged[] = "the file is damaged";
inline constexpr char kVariant[] = "the picture is saved in an uncommon way";
inline constexpr char kDimensions[] = "the picture has more points than can be shown";
inline constexpr char kPassword[] = "the document is protected by a password";
inline constexpr char kEncoding[] = "the text is not in UTF-8";
inline constexpr std::array kAll = {kEmpty, kTooLarge, kType, kDamaged, kVariant, kDimensions, kPassword, kEncoding};
}  // namespace unfit

/// Points of a picture: what fits four bytes a point into 256 MiB. Whoever decodes it needs no more than that.
inline constexpr std::uint64_t kPointsMax = 64'000'000;
inline constexpr std::uint32_t kSideMax = 30'000;
/// Passes over a progressive JPEG. Each costs a decoder as much as the whole picture; cameras write about ten.
inline constexpr std::uint32_t kScansMax = 100;

struct Prepared {
    base::Bytes bytes;
    wire::Attachment about;
    std::vector<std::string> removed;
};
/// `name` is the file's name or path: only its last part is used, with the extension that fits the content.
[[nodiscard]] base::Outcome<Prepared> prepare(base::BytesView bytes, std::string_view name);

struct Dimensions {
    std::uint32_t width = 0, height = 0;  ///< as stored
    int orientation = 1;                  ///< EXIF: 1..8, how it is to be turned to be seen
};
/// For readers: whether `bytes` are a whole picture of this type (image/...) that may be decoded. A decoder is not
/// asked.
[[nodiscard]] base::Outcome<Dimensions> measure(base::BytesView bytes, std::string_view type);

/// Media type by the first bytes; empty: none of those that are taken.
[[nodiscard]] std::string typeOf(base::BytesView bytes);
/// A name that a disk and a screen can bear, whoever gave it: no path, nothing invisible, the extension of its type.
/// `otherwise` where nothing is left.
[[nodiscard]] std::string fileNameOf(std::string_view name, std::string_view type, std::string_view otherwise);

}  // namespace attachment
