// SPDX-License-Identifier: EUPL-1.2
#include "console/models/course_trust.h"

#include <algorithm>
#include <map>

namespace models {
namespace {

constexpr std::int64_t kBarMs = 3'600'000;
constexpr std::size_t kSpansTold = 6;

base::Instant hourOf(base::Instant at) { return base::Instant{at.ms - ((at.ms % kBarMs) + kBarMs) % kBarMs}; }

}  // namespace

std::vector<TrustSpan> trustSpans(const session::CoursePast* past, const CourseWindow& window, base::Instant now) {
    std::vector<TrustSpan> out;
    if (!past) return out;
    const auto& steps = past->steps();
    const base::Instant end = std::min(window.until, now);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool isLast = i + 1 == steps.size();
        const base::Instant from = std::max(steps[i].at, window.from),
                            until = isLast ? end : std::min(steps[i + 1].at, end);
        if (steps[i].trust == session::CourseTrust::Good || until <= from) continue;
        out.push_back({from, until, steps[i].trust, isLast});
    }
    return out;
}

QString trustWord(session::CourseTrust trust) {
    switch (trust) {
        case session::CourseTrust::Suspect: return Words::tr("fraglich");
        case session::CourseTrust::Faulty: return Words::tr("gestört");
        case session::CourseTrust::Silent: return Words::tr("stumm");
        case session::CourseTrust::Maintenance: return Words::tr("Wartung");
        case session::CourseTrust::Good: break;
    }
    return Words::tr("geprüft");
}

QString trustWords(const std::vector<TrustSpan>& spans, base::Instant now, const Format& format) {
    const auto moment = [&](base::Instant at) {
        return format.date(at) == format.date(now) ? Format::clock(at) : format.dateClock(at);
    };
    QStringList parts;
    const std::size_t first = spans.size() > kSpansTold ? spans.size() - kSpansTold : 0;
    for (std::size_t i = first; i < spans.size(); ++i)
        parts << (spans[i].goesOn ? Words::tr("%1 seit %2").arg(trustWord(spans[i].trust), moment(spans[i].from))
                                  : Words::tr("%1 %2 bis %3")
                                        .arg(trustWord(spans[i].trust), moment(spans[i].from), moment(spans[i].until)));
    QString words = parts.join(QStringLiteral("; "));
    if (first > 0) words += Words::tr("; davor %1 weitere").arg(static_cast<int>(first));
    return words;
}

std::vector<RainBar> rainBars(const std::deque<session::CoursePoint>& course, const session::CoursePast* past,
                              const CourseWindow& window, double periodS) {
    const auto isShown = [&](base::Instant at) { return at > window.from && at <= window.until; };
    std::vector<RainBar> bars;
    if (static_cast<double>(window.spanMs()) <= kSingleBarsHours * kBarMs) {
        const auto periodMs = static_cast<std::int64_t>(periodS * 1000);
        for (const session::CoursePoint& point : course)
            if (const auto mm = point.value(); mm && isShown(point.at))
                bars.push_back({point.at.plusMs(-periodMs), point.at, *mm});
        return bars;
    }
    std::map<std::int64_t, double> sums;  // by the hour in which it was said
    if (past)
        for (const session::CoursePiece& piece : past->pieces())
            if (isShown(piece.from)) sums[hourOf(piece.from).ms] += static_cast<double>(piece.high);
    for (const session::CoursePoint& point : course)
        if (const auto mm = point.value(); mm && isShown(point.at)) sums[hourOf(point.at).ms] += *mm;
    for (const auto& [from, mm] : sums)
        if (mm > 0) bars.push_back({base::Instant{from}, base::Instant{from + kBarMs}, mm});
    return bars;
}

}  // namespace models
