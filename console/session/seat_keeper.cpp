// SPDX-License-Identifier: EUPL-1.2
#include "console/session/seat_keeper.h"

#include <utility>

#include "broker/wire/codec.h"
#include "console/session/may_say.h"

namespace session {

SeatKeeper::SeatKeeper(Store& store, Login& login, wire::DeviceId device, std::string workplace, QObject* parent)
    : QObject(parent), m_store(store), m_login(login), m_device(device), m_workplace(std::move(workplace)) {
    connect(&m_login, &Login::changed, this, &SeatKeeper::hearLogin);
    connect(&m_store, &Store::folded, this, &SeatKeeper::clearOld);
}

void SeatKeeper::hearLogin() {
    const auto& person = m_login.person();
    const std::optional<Sitting> now =
        person ? std::optional(Sitting{person->id, sourceOf(person->function)}) : std::nullopt;
    const bool isSame = now.has_value() == m_sitting.has_value() &&
                        (!now || (now->person == m_sitting->person && now->source == m_sitting->source));
    if (isSame) return;
    // Who comes takes the seat over from whoever sat there: one saying tells both.
    if (now)
        say(wire::SeatMove::Taken, now->person, now->source, person->key);
    else
        say(wire::SeatMove::Left, m_sitting->person, m_sitting->source);
    m_sitting = now;
    m_hasLooked = true;
}

void SeatKeeper::clearOld() {
    if (m_hasLooked || m_store.linkPhase() != LinkPhase::Connected || !m_store.isCaughtUp()) return;
    m_hasLooked = true;
    const auto& seats = m_store.present().work.seats;
    const auto own = seats.find(m_device.text());
    if (m_sitting || own == seats.end() || own->second.seat.move == wire::SeatMove::Left) return;
    say(wire::SeatMove::Left, own->second.seat.person, own->second.by.source);
}

void SeatKeeper::say(wire::SeatMove move, const std::string& person, const std::string& source, OpenKey key) {
    const situation::Situation& picture = m_store.present();
    const wire::RealmKind realm = picture.realm ? picture.realm->kind : wire::RealmKind::Live;
    // A realm whose table is older than this knows nothing of seats; a refusal at each log-in would help nobody.
    if (picture.roster.mayAuthor(person, wire::Kind::Seat, source, realm) != wire::RejectionCode::None) return;
    client::Submission submission;
    submission.kind = wire::Kind::Seat;
    submission.payload = wire::encodePayload(wire::Seat{move, person, m_workplace});
    submission.source = source;
    if (key) submission.author = person;
    submission.observedAt = m_store.presentNow().value_or(m_store.clock().now());
    m_store.sayAside(std::move(submission), std::move(key));
}

}  // namespace session
