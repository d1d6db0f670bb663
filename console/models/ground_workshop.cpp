// SPDX-License-Identifier: EUPL-1.2
#include "console/models/ground_workshop.h"

#include <algorithm>
#include <utility>

#include "broker/wire/codec.h"

namespace models {
namespace {

constexpr std::size_t kKeptMax = 200;  ///< of what was drawn; the rest is what stands and nobody has counted yet
constexpr std::size_t kStandingMax = 600;

/// What its ground hangs on, and nothing else.
base::Bytes keyOf(wire::StaffArea area) {
    area.area = "00000000000000000000000000000000";
    area.name.clear(), area.hazard.clear(), area.note.clear();
    area.until.reset();
    area.ended = false;
    return wire::encodePayload(area);
}

}  // namespace

/// Of one town; used by one job at a time.
struct GroundWorkshop::Bench {
    explicit Bench(std::shared_ptr<const fusion::Town> of) : town(std::move(of)), grounds(*town) {}
    std::shared_ptr<const fusion::Town> town;
    fusion::AreaGrounds grounds;
    std::unique_ptr<fusion::ImpactModel> impact;

    Found make(const wire::StaffArea& area) {
        Found found;
        found.ground = grounds.of(area);
        if (!found.ground.isCountable || found.ground.area.empty()) return found;
        if (!impact) impact = std::make_unique<fusion::ImpactModel>(*town);
        found.impact = impact->of(found.ground.area);
        return found;
    }
};

GroundWorkshop::GroundWorkshop(QObject* parent) : QObject(parent) { m_worker.setMaxThreadCount(1); }
GroundWorkshop::~GroundWorkshop() {
    m_worker.clear();
    m_worker.waitForDone();
}

const GroundWorkshop::Found* GroundWorkshop::find(const std::shared_ptr<const fusion::Town>& town,
                                                  const wire::StaffArea& area, bool isDrawn) {
    if (!m_bench || m_bench->town != town) {
        m_bench = std::make_shared<Bench>(town);
        m_found.clear(), m_waiting.clear(), m_drawn.reset(), m_underWay.reset();
    }
    base::Bytes key = keyOf(area);
    if (const auto known = m_found.find(key); known != m_found.end()) return &known->second;
    if (m_underWay == key) {
        if (isDrawn) m_drawn.reset();
        return nullptr;
    }
    if (isDrawn) {
        m_drawn = Order{std::move(key), area};
    } else {
        const bool isWaiting =
            std::any_of(m_waiting.begin(), m_waiting.end(), [&](const Order& one) { return one.key == key; });
        if (!isWaiting && m_waiting.size() + m_found.size() < kStandingMax) m_waiting.push_back({std::move(key), area});
    }
    startNext();
    return nullptr;
}

void GroundWorkshop::startNext() {
    if (m_underWay || (!m_drawn && m_waiting.empty())) return;
    Order order;
    if (m_drawn) {
        order = std::move(*m_drawn);
        m_drawn.reset();
    } else {
        order = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    m_underWay = order.key;
    m_worker.start([this, bench = m_bench, order = std::move(order)] {
        Found found = bench->make(order.area);
        QMetaObject::invokeMethod(
            this, [this, bench, key = order.key, found = std::move(found)] { take(bench, key, found); },
            Qt::QueuedConnection);
    });
}

void GroundWorkshop::take(const std::shared_ptr<Bench>& bench, base::Bytes key, Found found) {
    if (bench != m_bench) return;  // of another town
    m_underWay.reset();
    if (m_found.size() >= kStandingMax + kKeptMax) m_found.clear();
    m_found.insert_or_assign(std::move(key), std::move(found));
    startNext();
    emit ready();
}

}  // namespace models
