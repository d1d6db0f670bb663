// SPDX-License-Identifier: EUPL-1.2
#include "console/models/system_facts.h"

#include "broker/wire/limits.h"
#include "console/models/order_words.h"
#include "console/models/package_sources.h"
#include "console/models/rejections.h"
#include "console/models/worker_words.h"
#include "gis/fusion/town_exchange.h"

namespace models {

namespace {

/// A participant that has not spoken for so many ticks is called late; one with nothing to say marks its place in each
/// tick of a lockstep exercise, else once a minute.
constexpr std::uint64_t kLateTicks = 3, kQuietTicks = 60;

QString participantWords(const std::string& name) {
    if (name == "fusion") return Words::tr("Auswertung");
    if (name == "dispatch") return Words::tr("Warnversand");
    if (name == "field") return Words::tr("Messstellen und Einheiten");
    if (name.rfind("operator-", 0) == 0) return Words::tr("Übungsstab %1").arg(text(name.substr(9)));
    return text(name);
}

class FactWriter {
public:
    FactWriter(const session::Store& store, const Format& format, signs::SignBook* signs)
        : m_store(store), m_format(format), m_signs(signs) {}

    std::vector<FactRow> write(const QString& endpoint) {
        addBroker(endpoint);
        addPicture();
        addParticipants();
        addSeats();
        addPackage();
        addRules();
        addVersions();
        return std::move(m_rows);
    }

private:
    void add(const QString& section, const QString& name, const QString& value, const QString& note = {},
             Urgency urgency = Urgency::None) {
        m_rows.push_back(
            {section + QLatin1Char('/') + name + QString::number(m_rows.size()), section, name, value, note, urgency});
    }

    void addBroker(const QString& endpoint) {
        const QString section = Words::tr("Broker");
        switch (m_store.linkPhase()) {
            case session::LinkPhase::Connected:
                add(section, Words::tr("Verbindung"), Words::tr("verbunden"), endpoint);
                break;
            case session::LinkPhase::Connecting:
                add(section, Words::tr("Verbindung"), Words::tr("wird aufgebaut"), endpoint, Urgency::Note);
                break;
            case session::LinkPhase::Lost:
                add(section, Words::tr("Verbindung"), Words::tr("verloren"),
                    endpoint + QStringLiteral(" · ") + linkWords(m_store.lostWhy()), Urgency::VeryHigh);
                break;
        }
        addDisk(section);
        const situation::Situation& picture = m_store.picture();
        if (picture.realm) add(section, Words::tr("Betrieb"), text(picture.realmName), text(picture.realm->text()));
        add(section, Words::tr("Tagebuch des Brokers"),
            Words::tr("%1 Einträge").arg(m_format.whole(static_cast<std::int64_t>(m_store.headSequence()))),
            Words::tr("davon hier übernommen: %1")
                .arg(m_format.whole(static_cast<std::int64_t>(picture.lastSequence))));
    }

    void addRules() {
        const QString section = Words::tr("Regeln der Auswertung");
        const auto& rules = m_store.picture().ruleSet;
        if (!rules || rules->set.version.empty())
            add(section, Words::tr("In Kraft"), Words::tr("wie mitgeliefert"));
        else
            add(section, Words::tr("In Kraft"), text(rules->set.name),
                Words::tr("Stand %1, seit %2").arg(text(rules->set.version), m_format.dateClock(rules->since)));
        if (!rules) return;
        const auto [town, file] = fusion::problemsOf(rules->set.problem);
        if (!file.empty())
            add(section, Words::tr("Fehlerhafte Datei"), Words::tr("nicht in Kraft"), ruleProblemWords(file),
                Urgency::Medium);
        if (!town.empty())
            add(section, Words::tr("Ortspaket"), Words::tr("passt nicht"), townProblemWords(town), Urgency::High);
    }

    void addDisk(const QString& section) {
        const auto& state = m_store.brokerState();
        if (state && !state->isSafe)
            add(section, Words::tr("Sicherung"), troubleWords(state->trouble), linkWords(state->why),
                Urgency::VeryHigh);
        else if (state && state->trouble == wire::Trouble::Slow)
            add(section, Words::tr("Sicherung"), troubleWords(state->trouble), linkWords(state->why), Urgency::Note);
        else if (m_store.linkPhase() == session::LinkPhase::Connected)
            add(section, Words::tr("Sicherung"), Words::tr("gesichert vor jeder Bestätigung"));
        if (state && (state->heldSenders > 0 || state->merged > 0 || state->behind > 0))
            add(section, Words::tr("Zurückgehalten"),
                Words::tr("%1 Absender gebremst").arg(m_format.whole(state->heldSenders)),
                Words::tr("%1 Einträge zusammengefasst, größter Rückstand %2")
                    .arg(m_format.whole(static_cast<std::int64_t>(state->merged)),
                         m_format.whole(static_cast<std::int64_t>(state->behind))),
                Urgency::Note);
        addWitness(section);
        if (m_store.rewinding())
            add(section, Words::tr("Wiederherstellung"), Words::tr("Tagebuch aus einer Sicherung"),
                linkWords(m_store.rewinding()->why), Urgency::VeryHigh);
    }

