// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The sound of alarms that nobody has taken over. Made here as samples, played by Qt Multimedia; its only door.

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

#include "console/models/alarm_desk.h"

namespace console {

using AlarmTone = models::AlarmDesk::Sound;

/// One call of that tone: mono, 16 bits, kAlarmSampleRate. Two falling notes for an alarm that waits, three pairs and
/// louder for one that presses; between 500 and 1000 Hz, where ageing ears still hear well.
inline constexpr int kAlarmSampleRate = 22'050;
[[nodiscard]] QByteArray alarmSamples(AlarmTone tone);
/// How long from one call to the next, ms.
[[nodiscard]] int alarmPeriodMs(AlarmTone tone);

class AlarmSound : public QObject {
    Q_OBJECT
public:
    explicit AlarmSound(QObject* parent = nullptr);
    ~AlarmSound() override;
    /// Plays at once when it begins or gets more pressing, then period by period until None.
    void set(AlarmTone tone);
    /// Why nothing can be heard; empty: it can, or was not tried yet.
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    void play();
    struct Player;
    std::unique_ptr<Player> m_player;
    QTimer m_timer;
    AlarmTone m_tone = AlarmTone::None;
    QString m_problem;
};

}  // namespace console
