// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The page of orders: which are shown and which is looked at, the one that is being written, and the step that is being
// entered. What is typed stays here whatever happens around it: another page, a log-out, a lost broker.

#include <QtQml/qqmlregistration.h>
#include <QAbstractItemModel>
#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QTimer>
#include <QVariantMap>

#include <functional>
#include <optional>

#include "console/models/order_draft.h"
#include "console/models/order_list.h"
#include "console/session/login.h"

namespace console {

/// Signs and sends for whoever is logged in; the token names what becomes of it (Store::saying()), 0: nobody is.
using SayWork = std::function<std::uint64_t(wire::Kind, base::Bytes)>;

class OrderDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the desk")
    Q_PROPERTY(QAbstractItemModel* list READ list CONSTANT)
    Q_PROPERTY(int filter READ filter WRITE setFilter NOTIFY changed)  ///< models::OrderFilter
    Q_PROPERTY(int place READ place WRITE setPlace NOTIFY changed)     ///< index of `places`; 0: all
    Q_PROPERTY(QStringList places READ places NOTIFY changed)          ///< all that orders went to
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY changed)
    Q_PROPERTY(int allCount READ allCount NOTIFY changed)
    Q_PROPERTY(int mineCount READ mineCount NOTIFY changed)
    Q_PROPERTY(int openCount READ openCount NOTIFY changed)
    Q_PROPERTY(int overdueCount READ overdueCount NOTIFY changed)  ///< or not possible
    Q_PROPERTY(QString summary READ summary NOTIFY changed)

    Q_PROPERTY(QString selected READ selected WRITE setSelected NOTIFY changed)
    Q_PROPERTY(bool hasOrder READ hasOrder NOTIFY changed)
    /// to, subject, state, stateWords, priority, deadline, left, given, place, report, urgency
    Q_PROPERTY(QVariantMap detail READ detail NOTIFY changed)
    Q_PROPERTY(QVariantList scheme READ scheme NOTIFY changed)  ///< rows of label and words
    Q_PROPERTY(QVariantList steps READ steps NOTIFY changed)    ///< newest first: clock, words, who, note
    /// What was changed elsewhere at the same time: rows of label, ours, theirs
    Q_PROPERTY(QVariantList rival READ rival NOTIFY changed)
    Q_PROPERTY(QString rivalBy READ rivalBy NOTIFY changed)
    Q_PROPERTY(QString rivalOver READ rivalOver NOTIFY changed)
    Q_PROPERTY(bool isOpenOrder READ isOpenOrder NOTIFY changed)
    Q_PROPERTY(int state READ state NOTIFY changed)              ///< situation::OrderState; 0: no order
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)        ///< nobody may give an order here; empty: may
    Q_PROPERTY(QString whyNoStep READ whyNoStep NOTIFY changed)  ///< the same of steps

    Q_PROPERTY(int move READ move NOTIFY stepChanged)  ///< wire::OrderMove that is being entered; 0: none
    Q_PROPERTY(QString moveWords READ moveWords NOTIFY stepChanged)
    Q_PROPERTY(QString stepBy READ stepBy WRITE setStepBy NOTIFY stepChanged)
    Q_PROPERTY(QString stepNote READ stepNote WRITE setStepNote NOTIFY stepChanged)
    Q_PROPERTY(QString stepFault READ stepFault NOTIFY stepChanged)

    Q_PROPERTY(bool isWriting READ isWriting NOTIFY draftChanged)      ///< the form is shown
    Q_PROPERTY(bool isReviewing READ isReviewing NOTIFY draftChanged)  ///< as it would be given
    Q_PROPERTY(bool isChange READ isChange NOTIFY draftChanged)
    Q_PROPERTY(bool hasDraft READ hasDraft NOTIFY draftChanged)
    Q_PROPERTY(QVariantMap texts READ texts NOTIFY draftChanged)
    Q_PROPERTY(QVariantMap faults READ faults NOTIFY draftChanged)  ///< shown after the first try to review
    Q_PROPERTY(QString hint READ hint NOTIFY draftChanged)          ///< what is missing; empty: it can be reviewed
    Q_PROPERTY(int priority READ priority WRITE setPriority NOTIFY draftChanged)
    Q_PROPERTY(QString deadlineSays READ deadlineSays NOTIFY draftChanged)
    Q_PROPERTY(QString placeWords READ placeWords NOTIFY draftChanged)
    Q_PROPERTY(QString reportWords READ reportWords NOTIFY draftChanged)
    /// For what stands in `to`: rows of label and kind
    Q_PROPERTY(QVariantList addressees READ addressees NOTIFY draftChanged)
    Q_PROPERTY(QString addresseeKind READ addresseeKind NOTIFY draftChanged)   ///< of the chosen one; empty: free text
    Q_PROPERTY(bool isFreeAddressee READ isFreeAddressee NOTIFY draftChanged)  ///< typed, and nobody we know
    Q_PROPERTY(QStringList reports READ reports NOTIFY draftChanged)  ///< that an order can follow from; 0: none
    Q_PROPERTY(QVariantList review READ review NOTIFY draftChanged)   ///< rows of label and words
    Q_PROPERTY(bool changedMeanwhile READ changedMeanwhile NOTIFY draftChanged)

