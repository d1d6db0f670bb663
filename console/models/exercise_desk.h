// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The running exercise as its participants may see it: which, who, where its clock stands, what was played in so far,
// and the rules. What the script holds for later is not in the journal and cannot be seen here; what is expected of
// them neither (it is in the journal, for the evaluation).

#include <deque>
#include <optional>

#include <QObject>
#include <QString>
#include <QStringList>

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/session/login.h"
#include "console/session/store.h"

namespace models {

struct InjectRow {
    QString key;
    QString number, time, from, to, text;  ///< `to` empty: to all
    QString spoken;                        ///< all of it
    bool operator==(const InjectRow&) const = default;
};
/// What was delivered, the newest first.
class InjectList : public RowList<InjectRow> {
    Q_OBJECT
public:
    explicit InjectList(QObject* parent = nullptr);
};

class ExerciseDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool isExercise READ isExercise NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString staff READ staff NOTIFY changed)  ///< who exercises: the realm's name, the functions enrolled
    Q_PROPERTY(QString realm READ realm NOTIFY changed)  ///< its UUID
    Q_PROPERTY(QString phase READ phase NOTIFY changed)  ///< "läuft", "angehalten", "beendet", "vorbereitet"
    Q_PROPERTY(QString since READ since NOTIFY changed)  ///< of the phase; empty: this console has not heard it begin
    Q_PROPERTY(int urgency READ urgency NOTIFY changed)  ///< of the phase: what does not run is said louder
    Q_PROPERTY(QString clock READ clock NOTIFY changed)  ///< of the exercise
    Q_PROPERTY(QString date READ date NOTIFY changed)
    Q_PROPERTY(QString wallClock READ wallClock NOTIFY changed)
    Q_PROPERTY(QString wallDate READ wallDate NOTIFY changed)
    Q_PROPERTY(QString speed READ speed NOTIFY changed)  ///< "12-fach", "steht", "?" while it is not known yet
    Q_PROPERTY(QAbstractItemModel* injects READ injects CONSTANT)
    Q_PROPERTY(int count READ count NOTIFY changed)  ///< of injects
    Q_PROPERTY(QStringList rules READ rules NOTIFY changed)
    Q_PROPERTY(QString control READ control NOTIFY changed)  ///< to whoever directs; empty: somebody else
public:
    /// All must outlive it.
    ExerciseDesk(const session::Store& store, const session::Login& login, const Format& format,
                 QObject* parent = nullptr);

    [[nodiscard]] bool isExercise() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString staff() const;
    [[nodiscard]] QString realm() const;
    [[nodiscard]] QString phase() const;
    [[nodiscard]] QString since() const;
    [[nodiscard]] int urgency() const;
    [[nodiscard]] QString clock() const;
    [[nodiscard]] QString date() const;
    [[nodiscard]] QString wallClock() const;
    [[nodiscard]] QString wallDate() const;
    [[nodiscard]] QString speed() const;
    [[nodiscard]] QAbstractItemModel* injects() { return &m_injects; }
    [[nodiscard]] int count() const { return m_injects.rowCount(); }
    [[nodiscard]] QStringList rules() const;
    [[nodiscard]] QString control() const;

    void refresh();

    /// Over so much wall time the speed is measured, and after so much at least it is told.
    static constexpr std::int64_t kMeasuredMs = 60'000, kLeastMs = 4'000;

signals:
    void changed();

private:
    [[nodiscard]] std::optional<wire::ExercisePhase> phaseNow() const;
    /// Display names of those who direct; empty: nobody is enrolled for it.
    [[nodiscard]] QStringList directors() const;
    void noteClock();
    /// Of a log of a hundred thousand lines not once a second.
    void takeLines(const session::Chronicle& chronicle);

    const session::Store& m_store;
    const session::Login& m_login;
    const Format& m_format;
    InjectList m_injects;
    const session::Chronicle* m_told = nullptr;  ///< what m_injects and m_since are of; only compared
    std::uint64_t m_toldVersion = 0;
    std::optional<base::Instant> m_since;
    struct Beat {
        base::Instant wall, realm;
    };
    std::deque<Beat> m_beats;  ///< oldest first
};

}  // namespace models
