// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a test of drawings can make happen, and what was said of them.

#include <QObject>

#include "console/qml/desk.h"
#include "tests/qml/invented.h"

class DrawingStage : public QObject {
    Q_OBJECT
public:
    DrawingStage(console::Desk& desk, invented::Evening& evening) : m_desk(desk), m_evening(evening) {
        connect(m_desk.drawings(), &models::DrawingDesk::said, this,
                [this](const wire::Drawing& drawing) { m_said = drawing; });
    }

    /// Sectors, signs, lines and a text.
    Q_INVOKABLE void tellAll() {
        invented::tellDrawings(m_evening);
        m_desk.refresh();
    }
    /// Somebody else gives EA Nord another name; `blindly`: without having seen what stands.
    Q_INVOKABLE void rename(const QString& name, bool blindly) {
        wire::Drawing drawing = invented::northSector();
        const auto standing = m_evening.picture().work.drawings.find(drawing.drawing);
        if (standing == m_evening.picture().work.drawings.end()) qFatal("EA Nord does not stand");
        drawing = standing->second.drawing;
        drawing.name = name.toStdString();
        drawing.basedOn = blindly ? m_first : standing->second.by.id;
        if (!m_first) m_first = standing->second.by.id;
        if (blindly) drawing.basedOn = m_first;
        m_evening.drawing(drawing);
        m_evening.settle();
        m_desk.refresh();
    }
    /// The newest that was said: name|shape|use|corners|ended|sign|based on something.
    Q_INVOKABLE QString said() const {
        if (!m_said) return {};
        const std::size_t corners = m_said->shape == wire::DrawingShape::Area
                                        ? (m_said->area.empty() ? 0 : m_said->area[0][0].size())
                                    : m_said->shape == wire::DrawingShape::Line ? m_said->line.size()
                                                                                : m_said->place.has_value();
        return QStringList{QString::fromStdString(m_said->name),
                           QString::number(static_cast<int>(m_said->shape)),
                           QString::fromStdString(m_said->use),
                           QString::number(corners),
                           QString::number(m_said->ended),
                           m_said->sign ? QString::fromStdString(m_said->sign->base) : QString(),
                           QString::number(m_said->basedOn.has_value())}
            .join(QLatin1Char('|'));
    }
    /// What was said becomes a record, as the broker would take it.
    Q_INVOKABLE void accept() {
        if (m_said) m_evening.drawing(*m_said);
        m_evening.settle();
        m_desk.refresh();
    }
    Q_INVOKABLE QString leader() const { return m_said ? QString::fromStdString(m_said->leader) : QString(); }
    Q_INVOKABLE QString parent() const { return m_said ? QString::fromStdString(m_said->parent) : QString(); }
    Q_INVOKABLE int standing() const { return static_cast<int>(m_evening.picture().work.drawings.size()); }
    Q_INVOKABLE int corners() const { return static_cast<int>(m_desk.drawings()->corners().size()); }

private:
    console::Desk& m_desk;
    invented::Evening& m_evening;
    std::optional<wire::Drawing> m_said;
    std::optional<wire::MessageId> m_first;
};
