// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include <QImage>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"

namespace pictures {

/// The picture that `bytes` are by their sender's word (image/...), turned as it is to be seen, its longer side at most
/// `sideMax`. Measured before a decoder sees it, and decoded as nothing but what it is said to be. Takes up to 256 MiB
/// and some seconds: never in the GUI thread.
[[nodiscard]] base::Outcome<QImage> decode(base::BytesView bytes, std::string_view type, int sideMax);

}  // namespace pictures
