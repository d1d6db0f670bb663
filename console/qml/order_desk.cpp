// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/order_desk.h"
#include "console/models/rejections.h"

#include <algorithm>
#include <set>
#include <utility>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"
#include "gis/geometry/geo.h"

namespace console {

using models::text;
using models::Words;

namespace {

constexpr int kOrdersAtOnce = 1000;
constexpr int kLaterMs = 250;

}  // namespace

OrderDesk::OrderDesk(session::Store& store, session::Login& login, models::Format format, SayWork say,
                     std::function<std::optional<QPointF>()> place, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_login(login),
      m_format(format),
      m_say(std::move(say)),
      m_mapPlace(std::move(place)) {
    const auto makeStale = [this] { m_isStale = true; };
    // Before the desk's own refresh, which is connected after this.
    connect(&m_store, &session::Store::folded, this, [this](const situation::Changes& changes) {
        m_isStale = m_isStale || !changes.work.orders.empty() || !changes.work.drawings.empty() ||
                    !changes.work.assignments.empty() || changes.roster;
    });
    connect(&m_store, &session::Store::hindsightChanged, this, makeStale);
    connect(&m_store, &session::Store::linkChanged, this, makeStale);
    connect(&m_store, &session::Store::operationChanged, this, makeStale);
    connect(&m_login, &session::Login::changed, this, [this] {
        m_isStale = true;
        refresh();
    });
    connect(&m_store, &session::Store::sayingChanged, this, &OrderDesk::hearSaying);
    m_later.setSingleShot(true);
    m_later.setInterval(kLaterMs);
    connect(&m_later, &QTimer::timeout, this, &OrderDesk::renew);
}

base::Instant OrderDesk::now() const { return m_store.realmNow().value_or(base::Instant{}); }

QStringList OrderDesk::me() const {
    const auto& person = m_login.person();
    if (!person || person->function.empty()) return {};
    const QString function = text(person->function);
    return {function, function.section(QLatin1Char(' '), 0, 0)};
}

void OrderDesk::refresh() {
    const std::int64_t minute = now().ms / 60'000;
    // A deadline passes within a minute, too: that is said at once.
    int late = 0;
    for (const auto& [id, view] : m_store.picture().work.orders)
        late += m_store.shows(view.by.operation) && situation::isOverdue(view, now()) ? 1 : 0;
    if (!m_isStale && minute == m_minute && late == m_counts.overdue) return;
    m_counts = models::countOrders(m_store, me(), now());
    m_minute = minute;
    m_isStale = false;
    if (m_counts.all <= kOrdersAtOnce)
        renew();
    else if (!m_later.isActive())
        m_later.start();
}

void OrderDesk::renew() {
    std::set<QString> seen;
    std::vector<models::Addressee> places;
    for (const auto& [id, view] : m_store.picture().work.orders)
        if (seen.insert(text(view.order.to)).second)
            places.push_back({text(view.order.to), {}, view.order.unit, view.order.sector});
    std::sort(places.begin(), places.end(),
              [](const auto& a, const auto& b) { return a.label.localeAwareCompare(b.label) < 0; });
    const QString chosenPlace = m_place > 0 ? m_places[static_cast<std::size_t>(m_place - 1)].label : QString();
    m_places = std::move(places);
    const auto again =
        std::find_if(m_places.begin(), m_places.end(), [&](const auto& one) { return one.label == chosenPlace; });
    m_place = m_place > 0 && again != m_places.end() ? static_cast<int>(again - m_places.begin()) + 1 : 0;
    const models::Addressee* place = m_place > 0 ? &m_places[static_cast<std::size_t>(m_place - 1)] : nullptr;
    m_wish.unit = place ? place->unit : std::string();
    m_wish.sector = place ? place->sector : std::string();
    m_wish.addressee = place && place->unit.empty() && place->sector.empty() ? place->label : QString();
    m_wish.me = me();
    m_list.refresh(m_store, m_format, m_wish);
    // It is in the picture, whichever way it came there.
    if (m_sent && m_isWriting && m_sent->draft == m_draft) {
        const auto there = m_store.picture().work.orders.find(m_sent->order.order);
        if (there != m_store.picture().work.orders.end() && there->second.order.text == m_sent->order.text &&
            there->second.order.basedOn == m_sent->order.basedOn)
            discard();
    }
    if (const auto* view = chosen(); m_sentStep && view && !view->steps.empty()) {
        const auto& last = view->steps.back();
        if (view->order.order == m_sentStep->order && last.move == m_sentStep->move && last.note == m_sentStep->note)
            cancelStep();
    }
    emit changed();
    emit draftChanged();
}

void OrderDesk::setFilter(int filter) {
    m_wish.filter = static_cast<models::OrderFilter>(filter);
    renew();
}

void OrderDesk::setPlace(int index) {
    m_place = index >= 0 && index <= static_cast<int>(m_places.size()) ? index : 0;
    renew();
}

QStringList OrderDesk::places() const {
    QStringList out{Words::tr("an alle")};
    for (const models::Addressee& one : m_places) out << Words::tr("an %1").arg(one.label);
    return out;
}

void OrderDesk::setSearch(const QString& words) {
    if (m_wish.search == words) return;
    m_wish.search = words;
    renew();
}

QString OrderDesk::summary() const {
    if (!m_store.picture().realm) return Words::tr("Noch kein Lagebild.");
    if (m_counts.all == 0) return Words::tr("Noch kein Auftrag erteilt.");
    QStringList parts{Words::tr("%1 offen").arg(m_counts.open)};
    if (m_counts.overdue > 0) parts << Words::tr("%1 überfällig").arg(m_counts.overdue);
    if (m_counts.impossible > 0) parts << Words::tr("%1 nicht möglich").arg(m_counts.impossible);
    parts << Words::tr("%1 erledigt oder zurückgezogen (die neuesten 200, ältere im Tagebuch)")
                 .arg(m_counts.all - m_counts.open);
    return parts.join(QStringLiteral(" · "));
}

// ---- the chosen one -------------------------------------------------------------------------------------------------

const situation::OrderView* OrderDesk::chosen() const {
    const auto found = m_store.picture().work.orders.find(m_selected.toStdString());
    return found != m_store.picture().work.orders.end() ? &found->second : nullptr;
}

void OrderDesk::setSelected(const QString& id) {
    if (m_selected == id) return;
    m_selected = id;
    cancelStep();
    emit changed();
}

bool OrderDesk::isOpenOrder() const {
    const auto* view = chosen();
    return view != nullptr && situation::isOpen(*view);
}

int OrderDesk::state() const {
    const auto* view = chosen();
    return view ? static_cast<int>(view->state) : 0;
}

QString OrderDesk::whyNot() const { return models::whyNotSay(m_store, m_login, wire::Kind::Order); }
QString OrderDesk::whyNoStep() const { return models::whyNotSay(m_store, m_login, wire::Kind::OrderStep); }

namespace {

QVariantMap labelled(const QString& label, const QString& words) {
    return {{QStringLiteral("label"), label}, {QStringLiteral("words"), words}};
}

QString placeText(const std::optional<wire::GeoPoint>& at) {
    return at ? text(geometry::utmref(geometry::toMap(*at))) : QString();
}

QString reportLine(const situation::ReportView& view) {
    const QString number =
        view.number ? QString(QStringLiteral("%1")).arg(*view.number, 4, 10, QLatin1Char('0')) + QLatin1Char(' ')
                    : QString();
    const QString subject = text(view.report.subject.empty() ? view.report.text : view.report.subject);
    constexpr int kShown = 60;
    return number + text(view.report.from) + QStringLiteral(": ") +
           (subject.size() > kShown ? subject.left(kShown) + QStringLiteral(" …") : subject);
}

}  // namespace

QVariantMap OrderDesk::detail() const {
    const auto* view = chosen();
    if (!view) return {};
    const wire::Order& order = view->order;
    QString given = Words::tr("erteilt %1").arg(models::momentWords(view->since, now(), m_format));
    given += view->by.acceptedAt == view->since ? Words::tr(" von %1").arg(models::saidByWords(view->by, m_store))
                                                : Words::tr(", geändert %1 von %2")
                                                      .arg(models::momentWords(view->by.acceptedAt, now(), m_format),
                                                           models::saidByWords(view->by, m_store));
    QString report;
    if (order.report) {
        const auto found = m_store.picture().work.reports.find(order.report->text());
        report = found != m_store.picture().work.reports.end() ? reportLine(found->second)
                                                               : Words::tr("eine ältere Meldung, im Tagebuch");
    }
    return {{QStringLiteral("to"), text(order.to)},
            {QStringLiteral("subject"), text(order.subject)},
            {QStringLiteral("state"), models::orderStateWords(view->state)},
            {QStringLiteral("stateSince"), models::momentWords(view->stateSince, now(), m_format)},
            {QStringLiteral("priority"), models::orderPriorityWords(order.priority)},
            {QStringLiteral("deadline"), models::momentWords(order.deadline, now(), m_format)},
            {QStringLiteral("left"), models::deadlineWords(*view, now())},
            {QStringLiteral("given"), given},
            {QStringLiteral("place"), placeText(order.place)},
            {QStringLiteral("report"), report},
            {QStringLiteral("urgency"), static_cast<int>(models::urgencyOf(*view, now()))}};
}

QVariantList OrderDesk::schemeOf(const wire::Order& order) const {
    QVariantList rows;
    rows << labelled(Words::tr("Einheit"), text(order.to)) << labelled(Words::tr("Auftrag"), text(order.text));
    if (!order.means.empty()) rows << labelled(Words::tr("Mittel", "of an order"), text(order.means));
    if (!order.aim.empty()) rows << labelled(Words::tr("Ziel"), text(order.aim));
    if (!order.way.empty()) rows << labelled(Words::tr("Weg"), text(order.way));
    return rows;
}

QVariantList OrderDesk::scheme() const {
    const auto* view = chosen();
    return view ? schemeOf(view->order) : QVariantList();
}

QVariantList OrderDesk::steps() const {
    QVariantList rows;
    const auto* view = chosen();
    if (!view) return rows;
    for (auto step = view->steps.rbegin(); step != view->steps.rend(); ++step) {
        const QString by = text(step->function), said = models::saidByWords(step->by, m_store);
        rows << QVariantMap{
            {QStringLiteral("clock"), models::momentWords(step->by.acceptedAt, now(), m_format)},
            {QStringLiteral("words"), models::orderMoveWords(step->move)},
            {QStringLiteral("who"),
             by.isEmpty() || said.startsWith(by) ? said : Words::tr("%1, eingetragen von %2").arg(by, said)},
            {QStringLiteral("note"), text(step->note)}};
    }
    return rows;
}

QVariantList OrderDesk::rival() const {
    QVariantList rows;
    const auto* view = chosen();
    if (!view || !view->rival) return rows;
    const wire::Order &ours = view->order, &theirs = view->rival->said;
    const auto compare = [&](const QString& label, const QString& our, const QString& their) {
        if (our != their)
            rows << QVariantMap{{QStringLiteral("label"), label},
                                {QStringLiteral("ours"), our.isEmpty() ? QStringLiteral("–") : our},
                                {QStringLiteral("theirs"), their.isEmpty() ? QStringLiteral("–") : their}};
    };
    compare(Words::tr("Einheit"), text(ours.to), text(theirs.to));
    compare(Words::tr("Betreff"), text(ours.subject), text(theirs.subject));
    compare(Words::tr("Auftrag"), text(ours.text), text(theirs.text));
    compare(Words::tr("Mittel", "of an order"), text(ours.means), text(theirs.means));
    compare(Words::tr("Ziel"), text(ours.aim), text(theirs.aim));
    compare(Words::tr("Weg"), text(ours.way), text(theirs.way));
    compare(Words::tr("Frist"), models::momentWords(ours.deadline, now(), m_format),
            models::momentWords(theirs.deadline, now(), m_format));
    compare(Words::tr("Vorrang"), models::orderPriorityWords(ours.priority),
            models::orderPriorityWords(theirs.priority));
    compare(Words::tr("Ort"), placeText(ours.place), placeText(theirs.place));
    if (rows.isEmpty()) compare(Words::tr("Auftrag"), text(ours.text), text(theirs.text) + QLatin1Char(' '));
    return rows;
}

QString OrderDesk::rivalBy() const {
    const auto* view = chosen();
    return view && view->rival ? models::saidByWords(view->rival->by, m_store) + QStringLiteral(", ") +
                                     models::Format::clock(view->rival->by.acceptedAt)
                               : QString();
}

QString OrderDesk::rivalOver() const {
    const auto* view = chosen();
    return view && view->rival ? models::saidByWords(view->by, m_store) + QStringLiteral(", ") +
                                     models::Format::clock(view->by.acceptedAt)
                               : QString();
}

void OrderDesk::settle(bool keepsOurs) {
    const auto* view = chosen();
    if (!view || !view->rival || !whyNot().isEmpty()) return;
    wire::Order order = keepsOurs ? view->order : view->rival->said;
    order.basedOn = view->by.id;
    hand(order);
}

QRectF OrderDesk::placeBox() const {
    const auto* view = chosen();
    if (!view || !view->order.place) return {};
    constexpr double kAroundM = 600;
    const geometry::MapPoint at = geometry::toMap(*view->order.place);
    return {at.eastM - kAroundM, at.northM - kAroundM, 2 * kAroundM, 2 * kAroundM};
}

// ---- steps ----------------------------------------------------------------------------------------------------------

QString OrderDesk::moveWords() const {
    return m_move == wire::OrderMove{} ? QString() : models::orderMoveWords(m_move);
}

void OrderDesk::beginStep(int move) {
    const auto* view = chosen();
    if (!view || move < 1 || move > static_cast<int>(wire::OrderMove::Reopened)) return;
    m_move = static_cast<wire::OrderMove>(move);
    const bool isStaffs =
        m_move == wire::OrderMove::Withdrawn || m_move == wire::OrderMove::Noted || m_move == wire::OrderMove::Reopened;
    const QStringList names = me();
    m_stepBy = isStaffs ? (names.isEmpty() ? QString() : names.back()) : text(view->order.to);
    m_stepNote.clear();
    emit stepChanged();
}

void OrderDesk::cancelStep() {
    m_sentStep.reset();
    if (m_move == wire::OrderMove{}) return;
    m_move = wire::OrderMove{};
    m_stepBy.clear();
    m_stepNote.clear();
    emit stepChanged();
}

void OrderDesk::setStepBy(const QString& by) {
    if (m_stepBy == by) return;
    m_stepBy = by;
    emit stepChanged();
}

void OrderDesk::setStepNote(const QString& note) {
    if (m_stepNote == note) return;
    m_stepNote = note;
    emit stepChanged();
}

QString OrderDesk::stepFault() const {
    const bool hasNote = !m_stepNote.trimmed().isEmpty();
    if (m_move == wire::OrderMove::Impossible && !hasNote) return Words::tr("Warum nicht? Der Grund fehlt.");
    if (m_move == wire::OrderMove::Noted && !hasNote) return Words::tr("Der Vermerk ist leer.");
    const auto bytes = [](const QString& words) { return static_cast<std::size_t>(words.toUtf8().size()); };
    if (bytes(m_stepBy) > wire::limits::kNameBytesMax || bytes(m_stepNote) > wire::limits::kTextBytesMax)
        return Words::tr("Zu lang.");
    return {};
}

bool OrderDesk::sayStep() {
    const auto* view = chosen();
    if (!view || m_move == wire::OrderMove{} || !stepFault().isEmpty() || !whyNoStep().isEmpty()) return false;
    const wire::OrderStep step{view->order.order, m_move, m_stepBy.trimmed().toStdString(),
                               m_stepNote.trimmed().toStdString()};
    const std::uint64_t token = m_say(wire::Kind::OrderStep, wire::encodePayload(step));
    const session::Saying* saying = m_store.saying(token);
    if (saying != nullptr && saying->progress != session::Progress::NotTaken)
        cancelStep();
    else
        m_sentStep = step;
    emit saidStep(step);
    return true;
}

}  // namespace console
