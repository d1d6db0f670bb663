// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <functional>

#include <QImage>

#include "broker/base/outcome.h"
#include "console/paper/log_paper.h"

class QPdfWriter;

namespace paper {

/// A file's picture, or a null one when it cannot be had.
using PictureOf = std::function<QImage(const FileOnPaper&)>;
/// A file's bytes, or nothing.
using BytesOf = std::function<std::optional<base::Bytes>(const FileOnPaper&)>;

/// Side that pictures need for paper: 300 points an inch on the widest picture.
inline constexpr int kPaperSide = 1600;

struct Printed {
    std::filesystem::path file;
    int pages = 0;
    int picturesMissing = 0;
};
/// The pages on any writer: sets its size and resolution. Nothing when it does not take them.
[[nodiscard]] std::optional<Printed> paintLog(const LogPaper& paper, QPdfWriter& writer, const PictureOf& pictureOf);
/// A4, legible in black and white. Takes seconds with many pictures: never in the GUI thread.
[[nodiscard]] base::Outcome<Printed> writePdf(const LogPaper& paper, const std::filesystem::path& file,
                                              const PictureOf& pictureOf);

struct Exported {
    std::filesystem::path folder;
    int files = 0, filesMissing = 0;
};
/// A folder with the log as PDF and CSV, the files of its entries, and SHA256SUMS.txt for `sha256sum -c`. The folder
/// must not be there yet.
[[nodiscard]] base::Outcome<Exported> exportLog(const LogPaper& paper, const std::filesystem::path& folder,
                                                const PictureOf& pictureOf, const BytesOf& bytesOf);

}  // namespace paper
