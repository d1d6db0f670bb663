// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Pictures and documents made for the tests, full of personal things, and readers that share no code with the module.

#include <set>
#include <string>

#include "broker/attachment/attachment.h"

namespace made {

/// Words that stand in every personal place of the made files.
inline constexpr char kName[] = "Erika-Mustermann-48";
inline constexpr char kTool[] = "Telefon-XY-9000";

/// A picture of `width` x `height` with a gradient; no metadata.
[[nodiscard]] base::Bytes jpeg(int width = 64, int height = 48, bool progressive = false);
[[nodiscard]] base::Bytes png(int width = 64, int height = 48);
[[nodiscard]] base::Bytes webp(int width = 64, int height = 48, bool transparent = false);
/// With GPS, camera, times, owner, XMP, IPTC (JPEG), comments and an orientation, written by exiv2.
[[nodiscard]] base::Bytes withMetadata(const base::Bytes& picture, int orientation);
/// The picture's first bytes, then `part`, then the rest.
[[nodiscard]] base::Bytes withPart(const base::Bytes& file, std::size_t at, const base::Bytes& part);
[[nodiscard]] base::Bytes jpegSegment(std::uint8_t marker, const std::string& content);
[[nodiscard]] base::Bytes pngChunk(const std::string& type, const std::string& content);

/// What exiv2 finds: keys of EXIF, XMP and IPTC, "comment", "icc".
[[nodiscard]] std::set<std::string> tagsOf(const base::Bytes& picture);
[[nodiscard]] int orientationOf(const base::Bytes& picture);
/// The points as libjpeg, libwebp or zlib (of a PNG: the rows, filtered) give them; empty when they cannot.
[[nodiscard]] base::Bytes pointsOf(const base::Bytes& picture);

/// One page with a text, `extra` objects (numbered from 10) and further keys of catalog and trailer.
[[nodiscard]] base::Bytes pdf(const std::string& extra = "", const std::string& catalog = "",
                              const std::string& trailer = "");
/// A stream object of this dictionary, packed with zlib when asked.
[[nodiscard]] std::string pdfStream(int number, const std::string& keys, const std::string& content,
                                    bool packed = false);
/// Whether `word` stands in the file, as it is or inside of a packed stream.
[[nodiscard]] bool tells(const base::Bytes& file, const std::string& word);

}  // namespace made
