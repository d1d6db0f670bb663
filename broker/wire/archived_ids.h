// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Ids and places in an archive (broker/base/archive.h): a program's own memory, not the wire.

#include "broker/base/archive.h"
#include "broker/wire/ids.h"

namespace wire {

template <class A, base::Described<DeviceId> T>
void fields(A& a, T& x) {
    a(x.bytes);
}
template <class A, base::Described<MessageId> T>
void fields(A& a, T& x) {
    a(x.form, x.bytes);
}
template <class A, base::Described<GeoPoint> T>
void fields(A& a, T& x) {
    a(x.latE7, x.lonE7);
}
template <class A, base::Described<RealmId> T>
void fields(A& a, T& x) {
    a(x.kind, x.uuid);
}

}  // namespace wire
