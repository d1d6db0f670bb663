// SPDX-License-Identifier: EUPL-1.2
#include "console/models/board_desk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "broker/wire/limits.h"
#include "console/models/clock_typed.h"
#include "console/models/fresh_id.h"

namespace models {
namespace {

QString authorWords(const situation::Situation& picture, const situation::SaidBy& by) {
    const wire::Roster::Person* person = picture.roster.person(by.author);
    const QString post = by.source.starts_with("post:") ? text(by.source.substr(5)) : text(by.source);
    return person ? post + QStringLiteral(" (") + text(person->enrolment.displayName) + QLatin1Char(')') : post;
}

/// What is not empty.
QString joined(const QStringList& parts, const QString& by) {
    QStringList there;
    for (const QString& part : parts)
        if (!part.isEmpty()) there << part;
    return there.join(by);
}

QString rivalWords(const situation::Situation& picture, const situation::BoardView& view, const Format& format) {
    if (!view.rival) return {};
    const wire::BoardItem& said = view.rival->said;
    QStringList parts{boardStateWords(said.board, said.state)};
    if (const QString figures = boardFiguresText(said, format); !figures.isEmpty()) parts << figures;
    if (!said.note.empty()) parts << text(said.note);
    return Words::tr("Gleichzeitig von %1 um %2: %3")
        .arg(authorWords(picture, view.rival->by), Format::clock(view.rival->by.acceptedAt),
             parts.join(QStringLiteral(", ")));
}

}  // namespace

BoardList::BoardList(QObject* parent)
    : RowList<BoardRow>(
          {
              {"key", [](const BoardRow& row) { return QVariant(row.key); }},
              {"name", [](const BoardRow& row) { return QVariant(row.name); }},
              {"state_", [](const BoardRow& row) { return QVariant(row.state); }},
              {"since", [](const BoardRow& row) { return QVariant(row.since); }},
              {"facts", [](const BoardRow& row) { return QVariant(row.facts); }},
              {"spoken", [](const BoardRow& row) { return QVariant(row.spoken); }},
              {"note", [](const BoardRow& row) { return QVariant(row.note); }},
              {"by", [](const BoardRow& row) { return QVariant(row.by); }},
              {"rival", [](const BoardRow& row) { return QVariant(row.rival); }},
              {"urgency", [](const BoardRow& row) { return QVariant(row.urgency); }},
              {"isOver", [](const BoardRow& row) { return QVariant(row.isOver); }},
          },
          parent) {}

void BoardList::refresh(const session::Store& store, const Format& format, wire::Board board, bool withOver) {
    const situation::Situation& picture = store.picture();
    const base::Instant now = store.realmNow().value_or(base::Instant{});
    std::vector<BoardRow> rows;
    for (const auto& [id, view] : picture.work.board) {
        const wire::BoardItem& item = view.item;
        if (item.board != board || !store.shows(view.by.operation)) continue;
        BoardRow row;
        row.isOver = situation::phaseOf(board, item.state) == situation::BoardPhase::Over;
        if (row.isOver && !withOver) continue;
        row.key = text(id);
        row.name = text(item.name);
        row.state = boardStateWords(board, item.state);
        row.since = format.since(base::spanMs(now, view.stateSince));
        row.note = text(item.note);
        const QString source = item.source.empty() ? QString() : Words::tr("Quelle: %1").arg(text(item.source));
        row.facts = joined({boardFiguresText(item, format), boardUntilText(item), source}, QStringLiteral(" · "));
        row.spoken = joined({row.name, row.state, row.since, row.facts, row.note}, QStringLiteral(", "));
        row.by = authorWords(picture, view.by) + QStringLiteral(", ") + Format::clock(view.by.acceptedAt);
        row.rival = rivalWords(picture, view, format);
        row.urgency = static_cast<int>(boardUrgency(item, now));
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const BoardRow& a, const BoardRow& b) {
        if (a.isOver != b.isOver) return b.isOver;
        if (a.urgency != b.urgency) return a.urgency > b.urgency;
        return a.name.localeAwareCompare(b.name) < 0;
    });
    setRows(std::move(rows));
}

BoardDesk::BoardDesk(session::Store& store, Format format, Say say, QObject* parent)
    : QObject(parent), m_store(store), m_format(format), m_say(std::move(say)) {}

const situation::BoardView* BoardDesk::view() const {
    const auto& board = m_store.picture().work.board;
    const auto found = board.find(m_selected.toStdString());
    return found != board.end() && found->second.item.board == m_board ? &found->second : nullptr;
}

