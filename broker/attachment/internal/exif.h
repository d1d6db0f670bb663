// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>

#include "broker/base/bytes.h"

namespace attachment {

/// What an EXIF block tells. Damaged blocks tell what can be read; nothing of them is kept anyway.
struct ExifFacts {
    int orientation = 1;  ///< 1..8
    std::set<std::string> told;
};
/// `tiff` begins with "II" or "MM".
[[nodiscard]] ExifFacts readExif(base::BytesView tiff);
/// An EXIF block with the orientation alone, from "II" on.
[[nodiscard]] base::Bytes orientationAlone(int orientation);

}  // namespace attachment
