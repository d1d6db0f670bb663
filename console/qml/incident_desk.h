// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The board of incidents: which one is looked at, which second one a merge is for, and what people do to them. What
// becomes of an act the worker says; the board shows it when it is in the picture.

#include <QtQml/qqmlregistration.h>
#include <QAbstractItemModel>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

#include "console/models/incident_list.h"

namespace console {

class IncidentDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk")
    Q_PROPERTY(QAbstractItemModel* list READ list CONSTANT)
    Q_PROPERTY(QAbstractItemModel* records READ records CONSTANT)
    Q_PROPERTY(int openCount READ openCount NOTIFY changed)
    Q_PROPERTY(bool showsEnded READ showsEnded WRITE setShowsEnded NOTIFY changed)
    /// Reports that belong to no incident, in place of those of the chosen one.
    Q_PROPERTY(bool showsLoose READ showsLoose WRITE setShowsLoose NOTIFY changed)
    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY changed)
    /// The second one, that goes into the selected one; empty: none.
    Q_PROPERTY(QString partner READ partner WRITE setPartner NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString facts READ facts NOTIFY changed)
    Q_PROPERTY(QString partnerTitle READ partnerTitle NOTIFY changed)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isMerged READ isMerged NOTIFY changed)
public:
    using Say = std::function<void(const wire::IncidentAct&)>;
    /// `store` must outlive it; `say` signs and sends.
    IncidentDesk(session::Store& store, models::Format format, Say say, QObject* parent = nullptr);

    [[nodiscard]] QAbstractItemModel* list() { return &m_list; }
    [[nodiscard]] QAbstractItemModel* records() { return &m_records; }
    [[nodiscard]] int openCount() const { return m_list.open(); }
    [[nodiscard]] bool showsEnded() const { return m_list.showsEnded(); }
    void setShowsEnded(bool on);
    [[nodiscard]] bool showsLoose() const { return m_showsLoose; }
    void setShowsLoose(bool on);
    [[nodiscard]] QString selected() const { return m_selected; }
    void setSelected(const QString& id);
    [[nodiscard]] QString partner() const { return m_partner; }
    void setPartner(const QString& id);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString facts() const;
    [[nodiscard]] QString partnerTitle() const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isMerged() const;

    /// The partner goes into the selected one.
    Q_INVOKABLE void merge();
    /// These records of the selected one become one of their own.
    Q_INVOKABLE void split(const QStringList& records);
    Q_INVOKABLE void takeOut(const QStringList& records);
    Q_INVOKABLE void putIn(const QStringList& records);
    Q_INVOKABLE void rename(const QString& name);
    Q_INVOKABLE void close();
    Q_INVOKABLE void reopen();

    void refresh();

signals:
    void changed();
    /// An act was handed on to be signed and sent: the IncidentMove, on which incident, naming so many records.
    void said(int move, const QString& incident, int records);

private:
    [[nodiscard]] const wire::Incident* incident(const QString& id) const;
    void refreshRecords();
    void hand(const wire::IncidentAct& act);
    void say(wire::IncidentMove move, const QStringList& records = {}, const QString& name = {});

    session::Store& m_store;
    models::Format m_format;
    Say m_say;
    models::IncidentList m_list;
    models::IncidentRecords m_records;
    /// What the list of records was made from.
    struct Shown {
        QString selected;
        bool loose = false;
        std::uint64_t linesVersion = 0;
        std::optional<wire::MessageId> said;
        std::uint64_t records = 0;
        bool operator==(const Shown&) const = default;
    };
    std::optional<Shown> m_shown;
    QString m_selected, m_partner;
    bool m_showsLoose = false;
};

}  // namespace console
