// SPDX-License-Identifier: EUPL-1.2
#include "console/models/board_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace models {
namespace {

using wire::Board;

struct StateName {
    Board board;
    const char* id;
    const char* german;
};
constexpr StateName kStates[] = {
    {Board::Block, "open", QT_TRANSLATE_NOOP("Words", "nicht begonnen")},
    {Board::Block, "informed", QT_TRANSLATE_NOOP("Words", "informiert")},
    {Board::Block, "clearing", QT_TRANSLATE_NOOP("Words", "wird geräumt")},
    {Board::Block, "cleared", QT_TRANSLATE_NOOP("Words", "geräumt")},
    {Board::Block, "checked", QT_TRANSLATE_NOOP("Words", "geräumt und geprüft")},
    {Board::Block, "free", QT_TRANSLATE_NOOP("Words", "frei, Rückkehr erlaubt")},
    {Board::Shelter, "planned", QT_TRANSLATE_NOOP("Words", "vorgesehen")},
    {Board::Shelter, "opening", QT_TRANSLATE_NOOP("Words", "wird eingerichtet")},
    {Board::Shelter, "open", QT_TRANSLATE_NOOP("Words", "geöffnet")},
    {Board::Shelter, "full", QT_TRANSLATE_NOOP("Words", "voll")},
    {Board::Shelter, "closed", QT_TRANSLATE_NOOP("Words", "geschlossen")},
    {Board::InfoPoint, "planned", QT_TRANSLATE_NOOP("Words", "vorgesehen")},
    {Board::InfoPoint, "opening", QT_TRANSLATE_NOOP("Words", "wird eingerichtet")},
    {Board::InfoPoint, "open", QT_TRANSLATE_NOOP("Words", "besetzt")},
    {Board::InfoPoint, "closed", QT_TRANSLATE_NOOP("Words", "geschlossen")},
    {Board::Hospital, "open", QT_TRANSLATE_NOOP("Words", "aufnahmebereit")},
    {Board::Hospital, "limited", QT_TRANSLATE_NOOP("Words", "eingeschränkt")},
    {Board::Hospital, "full", QT_TRANSLATE_NOOP("Words", "voll belegt")},
    {Board::Hospital, "closed", QT_TRANSLATE_NOOP("Words", "abgemeldet")},
    {Board::Road, "reported", QT_TRANSLATE_NOOP("Words", "gemeldet, nicht bestätigt")},
    {Board::Road, "limited", QT_TRANSLATE_NOOP("Words", "eingeschränkt befahrbar")},
    {Board::Road, "closed", QT_TRANSLATE_NOOP("Words", "gesperrt")},
    {Board::Road, "free", QT_TRANSLATE_NOOP("Words", "wieder frei")},
    {Board::Request, "asked", QT_TRANSLATE_NOOP("Words", "angefordert")},
    {Board::Request, "promised", QT_TRANSLATE_NOOP("Words", "zugesagt")},
    {Board::Request, "coming", QT_TRANSLATE_NOOP("Words", "unterwegs")},
    {Board::Request, "arrived", QT_TRANSLATE_NOOP("Words", "eingetroffen")},
    {Board::Request, "refused", QT_TRANSLATE_NOOP("Words", "abgelehnt")},
    {Board::Count, "reported", QT_TRANSLATE_NOOP("Words", "gemeldet, nicht bestätigt")},
    {Board::Count, "confirmed", QT_TRANSLATE_NOOP("Words", "bestätigt")},
    {Board::Count, "closed", QT_TRANSLATE_NOOP("Words", "abgeschlossen")},
};

constexpr std::pair<const char*, const char*> kFigures[] = {
    {"people", QT_TRANSLATE_NOOP("Words", "Menschen im Block")},
    {"out", QT_TRANSLATE_NOOP("Words", "davon draußen")},
    {"occupied", QT_TRANSLATE_NOOP("Words", "belegt")},
    {"capacity", QT_TRANSLATE_NOOP("Words", "Plätze")},
    {"free", QT_TRANSLATE_NOOP("Words", "freie Betten")},
    {"beds", QT_TRANSLATE_NOOP("Words", "Betten")},
    {"number", QT_TRANSLATE_NOOP("Words", "Anzahl")},
    {"injured", QT_TRANSLATE_NOOP("Words", "Verletzte")},
    {"missing", QT_TRANSLATE_NOOP("Words", "Vermisste")},
    {"sheltered", QT_TRANSLATE_NOOP("Words", "Betreute")},
};

QString whole(const wire::BoardItem& item, const char* figure, const Format& format) {
    const auto found = item.figures.find(figure);
    return found == item.figures.end() ? QStringLiteral("?") : format.whole(std::llround(found->second));
}
bool has(const wire::BoardItem& item, const char* figure) { return item.figures.contains(figure); }

/// "3 Verletzte, 1 Vermisste"
QString listed(const wire::BoardItem& item, const Format& format) {
    QStringList parts;
    for (const auto& [figure, value] : item.figures)
        parts << format.whole(std::llround(value)) + QLatin1Char(' ') + boardFigureWords(figure);
    return parts.join(QStringLiteral(", "));
}

}  // namespace

