// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QRectF>

#include "broker/base/instant.h"
#include "console/qml/course_chart.h"

namespace console {

/// Screen frame and scales of one painting.
struct CourseChart::Frame {
    QRectF plot;
    base::Instant from, until;
    double laneHeight = 0;  ///< of the strip under the plot that says what is not sure; 0: all is
    double low = 0, high = 1;
    [[nodiscard]] double x(base::Instant at) const {
        return plot.left() + plot.width() * static_cast<double>(base::spanMs(at, from)) /
                                 static_cast<double>(base::spanMs(until, from));
    }
    [[nodiscard]] double y(double value) const { return plot.bottom() - plot.height() * (value - low) / (high - low); }
};

}  // namespace console