    void addWitness(const QString& section) {
        if (const auto& wrong = m_store.contradiction())
            add(section, Words::tr("Widerspruch"),
                Words::tr("bei Eintrag %1").arg(m_format.whole(static_cast<std::int64_t>(wrong->sequence))),
                Words::tr("das Tagebuch widerspricht dort einem hier aufbewahrten Prüfpunkt; lagewerk-log verify "
                          "--witness prüft es"),
                Urgency::VeryHigh);
        const auto& witnessed = m_store.witnessed();
        if (!witnessed) return;
        const bool isKept = !witnessed->trouble;
        add(section, Words::tr("Prüfpunkt"),
            Words::tr("bis Eintrag %1").arg(m_format.whole(static_cast<std::int64_t>(witnessed->sequence))),
            isKept ? Words::tr("%1, auf diesem Rechner aufbewahrt").arg(m_format.dateClock(witnessed->at))
                   : Words::tr("kann hier nicht aufbewahrt werden: %1").arg(text(witnessed->trouble->where)),
            isKept ? Urgency::None : Urgency::Note);
    }

    void addPicture() {
        const QString section = Words::tr("Lagebild");
        const auto age = m_store.pictureAgeMs(), p99 = m_store.pictureAgeP99Ms();
        add(section, Words::tr("Alter"), age ? m_format.span(*age) : QStringLiteral("?"),
            p99 ? Words::tr("in 99 von 100 Fällen unter %1").arg(m_format.span(*p99)) : QString());
        const situation::Situation& picture = m_store.picture();
        if (picture.tick) {
            add(section, Words::tr("Takt"), m_format.whole(static_cast<std::int64_t>(picture.tick->number)),
                Words::tr("%1 · alle %2")
                    .arg(Format::clock(picture.tick->at, true), m_format.span(picture.tick->stepMs)));
        }
        add(section, Words::tr("Messwerte"), m_format.whole(static_cast<std::int64_t>(m_store.chronicle().readings())),
            Words::tr("seit Beginn des Tagebuchs"));
        addMerged(section);
    }

    void addMerged(const QString& section) {
        const auto& merged = m_store.merged();
        if (merged.readings + merged.positions > 0)
            add(section, Words::tr("Zusammengefasst"),
                Words::tr("%1 Messwerte, %2 Standorte")
                    .arg(m_format.whole(static_cast<std::int64_t>(merged.readings)),
                         m_format.whole(static_cast<std::int64_t>(merged.positions))),
                Words::tr("Einträge %1 bis %2; %3 Messwerte nachgeladen")
                    .arg(m_format.whole(static_cast<std::int64_t>(merged.fromSequence)),
                         m_format.whole(static_cast<std::int64_t>(merged.throughSequence)),
                         m_format.whole(static_cast<std::int64_t>(merged.filled))),
                Urgency::Note);
        if (m_store.wasSnapshotWrong())
            add(section, Words::tr("Momentaufnahme"), Words::tr("verworfen"),
                Words::tr("sie wich vom Tagebuch ab; gezeigt wird, was das Tagebuch ergibt"), Urgency::Note);
    }

    void addParticipants() {
        const QString section = Words::tr("Beteiligte");
        const auto& tick = m_store.picture().tick;
        if (m_store.participants().empty())
            add(section, Words::tr("Auswertung"), QStringLiteral("?"), Words::tr("hat sich noch nicht gemeldet"),
                Urgency::Note);
        for (const auto& [name, participant] : m_store.participants()) {
            const bool isLate =
                tick && tick->number > participant.tick + kLateTicks + (tick->lockstep ? 0 : kQuietTicks);
            add(section, participantWords(name), isLate ? Words::tr("im Rückstand") : Words::tr("arbeitet"),
                Words::tr("fertig bis Takt %1, %2")
                    .arg(m_format.whole(static_cast<std::int64_t>(participant.tick)),
                         Format::clock(participant.at, true)),
                isLate ? Urgency::Medium : Urgency::None);
        }
    }

    /// Who sits where; a seat that was left is told for half a day.
    void addSeats() {
        constexpr std::int64_t kLeftShownMs = 12LL * 3600 * 1000;
        const QString section = Words::tr("Arbeitsplätze");
        const situation::Situation& picture = m_store.picture();
        const base::Instant now = m_store.realmNow().value_or(base::Instant{});
        for (const auto& [device, view] : picture.work.seats) {
            const bool isLeft = view.seat.move == wire::SeatMove::Left;
            if (isLeft && base::spanMs(now, view.by.acceptedAt) > kLeftShownMs) continue;
            const QString name = view.seat.workplace.empty() ? Words::tr("Gerät %1").arg(text(device).left(8))
                                                             : text(view.seat.workplace);
            const QString since = m_format.dateClock(view.by.acceptedAt);
            situation::SaidBy who = view.by;
            who.author = view.seat.person;  // what is left the console says by itself
            if (isLeft)
                add(section, name, Words::tr("frei"),
                    Words::tr("verlassen %1 von %2").arg(since, saidByWords(who, m_store)));
            else
                add(section, name, saidByWords(who, m_store), Words::tr("angemeldet seit %1").arg(since));
        }
    }

