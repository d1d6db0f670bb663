// SPDX-License-Identifier: EUPL-1.2
#include "console/pictures/picture_shelf.h"

#include <algorithm>

#include <QImageReader>

#include "broker/attachment/attachment.h"
#include "console/pictures/decode.h"

namespace pictures {

namespace {

constexpr int kDecoderMiBMax = 256;

base::Outcome<QImage> decodeFile(session::FileCache& cache, const wire::Hash& hash, const std::string& type, int side) {
    const auto bytes = cache.get(hash);
    if (!bytes) return base::Failure{"the file is not here any more", {}, {}};
    return decode(*bytes, type, side);
}

}  // namespace

PictureShelf::PictureShelf(session::FileShelf& files, QObject* parent) : QObject(parent), m_files(files) {
    QImageReader::setAllocationLimit(kDecoderMiBMax);
    m_worker.setMaxThreadCount(1);
}

PictureShelf::~PictureShelf() {
    m_worker.clear();
    m_worker.waitForDone();
}

QImage PictureShelf::picture(const wire::Hash& hash, const std::string& type, int side) {
    const Key key{hash, side};
    if (const auto shown = m_shown.find(key); shown != m_shown.end()) {
        shown->second.use = ++m_use;
        return shown->second.image;
    }
    const bool canBegin = !m_damaged.contains(hash) && !m_underWay.contains(key) &&
                          m_files.standing(hash).state == session::FileState::Here;
    if (canBegin) {
        m_underWay.insert(key);
        m_worker.start([this, cache = m_files.cache(), key, type] {
            auto decoded = decodeFile(*cache, key.first, type, key.second);
            QMetaObject::invokeMethod(
                this, [this, key, decoded = std::move(decoded)] { take(key, decoded); }, Qt::QueuedConnection);
        });
    }
    return {};
}

void PictureShelf::take(const Key& key, const base::Outcome<QImage>& decoded) {
    m_underWay.erase(key);
    if (decoded) {
        m_bytes += decoded.value().sizeInBytes();
        m_shown[key] = {decoded.value(), ++m_use};
        while (m_bytes > kPictureBytesMax && m_shown.size() > 1) {
            const auto least = std::min_element(m_shown.begin(), m_shown.end(), [](const auto& a, const auto& b) {
                return a.second.use < b.second.use;
            });
            m_bytes -= least->second.image.sizeInBytes();
            m_shown.erase(least);
        }
    } else if (m_files.standing(key.first).state == session::FileState::Here) {
        m_damaged[key.first] = decoded.failure().what;
    }
    emit ready();
}

}  // namespace pictures
