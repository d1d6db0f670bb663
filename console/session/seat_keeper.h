// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Says on the bus who sits at this workplace: on log-in, on log-out, and, when a program ended without a log-out, at
// the next start.

#include <optional>
#include <string>

#include <QObject>

#include "broker/wire/ids.h"
#include "console/session/login.h"

namespace session {

class SeatKeeper : public QObject {
    Q_OBJECT
public:
    /// `store` and `login` must outlive it. `device`: this console's own; `workplace`: as people call it.
    SeatKeeper(Store& store, Login& login, wire::DeviceId device, std::string workplace, QObject* parent = nullptr);

private:
    void hearLogin();
    void clearOld();
    void say(wire::SeatMove move, const std::string& person, const std::string& source, OpenKey key = nullptr);

    struct Sitting {
        std::string person, source;
    };
    Store& m_store;
    Login& m_login;
    wire::DeviceId m_device;
    std::string m_workplace;
    std::optional<Sitting> m_sitting;
    bool m_hasLooked = false;  ///< at what a run before this one has left behind
};

}  // namespace session
