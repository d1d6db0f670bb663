// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>

#include <QCursor>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QQuickWindow>
#include <QTouchEvent>
#include <QWheelEvent>

#include "console/map/internal/map_view_inside.h"
#include "console/map/internal/overlay_item.h"

namespace map {
namespace {

constexpr double kDragPx = 6;        ///< less than this is a click
constexpr double kHandlePx = 16;     ///< half a target of 32 px
constexpr double kPinchStep = 1.19;  ///< half a level on the logarithm
constexpr double kWheelNotch = 120;

double apart(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

}  // namespace

geometry::MapRing* MapView::Inside::ringOf(const CornerRef& ref) {
    if (ref.area >= scene.areas.size() || !scene.areas[ref.area].editable) return nullptr;
    auto& area = scene.areas[ref.area].area;
    if (ref.polygon >= area.size() || ref.ring >= area[ref.polygon].size()) return nullptr;
    auto& ring = area[ref.polygon][ref.ring];
    return ref.corner < ring.size() ? &ring : nullptr;
}

std::optional<CornerRef> MapView::Inside::cornerAt(QPointF at) const {
    std::optional<CornerRef> nearest;
    double least = kHandlePx;
    for (std::size_t a = 0; a < scene.areas.size(); ++a) {
        if (!scene.areas[a].editable) continue;
        for (std::size_t p = 0; p < scene.areas[a].area.size(); ++p) {
            for (std::size_t r = 0; r < scene.areas[a].area[p].size(); ++r) {
                const auto& ring = scene.areas[a].area[p][r];
                for (std::size_t c = 0; c < ring.size(); ++c) {
                    const double away = apart(viewport.toScreen(ring[c]), at);
                    if (away >= least) continue;
                    least = away;
                    nearest = CornerRef{a, p, r, c};
                }
            }
        }
    }
    return nearest;
}

std::optional<CornerRef> MapView::Inside::middleAt(QPointF at) const {
    for (std::size_t a = 0; a < scene.areas.size(); ++a) {
        if (!scene.areas[a].editable) continue;
        for (std::size_t p = 0; p < scene.areas[a].area.size(); ++p) {
            for (std::size_t r = 0; r < scene.areas[a].area[p].size(); ++r) {
                const auto& ring = scene.areas[a].area[p][r];
                for (std::size_t c = 0; c + (scene.areas[a].isOpen ? 1 : 0) < ring.size(); ++c) {
                    const QPointF from = viewport.toScreen(ring[c]),
                                  to = viewport.toScreen(ring[(c + 1) % ring.size()]);
                    if (apart(from, to) >= 60 && apart((from + to) / 2, at) < kHandlePx * 0.75)
                        return CornerRef{a, p, r, c};
                }
            }
        }
    }
    return std::nullopt;
}

void MapView::Inside::areaChanged() {
    if (layoutStale) {
        ensureLayout();
    } else {
        layout.placeAreas(scene);
    }
    overlay->update();
}

void MapView::Inside::moveCorner(const CornerRef& ref, QPointF at) {
    geometry::MapRing* ring = ringOf(ref);
    if (!ring) return;
    (*ring)[ref.corner] = viewport.toMap(at);
    areaChanged();
}

void MapView::Inside::removeCorner() {
    if (!handling.corner) return;
    geometry::MapRing* ring = ringOf(*handling.corner);
    if (!ring) return;
    const bool isOpen = scene.areas[handling.corner->area].isOpen;
    if (ring->size() <= (isOpen ? 2u : 3u)) return;  // two corners are no area, one is no line
    ring->erase(ring->begin() + static_cast<std::ptrdiff_t>(handling.corner->corner));
    handling.corner.reset();
    areaChanged();
    emit view.areaEdited();
}

void MapView::Inside::press(QPointF at) {
    handling.pressedAt = handling.lastAt = at;
    handling.offered.reset();
    handling.mode = Handling::Mode::Pressed;
    handling.held.clear();
    if (view.m_unitsMovable && !editing && !placing) {
        ensureLayout();
        const Hit hit = layout.at(sheetAt(at), scene);
        if (hit.kind == MarkKind::Unit) handling.held = scene.units[hit.index].id;
    }
    if (!editing) return;
    handling.corner = cornerAt(at);
    if (!handling.corner) {
        if (const auto edge = middleAt(at)) {
            geometry::MapRing* ring = ringOf(*edge);
            handling.corner = CornerRef{edge->area, edge->polygon, edge->ring, edge->corner + 1};
            ring->insert(ring->begin() + static_cast<std::ptrdiff_t>(edge->corner + 1), viewport.toMap(at));
            areaChanged();
        }
    }
    if (handling.corner) handling.mode = Handling::Mode::Corner;
    overlay->update();
}

void MapView::Inside::move(QPointF at) {
    if (handling.mode == Handling::Mode::Corner && handling.corner) {
        moveCorner(*handling.corner, at);
        emit view.areaMoved();
    } else if (handling.mode == Handling::Mode::Pressed && apart(at, handling.pressedAt) > kDragPx) {
        handling.mode = handling.held.isEmpty() ? Handling::Mode::Panning : Handling::Mode::Held;
        view.setCursor(Qt::ClosedHandCursor);
    }
    if (handling.mode == Handling::Mode::Panning) {
        viewport.panBy(handling.lastAt - at);
        viewMoved(true);
    }
    handling.lastAt = at;
    if (handling.mode == Handling::Mode::Held) emit view.heldChanged();
}

void MapView::Inside::letGo() {
    if (handling.mode != Handling::Mode::Held) return;
    handling.mode = Handling::Mode::Idle;
    handling.held.clear();
    view.unsetCursor();
    emit view.heldChanged();
}

void MapView::Inside::release(QPointF at) {
    const Handling::Mode was = handling.mode;
    if (was == Handling::Mode::Held) {
        const QString unit = handling.held;
        letGo();
        // Let go beside the map it stays where it was.
        if (view.boundingRect().contains(at)) emit view.unitDropped(unit, view.toMap(at));
        return;
    }
    handling.mode = Handling::Mode::Idle;
    view.unsetCursor();
    if (was == Handling::Mode::Corner) emit view.areaEdited();
    if (was != Handling::Mode::Pressed) return;
    click(at);
    emit view.tapped();
}

void MapView::Inside::pinch(QPointF middle, double distancePx, bool begins) {
    if (begins || handling.mode != Handling::Mode::Pinching) {
        handling.mode = Handling::Mode::Pinching;
        handling.pinchPx = std::max(1.0, distancePx);
        handling.lastAt = middle;
        return;
    }
    viewport.panBy(handling.lastAt - middle);
    handling.lastAt = middle;
    for (; distancePx > handling.pinchPx * kPinchStep * kPinchStep; handling.pinchPx *= kPinchStep * kPinchStep) {
        viewport.zoomTo(viewport.level() - 1, middle);
    }
    for (; distancePx < handling.pinchPx / kPinchStep / kPinchStep; handling.pinchPx /= kPinchStep * kPinchStep) {
        viewport.zoomTo(viewport.level() + 1, middle);
    }
    viewMoved(true);
}

void MapView::Inside::click(QPointF at) {
    ensureLayout();
    const Hit hit = layout.at(sheetAt(at), scene);
    QString id;
    switch (hit.kind) {
        case MarkKind::Station: id = scene.stations[hit.index].id; break;
        case MarkKind::Unit: id = scene.units[hit.index].id; break;
        case MarkKind::Object: id = scene.objects[hit.index].id; break;
        case MarkKind::Zone: id = scene.zones[hit.index].id; break;
        case MarkKind::Area: id = scene.areas[hit.index].id; break;
        case MarkKind::Incident: id = scene.incidents[hit.index].id; break;
        case MarkKind::Drawing: id = scene.drawings[hit.index].id; break;
        case MarkKind::None: break;
    }
    emit view.clicked(static_cast<MapView::Kind>(hit.kind), id, view.toMap(at));
}

void MapView::Inside::hover(std::optional<QPointF> at) {
    handling.hoverAt = at;
    emit view.placeChanged();
    if (!at && handling.hovered.kind != MarkKind::None) {
        handling.hovered = {};
        overlay->update();
    }
    if (!at || handling.mode != Handling::Mode::Idle) return;
    if (editing && (cornerAt(*at) || middleAt(*at))) {
        view.setCursor(Qt::SizeAllCursor);
        return;
    }
    ensureLayout();
    const Hit hit = layout.at(sheetAt(*at), scene);
    const MarkKind kind = hit.kind;
    if (hit != handling.hovered) {
        handling.hovered = hit;
        overlay->update();
    }
    const bool mark = kind != MarkKind::None && kind != MarkKind::Zone && kind != MarkKind::Area;
    if (mark) {
        view.setCursor(Qt::PointingHandCursor);
    } else {
        view.unsetCursor();
    }
}

void MapView::Inside::nextMark() {
    ensureLayout();
    const QRectF screen(QPointF(0, 0), viewport.size());
    std::vector<const PlacedMark*> seen;
    for (auto mark = layout.marks().rbegin(); mark != layout.marks().rend(); ++mark) {
        const geometry::MapPoint at = layout.mapAt(mark->stand);
        if (screen.contains(viewport.toScreen(at))) seen.push_back(&*mark);
    }
    if (seen.empty()) return;
    handling.nextMark %= seen.size();
    const geometry::MapPoint at = layout.mapAt(seen[handling.nextMark]->icon.center());
    ++handling.nextMark;
    if (!placing) return click(viewport.toScreen(at));
    handling.offered = at;
    handling.hovered = layout.at(sheetAt(viewport.toScreen(at)), scene);
    overlay->update();
}

bool MapView::Inside::takeOffered() {
    if (!handling.offered) return false;
    const QPointF at = viewport.toScreen(*handling.offered);
    handling.offered.reset();
    click(at);
    return true;
}

void MapView::Inside::nextCorner() {
    std::vector<CornerRef> all;
    for (std::size_t a = 0; a < scene.areas.size(); ++a) {
        if (!scene.areas[a].editable) continue;
        for (std::size_t p = 0; p < scene.areas[a].area.size(); ++p) {
            for (std::size_t r = 0; r < scene.areas[a].area[p].size(); ++r) {
                for (std::size_t c = 0; c < scene.areas[a].area[p][r].size(); ++c) all.push_back({a, p, r, c});
            }
        }
    }
    if (all.empty()) return;
    const auto now = handling.corner ? std::find(all.begin(), all.end(), *handling.corner) : all.end();
    handling.corner = now == all.end() || now + 1 == all.end() ? all.front() : *(now + 1);
    overlay->update();
}

bool MapView::Inside::key(int key, Qt::KeyboardModifiers modifiers) {
    const bool fine = modifiers.testFlag(Qt::ShiftModifier);
    QPointF way;
    const bool writes = key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Minus || key == Qt::Key_0;
    if (writes && !view.m_singleKeys) return false;
    switch (key) {
        case Qt::Key_Left: way = {-1, 0}; break;
        case Qt::Key_Right: way = {1, 0}; break;
        case Qt::Key_Up: way = {0, -1}; break;
        case Qt::Key_Down: way = {0, 1}; break;
        case Qt::Key_Plus:
        case Qt::Key_Equal: view.zoomBy(1); return true;
        case Qt::Key_Minus: view.zoomBy(-1); return true;
        case Qt::Key_0: view.fitTown(); return true;
        case Qt::Key_Space: editing ? nextCorner() : nextMark(); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: return takeOffered();
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            if (!editing || !handling.corner) return false;
            removeCorner();
            return true;
        case Qt::Key_Escape:
            if (handling.mode == Handling::Mode::Held) {
                letGo();
                return true;
            }
            if (!handling.corner) return false;
            handling.corner.reset();
            overlay->update();
            return true;
        default: return false;
    }
    if (editing && handling.corner) {
        if (const geometry::MapRing* ring = ringOf(*handling.corner)) {
            moveCorner(*handling.corner, viewport.toScreen((*ring)[handling.corner->corner]) + way * (fine ? 1 : 8));
            emit view.areaEdited();
        }
        return true;
    }
    // Whoever steers by keys means the centre, wherever the mouse was left.
    if (placing && handling.hoverAt) {
        handling.restedAt = handling.hoverAt;
        hover(std::nullopt);
    }
    const double step = std::min(viewport.size().width(), viewport.size().height()) / (fine ? 20 : 5);
    view.panBy(way.x() * step, way.y() * step);
    return true;
}

// ---- events ---------------------------------------------------------------------------------------------------------

void MapView::mousePressEvent(QMouseEvent* event) {
    forceActiveFocus(Qt::MouseFocusReason);
    m->press(event->position());
    setKeepMouseGrab(true);
}
void MapView::mouseMoveEvent(QMouseEvent* event) {
    m->handling.hoverAt = event->position();
    m->move(event->position());
}
void MapView::mouseReleaseEvent(QMouseEvent* event) {
    m->release(event->position());
    setKeepMouseGrab(false);
}
void MapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m->placing) {
        emit doubleTapped();
    } else if (!m->editing) {
        zoomBy(2, event->position());
    }
}
void MapView::mouseUngrabEvent() {
    // The grab was taken away: what was in the hand stays where it is.
    if (m->handling.mode == Handling::Mode::Corner) emit areaEdited();
    m->letGo();
    m->handling.mode = Handling::Mode::Idle;
    unsetCursor();
}

