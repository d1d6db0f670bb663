// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The page of the forces: which units are shown, looked at and marked, and the assignment that is being entered for one
// or for several at once. What is typed stays here whatever happens around it.

#include <QtQml/qqmlregistration.h>
#include <QAbstractItemModel>
#include <QObject>
#include <QPointF>
#include <QTimer>
#include <QVariantMap>

#include "console/models/unit_list.h"
#include "console/qml/order_desk.h"

namespace console {

class ForceDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk")
    Q_PROPERTY(QAbstractItemModel* list READ list CONSTANT)
    Q_PROPERTY(bool isShown READ isShown WRITE setShown NOTIFY changed)  ///< the page is open
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY changed)    ///< models::UnitFilter
    Q_PROPERTY(int sector READ sector WRITE setSector NOTIFY changed)    ///< index of `sectors`; 0: of all
    Q_PROPERTY(QStringList sectors READ sectors NOTIFY changed)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(QString total READ total NOTIFY changed)
    Q_PROPERTY(int shownUnits READ shownUnits NOTIFY changed)
    /// Of the form: 0 for none (of several: unchanged), then radio status 0 to 9, as the unit told it by voice.
    Q_PROPERTY(QStringList statusChoices READ statusChoices NOTIFY draftChanged)
    Q_PROPERTY(int statusChoice READ statusChoice WRITE setStatusChoice NOTIFY draftChanged)
    Q_PROPERTY(QVariantList sectorSums READ sectorSums NOTIFY changed)  ///< rows of name, units, strength
    Q_PROPERTY(QVariantList organisationSums READ organisationSums NOTIFY changed)

    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY changed)
    Q_PROPERTY(bool hasUnit READ hasUnit NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)      ///< of the chosen one: rows of label and words
    Q_PROPERTY(QVariantList history READ history NOTIFY changed)  ///< newest first: clock, words
    Q_PROPERTY(QVariantList rival READ rival NOTIFY changed)      ///< rows of label, ours, theirs
    Q_PROPERTY(QString rivalBy READ rivalBy NOTIFY changed)
    Q_PROPERTY(QString rivalOver READ rivalOver NOTIFY changed)
    Q_PROPERTY(bool isAssigned READ isAssigned NOTIFY changed)
    Q_PROPERTY(QStringList marked READ marked NOTIFY changed)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)  ///< nobody may assign here; empty: may

    Q_PROPERTY(bool isWriting READ isWriting NOTIFY draftChanged)
    Q_PROPERTY(bool isNew READ isNew NOTIFY draftChanged)               ///< a unit that is not in the table
    Q_PROPERTY(QStringList assigned READ assigned NOTIFY draftChanged)  ///< for whom it is
    Q_PROPERTY(QStringList choices READ choices NOTIFY draftChanged)    ///< sectors; 0: none, or as it is
    Q_PROPERTY(int choice READ choice WRITE setChoice NOTIFY draftChanged)
    /// unit, task, place, from, relief, contact. For several an empty one leaves what is there.
    Q_PROPERTY(QVariantMap texts READ texts NOTIFY draftChanged)
    Q_PROPERTY(QString hint READ hint NOTIFY draftChanged)  ///< what is wrong; empty: it can be said
    Q_PROPERTY(QString reliefSays READ reliefSays NOTIFY draftChanged)
    /// A place for the units of the form is being chosen on the map.
    Q_PROPERTY(bool isPlacing READ isPlacing WRITE setPlacing NOTIFY draftChanged)
    Q_PROPERTY(QString placeSays READ placeSays NOTIFY draftChanged)  ///< what the typed place means

