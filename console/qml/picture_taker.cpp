// SPDX-License-Identifier: EUPL-1.2
#include "console/qml/picture_taker.h"

#include <algorithm>
#include <charconv>

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>

namespace console {

namespace {

constexpr std::size_t kFramesMax = 200'000;
/// The overlay and the layout follow the tiles by a frame or two.
constexpr int kSettledRounds = 3;
constexpr int kRetryMs = 50;
constexpr int kQuietMs = 1500;

QJsonValue percentile(std::vector<double> values, double share) {
    if (values.empty()) return QJsonValue::Null;
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    return values[at];
}

}  // namespace

std::optional<Moment> Moment::read(const std::string& text) {
    if (text == "issued") return Moment{Kind::Issued, 0};
    if (text == "settled") return Moment{Kind::Settled, 0};
    Moment moment{Kind::Scenario, 0};
    const auto end = std::from_chars(text.data(), text.data() + text.size(), moment.scenarioS);
    if (end.ec != std::errc{} || end.ptr != text.data() + text.size() || moment.scenarioS < 0) return std::nullopt;
    return moment;
}

PictureTaker::PictureTaker(session::Store& store, QQuickWindow& window, RunPlan plan, QObject* parent)
    : QObject(parent), m_store(store), m_window(window), m_plan(std::move(plan)) {
    m_retry.setInterval(kRetryMs);
    connect(&m_retry, &QTimer::timeout, this, &PictureTaker::tryPicture);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuietMs);
    connect(&m_quiet, &QTimer::timeout, this, &PictureTaker::checkEnd);
    connect(
        &m_window, &QQuickWindow::beforeSynchronizing, this, [this] { noteFrame(true); }, Qt::DirectConnection);
    connect(
        &m_window, &QQuickWindow::frameSwapped, this, [this] { noteFrame(false); }, Qt::DirectConnection);
    connect(&m_store, &session::Store::folded, this, [this] {
        checkScenario();
        if (m_quiet.isActive()) m_quiet.start();
    });
    connect(&m_store, &session::Store::exerciseEnded, this, [this] {
        // A moment that never came: the end is shown instead.
        if (m_plan.screenshot) askForPicture();
        if (m_plan.exitAfterExercise) m_quiet.start();
    });
    if (!m_plan.screenshot) return;
    if (m_plan.moment.kind == Moment::Kind::Issued) {
        connect(&m_store, &session::Store::issued, this, &PictureTaker::askForPicture);
    } else if (m_plan.moment.kind == Moment::Kind::Settled) {
        m_wanted = true;
        m_retry.start();
    }
}

void PictureTaker::checkScenario() {
    if (!m_firstTick && m_store.picture().tick) m_firstTick = m_store.picture().tick->at;
    if (!m_plan.screenshot || m_plan.moment.kind != Moment::Kind::Scenario || m_wanted || !m_firstTick) return;
    const auto passedMs = base::spanMs(m_store.picture().tick->at, *m_firstTick);
    if (static_cast<double>(passedMs) >= m_plan.moment.scenarioS * 1000) askForPicture();
}

void PictureTaker::askForPicture() {
    if (m_wanted) return;
    m_wanted = true;
    m_store.holdFolding(true);
    m_settledRounds = 0;
    m_retry.start();
}

void PictureTaker::tryPicture() {
    // "settled" means settled on what the journal holds so far.
    const bool isThere = m_plan.moment.kind != Moment::Kind::Settled || m_store.hindsight().has_value() ||
                         (m_store.picture().tick && m_store.isCaughtUp()) ||
                         m_store.linkPhase() == session::LinkPhase::Lost;
    const bool settled = isThere && m_window.property("mapSettled").toBool();
    m_settledRounds = settled ? m_settledRounds + 1 : 0;
    // Panels that keep their place while they can take the one that this picture asks for.
    if (m_settledRounds == 1 && m_window.metaObject()->indexOfMethod("settlePanels()") >= 0)
        QMetaObject::invokeMethod(&m_window, "settlePanels");
    if (m_settledRounds < kSettledRounds) return;
    m_retry.stop();
    const QImage image = m_window.grabWindow();
    m_taken = !image.isNull() && image.save(QString::fromStdString(m_plan.screenshot->string()), "PNG");
    if (!m_taken) qWarning("the screenshot could not be written (%s)", m_plan.screenshot->c_str());
    m_store.holdFolding(false);
    if (!m_plan.exitAfterExercise && m_plan.moment.kind != Moment::Kind::Issued) emit finished();
    if (!m_quiet.isActive()) checkEnd();
}

void PictureTaker::checkEnd() {
    const auto& exercise = m_store.picture().exercise;
    if (!m_plan.exitAfterExercise || !exercise || exercise->phase != wire::ExercisePhase::Ended) return;
    if (m_retry.isActive() || !m_store.isCaughtUp()) {
        m_quiet.start();
        return;
    }
    emit finished();
}

void PictureTaker::noteFrame(bool begins) {
    const std::int64_t nowNs = m_store.clock().monotonicNs();
    const std::lock_guard lock(m_frameGuard);
    if (begins) {
        m_frameBeganNs = nowNs;
    } else if (m_frameBeganNs != 0 && m_frameMs.size() < kFramesMax) {
        m_frameMs.push_back(static_cast<double>(nowNs - m_frameBeganNs) / 1e6);
        m_frameBeganNs = 0;
    }
}

base::Done PictureTaker::writeSummary() const {
    if (!m_plan.summary) return base::done();
    std::vector<double> frames;
    {
        const std::lock_guard lock(m_frameGuard);
        frames = m_frameMs;
    }
    const situation::Situation& picture = m_store.picture();
    QJsonObject summary;
    summary[QStringLiteral("picture_hash")] = QString::fromStdString(base::toHex(picture.pictureHash()));
    summary[QStringLiteral("last_sequence")] = static_cast<qint64>(picture.lastSequence);
    summary[QStringLiteral("folded_records")] = static_cast<qint64>(m_store.foldedRecords());
    summary[QStringLiteral("realm")] =
        picture.realm ? QJsonValue(QString::fromStdString(picture.realm->text())) : QJsonValue::Null;
    summary[QStringLiteral("frames")] = static_cast<qint64>(frames.size());
    summary[QStringLiteral("frame_ms")] = QJsonObject{{QStringLiteral("p50"), percentile(frames, 0.50)},
                                                      {QStringLiteral("p99"), percentile(frames, 0.99)}};
    const auto ageP99 = m_store.pictureAgeP99Ms();
    summary[QStringLiteral("picture_age_p99_ms")] =
        ageP99 ? QJsonValue(static_cast<qint64>(*ageP99)) : QJsonValue::Null;
    summary[QStringLiteral("screenshot")] = m_taken;
    QFile file(QString::fromStdString(m_plan.summary->string()));
    if (!file.open(QIODevice::WriteOnly)) {
        return base::Failure{"the summary cannot be written", m_plan.summary->string(),
                             "name a file in a folder that exists"};
    }
    file.write(QJsonDocument(summary).toJson());
    return base::done();
}

}  // namespace console
