// SPDX-License-Identifier: EUPL-1.2
#include "console/models/order_words.h"

#include <algorithm>

#include "console/models/unit_list.h"
#include "console/models/unit_state.h"
#include "gis/geometry/geo.h"

namespace models {

namespace {

constexpr std::int64_t kOrderMinuteMs = 60'000;

}  // namespace

QString orderStateWords(situation::OrderState state) {
    switch (state) {
        case situation::OrderState::Given: return Words::tr("erteilt");
        case situation::OrderState::Receipted: return Words::tr("quittiert");
        case situation::OrderState::Begun: return Words::tr("begonnen");
        case situation::OrderState::Done: return Words::tr("erledigt");
        case situation::OrderState::Impossible: return Words::tr("nicht möglich");
        case situation::OrderState::Withdrawn: break;
    }
    return Words::tr("zurückgezogen");
}

QString orderMoveWords(wire::OrderMove move) {
    switch (move) {
        case wire::OrderMove::Receipted: return Words::tr("Quittung");
        case wire::OrderMove::Begun: return Words::tr("begonnen");
        case wire::OrderMove::Done: return Words::tr("erledigt");
        case wire::OrderMove::Impossible: return Words::tr("nicht möglich");
        case wire::OrderMove::Withdrawn: return Words::tr("zurückgezogen");
        case wire::OrderMove::Noted: return Words::tr("Vermerk");
        case wire::OrderMove::Reopened: break;
    }
    return Words::tr("wieder geöffnet");
}

QString orderPriorityWords(wire::Priority priority) {
    switch (priority) {
        case wire::Priority::Flash: return Words::tr("Blitz");
        case wire::Priority::Immediate: return Words::tr("Sofort");
        case wire::Priority::Routine: break;
    }
    return Words::tr("Einfach");
}

QString lengthWords(std::int64_t ms, bool up) {
    const std::int64_t minutes = (std::max<std::int64_t>(ms, 0) + (up ? kOrderMinuteMs - 1 : 0)) / kOrderMinuteMs;
    const auto with = [](std::int64_t number, const QString& unit) {
        return QString::number(number) + QChar(0x00A0) + unit;
    };
    const auto both = [](const QString& first, const QString& second) { return first + QChar(0x00A0) + second; };
    const QString day = Words::tr("d", "days");
    if (minutes < 60) return with(minutes, QStringLiteral("min"));
    const std::int64_t hours = minutes / 60;
    if (hours < 24)
        return minutes % 60 == 0 ? with(hours, QStringLiteral("h"))
                                 : both(with(hours, QStringLiteral("h")), with(minutes % 60, QStringLiteral("min")));
    return hours % 24 == 0 ? with(hours / 24, day) : both(with(hours / 24, day), with(hours % 24, QStringLiteral("h")));
}

QString deadlineWords(const situation::OrderView& view, base::Instant now) {
    if (!view.order.deadline || !situation::isOpen(view)) return {};
    const std::int64_t left = base::spanMs(*view.order.deadline, now);
    if (left > 0) return Words::tr("noch %1").arg(lengthWords(left, true));
    if (-left < kOrderMinuteMs) return Words::tr("jetzt fällig");
    return Words::tr("seit %1 überfällig").arg(lengthWords(-left));
}

QString momentWords(const std::optional<base::Instant>& at, base::Instant now, const Format& format) {
    if (!at) return {};
    return format.date(*at) == format.date(now) ? Format::clock(*at) : format.dateClock(*at);
}

Urgency urgencyOf(const situation::OrderView& view, base::Instant now) {
    if (!situation::isOpen(view)) return Urgency::None;
    const bool isImpossible = view.state == situation::OrderState::Impossible;
    if (!isImpossible && !situation::isOverdue(view, now)) return Urgency::None;
    return std::max(isImpossible ? Urgency::High : Urgency::Medium, urgencyOf(view.order.priority));
}

std::optional<base::Instant> receiptOf(const situation::OrderView& view) {
    for (const auto& step : view.steps)
        if (step.move == wire::OrderMove::Receipted || step.move == wire::OrderMove::Begun ||
            step.move == wire::OrderMove::Done || step.move == wire::OrderMove::Impossible)
            return step.by.acceptedAt;
    // Older steps may have left the picture, what they came to has not.
    const bool isBare = view.state == situation::OrderState::Given || view.state == situation::OrderState::Withdrawn;
    return isBare ? std::nullopt : std::optional(view.stateSince);
}

QString postWords(const std::string& source) {
    const std::size_t colon = source.find(':');
    return text(colon == std::string::npos ? source : source.substr(colon + 1));
}

QString saidByWords(const situation::SaidBy& by, const session::Store& store) {
    QString post = postWords(by.source);
    const wire::Roster::Person* person = store.present().roster.person(by.author);
    const QString name = person ? text(person->enrolment.displayName) : text(by.author);
    if (name.isEmpty()) return post;
    return post.isEmpty() ? name : post + QStringLiteral(", ") + name;
}

namespace {

QString orderStepLine(const session::Line& line) {
    const QString order = text(line.other), note = text(line.text), by = text(line.details().device);
    const QString move = orderMoveWords(static_cast<wire::OrderMove>(line.count));
    QString out = order.isEmpty() ? move : Words::tr("%1: %2").arg(order, move);
    if (!by.isEmpty()) out += QStringLiteral(" · ") + by;
    return note.isEmpty() ? out : out + QStringLiteral(" · ") + note;
}

QString assignmentLine(const session::Line& line, const Format& format) {
    const QString unit = text(line.subject), sector = text(line.other), task = text(line.text);
    if (line.count != 0) return Words::tr("%1: aus dem Einsatz entlassen").arg(unit);
    QStringList parts;
    parts << (sector.isEmpty() ? Words::tr("ohne Abschnitt") : sector);
    if (!task.isEmpty()) parts << task;
    const auto &from = line.details().from, &until = line.details().until;
    if (from) parts << Words::tr("seit %1").arg(momentWords(from, line.at, format));
    if (until) parts << Words::tr("Ablösung %1").arg(momentWords(until, line.at, format));
    if (line.details().status) parts << Words::tr("Status %1").arg(statusWords(*line.details().status));
    if (line.details().strength) parts << Words::tr("Stärke %1").arg(strengthText(*line.details().strength));
    if (line.details().place)
        parts << Words::tr("von Hand gesetzt: %1").arg(text(geometry::utmref(geometry::toMap(*line.details().place))));
    return Words::tr("%1: %2").arg(unit, parts.join(QStringLiteral(" · ")));
}

}  // namespace

bool isAboutWork(session::LineKind kind) {
    return kind == session::LineKind::OrderGiven || kind == session::LineKind::OrderChanged ||
           kind == session::LineKind::OrderStepped || kind == session::LineKind::Assigned;
}

QString orderLineWords(const session::Line& line, const Format& format) {
    if (line.kind == session::LineKind::OrderStepped) return orderStepLine(line);
    if (line.kind == session::LineKind::Assigned) return assignmentLine(line, format);
    const bool isNew = line.kind == session::LineKind::OrderGiven;
    QString out = (isNew ? Words::tr("Auftrag an %1: %2") : Words::tr("Auftrag geändert, an %1: %2"))
                      .arg(text(line.other), text(line.text));
    const auto& until = line.details().until;
    if (until) out += Words::tr(" (bis %1)").arg(momentWords(until, line.at, format));
    return out;
}

}  // namespace models
