// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Looking back: which moment every page shows, by what was known when; steps, marks, play. While somebody looks back,
// what happens now is said, for an alarm must not wait until he is done.

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QVariantList>

#include "console/models/format.h"
#include "console/session/store.h"

namespace models {

class TimeTravel : public QObject {
    Q_OBJECT
    /// The bar is open; the picture may still be that of now.
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isPast READ isPast NOTIFY changed)
    /// A moment is being folded.
    Q_PROPERTY(bool isFolding READ isFolding NOTIFY changed)
    /// Why there is nothing to look back at; empty: there is.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// Milliseconds since 1970; `until` is now, `at` is where the slider stands.
    Q_PROPERTY(double from READ from NOTIFY changed)
    Q_PROPERTY(double until READ until NOTIFY changed)
    Q_PROPERTY(double at READ at NOTIFY changed)
    Q_PROPERTY(QString fromText READ fromText NOTIFY changed)
    Q_PROPERTY(QString untilText READ untilText NOTIFY changed)
    Q_PROPERTY(QString atText READ atText NOTIFY changed)
    /// False: what was known then. True: what is known today of then; late reports stand where they belong.
    Q_PROPERTY(bool withLater READ withLater WRITE setWithLater NOTIFY changed)
    /// What happened: at (ms), urgency, text; oldest first, the newest kMarksMax.
    Q_PROPERTY(QVariantList marks READ marks NOTIFY changed)
    Q_PROPERTY(bool isPlaying READ isPlaying NOTIFY changed)
    Q_PROPERTY(int pace READ pace WRITE setPace NOTIFY changed)  ///< of play: 10, 60 or 600 times
    /// What has happened since the slider left now, in words; empty: nothing that counts.
    Q_PROPERTY(QString meanwhile READ meanwhile NOTIFY changed)
public:
    static constexpr std::size_t kMarksMax = 200;

    TimeTravel(session::Store& store, const Format& format, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isPast() const { return m_store.hindsight().has_value(); }
    [[nodiscard]] bool isFolding() const { return m_store.isFoldingPast(); }
    [[nodiscard]] QString problem() const;
    [[nodiscard]] double from() const;
    [[nodiscard]] double until() const;
    [[nodiscard]] double at() const;
    [[nodiscard]] QString fromText() const { return timeText(from()); }
    [[nodiscard]] QString untilText() const { return timeText(until()); }
    [[nodiscard]] QString atText() const { return timeText(at()); }
    [[nodiscard]] bool withLater() const { return m_withLater; }
    void setWithLater(bool on);
    [[nodiscard]] const QVariantList& marks() const { return m_marks; }
    [[nodiscard]] bool isPlaying() const { return m_play.isActive(); }
    [[nodiscard]] int pace() const { return m_pace; }
    void setPace(int pace);
    [[nodiscard]] QString meanwhile() const { return m_meanwhile; }

    Q_INVOKABLE void open();
    /// Back to now; the bar goes.
    Q_INVOKABLE void close();
    /// Milliseconds since 1970; at or behind now: now, with the bar open.
    Q_INVOKABLE void moveTo(double ms);
    Q_INVOKABLE void step(int seconds);
    /// To the newest moment before now with that clock time ("2056", "20:56"). Empty, or why not.
    Q_INVOKABLE QString goTo(const QString& clock);
    /// To the next mark (1) or the one before (-1); nothing when there is none.
    Q_INVOKABLE void toMark(int direction);
    Q_INVOKABLE void play();
    Q_INVOKABLE void pause();

    /// Once a second, and after each fold.
    Q_INVOKABLE void refresh();

signals:
    void changed();

private:
    [[nodiscard]] QString timeText(double ms) const;
    void look();
    void playOn();
    void renewMarks();
    void renewMeanwhile();

    session::Store& m_store;
    const Format& m_format;
    bool m_isOpen = false, m_withLater = false;
    std::optional<base::Instant> m_at;  ///< where the slider stands; nothing: now
    std::uint64_t m_leftAt = 0;         ///< sequence of the journal when it left now
    int m_pace = 60;
    QTimer m_play;
    QElapsedTimer m_played;
    QVariantList m_marks;
    std::uint64_t m_marksVersion = 0;
    QString m_meanwhile;
};

}  // namespace models