void BoardDesk::setBoard(int board) {
    const auto all = situation::allBoards();
    const auto wanted = static_cast<wire::Board>(board);
    if (wanted == m_board || std::find(all.begin(), all.end(), wanted) == all.end()) return;
    m_board = wanted;
    m_selected.clear();
    refresh();
}

void BoardDesk::setShowsOver(bool on) {
    m_showsOver = on;
    refresh();
}

void BoardDesk::setSelected(const QString& key) {
    if (key == m_selected) return;
    m_selected = key;
    emit changed();
}

void BoardDesk::choose(int index) {
    const auto& rows = m_list.rows();
    if (index >= 0 && static_cast<std::size_t>(index) < rows.size())
        setSelected(rows[static_cast<std::size_t>(index)].key);
}

void BoardDesk::open(const QString& key) {
    const auto& board = m_store.picture().work.board;
    const auto found = board.find(key.toStdString());
    if (found == board.end()) return;
    setBoard(static_cast<int>(found->second.item.board));
    setSelected(key);
}

QVariantList BoardDesk::boards() const {
    const base::Instant now = m_store.realmNow().value_or(base::Instant{});
    QVariantList out;
    for (const wire::Board board : situation::allBoards()) {
        int count = 0, urgency = 0;
        for (const auto& [id, view] : m_store.picture().work.board) {
            if (view.item.board != board || !m_store.shows(view.by.operation)) continue;
            ++count;
            urgency = std::max(urgency, static_cast<int>(boardUrgency(view.item, now)));
        }
        out << QVariantMap{{QStringLiteral("number"), static_cast<int>(board)},
                           {QStringLiteral("title"), boardTitle(board)},
                           {QStringLiteral("count"), count},
                           {QStringLiteral("urgency"), urgency}};
    }
    return out;
}

int BoardDesk::urgent() const {
    const base::Instant now = m_store.realmNow().value_or(base::Instant{});
    const auto& board = m_store.picture().work.board;
    return static_cast<int>(std::count_if(board.begin(), board.end(), [&](const auto& one) {
        return m_store.shows(one.second.by.operation) && boardUrgency(one.second.item, now) >= Urgency::Medium;
    }));
}

QString BoardDesk::name() const { return view() ? text(view()->item.name) : QString(); }
QString BoardDesk::state() const { return view() ? boardStateWords(m_board, view()->item.state) : QString(); }
QString BoardDesk::source() const { return view() ? text(view()->item.source) : QString(); }
QString BoardDesk::note() const { return view() ? text(view()->item.note) : QString(); }
QString BoardDesk::until() const {
    return view() && view()->item.until ? Format::clock(*view()->item.until) : QString();
}
QString BoardDesk::mapSubject() const { return view() ? text(view()->item.object) : QString(); }
QString BoardDesk::rival() const { return view() ? rivalWords(m_store.picture(), *view(), m_format) : QString(); }

QString BoardDesk::facts() const {
    const situation::BoardView* one = view();
    if (!one) return {};
    return Words::tr("Stand seit %1, zuletzt gesagt von %2 um %3")
        .arg(Format::clock(one->stateSince), authorWords(m_store.picture(), one->by),
             Format::clock(one->by.acceptedAt));
}

QVariantList BoardDesk::states() const {
    QVariantList out;
    const situation::BoardView* one = view();
    for (const situation::BoardState& state : situation::statesOf(m_board)) {
        const std::string id(state.id);
        out << QVariantMap{{QStringLiteral("id"), text(id)},
                           {QStringLiteral("words"), boardStateWords(m_board, id)},
                           {QStringLiteral("current"), one != nullptr && one->item.state == id}};
    }
    return out;
}

QVariantList BoardDesk::figures() const {
    QVariantList out;
    const situation::BoardView* one = view();
    for (const std::string_view figure : situation::figuresOf(m_board)) {
        const std::string id(figure);
        QString value;
        if (one)
            if (const auto known = one->item.figures.find(id); known != one->item.figures.end())
                value = QString::number(std::llround(known->second));
        out << QVariantMap{{QStringLiteral("id"), text(id)},
                           {QStringLiteral("words"), boardFigureWords(id)},
                           {QStringLiteral("value"), value}};
    }
    return out;
}

