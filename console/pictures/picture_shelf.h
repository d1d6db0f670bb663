// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Decoded pictures of files that are on this console's disk. One worker thread reads, hashes and decodes; the GUI
// thread only takes what is ready. What was shown least lately is let go.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "console/session/file_shelf.h"

namespace pictures {

inline constexpr qsizetype kPictureBytesMax = 192 * 1024 * 1024;
/// Longer sides that pictures are decoded to: in a list, over the whole screen.
inline constexpr int kSmallSide = 384, kLargeSide = 4096;

class PictureShelf : public QObject {
    Q_OBJECT
public:
    /// `files` must outlive it.
    explicit PictureShelf(session::FileShelf& files, QObject* parent = nullptr);
    ~PictureShelf() override;

    /// The picture when it is decoded. Else a null one; when its file is here, decoding begins and ready() follows.
    [[nodiscard]] QImage picture(const wire::Hash& hash, const std::string& type, int side);
    /// The file came, but no picture came of it.
    [[nodiscard]] bool isDamaged(const wire::Hash& hash) const { return m_damaged.contains(hash); }

signals:
    void ready();

private:
    using Key = std::pair<wire::Hash, int>;
    struct Shown {
        QImage image;
        std::uint64_t use = 0;
    };
    void take(const Key& key, const base::Outcome<QImage>& decoded);

    session::FileShelf& m_files;
    std::map<Key, Shown> m_shown;
    std::map<wire::Hash, std::string> m_damaged;  ///< why
    std::set<Key> m_underWay;
    qsizetype m_bytes = 0;
    std::uint64_t m_use = 0;
    QThreadPool m_worker;  ///< last: waits for its thread before the rest goes
};

}  // namespace pictures
