// SPDX-License-Identifier: EUPL-1.2
#include "tests/qml/golden_pictures.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <QFont>
#include <QPainter>

namespace {

constexpr double kShareMax = 1.0 / 12;
constexpr int kField = 24;
constexpr int kChannelMax = 51;

std::filesystem::path goldenFile(const std::string& name) {
    return std::filesystem::path(LAGEWERK_SOURCE_DIR) / "tests/golden/pages" / (name + ".png");
}

int differenceOf(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

}  // namespace

double worstField(const QImage& golden, const QImage& is, QImage* marks) {
    if (golden.size() != is.size() || golden.isNull()) return 1;
    const QImage a = golden.convertToFormat(QImage::Format_RGB32), b = is.convertToFormat(QImage::Format_RGB32);
    if (marks) *marks = a.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    const int columns = (a.width() + kField - 1) / kField;
    std::vector<int> fields(static_cast<std::size_t>(columns) * ((a.height() + kField - 1) / kField), 0);
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            if (differenceOf(a.pixel(x, y), b.pixel(x, y)) <= kChannelMax) continue;
            ++fields[static_cast<std::size_t>(y / kField) * columns + static_cast<std::size_t>(x / kField)];
            if (marks) marks->setPixel(x, y, qRgb(255, 0, 0));
        }
    return static_cast<double>(*std::max_element(fields.begin(), fields.end())) / (kField * kField);
}

GoldenVerdict compareWithGolden(const QImage& picture, const std::string& name, const std::filesystem::path& out) {
    const QImage half = picture.scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                            .convertToFormat(QImage::Format_RGB32);
    const std::filesystem::path file = goldenFile(name);
    if (std::getenv("SNAP_UPDATE") != nullptr) {
        std::filesystem::create_directories(file.parent_path());
        const bool isWritten = half.save(QString::fromStdString(file.string()), "PNG", 0);
        return {isWritten, isWritten ? QString() : QStringLiteral("could not be written")};
    }
    const QImage golden(QString::fromStdString(file.string()));
    if (golden.isNull())
        return {false,
                QStringLiteral("has no golden picture; SNAP_UPDATE=1 writes it, look at it before it is committed")};
    QImage marks;
    const double share = worstField(golden, half, &marks);
    if (share <= kShareMax) return {true, {}};
    const std::filesystem::path is = out / (name + "-is.png"), where = out / (name + "-differs.png");
    half.save(QString::fromStdString(is.string()));
    if (!marks.isNull()) marks.save(QString::fromStdString(where.string()));
    return {false, QStringLiteral("differs: of one field %1 % (at most %2 %), see %3")
                       .arg(100 * share, 0, 'f', 1)
                       .arg(100 * kShareMax, 0, 'f', 1)
                       .arg(QString::fromStdString(where.string()))};
}

bool goldenComparisonWorks() {
    const auto page = [](const QString& word, int grey) {
        QImage image(400, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(QColor(grey, grey, grey));
        painter.setFont(QFont(QStringLiteral("Inter"), 8));
        painter.drawText(40, 100, word);
        return image;
    };
    const QImage golden = page(QStringLiteral("Pegel steigt"), 0);
    return worstField(golden, page(QStringLiteral("Pegel sinkt"), 0)) > 1.0 / 12 &&
           worstField(golden, page(QStringLiteral("Pegel steigt"), 40)) == 0 &&
           worstField(golden, golden.scaled(200, 100)) == 1;
}