std::vector<const fusion::CriticalObject*> BoardDesk::offers() const {
    const auto kinds = situation::objectKindsOf(m_board);
    std::set<std::string> known;
    for (const auto& [id, view] : m_store.picture().work.board)
        if (view.item.board == m_board) known.insert(view.item.object);
    std::vector<const fusion::CriticalObject*> out;
    for (const fusion::CriticalObject& object : m_store.town().objects)
        if (std::find(kinds.begin(), kinds.end(), object.kind) != kinds.end() && !known.contains(object.id))
            out.push_back(&object);
    return out;
}

QStringList BoardDesk::offerNames() const {
    QStringList out;
    for (const fusion::CriticalObject* object : offers()) out << text(object->name);
    return out;
}

std::optional<wire::BoardItem> BoardDesk::edited() const {
    const situation::BoardView* one = view();
    if (!one) return std::nullopt;
    wire::BoardItem item = one->item;
    item.basedOn = one->by.id;
    return item;
}

QString BoardDesk::add(const QString& name) {
    wire::BoardItem item;
    item.item = freshId();
    item.board = m_board;
    item.name = name.trimmed().toStdString();
    if (item.name.empty() || item.name.size() > wire::limits::kNameBytesMax) return {};
    item.state = std::string(situation::statesOf(m_board).front().id);
    m_say(item);
    m_selected = text(item.item);
    emit changed();
    return m_selected;
}

QString BoardDesk::addOffer(int index) {
    const auto all = offers();
    if (index < 0 || static_cast<std::size_t>(index) >= all.size()) return {};
    const fusion::CriticalObject* found = all[static_cast<std::size_t>(index)];
    wire::BoardItem item;
    item.item = freshId();
    item.board = m_board;
    item.name = found->name.substr(0, wire::limits::kNameBytesMax);
    while (!item.name.empty() && QString::fromStdString(item.name).contains(QChar(QChar::ReplacementCharacter)))
        item.name.pop_back();  // cut within a letter
    if (item.name.empty()) item.name = boardItemWords(m_board).toStdString();
    item.object = found->id;
    item.place = geometry::toWire(found->at);
    item.state = std::string(situation::statesOf(m_board).front().id);
    if (found->places && m_board == wire::Board::Shelter) item.figures["capacity"] = *found->places;
    if (found->places && m_board == wire::Board::Hospital) item.figures["beds"] = *found->places;
    m_say(item);
    m_selected = text(item.item);
    emit changed();
    return m_selected;
}

void BoardDesk::setState(const QString& state) {
    auto item = edited();
    if (!item) return;
    item->state = state.toStdString();
    m_say(*item);
}

QString BoardDesk::save(const QString& name, const QVariantMap& figures, const QString& until, const QString& source,
                        const QString& note) {
    auto item = edited();
    if (!item) return Words::tr("Der Eintrag steht nicht mehr auf der Tafel.");
    item->name = name.trimmed().toStdString();
    if (item->name.empty()) return Words::tr("Ein Name fehlt.");
    if (item->name.size() > wire::limits::kNameBytesMax) return Words::tr("Der Name ist zu lang.");
    for (auto it = figures.begin(); it != figures.end(); ++it) {
        const QString said = it.value().toString().trimmed();
        const std::string id = it.key().toStdString();
        if (said.isEmpty()) {
            item->figures.erase(id);
            continue;
        }
        bool isNumber = false;
        const int value = said.toInt(&isNumber);
        if (!isNumber || value < 0)
            return Words::tr("%1: „%2“ ist keine Anzahl. Bitte eine ganze Zahl ab 0, oder leer für unbekannt.")
                .arg(boardFigureWords(id), said);
        item->figures[id] = value;
    }
    if (until.trimmed().isEmpty()) {
        item->until.reset();
    } else if (until != this->until()) {
        const auto at = clockAhead(until, m_store.presentNow().value_or(base::Instant{}));
        if (!at) return Words::tr("„%1“ ist keine Uhrzeit. Bitte als 20:30.").arg(until);
        item->until = at;
    }
    item->source = source.trimmed().toStdString();
    if (item->source.size() > wire::limits::kNameBytesMax) return Words::tr("Die Quelle ist zu lang.");
    item->note = note.trimmed().toStdString();
    m_say(*item);
    return {};
}

void BoardDesk::takeOff() {
    auto item = edited();
    if (!item) return;
    item->ended = true;
    m_say(*item);
}

void BoardDesk::refresh() {
    m_list.refresh(m_store, m_format, m_board, m_showsOver);
    emit changed();
}

}  // namespace models
