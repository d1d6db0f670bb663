// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/alarm_sound.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "console/models/format.h"

namespace console {

using models::Words;

namespace {

struct Note {
    double hertz = 0;  ///< 0: silence
    double seconds = 0;
};

std::vector<Note> notesOf(AlarmTone tone) {
    switch (tone) {
        case AlarmTone::Waiting: return {{784, 0.22}, {0, 0.04}, {587, 0.34}};
        case AlarmTone::Pressing:
            return {{932, 0.16}, {622, 0.16}, {0, 0.06}, {932, 0.16}, {622, 0.16}, {0, 0.06}, {932, 0.16}, {622, 0.30}};
        case AlarmTone::None: break;
    }
    return {};
}

}  // namespace

QByteArray alarmSamples(AlarmTone tone) {
    const double volume = tone == AlarmTone::Pressing ? 0.8 : 0.5;
    constexpr double kEdgeS = 0.012;  // no click at the ends of a note
    QByteArray samples;
    for (const Note& note : notesOf(tone)) {
        const int count = static_cast<int>(note.seconds * kAlarmSampleRate);
        for (int i = 0; i < count; ++i) {
            const double at = static_cast<double>(i) / kAlarmSampleRate;
            const double edge = std::min({1.0, at / kEdgeS, (note.seconds - at) / kEdgeS});
            const double turn = 2 * std::numbers::pi * note.hertz * at;
            // A second overtone makes the place of the sound easier to find.
            const double wave = note.hertz > 0 ? 0.8 * std::sin(turn) + 0.2 * std::sin(3 * turn) : 0.0;
            const auto value = static_cast<qint16>(32'000 * volume * std::max(0.0, edge) * wave);
            samples.append(static_cast<char>(value & 0xFF));
            samples.append(static_cast<char>((value >> 8) & 0xFF));
        }
    }
    return samples;
}

int alarmPeriodMs(AlarmTone tone) { return tone == AlarmTone::Pressing ? 6'000 : 20'000; }

struct AlarmSound::Player {
    QByteArray samples;
    QBuffer buffer;
    std::unique_ptr<QAudioSink> sink;
};

AlarmSound::AlarmSound(QObject* parent) : QObject(parent) {
    connect(&m_timer, &QTimer::timeout, this, &AlarmSound::play);
}

AlarmSound::~AlarmSound() = default;

void AlarmSound::set(AlarmTone tone) {
    if (tone == m_tone) return;
    const bool isMore = static_cast<int>(tone) > static_cast<int>(m_tone);
    m_tone = tone;
    if (tone == AlarmTone::None) {
        m_timer.stop();
        m_player.reset();
        return;
    }
    m_timer.start(alarmPeriodMs(tone));
    if (isMore) play();
}

void AlarmSound::play() {
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) {
        m_problem = Words::tr("kein Tonausgang gefunden");
        return;
    }
    QAudioFormat format;
    format.setSampleRate(kAlarmSampleRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (!device.isFormatSupported(format)) {
        m_problem = Words::tr("der Tonausgang „%1“ kann nicht genutzt werden").arg(device.description());
        return;
    }
    m_problem.clear();
    m_player = std::make_unique<Player>();
    m_player->samples = alarmSamples(m_tone);
    m_player->buffer.setData(m_player->samples);
    m_player->buffer.open(QIODevice::ReadOnly);
    m_player->sink = std::make_unique<QAudioSink>(device, format);
    m_player->sink->start(&m_player->buffer);
}

}  // namespace console
