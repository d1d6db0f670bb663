// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/intake.h"

#include "broker/base/mutant.h"

namespace server {

/// Ids of one outbox epoch differ in the counter only.
bool Intake::holdsOutboxOf(const std::deque<Candidate>& queue, const wire::MessageId& id) const {
    return std::any_of(queue.rbegin(), queue.rend(), [&](const Candidate& candidate) {
        const wire::MessageId& other = candidate.record().envelope.id;
        if (other.form != id.form || id.form == wire::IdForm::Derived) return other == id;
        return other.epoch() == id.epoch() && other.device() == id.device();
    });
}

void Intake::push(Candidate candidate, Class wanted) {
    const wire::MessageId& id = candidate.record().envelope.id;
    candidate.isRepeat = !m_ids.insert(id).second;
    auto place = static_cast<std::size_t>(LAGEWERK_MUTANT("urgent-last") ? Class::Usual : wanted);
    for (std::size_t behind = m_queues.size() - 1; behind > place; --behind)
        if (holdsOutboxOf(m_queues[behind], id) && !LAGEWERK_MUTANT("overtakes-itself")) place = behind;
    m_queues[place].push_back(std::move(candidate));
}

std::size_t Intake::size() const {
    std::size_t size = 0;
    for (const auto& queue : m_queues) size += queue.size();
    return size;
}

const std::deque<Candidate>& Intake::foremost() const {
    return *std::find_if(m_queues.begin(), m_queues.end() - 1, [](const auto& queue) { return !queue.empty(); });
}

Candidate Intake::pop() {
    auto& queue = *std::find_if(m_queues.begin(), m_queues.end() - 1, [](const auto& q) { return !q.empty(); });
    Candidate candidate = std::move(queue.front());
    queue.pop_front();
    if (!candidate.isRepeat) m_ids.erase(candidate.record().envelope.id);
    return candidate;
}

void Intake::clear() {
    for (auto& queue : m_queues) queue.clear();
    m_ids.clear();
}

}  // namespace server