public:
    /// All must outlive it. `place` gives what is chosen on the map: map metres; nothing: no place.
    OrderDesk(session::Store& store, session::Login& login, models::Format format, SayWork say,
              std::function<std::optional<QPointF>()> place, QObject* parent = nullptr);

    [[nodiscard]] QAbstractItemModel* list() { return &m_list; }
    [[nodiscard]] int filter() const { return static_cast<int>(m_wish.filter); }
    void setFilter(int filter);
    [[nodiscard]] int place() const { return m_place; }
    void setPlace(int index);
    [[nodiscard]] QStringList places() const;
    [[nodiscard]] QString search() const { return m_wish.search; }
    void setSearch(const QString& words);
    [[nodiscard]] int allCount() const { return m_counts.all; }
    [[nodiscard]] int mineCount() const { return m_counts.mine; }
    [[nodiscard]] int openCount() const { return m_counts.open; }
    [[nodiscard]] int overdueCount() const { return m_counts.overdue + m_counts.impossible; }
    [[nodiscard]] QString summary() const;

    [[nodiscard]] QString selected() const { return m_selected; }
    void setSelected(const QString& id);
    [[nodiscard]] bool hasOrder() const { return chosen() != nullptr; }
    [[nodiscard]] QVariantMap detail() const;
    [[nodiscard]] QVariantList scheme() const;
    [[nodiscard]] QVariantList steps() const;
    [[nodiscard]] QVariantList rival() const;
    [[nodiscard]] QString rivalBy() const;
    [[nodiscard]] QString rivalOver() const;
    [[nodiscard]] bool isOpenOrder() const;
    [[nodiscard]] int state() const;
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString whyNoStep() const;
    /// Map metres of the chosen order's place, a box around it; empty: it has none.
    Q_INVOKABLE [[nodiscard]] QRectF placeBox() const;
    /// Of two sayings at once the one that stands, or the other one, is said anew.
    Q_INVOKABLE void settle(bool keepsOurs);

    [[nodiscard]] int move() const { return static_cast<int>(m_move); }
    [[nodiscard]] QString moveWords() const;
    [[nodiscard]] QString stepBy() const { return m_stepBy; }
    void setStepBy(const QString& by);
    [[nodiscard]] QString stepNote() const { return m_stepNote; }
    void setStepNote(const QString& note);
    [[nodiscard]] QString stepFault() const;
    /// A step of the chosen order begins to be entered; nothing is said yet.
    Q_INVOKABLE void beginStep(int move);
    Q_INVOKABLE void cancelStep();
    /// Says the step; false: something is missing.
    Q_INVOKABLE bool sayStep();

    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    [[nodiscard]] bool isReviewing() const { return m_isReviewing; }
    [[nodiscard]] bool isChange() const { return m_draft.edited.has_value(); }
    [[nodiscard]] bool hasDraft() const { return !m_draft.isEmpty(); }
    [[nodiscard]] QVariantMap texts() const;
    [[nodiscard]] QVariantMap faults() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] int priority() const { return static_cast<int>(m_draft.priority); }
    void setPriority(int priority);
    [[nodiscard]] QString deadlineSays() const;
    [[nodiscard]] QString placeWords() const;
    [[nodiscard]] QString reportWords() const { return m_draft.reportWords; }
    [[nodiscard]] QVariantList addressees() const;
    [[nodiscard]] QString addresseeKind() const;
    [[nodiscard]] bool isFreeAddressee() const;
    [[nodiscard]] QStringList reports() const;
    [[nodiscard]] QVariantList review() const;
    [[nodiscard]] bool changedMeanwhile() const;

    /// Opens the form, with what was being written before, if anything was.
    Q_INVOKABLE void begin();
    /// From a message: its id as text. What was being written before is replaced only when it is empty.
    Q_INVOKABLE void beginFromReport(const QString& report);
    /// The chosen order is changed.
    Q_INVOKABLE void change();
    /// Closes the form; what was written stays for the next begin().
    Q_INVOKABLE void put();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void write(const QString& field, const QString& text);
    /// One of `addressees`.
    Q_INVOKABLE void chooseAddressee(int index);
    /// One of `reports`; 0: of none.
    Q_INVOKABLE void chooseReport(int index);
    Q_INVOKABLE void setDeadlineIn(int minutes);
    Q_INVOKABLE void takePlace();
    Q_INVOKABLE void dropPlace();
    /// First step: shown as it would be given. False: something is missing, `faults` says what.
    Q_INVOKABLE bool reviewDraft();
    Q_INVOKABLE void backToForm();
    /// Second step.
    Q_INVOKABLE void give();

    /// After the picture, the clock or the log-in moved. Cheap when nothing is otherwise.
    void refresh();

