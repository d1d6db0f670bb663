// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A sign as a picture: pieces of SVG by QtSvg, clipped where the library clips them, with an edge that stands out from
// any ground.

#include <QColor>
#include <QImage>
#include <QRectF>

#include "console/signs/sign_library.h"

namespace signs {

struct SignLook {
    bool isDark = false;
    double pxPerUnit = 0.64;  ///< logical; a unit's body is 75 units wide
    double devicePixelRatio = 1;
    bool isHollow = false;  ///< not sure any more: unfilled, dashed
    bool operator==(const SignLook&) const = default;
    [[nodiscard]] QString key() const;
    [[nodiscard]] Hollow hollow() const;
};

struct SignPicture {
    QImage image;  ///< premultiplied, with its device pixel ratio; null: it could not be drawn
    QSizeF size;   ///< logical
    QRectF body;   ///< logical: the sign without its edge
};

[[nodiscard]] SignPicture pictureOf(const SignPlan& plan, const SignLook& look);

}  // namespace signs
