// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "console/models/format.h"
#include "console/session/login.h"
#include "console/session/store.h"

namespace models {

/// What frame and header say: which realm, how good the picture is, what time it is, who works here.
class PictureHeader : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool isExercise READ isExercise NOTIFY changed)
    Q_PROPERTY(bool hasRealm READ hasRealm NOTIFY
                   changed)  ///< false until the first record: neither live nor exercise is claimed
    Q_PROPERTY(QString windowTitle READ windowTitle NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)  ///< exercise or operation
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString age READ age NOTIFY changed)  ///< "0,3 s"
    Q_PROPERTY(QString ageP99 READ ageP99 NOTIFY changed)
    Q_PROPERTY(bool isOld READ isOld NOTIFY changed)
    Q_PROPERTY(bool isLost READ isLost NOTIFY changed)
    Q_PROPERTY(bool isConnecting READ isConnecting NOTIFY changed)
    Q_PROPERTY(bool isPast READ isPast NOTIFY changed)  ///< the screen shows a moment that is looked back at
    Q_PROPERTY(QString pastText READ pastText NOTIFY changed)
    Q_PROPERTY(QString lostText READ lostText NOTIFY changed)
    Q_PROPERTY(QString troubleText READ troubleText NOTIFY changed)  ///< grave: not secured, or history was rewound
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed)    ///< held back, slow, still reading the past
    Q_PROPERTY(QString sources READ sources NOTIFY changed)          ///< "24 Quellen"
    Q_PROPERTY(int silent READ silent NOTIFY changed)
    Q_PROPERTY(int maintained READ maintained NOTIFY changed)  ///< stations in maintenance
    Q_PROPERTY(QString clock READ clock NOTIFY changed)
    Q_PROPERTY(QString date READ date NOTIFY changed)  ///< "Sa 21.11.2026 · 211805NOV26"
    Q_PROPERTY(QString person READ person NOTIFY changed)
    Q_PROPERTY(QString post READ post NOTIFY changed)
    Q_PROPERTY(bool isLoggedIn READ isLoggedIn NOTIFY changed)
    /// Logged in, and the screen shows now.
    Q_PROPERTY(bool mayWrite READ mayWrite NOTIFY changed)
    Q_PROPERTY(QString lockedText READ lockedText NOTIFY changed)
    Q_PROPERTY(QString loginFailure READ loginFailure NOTIFY changed)
    Q_PROPERTY(bool isOpeningKey READ isOpeningKey NOTIFY changed)
    Q_PROPERTY(
        QStringList people READ people NOTIFY changed)  ///< for the log-in and signature lists, in key-file order
public:
    PictureHeader(session::Store& store, session::Login& login, const Format& format, QObject* parent = nullptr);
    void refresh(int silentStations, int maintainedStations);

    [[nodiscard]] bool isExercise() const;
    [[nodiscard]] bool hasRealm() const { return m_store.picture().realm.has_value(); }
    [[nodiscard]] QString windowTitle() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString age() const;
    [[nodiscard]] QString ageP99() const;
    [[nodiscard]] bool isOld() const;
    [[nodiscard]] bool isLost() const { return m_store.linkPhase() == session::LinkPhase::Lost; }
    [[nodiscard]] bool isConnecting() const {
        return !isPast() && m_store.linkPhase() == session::LinkPhase::Connecting;
    }
    [[nodiscard]] bool isPast() const { return m_store.hindsight().has_value(); }
    [[nodiscard]] QString pastText() const;
    [[nodiscard]] QString lostText() const;
    [[nodiscard]] QString troubleText() const;
    [[nodiscard]] QString noticeText() const;
    [[nodiscard]] QString sources() const;
    [[nodiscard]] int silent() const { return m_silent; }
    [[nodiscard]] int maintained() const { return m_maintained; }
    [[nodiscard]] QString clock() const;
    [[nodiscard]] QString date() const;
    [[nodiscard]] QString person() const;
    [[nodiscard]] QString post() const;
    [[nodiscard]] bool isLoggedIn() const { return m_login.person().has_value(); }
    [[nodiscard]] bool mayWrite() const { return isLoggedIn() && !isPast(); }
    [[nodiscard]] QString lockedText() const { return m_lockedText; }
    [[nodiscard]] QString loginFailure() const;
    [[nodiscard]] bool isOpeningKey() const { return m_login.isOpening(); }
    [[nodiscard]] QStringList people() const;

    Q_INVOKABLE void logIn(int person, const QString& passphrase);
    Q_INVOKABLE void logOut();

signals:
    void changed();

private:
    session::Store& m_store;
    session::Login& m_login;
    const Format& m_format;
    int m_silent = 0, m_maintained = 0;
    QString m_lockedText;
};

}  // namespace models
