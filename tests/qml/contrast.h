// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Contrast as it is on the screen: a window is rendered with its words and marks and again without them. Where the two
// differ are the pixels of what was hidden, and the second picture has the ground below each of them. So no colour is
// taken from a property, what is covered counts for nothing, and what lies half on another ground is measured on both.
// WCAG 2.1: 1.4.3 (text 4.5:1, large text 3:1), 1.4.11 (marks and the bounds of inputs 3:1); what is disabled is
// exempt.

#include <vector>

#include <QColor>
#include <QQuickWindow>
#include <QString>

struct ContrastFault {
    QString what;  ///< the item and its words
    double ratio = 0, least = 0;
    QColor ink, ground;
    [[nodiscard]] QString words() const;
};
struct ContrastReport {
    int texts = 0, marks = 0, inputs = 0;  ///< measured
    int unseen = 0;                        ///< covered, scrolled away or without a pixel
    int disabled = 0;
    std::vector<ContrastFault> faults;
};

/// The window is of no use afterwards: its words stay hidden.
[[nodiscard]] ContrastReport measureContrast(QQuickWindow& window);

/// The same, printed; false: something is too faint.
[[nodiscard]] bool contrastHolds(QQuickWindow& window, const char* picture);

/// The measure finds what is too faint, names it, and finds nothing in what is not; else why not.
[[nodiscard]] QString contrastMeasureFails();
