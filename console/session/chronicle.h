// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What the journal tells besides the current picture: the lines of the incident log and the recent course of each
// station. Built from every followed record, in order; typed, without words: the models put them into a language.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "console/session/course_past.h"
#include "console/session/log_line.h"
#include "gis/situation/situation.h"

namespace session {

/// A unit came to the scene of what it was sent for: a record that belongs to an incident and is no line of the log.
struct SceneReport {
    wire::MessageId id;
    std::uint64_t sequence = 0;
    base::Instant at;  ///< acceptedAt
    std::string callSign, task;
};

/// A unit's status from then on.
struct StatusChange {
    base::Instant at;  ///< acceptedAt
    std::uint64_t sequence = 0;
    std::uint8_t fmsStatus = 0;
    std::string task;
};

/// One value of a station's course, in 16 bytes: there are thousands for each station.
class CoursePoint {
public:
    CoursePoint(base::Instant observedAt, std::optional<double> value)
        : at(observedAt), m_value(value.value_or(kNone)) {}
    base::Instant at;
    /// Nothing: the sensor said it has none.
    [[nodiscard]] std::optional<double> value() const {
        return std::isnan(m_value) ? std::nullopt : std::optional(m_value);
    }

private:
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    double m_value;
};

/// Lines in memory; what is dropped then is counted (linesDropped()), and the log says so.
inline constexpr std::size_t kLinesMax = 250'000;
inline constexpr std::size_t kRevisedMax = 1'000;
inline constexpr std::size_t kUnitFilesMax = 8;
inline constexpr std::size_t kScenesMax = 2'000;
inline constexpr std::size_t kStatusesMax = 100;  ///< per unit
inline constexpr std::size_t kRefusedMax = 5'000;
inline constexpr std::int64_t kCourseSpanMs = 24LL * 3600 * 1000;
inline constexpr std::size_t kCoursePointsLeast = 20;   ///< kept however old: a daily gauge has its fortnight
inline constexpr std::size_t kCoursePointsMax = 5'000;  ///< per station: 24 h at 20 s

class Chronicle {
public:
    Chronicle() = default;
    explicit Chronicle(std::size_t linesMax) : m_linesMax(linesMax) {}

    /// `before` is the picture without the record; call before folding it there.
    void note(const wire::Record& record, const situation::Situation& before);

    /// A reading that was merged when it was new: into its course, unless it is there. True when it was not.
    bool fill(const wire::Record& record);
    /// Takes the place of `other`, so that whoever looks at linesVersion() notices.
    void replace(const Chronicle& other) {
        m_linesVersion = m_reordered = std::max(m_linesVersion, other.m_linesVersion) + 1;
    }

    [[nodiscard]] const std::deque<Line>& lines() const { return m_lines; }  ///< oldest first
    /// Rises with every change of lines().
    [[nodiscard]] std::uint64_t linesVersion() const { return m_linesVersion; }

    // A line's place counts from the first line ever, dropped ones with it: it stays when others come or are dropped.
    [[nodiscard]] std::uint64_t linesDropped() const { return m_dropped; }  ///< of the oldest, for want of room
    [[nodiscard]] std::uint64_t linesEnd() const { return m_dropped + m_lines.size(); }
    [[nodiscard]] const Line* lineAt(std::uint64_t place) const {
        return place < m_dropped || place >= linesEnd() ? nullptr : &m_lines[place - m_dropped];
    }
    /// linesVersion() when places were last not what they had been before: lines taken out or made empty of words.
    [[nodiscard]] std::uint64_t reordered() const { return m_reordered; }
    /// Places of lines that got a number since that version; nothing: longer ago than is kept.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> revisedSince(std::uint64_t version) const;
    /// By observedAt, oldest first; nullptr for a station that never spoke.
    [[nodiscard]] const std::deque<CoursePoint>* course(const std::string& station) const;
    /// What stands behind course(), by pieces, and how far the station could be trusted; nullptr: nothing is known.
    [[nodiscard]] const CoursePast* past(const std::string& station) const;
    [[nodiscard]] std::uint64_t readings() const { return m_readings; }
    [[nodiscard]] const std::map<wire::Hash, Deletion>& deletedFiles() const { return m_deletedFiles; }
    /// The newest files of a unit, newest first; nullptr for a unit that sent none.
    [[nodiscard]] const std::deque<wire::Attachment>* unitFiles(const std::string& callSign) const;

