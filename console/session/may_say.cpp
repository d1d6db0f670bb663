// SPDX-License-Identifier: EUPL-1.2
#include "console/session/may_say.h"

namespace session {

std::string postOf(const std::string& function) { return function.substr(0, function.find(' ')); }

std::string sourceOf(const std::string& function) { return "post:" + postOf(function); }

std::optional<Bar> barTo(wire::Kind kind, const Store& store, const Login& login) {
    if (store.hindsight()) return Bar::LooksBack;
    const auto& person = login.person();
    if (!person) return Bar::NobodyHere;
    const situation::Situation& picture = store.present();
    const wire::RealmKind realm = picture.realm ? picture.realm->kind : wire::RealmKind::Live;
    const auto answer = picture.roster.mayAuthor(person->id, kind, sourceOf(person->function), realm);
    return answer == wire::RejectionCode::None ? std::nullopt : std::optional(Bar::Role);
}

}  // namespace session
