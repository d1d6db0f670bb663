// SPDX-License-Identifier: EUPL-1.2
#include "gis/worker/ground_thread.h"

namespace worker {

GroundThread::GroundThread(const fusion::Town& town)
    : m_thread([this, &town](const std::stop_token& stop) {
          fusion::AreaGrounds grounds(town, stop);
          run(stop, [&](const wire::StaffArea& area) { return grounds.of(area); });
      }) {}

GroundThread::GroundThread(Make make)
    : m_thread([this, make = std::move(make)](const std::stop_token& stop) { run(stop, make); }) {}

std::optional<fusion::AreaGround> GroundThread::take(const wire::MessageId& said) {
    const std::lock_guard lock(m_mutex);
    if (!m_ready || m_ready->first != said) return std::nullopt;
    std::optional<fusion::AreaGround> ground = std::move(m_ready->second);
    m_ready.reset();
    return ground;
}

void GroundThread::begin(const wire::MessageId& said, const wire::StaffArea& area) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_underWay || (m_ready && m_ready->first == said)) return;
        m_ready.reset();
        m_underWay.emplace(said, area);
    }
    m_wake.notify_one();
}

void GroundThread::run(const std::stop_token& stop, const Make& make) {
    while (true) {
        std::pair<wire::MessageId, wire::StaffArea> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return m_underWay.has_value(); });
            if (stop.stop_requested()) return;
            job = *m_underWay;
        }
        fusion::AreaGround ground = make(job.second);
        const std::lock_guard lock(m_mutex);
        m_ready.emplace(job.first, std::move(ground));
        m_underWay.reset();
    }
}

}  // namespace worker