void MapView::touchEvent(QTouchEvent* event) {
    const auto& points = event->points();
    if (event->type() == QEvent::TouchCancel) {
        mouseUngrabEvent();
        return;
    }
    if (points.size() >= 2 && event->type() != QEvent::TouchEnd) {
        m->letGo();
        const QPointF a = points[0].position(), b = points[1].position();
        m->pinch((a + b) / 2, apart(a, b), event->touchPointStates().testFlag(QEventPoint::Pressed));
    } else if (points.size() == 1) {
        const QPointF at = points.front().position();
        if (event->type() == QEvent::TouchBegin) {
            m->press(at);
            setKeepTouchGrab(true);
        } else if (event->type() == QEvent::TouchEnd) {
            m->release(at);
        } else if (m->handling.mode == Handling::Mode::Pinching) {
            m->handling.mode = Handling::Mode::Panning;  // one finger was lifted: the other goes on
            m->handling.lastAt = at;
        } else {
            m->move(at);
        }
    } else {
        m->handling.mode = Handling::Mode::Idle;
    }
    event->accept();
}

void MapView::wheelEvent(QWheelEvent* event) {
    m->handling.wheelRest += event->angleDelta().y();
    const int steps = static_cast<int>(m->handling.wheelRest / kWheelNotch);
    m->handling.wheelRest -= steps * kWheelNotch;
    if (steps != 0) zoomBy(steps, event->position());
    event->accept();
}

QString MapView::heldUnit() const { return m->handling.mode == Handling::Mode::Held ? m->handling.held : QString(); }
QPointF MapView::heldAt() const { return m->handling.lastAt; }

void MapView::hoverMoveEvent(QHoverEvent* event) {
    // Qt tells of a pointer at rest, too, when what lies under it is drawn anew.
    if (m->handling.restedAt == event->position()) return;
    m->handling.restedAt.reset();
    m->hover(event->position());
}
void MapView::hoverLeaveEvent(QHoverEvent*) { m->hover(std::nullopt); }

void MapView::keyPressEvent(QKeyEvent* event) {
    const auto modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    event->setAccepted(modifiers == Qt::NoModifier && m->key(event->key(), event->modifiers()));
}

}  // namespace map