    /// Each change of a unit's status, the newest kStatusesMax, oldest first; nullptr for one that never reported.
    [[nodiscard]] const std::deque<StatusChange>* statuses(const std::string& callSign) const;

    /// The newest kScenesMax, oldest first.
    [[nodiscard]] const std::deque<SceneReport>& scenes() const { return m_scenes; }

private:
    bool noteReading(const wire::Record& record, bool isFilled);
    void noteStation(const wire::Record& record, const situation::Situation& before);
    void noteLevel(Line& line);
    void noteArea(const wire::Record& record, const situation::Situation& before);
    void noteDrawing(const wire::Record& record, const situation::Situation& before);
    void noteZone(const wire::Record& record, const situation::Situation& before);
    void noteProposal(const wire::Record& record, const situation::Situation& before);
    void noteRules(const wire::Record& record);
    void noteWarning(const wire::Record& record, const situation::Situation& before);
    void noteReceipt(const wire::Record& record, const situation::Situation& before);
    void noteStaff(const wire::Record& record, const situation::Situation& before);
    void noteReportStep(const wire::Record& record, const situation::Situation& before);
    void noteRevocation(const wire::Record& record, const situation::Situation& before);
    void noteDeletedWork(const wire::Record& record);
    void noteExercise(const wire::Record& record, const situation::Situation& before);
    void noteNumber(const wire::Numbered& numbered);
    void noteUnit(const wire::Record& record, const situation::Situation& before);
    // chronicle_orders.cpp
    void noteOrder(const wire::Record& record, const situation::Situation& before);
    void noteOrderStep(const wire::Record& record, const situation::Situation& before);
    void noteAssignment(const wire::Record& record, const situation::Situation& before);
    void noteStatus(const wire::Record& record, const wire::UnitReport& report);
    /// Orders and statuses whose records are deleted; the number of lines that are left without words.
    std::uint32_t deleteOrders(const wire::Record& record, const wire::Redacted& redacted);

    // chronicle_people.cpp
    void notePeople(const wire::Record& record, const situation::Situation& before);
    void noteDeletedPeople(const wire::Record& record);
    std::uint32_t deletePeople(const wire::Record& record, const wire::Redacted& redacted);

    void noteIncident(const wire::Record& record, const situation::Situation& before);
    void noteIncidentAct(const wire::Record& record, const situation::Situation& before);
    void noteDeletion(const wire::Record& record);
    void noteDeletedEntries(const wire::Record& record, const wire::Redacted& redacted);
    void noteRefusal(const wire::Record& record, const situation::Situation& before);
    Line& add(const wire::Record& record, LineKind kind);
    void noteWhole(const wire::Record& record, const situation::Situation& before);

    std::size_t m_linesMax = kLinesMax;
    std::deque<Line> m_lines;
    SharedTexts m_texts;  ///< of m_lines
    std::uint64_t m_linesVersion = 0, m_reordered = 0, m_dropped = 0;
    struct Revision {
        std::uint64_t version = 0, place = 0;
    };
    std::deque<Revision> m_revised;                           ///< the newest kRevisedMax
    std::uint64_t m_revisionsForgotten = 0;                   ///< the newest version that is not in m_revised any more
    std::map<std::string, wire::GaugeLevel> m_levels;         ///< of the newest LevelChange
    std::map<wire::MessageId, std::uint32_t> m_earlyNumbers;  ///< numbers whose line is still to come
    /// Who sent what core refused: its Refusal follows at the head of the next append.
    struct Sender {
        wire::DeviceId device;
        std::string author;
    };
    std::map<std::uint64_t, Sender> m_refused;  ///< by sequence, the newest kRefusedMax
    std::map<std::string, std::deque<CoursePoint>> m_courses;
    std::map<std::string, CoursePast> m_pasts;
    std::uint64_t m_readings = 0;
    std::map<wire::Hash, Deletion> m_deletedFiles;
    std::map<std::string, std::deque<wire::Attachment>> m_unitFiles;
    std::deque<SceneReport> m_scenes;
    std::map<std::string, std::deque<StatusChange>> m_statuses;
};

}  // namespace session
