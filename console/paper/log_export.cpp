// SPDX-License-Identifier: EUPL-1.2
#include <fstream>

#include "broker/attachment/attachment.h"
#include "console/paper/log_pdf.h"

namespace paper {

namespace {

constexpr char kFilesFolder[] = "anlagen";

base::Done writeFile(const std::filesystem::path& file, base::BytesView bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (out) return base::done();
    return base::Failure{"a file cannot be written", file.string(), "choose another folder, or make room"};
}
base::Done writeFile(const std::filesystem::path& file, const QString& text) {
    const std::string utf8 = text.toStdString();
    return writeFile(file, base::bytesOf(utf8));
}

}  // namespace

base::Outcome<Exported> exportLog(const LogPaper& paper, const std::filesystem::path& folder,
                                  const PictureOf& pictureOf, const BytesOf& bytesOf) {
    std::error_code trouble;
    std::filesystem::create_directories(folder.parent_path(), trouble);
    if (!std::filesystem::create_directory(folder, trouble))
        return base::Failure{"the folder cannot be made", folder.string(), "choose another one"};
    std::filesystem::create_directory(folder / kFilesFolder, trouble);
    Exported out{folder, 0, 0};
    std::string sums;
    for (const EntryOnPaper& entry : paper.entries) {
        int place = 0;
        for (const FileOnPaper& file : entry.files) {
            ++place;
            const auto bytes = bytesOf(file);
            if (!bytes) {
                ++out.filesMissing;
                continue;
            }
            // Number and place first: two files of one name do not meet, and the folder sorts as the log does.
            const std::string number = entry.number.isEmpty() ? "ohne-Nr" : entry.number.toStdString();
            const std::string name = number + "-" + std::to_string(place) + "-" + file.sha256.left(8).toStdString() +
                                     "-" + attachment::fileNameOf(file.name.toStdString(), file.type, "Anlage");
            if (auto written = writeFile(folder / kFilesFolder / name, *bytes); !written) return written.failure();
            sums += file.sha256.toStdString() + "  " + kFilesFolder + "/" + name + "\n";
            ++out.files;
        }
    }
    if (auto written = writeFile(folder / "einsatztagebuch.csv", csv(paper)); !written) return written.failure();
    if (auto written = writeFile(folder / "SHA256SUMS.txt", QString::fromStdString(sums)); !written)
        return written.failure();
    if (!paper.witness.empty()) {
        const std::string line = paper.witness + "\n";
        if (auto written = writeFile(folder / "pruefpunkt.txt", base::bytesOf(line)); !written)
            return written.failure();
    }
    if (auto printed = writePdf(paper, folder / "einsatztagebuch.pdf", pictureOf); !printed) return printed.failure();
    return out;
}

}  // namespace paper
