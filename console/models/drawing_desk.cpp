// SPDX-License-Identifier: EUPL-1.2
#include "console/models/drawing_desk.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "broker/wire/limits.h"
#include "console/models/drawing_words.h"
#include "console/models/fresh_id.h"
#include "console/models/rejections.h"
#include "console/session/may_say.h"

namespace models {
namespace {

/// In the order in which they are offered: what a staff draws most stands first.
constexpr std::array kShapes{wire::DrawingShape::Area, wire::DrawingShape::Line, wire::DrawingShape::Point,
                             wire::DrawingShape::Text};
constexpr double kHoursMax = 720;
constexpr const char* kFields[] = {"name", "note", "leader", "contact"};

/// What it mostly is on the map.
wire::DrawingShape usualShape(const std::string& use) {
    if (use == "route" || use == "closure" || use == "dike") return wire::DrawingShape::Line;
    return use == "command" ? wire::DrawingShape::Point : wire::DrawingShape::Area;
}

}  // namespace

DrawingDesk::DrawingDesk(session::Store& store, session::Login& login, const Format& format, QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_format(format), m_composer(format) {
    connect(&m_login, &session::Login::changed, this, &DrawingDesk::changed);
    connect(&m_composer, &SignComposer::changed, this, [this] {
        if (m_isOpen && isPoint()) emit changed();
    });
}

// ---- what it is -----------------------------------------------------------------------------------------------------

int DrawingDesk::shape() const {
    return static_cast<int>(std::find(kShapes.begin(), kShapes.end(), m_drawing.shape) - kShapes.begin());
}
void DrawingDesk::setShape(int index) {
    if (index < 0 || index >= static_cast<int>(kShapes.size())) return;
    const wire::DrawingShape shape = kShapes[static_cast<std::size_t>(index)];
    if (shape == m_drawing.shape) return;
    const bool wasPlace = isPoint() || m_drawing.shape == wire::DrawingShape::Text;
    m_drawing.shape = shape;
    const bool isPlace = isPoint() || shape == wire::DrawingShape::Text;
    // A sign's place is no first corner, and of a border no place comes.
    if (wasPlace != isPlace) m_corners.clear(), m_before.clear();
    if (isPoint()) m_composer.suggest(m_drawing.use);
    emit changed();
}
QStringList DrawingDesk::shapes() const {
    QStringList out;
    for (const wire::DrawingShape shape : kShapes) out << shapeWords(shape);
    return out;
}

int DrawingDesk::use() const { return drawingUse(m_drawing.use); }
void DrawingDesk::setUse(int index) {
    if (index < 0 || index >= static_cast<int>(kDrawingUses.size()) || index == use()) return;
    m_drawing.use = kDrawingUses[static_cast<std::size_t>(index)];
    if (m_corners.empty())
        setShape(
            static_cast<int>(std::find(kShapes.begin(), kShapes.end(), usualShape(m_drawing.use)) - kShapes.begin()));
    if (isPoint()) m_composer.suggest(m_drawing.use);
    emit changed();
}
QStringList DrawingDesk::uses() const {
    QStringList out;
    for (const char* use : kDrawingUses) out << useWords(use);
    return out;
}
bool DrawingDesk::isSector() const { return use() == 0; }

/// Sectors but itself and what is a part of it: a sector is never above itself.
std::vector<std::string> DrawingDesk::parentIds() const {
    const auto& all = m_store.present().work.drawings;
    const auto isBelow = [&](std::string id) {
        for (std::size_t step = 0; step <= all.size(); ++step) {
            if (m_edited && id == *m_edited) return true;
            const auto at = all.find(id);
            if (at == all.end() || at->second.drawing.parent.empty()) return false;
            id = at->second.drawing.parent;
        }
        return true;  // others made a ring
    };
    std::vector<std::string> out;
    for (const auto& [id, view] : all)
        if (drawingUse(view.drawing.use) == 0 && !isBelow(id)) out.push_back(id);
    return out;
}
int DrawingDesk::parent() const {
    const auto all = parentIds();
    const auto found = std::find(all.begin(), all.end(), m_drawing.parent);
    return found == all.end() ? 0 : static_cast<int>(found - all.begin()) + 1;
}
void DrawingDesk::setParent(int index) {
    const auto all = parentIds();
    if (index < 0 || index > static_cast<int>(all.size())) return;
    m_drawing.parent = index == 0 ? std::string() : all[static_cast<std::size_t>(index) - 1];
    emit changed();
}
QStringList DrawingDesk::parents() const {
    QStringList out{Words::tr("keinem anderen")};
    for (const std::string& id : parentIds()) out << drawingTitle(m_store.present().work.drawings.at(id).drawing);
    return out;
}

void DrawingDesk::write(const QString& field, const QString& text) {
    if (m_texts[field] == text) return;
    m_texts[field] = text;
    emit changed();
}
QVariantMap DrawingDesk::texts() const {
    QVariantMap out;
    for (const auto& [field, text] : m_texts) out.insert(field, text);
    return out;
}

std::optional<double> DrawingDesk::hours() const {
    bool isNumber = false;
    const QString typed = texts().value(QStringLiteral("hours")).toString().trimmed();
    const double value = QString(typed).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    if (!isNumber || !(value >= 0.1 && value <= kHoursMax)) return std::nullopt;
    return value;
}

QVariantMap DrawingDesk::faults() const {
    QVariantMap out;
    const QVariantMap all = texts();
    if (!all.value(QStringLiteral("hours")).toString().trimmed().isEmpty() && !hours())
        out.insert(QStringLiteral("hours"), Words::tr("Stunden, bis 720; leer: bis auf Weiteres"));
    for (const char* field : kFields) {
        const QString name = QString::fromLatin1(field);
        const std::size_t most =
            name == QStringLiteral("note") ? wire::limits::kTextBytesMax : wire::limits::kNameBytesMax;
        if (static_cast<std::size_t>(all.value(name).toString().toUtf8().size()) > most)
            out.insert(name, Words::tr("zu lang"));
    }
    return out;
}

// ---- the ground -----------------------------------------------------------------------------------------------------

bool DrawingDesk::hasGround() const {
    switch (m_drawing.shape) {
        case wire::DrawingShape::Area: return m_corners.size() >= 3;
        case wire::DrawingShape::Line: return m_corners.size() >= 2;
        case wire::DrawingShape::Point:
        case wire::DrawingShape::Text: break;
    }
    return !m_corners.empty();
}

bool DrawingDesk::isEditable() const {
    const bool isOutline = m_drawing.shape == wire::DrawingShape::Area || m_drawing.shape == wire::DrawingShape::Line;
    return m_isOpen && isOutline && hasGround();
}

std::optional<geometry::MapPoint> DrawingDesk::lastPlace() const {
    if (!m_isOpen || m_corners.empty() || isEditable()) return std::nullopt;
    return m_corners.back();
}

QString DrawingDesk::size() const { return m_isOpen && isEditable() ? drawingSize(drawing(), m_format) : QString(); }

void DrawingDesk::remember() {
    if (m_before.size() >= kUndoMax) m_before.erase(m_before.begin());
    m_before.push_back(m_corners);
}

void DrawingDesk::place(QPointF eastNorth) {
    if (!m_isOpen || !std::isfinite(eastNorth.x()) || !std::isfinite(eastNorth.y())) return;
    const geometry::MapPoint at{eastNorth.x(), eastNorth.y()};
    const bool isOutline = m_drawing.shape == wire::DrawingShape::Area || m_drawing.shape == wire::DrawingShape::Line;
    if (isOutline && (m_corners.size() >= kCornersMax || (!m_corners.empty() && m_corners.back() == at))) return;
    remember();
    if (!isOutline) m_corners.clear();
    m_corners.push_back(at);
    emit changed();
}

void DrawingDesk::undo() {
    if (!mayUndo()) return;
    m_corners = std::move(m_before.back());
    m_before.pop_back();
    emit changed();
}

void DrawingDesk::setOutline(const geometry::MapArea& outline, bool isInHand) {
    if (!isEditable() || outline.empty() || outline.front().empty()) return;
    if (!m_isInHand) m_atGrip = m_corners;
    m_isInHand = isInHand;
    m_corners = outline.front().front();
    if (isInHand) return void(emit moved());
    if (m_atGrip != m_corners) {
        const geometry::MapRing now = std::exchange(m_corners, m_atGrip);
        remember();
        m_corners = now;
    }
    emit moved();
    emit changed();
}

// ---- may it be said -------------------------------------------------------------------------------------------------

QString DrawingDesk::whyNot() const {
    const auto bar = session::barTo(wire::Kind::Drawing, m_store, m_login);
    if (!bar) return {};
    switch (*bar) {
        case session::Bar::LooksBack: return Words::tr("Im Blick zurück kann nichts eingezeichnet werden.");
        case session::Bar::NobodyHere:
            return Words::tr("Bitte zuerst anmelden: Wer etwas einzeichnet, steht mit seinem Namen dafür.");
        case session::Bar::Role: break;
    }
    return Words::tr("%1 darf nach der Rollentafel nichts einzeichnen.").arg(text(m_login.person()->function));
}

QString DrawingDesk::hint() const {
    if (!m_isOpen) return {};
    if (!hasGround()) {
        switch (m_drawing.shape) {
            case wire::DrawingShape::Area:
                return Words::tr("Ecken nacheinander auf der Karte anklicken, mindestens drei.");
            case wire::DrawingShape::Line:
                return Words::tr("Punkte nacheinander auf der Karte anklicken, mindestens zwei.");
            case wire::DrawingShape::Point:
            case wire::DrawingShape::Text: return Words::tr("Ort auf der Karte anklicken.");
        }
    }
    const QString name = texts().value(QStringLiteral("name")).toString().trimmed();
    if (name.isEmpty() && isSector()) return Words::tr("Der Abschnitt braucht einen Namen.");
    if (name.isEmpty() && m_drawing.shape == wire::DrawingShape::Text) return Words::tr("Es fehlt der Text.");
    if (!faults().isEmpty()) return Words::tr("Angaben prüfen.");
    if (m_drawing.shape == wire::DrawingShape::Area && !geometry::isSimple(m_corners))
        return Words::tr("Der Rand kreuzt sich selbst: eine Ecke versetzen.");
    return whyNot();
}

QString DrawingDesk::news() const {
    if (!m_isOpen || !m_edited) return {};
    const auto found = m_store.present().work.drawings.find(*m_edited);
    if (found == m_store.present().work.drawings.end())
        return Words::tr("Inzwischen aufgehoben. Mit „Setzen“ steht es wieder da.");
    if (found->second.by.id == m_basedOn) return {};
    return Words::tr("Inzwischen geändert von %1. Mit „Setzen“ stehen beide Fassungen nebeneinander.")
        .arg(saidByWords(found->second.by, m_store.present()));
}

// ---- what is done ---------------------------------------------------------------------------------------------------

wire::Drawing DrawingDesk::drawing() const {
    wire::Drawing out = m_drawing;
    out.ended = false;
    out.place.reset(), out.line.clear(), out.area.clear(), out.sign.reset();
    switch (m_drawing.shape) {
        case wire::DrawingShape::Area:
            if (m_corners.size() >= 3) out.area = geometry::toWire(geometry::MapArea{{m_corners}});
            break;
        case wire::DrawingShape::Line:
            for (const geometry::MapPoint& corner : m_corners) out.line.push_back(geometry::toWire(corner));
            break;
        case wire::DrawingShape::Point:
        case wire::DrawingShape::Text:
            if (!m_corners.empty()) out.place = geometry::toWire(m_corners.back());
            break;
    }
    if (isPoint() && !m_composer.sign().isEmpty()) {
        out.sign = signs::toWire(m_composer.sign());
        // Without a library there is none to name; the ids are the same.
        if (out.sign->library.empty()) out.sign->library = signs::kLibraryName;
        if (out.sign->base.empty()) out.sign->base = "ohne";
    }
    const auto typed = [&](const char* field) {
        const auto found = m_texts.find(QString::fromLatin1(field));
        return found == m_texts.end() ? std::string() : found->second.trimmed().toStdString();
    };
    out.name = typed("name"), out.note = typed("note");
    out.leader = isSector() ? typed("leader") : std::string();
    out.contact = isSector() ? typed("contact") : std::string();
    if (!isSector()) out.parent.clear();
    out.until.reset();
    const auto now = m_store.presentNow();
    if (const auto span = hours(); span && now)
        out.until = now->plusS(static_cast<std::int64_t>(std::lround(*span * 3600)));
    return out;
}

void DrawingDesk::open(wire::Drawing drawing) {
    m_drawing = std::move(drawing);
    m_isOpen = true;
    m_isInHand = false;
    m_before.clear();
    m_corners.clear();
    if (m_drawing.shape == wire::DrawingShape::Point || m_drawing.shape == wire::DrawingShape::Text) {
        if (m_drawing.place) m_corners = {geometry::toMap(*m_drawing.place)};
    } else if (const geometry::MapArea ground = drawingGround(m_drawing); !ground.empty() && !ground.front().empty()) {
        m_corners = ground.front().front();
    }
    m_composer.setSign(m_drawing.sign ? signs::signOf(*m_drawing.sign) : signs::Sign{});
    if (isPoint()) m_composer.suggest(m_drawing.use);
    m_texts = {{QStringLiteral("name"), text(m_drawing.name)},
               {QStringLiteral("note"), text(m_drawing.note)},
               {QStringLiteral("leader"), text(m_drawing.leader)},
               {QStringLiteral("contact"), text(m_drawing.contact)},
               {QStringLiteral("hours"), QString()}};
    const auto now = m_store.presentNow();
    if (m_drawing.until && now)
        m_texts[QStringLiteral("hours")] = m_format.decimal(
            std::max(0.1, std::round(static_cast<double>(base::spanMs(*m_drawing.until, *now)) / 360'000) / 10), 1);
    emit changed();
}

void DrawingDesk::begin() {
    m_edited.reset();
    m_basedOn.reset();
    wire::Drawing drawing;
    drawing.use = kDrawingUses.front();
    drawing.shape = wire::DrawingShape::Area;
    open(std::move(drawing));
}

const situation::DrawingView* DrawingDesk::standing(const QString& id) const {
    const auto found = m_store.present().work.drawings.find(id.toStdString());
    return found == m_store.present().work.drawings.end() ? nullptr : &found->second;
}

void DrawingDesk::edit(const QString& id) {
    const situation::DrawingView* view = standing(id);
    if (view == nullptr) return;
    m_edited = view->drawing.drawing;
    m_basedOn = view->by.id;
    open(view->drawing);
}

void DrawingDesk::cancel() {
    m_isOpen = false;
    m_edited.reset();
    m_corners.clear();
    m_before.clear();
    emit moved();
    emit changed();
}

void DrawingDesk::set() {
    if (!maySet()) return;
    wire::Drawing out = drawing();
    out.drawing = m_edited ? *m_edited : freshId();
    out.basedOn = m_basedOn;
    cancel();
    emit said(out);
}

void DrawingDesk::end(const QString& id) {
    const QString which = id.isEmpty() ? text(m_edited.value_or("")) : id;
    const situation::DrawingView* view = standing(which);
    if (view == nullptr || !mayChange()) return;
    wire::Drawing out = view->drawing;
    out.ended = true;
    out.basedOn = view->by.id;
    if (m_isOpen && m_edited == out.drawing) cancel();
    emit said(out);
}

void DrawingDesk::settle(const QString& id, bool takesRival) {
    const situation::DrawingView* view = standing(id);
    if (view == nullptr || !view->rival || !mayChange()) return;
    wire::Drawing out = takesRival ? view->rival->said : view->drawing;
    out.basedOn = view->by.id;
    emit said(out);
}

}  // namespace models
