// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Each format is written anew from the parts that draw the picture; what is not on its list is left out.

#include <set>
#include <string>

#include "broker/attachment/attachment.h"

namespace attachment {

struct Cleaned {
    base::Bytes bytes;
    std::set<std::string> removed;
    Dimensions size;
};

enum class CutOff { Refused, Mended };
/// `KeepTurn` false: no tag at all stays, orientation neither (pictures inside documents are never turned by it).
[[nodiscard]] base::Outcome<Cleaned> cleanJpeg(base::BytesView bytes, bool keepTurn = true,
                                               CutOff cutOff = CutOff::Refused);
[[nodiscard]] base::Outcome<Cleaned> cleanPng(base::BytesView bytes);
[[nodiscard]] base::Outcome<Cleaned> cleanWebp(base::BytesView bytes);
[[nodiscard]] base::Outcome<Cleaned> cleanPdf(base::BytesView bytes);
[[nodiscard]] base::Outcome<Cleaned> cleanText(base::BytesView bytes);

[[nodiscard]] base::Failure damaged(const std::string& where);
/// A failure when no screen should be asked to show so many points.
[[nodiscard]] base::Done checkSize(Dimensions size);

}  // namespace attachment