signals:
    void changed();
    void stepChanged();
    void draftChanged();
    /// Handed on to be signed and sent.
    void saidOrder(const wire::Order& order);
    void saidStep(const wire::OrderStep& step);

private:
    [[nodiscard]] const situation::OrderView* chosen() const;
    [[nodiscard]] base::Instant now() const;
    [[nodiscard]] QStringList me() const;
    [[nodiscard]] std::vector<const situation::ReportView*> offeredReports() const;
    [[nodiscard]] QVariantList schemeOf(const wire::Order& order) const;
    void renew();
    void takeReport(const situation::ReportView& report);
    void hand(const wire::Order& order);
    void hearSaying(quint64 token);

    session::Store& m_store;
    session::Login& m_login;
    models::Format m_format;
    SayWork m_say;
    std::function<std::optional<QPointF>()> m_mapPlace;
    models::OrderList m_list;
    models::OrderWish m_wish;
    models::OrderCounts m_counts;
    std::vector<models::Addressee> m_places;  ///< without the first entry, "all"
    int m_place = 0;
    QString m_selected;
    bool m_isStale = true;
    std::int64_t m_minute = -1;  ///< of the realm, that the list was made in
    QTimer m_later;              ///< a long list is made anew a few times a second at most

    wire::OrderMove m_move{};
    QString m_stepBy, m_stepNote;

    models::OrderDraft m_draft;
    bool m_isWriting = false, m_isReviewing = false, m_wasTried = false;
    /// What was given last, until it is safe: a refusal brings it back.
    struct Sent {
        std::uint64_t token = 0;
        wire::Order order;
        models::OrderDraft draft;
    };
    std::optional<Sent> m_sent;
    std::optional<wire::OrderStep> m_sentStep;  ///< one that could not leave: it stays in the field
};

}  // namespace console
