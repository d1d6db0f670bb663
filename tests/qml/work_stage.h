// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a test of the pages of orders and forces can make happen, and what was said on them.

#include <string>
#include <vector>

#include <QObject>
#include <QStringList>

#include "broker/wire/codec.h"
#include "console/qml/desk.h"
#include "tests/qml/invented.h"

class WorkStage : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    WorkStage(session::Store& store, console::Desk& desk, invented::Evening& evening)
        : m_store(store), m_desk(desk), m_evening(evening) {
        connect(m_desk.orders(), &console::OrderDesk::saidOrder, this, [this](const wire::Order& order) {
            m_saidOrders.push_back(order);
            if (m_echoes) invented::tellOrder(m_evening, order);
        });
        connect(m_desk.orders(), &console::OrderDesk::saidStep, this, [this](const wire::OrderStep& step) {
            m_saidSteps.push_back(step);
            if (m_echoes) invented::tellOrderStep(m_evening, step);
        });
        connect(m_desk.forces(), &console::ForceDesk::said, this, [this](const wire::Assignment& work) {
            m_saidWork.push_back(work);
            if (m_echoes) invented::tellAssignment(m_evening, work);
        });
    }
    /// What is said on the pages comes back as the broker would bring it.
    Q_INVOKABLE void setEchoes(bool on) { m_echoes = on; }
    Q_INVOKABLE void tellOrders(bool rival) {
        invented::tellOrders(m_evening, rival);
        m_desk.refresh();
    }
    /// So many orders without a deadline, and as many units.
    Q_INVOKABLE void tellMany(int count) {
        for (int i = 0; i < count; ++i) {
            wire::Order order;
            order.order = QStringLiteral("%1").arg(i + 100, 32, 10, QLatin1Char('0')).toStdString();
            order.to = "S4", order.subject = "Auftrag " + std::to_string(i), order.text = "Sandsäcke";
            m_evening.sayBytes(wire::Kind::Order, wire::encodePayload(order), "post:S3", "p:s2");
            m_evening.unit("Florian " + std::to_string(i), "LF", "Feuerwehr", 3, {}, std::nullopt);
        }
        m_evening.settle();
        m_desk.refresh();
    }
    /// Somebody at another console gives an order with these words in every field.
    Q_INVOKABLE QString tellOrderWith(const QString& words) {
        wire::Order order;
        order.order = invented::orderId(77);
        const std::string said = words.toStdString();
        order.to = order.subject = said.substr(0, 100);
        order.text = order.means = order.aim = order.way = said;
        invented::tellOrder(m_evening, order);
        invented::tellOrderStep(m_evening, {order.order, wire::OrderMove::Noted, said.substr(0, 100), said});
        wire::Assignment work;
        work.unit = said.substr(0, 100), work.task = said, work.contact = said.substr(0, 100);
        invented::tellAssignment(m_evening, work);
        m_desk.refresh();
        return QString::fromStdString(order.order);
    }
    /// The order is changed by somebody else while it is on the screen.
    Q_INVOKABLE void tellChange(const QString& id, const QString& words) {
        const situation::OrderView& known = m_store.picture().work.orders.at(id.toStdString());
        wire::Order order = known.order;
        order.basedOn = known.by.id;
        order.text = words.toStdString();
        invented::tellOrder(m_evening, order, "p:leiter");
        m_desk.refresh();
    }
    Q_INVOKABLE QStringList saidOrders() {
        QStringList out;
        for (const wire::Order& order : m_saidOrders)
            out << QStringLiteral("%1|%2|%3|%4|%5|%6|%7")
                       .arg(QString::fromStdString(order.to), QString::fromStdString(order.subject),
                            QString::fromStdString(order.text))
                       .arg(static_cast<int>(order.priority))
                       .arg(order.deadline ? models::Format::clock(*order.deadline) : QStringLiteral("-"),
                            order.sector.empty() ? QStringLiteral("-") : QStringLiteral("sector"),
                            order.basedOn ? QStringLiteral("based") : QStringLiteral("new"));
        return out;
    }
    Q_INVOKABLE QStringList saidSteps() {
        QStringList out;
        for (const wire::OrderStep& step : m_saidSteps)
            out << QStringLiteral("%1|%2|%3")
                       .arg(static_cast<int>(step.move))
                       .arg(QString::fromStdString(step.by), QString::fromStdString(step.note));
        return out;
    }
    Q_INVOKABLE QStringList saidWork() {
        QStringList out;
        for (const wire::Assignment& work : m_saidWork)
            out << QStringLiteral("%1|%2|%3|%4|%5|%6")
                       .arg(QString::fromStdString(work.unit), models::sectorName(m_store.picture(), work.sector),
                            QString::fromStdString(work.task),
                            work.from ? models::Format::clock(*work.from) : QStringLiteral("-"),
                            work.reliefAt ? models::Format::clock(*work.reliefAt) : QStringLiteral("-"))
                       .arg(work.ended ? 1 : 0);
        return out;
    }
    /// Where the staff put units, and when it said so: "-" where it did not.
    Q_INVOKABLE QStringList saidPlaces() {
        QStringList out;
        for (const wire::Assignment& work : m_saidWork)
            out << QStringLiteral("%1|%2|%3")
                       .arg(QString::fromStdString(work.unit),
                            work.place ? QString::fromStdString(geometry::utmref(geometry::toMap(*work.place)))
                                       : QStringLiteral("-"),
                            work.placedAt ? models::Format::clock(*work.placedAt) : QStringLiteral("-"));
        return out;
    }

private:
    session::Store& m_store;
    console::Desk& m_desk;
    invented::Evening& m_evening;
    bool m_echoes = false;
    std::vector<wire::Order> m_saidOrders;
    std::vector<wire::OrderStep> m_saidSteps;
    std::vector<wire::Assignment> m_saidWork;
};