QString boardTitle(Board board) {
    switch (board) {
        case Board::Block: return Words::tr("Räumblöcke");
        case Board::Shelter: return Words::tr("Betreuungsstellen");
        case Board::InfoPoint: return Words::tr("Notfall-Infopunkte");
        case Board::Hospital: return Words::tr("Krankenhäuser");
        case Board::Road: return Words::tr("Straßen");
        case Board::Request: return Words::tr("Nachforderungen");
        case Board::Count: return Words::tr("Betroffene");
    }
    return {};
}

QString boardItemWords(Board board) {
    switch (board) {
        case Board::Block: return Words::tr("Räumblock");
        case Board::Shelter: return Words::tr("Betreuungsstelle");
        case Board::InfoPoint: return Words::tr("Notfall-Infopunkt");
        case Board::Hospital: return Words::tr("Krankenhaus");
        case Board::Road: return Words::tr("Straße");
        case Board::Request: return Words::tr("Nachforderung");
        case Board::Count: return Words::tr("Zahl von Betroffenen");
    }
    return {};
}

QString boardEmptyWords(Board board) {
    switch (board) {
        case Board::Block:
            return Words::tr("Kein Räumblock. Jeder bekommt einen Stand: informiert, geräumt, geprüft, frei.");
        case Board::Shelter:
            return Words::tr("Keine Betreuungsstelle. Aus dem Ortspaket lassen sich Hallen und Schulen übernehmen.");
        case Board::InfoPoint:
            return Words::tr(
                "Kein Notfall-Infopunkt. Bei Stromausfall gehen die Menschen dorthin, wenn Telefone schweigen.");
        case Board::Hospital: return Words::tr("Kein Krankenhaus. Aus dem Ortspaket lassen sich alle übernehmen.");
        case Board::Road: return Words::tr("Keine Straße gesperrt oder gemeldet.");
        case Board::Request: return Words::tr("Nichts nachgefordert.");
        case Board::Count:
            return Words::tr("Keine Zahl gemeldet. Nur Zahlen mit ihrer Quelle, keine Namen von Betroffenen.");
    }
    return {};
}

QString boardStateWords(Board board, const std::string& state) {
    for (const StateName& one : kStates)
        if (one.board == board && state == one.id) return Words::tr(one.german);
    return state.empty() ? QStringLiteral("–") : text(state);
}

QString boardFigureWords(const std::string& figure) {
    for (const auto& [id, german] : kFigures)
        if (figure == id) return Words::tr(german);
    return text(figure);
}

QString boardFiguresText(const wire::BoardItem& item, const Format& format) {
    if (item.figures.empty()) return {};
    switch (item.board) {
        case Board::Shelter:
            if (has(item, "occupied") || has(item, "capacity"))
                return Words::tr("%1 von %2 belegt")
                    .arg(whole(item, "occupied", format), whole(item, "capacity", format));
            break;
        case Board::Hospital:
            if (has(item, "free") || has(item, "beds"))
                return Words::tr("%1 von %2 Betten frei").arg(whole(item, "free", format), whole(item, "beds", format));
            break;
        case Board::Block:
            if (has(item, "people") || has(item, "out"))
                return Words::tr("%1 von %2 draußen").arg(whole(item, "out", format), whole(item, "people", format));
            break;
        case Board::Request:
            if (has(item, "number")) return Words::tr("Anzahl: %1").arg(whole(item, "number", format));
            break;
        case Board::InfoPoint:
        case Board::Road:
        case Board::Count: break;
    }
    return listed(item, format);
}

QString boardUntilText(const wire::BoardItem& item) {
    if (!item.until || !situation::hasUntil(item.board)) return {};
    const QString clock = Format::clock(*item.until);
    return item.board == Board::Request ? Words::tr("zugesagt für %1").arg(clock)
                                        : Words::tr("Strom bis %1").arg(clock);
}

Urgency boardUrgency(const wire::BoardItem& item, base::Instant now) {
    const situation::BoardPhase phase = situation::phaseOf(item.board, item.state);
    if (phase == situation::BoardPhase::Over) return Urgency::None;
    constexpr std::int64_t kSoonMs = 60LL * 60 * 1000;
    if (item.until && situation::hasUntil(item.board)) {
        if (*item.until <= now) return Urgency::High;
        // Power that ends within the hour needs somebody now; a promise for then does not.
        if (item.board != Board::Request && base::spanMs(*item.until, now) < kSoonMs) return Urgency::Medium;
    }
    switch (phase) {
        case situation::BoardPhase::Trouble: return Urgency::Medium;
        case situation::BoardPhase::Open: return Urgency::Note;
        case situation::BoardPhase::Underway:
        case situation::BoardPhase::Fine:
        case situation::BoardPhase::Over: break;
    }
    return Urgency::None;
}

}  // namespace models
