// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QImage>
#include <QString>

#include <filesystem>

/// A page against the reviewed picture of it (tests/golden/pages), both at half size: as alike as a person would say,
/// on another machine's fonts as well. A pixel is another when a channel is off by more than a fifth of its range; a
/// picture differs when a field of 24 by 24 has more than one such pixel in twelve: a word that changed or was cut off,
/// not a smoother edge.
struct GoldenVerdict {
    bool agrees = false;
    QString words;  ///< what differs, and where the pictures of it lie
};
/// With SNAP_UPDATE=1 in the environment the golden picture is written anew, to be looked at before it is committed.
/// Where it differs, NAME-is.png and NAME-differs.png are written into `out`.
[[nodiscard]] GoldenVerdict compareWithGolden(const QImage& picture, const std::string& name,
                                              const std::filesystem::path& out);
/// The share of other pixels in the field that differs most; 1 when the sizes do. `marks`: which, red on grey.
[[nodiscard]] double worstField(const QImage& golden, const QImage& is, QImage* marks = nullptr);
/// The comparison finds a word that changed, and forgives an edge that is a little smoother.
[[nodiscard]] bool goldenComparisonWorks();
