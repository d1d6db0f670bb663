// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Marks and their labels as ready pictures: drawn once when they change, copied each frame.

#include <functional>
#include <memory>
#include <optional>

#include <QHash>
#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include "console/map/overlay_scene.h"
#include "console/map/palette.h"
#include "console/signs/sign_book.h"

namespace map {

/// The look that pictures depend on.
struct MarkLook {
    Theme theme = Theme::Day;
    double textScale = 1;
    double devicePixelRatio = 1;
    bool operator==(const MarkLook&) const = default;
};

/// A picture that is drawn when it is shown first: of thousands of labels few are in view.
struct LatePicture {
    std::function<QImage()> draw;
    QImage image;
};
struct MarkPicture {
    QImage image;    ///< premultiplied, with its device pixel ratio set; null where there is a late one
    QSizeF size;     ///< logical
    QPointF anchor;  ///< logical, from the upper left corner: the point that stands on the mark's place
    QRectF body;     ///< logical: the part that nothing else may cover
    std::shared_ptr<LatePicture> late{};
    [[nodiscard]] bool isNull() const { return image.isNull() && !late; }
    /// GUI thread.
    [[nodiscard]] const QImage& shown() const;
};

class MarkPictures {
public:
    /// Forgets all pictures when the look changes.
    void setLook(const MarkLook& look);
    [[nodiscard]] const MarkLook& look() const { return m_look; }
    /// Where signs come from; null: the base signs drawn by hand stand in. What it has not drawn yet stands in, too.
    void setSigns(std::shared_ptr<signs::SignBook> book);

    [[nodiscard]] MarkPicture icon(const StationMark& mark);
    [[nodiscard]] MarkPicture icon(const UnitMark& mark);
    [[nodiscard]] MarkPicture icon(const ObjectMark& mark);
    [[nodiscard]] MarkPicture icon(const IncidentMark& mark);
    [[nodiscard]] MarkPicture icon(const DrawingMark& mark);
    /// A null picture where there is nothing to say.
    [[nodiscard]] MarkPicture label(const StationMark& mark);
    [[nodiscard]] MarkPicture label(const UnitMark& mark);
    [[nodiscard]] MarkPicture label(const ObjectMark& mark);
    [[nodiscard]] MarkPicture label(const IncidentMark& mark);
    [[nodiscard]] MarkPicture label(const DrawingMark& mark);

    /// When very many labels were shown their pictures are drawn anew as they are wanted.
    void trim();

private:
    MarkPicture kept(const QString& key, const std::function<MarkPicture()>& draw);
    MarkPicture keptLabel(const QString& key, const std::function<MarkPicture()>& make);
    /// Nothing: no library, or its picture is on its way.
    [[nodiscard]] std::optional<MarkPicture> drawnSign(const signs::Sign& sign, bool isFresh);
    MarkLook m_look;
    std::shared_ptr<signs::SignBook> m_signs;
    QHash<QString, MarkPicture> m_pictures, m_labels;
};

/// "Florian Auental 1/44-1 · Status 4 · 3 min": the parts that are there.
[[nodiscard]] QString unitLine(const UnitMark& mark);

}  // namespace map
