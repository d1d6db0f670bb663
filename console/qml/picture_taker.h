// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What a console does when nobody sits before it: a screenshot at a named moment, figures of the run, and an end.

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QQuickWindow>
#include <QTimer>

#include "console/session/store.h"

namespace console {

/// When to take the picture.
struct Moment {
    enum class Kind : std::uint8_t { Issued, Settled, Scenario } kind = Kind::Settled;
    double scenarioS = 0;  ///< Scenario: seconds since the first tick
    /// "issued", "settled" or a number of seconds; nothing for another text.
    [[nodiscard]] static std::optional<Moment> read(const std::string& text);
};

struct RunPlan {
    std::optional<std::filesystem::path> screenshot;
    Moment moment;
    std::optional<std::filesystem::path> summary;
    bool exitAfterExercise = false;
};

/// For the picture it holds the fold, so that the frame shows the moment and nothing later; the map's tiles may come
/// in meanwhile.
class PictureTaker : public QObject {
    Q_OBJECT
public:
    /// `store` and `window` must outlive it. The window has a bool property `mapSettled`.
    PictureTaker(session::Store& store, QQuickWindow& window, RunPlan plan, QObject* parent = nullptr);
    /// Writes the summary; called once, at the end.
    [[nodiscard]] base::Done writeSummary() const;
    /// True when a screenshot was asked for and is not (yet) on disk.
    [[nodiscard]] bool pictureIsMissing() const { return m_plan.screenshot && !m_taken; }

signals:
    void finished();

private:
    void askForPicture();
    void tryPicture();
    void checkScenario();
    void checkEnd();
    void noteFrame(bool begins);

    session::Store& m_store;
    QQuickWindow& m_window;
    RunPlan m_plan;
    QTimer m_retry, m_quiet;
    std::optional<base::Instant> m_firstTick;
    bool m_wanted = false, m_taken = false;
    int m_settledRounds = 0;
    mutable std::mutex m_frameGuard;  ///< frames are counted on the render thread
    std::int64_t m_frameBeganNs = 0;
    std::vector<double> m_frameMs;
};

}  // namespace console