public:
    /// All must outlive it.
    ForceDesk(session::Store& store, session::Login& login, models::Format format, SayWork say,
              QObject* parent = nullptr);

    [[nodiscard]] QAbstractItemModel* list() { return &m_list; }
    [[nodiscard]] bool isShown() const { return m_isShown; }
    void setShown(bool shown);
    [[nodiscard]] int filter() const { return static_cast<int>(m_wish.filter); }
    void setFilter(int filter);
    [[nodiscard]] int sector() const;
    void setSector(int index);
    [[nodiscard]] QStringList sectors() const;
    [[nodiscard]] QString search() const { return m_wish.search; }
    void setSearch(const QString& words);
    [[nodiscard]] QString total() const { return models::forcesWords(m_list.sums().all); }
    [[nodiscard]] int shownUnits() const { return m_list.units(); }
    [[nodiscard]] QVariantList sectorSums() const;
    [[nodiscard]] QVariantList organisationSums() const;

    [[nodiscard]] QString selected() const { return m_selected; }
    void setSelected(const QString& callSign);
    [[nodiscard]] bool hasUnit() const;
    [[nodiscard]] QVariantList facts() const;
    [[nodiscard]] QVariantList history() const;
    [[nodiscard]] QVariantList rival() const;
    [[nodiscard]] QString rivalBy() const;
    [[nodiscard]] QString rivalOver() const;
    [[nodiscard]] bool isAssigned() const { return work(m_selected) != nullptr; }
    [[nodiscard]] QStringList marked() const { return m_marked; }
    [[nodiscard]] QString whyNot() const;

    Q_INVOKABLE void mark(const QString& callSign);
    Q_INVOKABLE void unmarkAll();
    /// Of two sayings at once the one that stands, or the other one, is said anew.
    Q_INVOKABLE void settle(bool keepsOurs);

    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] QStringList assigned() const;
    [[nodiscard]] QStringList choices() const;
    [[nodiscard]] int choice() const { return m_choice; }
    [[nodiscard]] QStringList statusChoices() const;
    [[nodiscard]] int statusChoice() const { return m_statusChoice; }
    void setStatusChoice(int index);
    void setChoice(int index);
    [[nodiscard]] QVariantMap texts() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString reliefSays() const;
    [[nodiscard]] bool isPlacing() const { return m_isPlacing; }
    void setPlacing(bool on);
    [[nodiscard]] QString placeSays() const;
    /// The place of the form, from the map; ends the choosing. East and north in metres.
    Q_INVOKABLE void place(QPointF eastNorth);
    /// The form for a unit that was put down on the map there, with the sector of that place; marked ones do not go
    /// with it.
    Q_INVOKABLE void beginAt(const QString& unit, QPointF eastNorth);
    /// For the marked ones; without any for the chosen one.
    Q_INVOKABLE void begin();
    /// Key of the heading that the row stands under, itself if it is one; empty: none ("ohne Abschnitt", or no such
    /// row).
    Q_INVOKABLE [[nodiscard]] QString sectorOfRow(int row) const;
    /// The same with a sector: of a drop on its row. `unit` is what was dragged; marked ones go with it.
    Q_INVOKABLE void beginFor(const QString& unit, const QString& sectorKey);
    /// A unit that has not reported: it will stand without a radio status.
    Q_INVOKABLE void beginNew();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void write(const QString& field, const QString& text);
    Q_INVOKABLE void setReliefIn(int hours);
    /// Says it for each; false: something is wrong.
    Q_INVOKABLE bool assign();
    /// The units of the form leave: they work nowhere any more.
    Q_INVOKABLE bool release();

    /// After the picture, the clock or the log-in moved. Cheap while the page is not shown and few units are there.
    void refresh();
    /// The rows of the list are of another moment while the page is closed: this one is of now.
    [[nodiscard]] models::UnitRow rowOf(const QString& callSign) const;

signals:
    void changed();
    void draftChanged();
    /// Handed on to be signed and sent.
    void said(const wire::Assignment& assignment);

private:
    [[nodiscard]] base::Instant now() const;
    [[nodiscard]] const situation::AssignmentView* work(const QString& callSign) const;
    [[nodiscard]] std::vector<wire::Assignment> sayings() const;
    void open(QStringList units);
    void renew();
    void hand(const wire::Assignment& assignment);

    session::Store& m_store;
    session::Login& m_login;
    models::Format m_format;
    SayWork m_say;
    models::UnitList m_list;
    models::UnitWish m_wish;
    std::vector<models::Addressee> m_sectors;
    QString m_selected;
    QStringList m_marked;
    bool m_isShown = false;
    QTimer m_later;  ///< a long table is made anew once a second at most

    bool m_isWriting = false, m_isNew = false, m_isPlacing = false;
    QStringList m_units;                          ///< for whom the form is
    std::map<QString, QString> m_texts, m_given;  ///< as typed; as they stood when the form was opened
    int m_choice = 0;
    int m_statusChoice = 0;  ///< of statusChoices()
    std::vector<models::Addressee> m_choices;
    std::map<std::string, std::optional<wire::MessageId>> m_basedOn;  ///< what was on the screen, by unit
};

}  // namespace console
