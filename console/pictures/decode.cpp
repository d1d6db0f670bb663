// SPDX-License-Identifier: EUPL-1.2
// The only door of libwebp: Qt's own reader for it comes with a dozen more formats that nobody sends.
#include "console/pictures/decode.h"

#include <algorithm>

#include <webp/decode.h>
#include <QBuffer>
#include <QImageReader>
#include <QTransform>

#include "broker/attachment/attachment.h"

namespace pictures {

namespace {

base::Failure cannotDecode() { return {attachment::unfit::kDamaged, "picture", "ask its sender for another one"}; }

QSize scaledTo(attachment::Dimensions stored, int sideMax) {
    const QSize size(static_cast<int>(stored.width), static_cast<int>(stored.height));
    if (std::max(size.width(), size.height()) <= sideMax) return size;
    return size.scaled(sideMax, sideMax, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

QImage readByQt(base::BytesView bytes, const char* format, QSize size) {
    QByteArray content =
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false);
    reader.setScaledSize(size);
    return reader.read();
}

QImage readByWebp(base::BytesView bytes, QSize size) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return {};
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) return {};
    config.options.use_scaling = 1;
    config.options.scaled_width = size.width();
    config.options.scaled_height = size.height();
    config.output.colorspace = MODE_bgrA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = image.bits();
    config.output.u.RGBA.stride = static_cast<int>(image.bytesPerLine());
    config.output.u.RGBA.size = static_cast<std::size_t>(image.sizeInBytes());
    return WebPDecode(bytes.data(), bytes.size(), &config) == VP8_STATUS_OK ? image : QImage();
}

/// As EXIF counts: mirrored first, then turned.
QImage turned(const QImage& image, int orientation) {
    static constexpr int kDegrees[] = {0, 0, 0, 180, 180, 270, 90, 90, 270};
    const bool isMirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
    const QImage seen = isMirrored ? image.mirrored(true, false) : image;
    const int degrees = kDegrees[std::clamp(orientation, 1, 8)];
    return degrees == 0 ? seen : seen.transformed(QTransform().rotate(degrees));
}

}  // namespace

base::Outcome<QImage> decode(base::BytesView bytes, std::string_view type, int sideMax) {
    const auto stored = attachment::measure(bytes, type);
    if (!stored) return stored.failure();
    const QSize size = scaledTo(stored.value(), sideMax);
    const QImage image = type == "image/webp"   ? readByWebp(bytes, size)
                         : type == "image/jpeg" ? readByQt(bytes, "jpeg", size)
                                                : readByQt(bytes, "png", size);
    if (image.isNull()) return cannotDecode();
    return turned(image, stored.value().orientation);
}

}  // namespace pictures
