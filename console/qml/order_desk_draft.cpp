// SPDX-License-Identifier: EUPL-1.2

// An order while it is being written, and what becomes of it when it is given.
#include <algorithm>

#include "broker/wire/codec.h"
#include "console/models/fresh_id.h"
#include "console/qml/order_desk.h"
#include "gis/geometry/geo.h"

namespace console {

using models::text;
using models::Words;

namespace {

constexpr std::size_t kOfferedMax = 8;
constexpr std::size_t kReportsOfferedMax = 50;

QVariantMap labelledRow(const QString& label, const QString& words) {
    return {{QStringLiteral("label"), label}, {QStringLiteral("words"), words}};
}

QVariantMap asVariants(const std::map<QString, QString>& texts) {
    QVariantMap out;
    for (const auto& [field, words] : texts) out.insert(field, words);
    return out;
}

QString offeredReport(const situation::ReportView& view) {
    constexpr int kShown = 60;
    const QString number =
        view.number ? QString(QStringLiteral("%1 ")).arg(*view.number, 4, 10, QLatin1Char('0')) : QString();
    const QString subject = text(view.report.subject.empty() ? view.report.text : view.report.subject);
    return number + text(view.report.from) + QStringLiteral(": ") + subject.left(kShown);
}

}  // namespace

void OrderDesk::begin() {
    m_isWriting = true;
    m_isReviewing = false;
    emit draftChanged();
}

void OrderDesk::beginFromReport(const QString& report) {
    const auto found = m_store.picture().work.reports.find(report.toStdString());
    if (found == m_store.picture().work.reports.end()) return;
    if (m_draft.isEmpty()) takeReport(found->second);
    begin();
}

void OrderDesk::takeReport(const situation::ReportView& view) {
    const auto fill = [&](const char* field, const QString& words) {
        QString& known = m_draft.texts[QLatin1String(field)];
        if (known.trimmed().isEmpty()) known = words;
    };
    m_draft.report = view.by.id;
    m_draft.reportWords = offeredReport(view);
    fill("subject", text(view.report.subject).left(100));
    fill("text", text(view.report.text));
    if (view.report.place && !m_draft.place) m_draft.place = view.report.place;
    if (m_draft.priority == wire::Priority::Routine) m_draft.priority = view.report.priority;
}

void OrderDesk::change() {
    const auto* view = chosen();
    if (!view) return;
    const bool isSame = m_draft.edited == view->order.order;
    // What somebody else was writing is not thrown away for it.
    if (!isSame && !m_draft.isEmpty()) return begin();
    if (!isSame) m_draft = models::draftOf(*view, now(), m_format);
    if (view->order.report) {
        const auto found = m_store.picture().work.reports.find(view->order.report->text());
        m_draft.reportWords = found != m_store.picture().work.reports.end() ? offeredReport(found->second)
                                                                            : Words::tr("eine ältere Meldung");
    }
    m_wasTried = false;
    begin();
}

void OrderDesk::put() {
    m_isWriting = m_isReviewing = false;
    emit draftChanged();
}

void OrderDesk::discard() {
    m_draft = {};
    m_isWriting = m_isReviewing = m_wasTried = false;
    m_sent.reset();
    emit draftChanged();
}

void OrderDesk::write(const QString& field, const QString& words) {
    QString& known = m_draft.texts[field];
    if (known == words) return;
    known = words;
    if (field == QLatin1String("to")) {
        m_draft.unit.clear();
        m_draft.sector.clear();
        // Typed whole it is as good as chosen.
        for (const models::Addressee& one : models::addresseesOf(m_store.picture()))
            if (one.label.compare(words.trimmed(), Qt::CaseInsensitive) == 0) {
                m_draft.unit = one.unit;
                m_draft.sector = one.sector;
                break;
            }
    }
    emit draftChanged();
}

QVariantList OrderDesk::addressees() const {
    QVariantList out;
    if (!m_isWriting) return out;
    const auto offered = models::matching(models::addresseesOf(m_store.picture()), m_draft.at("to"), kOfferedMax);
    for (const models::Addressee& one : offered)
        out << QVariantMap{{QStringLiteral("label"), one.label}, {QStringLiteral("kind"), one.kind}};
    return out;
}

void OrderDesk::chooseAddressee(int index) {
    const auto offered = models::matching(models::addresseesOf(m_store.picture()), m_draft.at("to"), kOfferedMax);
    if (index < 0 || index >= static_cast<int>(offered.size())) return;
    const models::Addressee& one = offered[static_cast<std::size_t>(index)];
    m_draft.texts[QStringLiteral("to")] = one.label;
    m_draft.unit = one.unit;
    m_draft.sector = one.sector;
    emit draftChanged();
}

bool OrderDesk::isFreeAddressee() const {
    const QString to = m_draft.at("to");
    if (to.isEmpty() || !m_draft.unit.empty() || !m_draft.sector.empty()) return false;
    const auto known = models::addresseesOf(m_store.picture());
    return std::none_of(known.begin(), known.end(), [&](const auto& one) { return one.label == to; });
}

QString OrderDesk::addresseeKind() const {
    if (m_draft.at("to").isEmpty()) return {};
    if (!m_draft.unit.empty()) return Words::tr("Einheit");
    if (!m_draft.sector.empty()) return Words::tr("Abschnitt");
    return isFreeAddressee() ? Words::tr("freier Empfänger") : Words::tr("Funktion");
}

std::vector<const situation::ReportView*> OrderDesk::offeredReports() const {
    std::vector<const situation::ReportView*> views;
    for (const auto& [id, view] : m_store.picture().work.reports) views.push_back(&view);
    std::sort(views.begin(), views.end(), [](const auto* a, const auto* b) {
        const bool isOpenA = situation::isOpen(*a), isOpenB = situation::isOpen(*b);
        if (isOpenA != isOpenB) return isOpenA;
        return a->by.sequence > b->by.sequence;
    });
    if (views.size() > kReportsOfferedMax) views.resize(kReportsOfferedMax);
    return views;
}

QStringList OrderDesk::reports() const {
    QStringList out{Words::tr("aus keiner Meldung")};
    if (!m_isWriting) return out;
    for (const auto* view : offeredReports()) out << offeredReport(*view);
    return out;
}

void OrderDesk::chooseReport(int index) {
    const auto views = offeredReports();
    if (index <= 0 || index > static_cast<int>(views.size())) {
        m_draft.report.reset();
        m_draft.reportWords.clear();
    } else {
        takeReport(*views[static_cast<std::size_t>(index - 1)]);
    }
    emit draftChanged();
}

void OrderDesk::setPriority(int priority) {
    if (priority < 1 || priority > 3) return;
    m_draft.priority = static_cast<wire::Priority>(priority);
    emit draftChanged();
}

void OrderDesk::setDeadlineIn(int minutes) {
    constexpr std::int64_t kMinute = 60'000;
    const base::Instant at{(now().ms + kMinute - 1) / kMinute * kMinute + minutes * kMinute};
    m_draft.keptDeadline = at;
    m_draft.keptClock = models::Format::clock(at);
    m_draft.texts[QStringLiteral("deadline")] = m_draft.keptClock;
    emit draftChanged();
}

QString OrderDesk::deadlineSays() const {
    const auto at = models::deadlineOf(m_draft, now());
    if (!at)
        return m_draft.at("deadline").isEmpty() ? Words::tr("ohne Frist")
                                                : Words::tr("Uhrzeit mit vier Ziffern, etwa 1830.");
    const std::int64_t left = base::spanMs(*at, now());
    if (left < 0) return Words::tr("ist vorbei");
    return m_format.dateClock(*at) + QStringLiteral(" · ") + Words::tr("noch %1").arg(models::lengthWords(left, true));
}

void OrderDesk::takePlace() {
    const auto at = m_mapPlace();
    if (!at) return;
    m_draft.place = geometry::toWire(geometry::MapPoint{at->x(), at->y()});
    emit draftChanged();
}

void OrderDesk::dropPlace() {
    m_draft.place.reset();
    emit draftChanged();
}

QString OrderDesk::placeWords() const {
    return m_draft.place ? text(geometry::utmref(geometry::toMap(*m_draft.place))) : QString();
}

QVariantMap OrderDesk::texts() const {
    QVariantMap out;
    for (const char* field : models::kOrderFields) out.insert(QLatin1String(field), QString());
    for (const auto& [field, words] : m_draft.texts) out.insert(field, words);
    return out;
}

QVariantMap OrderDesk::faults() const {
    return m_wasTried ? asVariants(models::faultsOf(m_draft, now())) : QVariantMap();
}

QString OrderDesk::hint() const {
    if (const QString why = whyNot(); !why.isEmpty()) return why;
    const auto faults = models::faultsOf(m_draft, now());
    for (const char* field : models::kOrderFields)
        if (const auto found = faults.find(QLatin1String(field)); found != faults.end()) return found->second;
    return {};
}

bool OrderDesk::changedMeanwhile() const {
    if (!m_draft.edited) return false;
    const auto found = m_store.picture().work.orders.find(*m_draft.edited);
    return found != m_store.picture().work.orders.end() && m_draft.basedOn != found->second.by.id;
}

bool OrderDesk::reviewDraft() {
    m_wasTried = true;
    m_isReviewing = models::faultsOf(m_draft, now()).empty();
    emit draftChanged();
    return m_isReviewing;
}

void OrderDesk::backToForm() {
    m_isReviewing = false;
    emit draftChanged();
}

QVariantList OrderDesk::review() const {
    if (!m_isReviewing) return {};
    const wire::Order order = models::orderOf(m_draft, std::string(), now());
    QVariantList rows = schemeOf(order);
    rows.prepend(labelledRow(Words::tr("Betreff"), text(order.subject)));
    rows << labelledRow(Words::tr("Frist"), deadlineSays())
         << labelledRow(Words::tr("Vorrang"), models::orderPriorityWords(order.priority));
    if (order.place) rows << labelledRow(Words::tr("Ort"), placeWords());
    if (order.report) rows << labelledRow(Words::tr("Aus Meldung"), m_draft.reportWords);
    return rows;
}

void OrderDesk::give() {
    if (!m_isReviewing || !whyNot().isEmpty() || !models::faultsOf(m_draft, now()).empty()) return;
    // One that could not leave is given again under its first name: said twice it stands once.
    const bool isAgain = m_sent && m_sent->draft == m_draft;
    const std::string id = m_draft.edited ? *m_draft.edited : isAgain ? m_sent->order.order : models::freshId();
    hand(models::orderOf(m_draft, id, now()));
}

void OrderDesk::hand(const wire::Order& order) {
    const models::OrderDraft draft = m_draft;
    const std::uint64_t token = m_say(wire::Kind::Order, wire::encodePayload(order));
    const session::Saying* saying = m_store.saying(token);
    const bool isUnderWay = saying != nullptr && saying->progress != session::Progress::NotTaken &&
                            saying->progress != session::Progress::Refused;
    const bool isFromForm = m_isReviewing;
    if (isFromForm && isUnderWay) discard();
    if (isFromForm) m_sent = Sent{token, order, draft};
    m_selected = text(order.order);
    emit saidOrder(order);
    emit draftChanged();
    emit changed();
}

/// What the broker would not take comes back into the form, unless somebody writes in it.
void OrderDesk::hearSaying(quint64 token) {
    if (!m_sent || m_sent->token != token) return;
    const session::Saying* saying = m_store.saying(token);
    if (!saying) return;
    const bool isRefused =
        saying->progress == session::Progress::Refused || saying->progress == session::Progress::NotTaken;
    if (isRefused && m_draft.isEmpty()) {
        m_draft = m_sent->draft;
        m_isWriting = true;
        emit draftChanged();
    } else if (saying->progress == session::Progress::InEffect) {
        m_sent.reset();
    }
}

}  // namespace console