    void addPackage() {
        const QString section = Words::tr("Ortsdaten");
        addBasemap(section);
        const auto& package = m_store.package();
        if (!package)
            return add(section, Words::tr("Paket"), Words::tr("keines geladen"),
                       Words::tr("Karte und Stationsnamen fehlen"), Urgency::Medium);
        add(section, Words::tr("Paket"), text(package->name),
            Words::tr("Fassung %1, erstellt %2").arg(text(package->version), dayWords(package->created)));
        if (package->trial)
            add(section, Words::tr("Art"), Words::tr("Versuchsaufbau"), Words::tr("kein amtlicher Bestand"),
                Urgency::Note);
        for (const layers::LayerInfo& layer : package->present) {
            QStringList note{text(layer.source)};
            if (!layer.source.empty()) {
                note << (layer.licence.empty() ? Words::tr("Lizenz unbekannt") : text(layer.licence));
                note << (layer.date.empty() ? Words::tr("Stand unbekannt")
                                            : Words::tr("Stand %1", "of data").arg(dayWords(layer.date)));
            }
            note << layerNoteWords(layer.note);
            note.removeAll(QString());
            add(section, layerWords(layer.name), m_format.whole(static_cast<std::int64_t>(layer.count)),
                note.join(QStringLiteral(" · ")));
        }
        for (const std::string& missing : package->missing)
            add(section, layerWords(missing), Words::tr("fehlt"), {}, Urgency::Note);
    }

    void addBasemap(const QString& section) {
        const auto& basemap = m_store.basemap();
        if (!basemap) return;
        const QString name = Words::tr("Grundkarte aus Kacheln");
        if (!*basemap)
            return add(section, name, Words::tr("nicht lesbar"), text(basemap->failure().text()), Urgency::Note);
        const layers::BasemapInfo& info = basemap->value();
        QStringList note{text(info.source), text(info.licence)};
        if (!info.date.empty()) note << dayWords(info.date);
        add(section, name, Words::tr("%1 Kacheln").arg(m_format.whole(static_cast<std::int64_t>(info.tiles))),
            note.join(QStringLiteral(" · ")));
    }

    void addVersions() {
        const QString section = Words::tr("Fassungen");
        add(section, QStringLiteral("Lagewerk"), QStringLiteral(LAGEWERK_VERSION));
        add(section, Words::tr("Protokoll"), QString::number(wire::limits::kProtocolVersion));
        add(section, QStringLiteral("Qt"), QString::fromLatin1(qVersion()));
        addSigns(section);
    }

    const session::Store& m_store;
    void addSigns(const QString& section) {
        const QString name = Words::tr("Taktische Zeichen");
        if (m_signs != nullptr && !m_signs->isLoaded()) {
            add(section, name, Words::tr("werden gelesen"));
        } else if (m_signs == nullptr || m_signs->version().isEmpty()) {
            const QString why = m_signs != nullptr ? m_signs->problem() : QString();
            add(section, name, Words::tr("nur Grundzeichen, von Hand gezeichnet"),
                why.isEmpty() ? Words::tr("Die Bibliothek ist nicht eingerichtet: ./lagewerk signs") : why,
                Urgency::Note);
        } else {
            QStringList older = m_signs->versions();
            older.removeLast();
            add(section, name, m_signs->version(),
                older.isEmpty() ? QString() : Words::tr("auch: %1").arg(older.join(QStringLiteral(", "))));
        }
    }

    const Format& m_format;
    signs::SignBook* m_signs;
    std::vector<FactRow> m_rows;
};

}  // namespace

SystemFacts::SystemFacts(QObject* parent)
    : RowList<FactRow>(
          {
              {"section", [](const FactRow& row) { return QVariant(row.section); }},
              {"name", [](const FactRow& row) { return QVariant(row.name); }},
              {"value", [](const FactRow& row) { return QVariant(row.value); }},
              {"note", [](const FactRow& row) { return QVariant(row.note); }},
              {"urgency", [](const FactRow& row) { return QVariant(static_cast<int>(row.urgency)); }},
          },
          parent) {}

void SystemFacts::refresh(const session::Store& store, const Format& format, const QString& endpoint,
                          signs::SignBook* signs) {
    setRows(FactWriter(store, format, signs).write(endpoint));
}

}  // namespace models
