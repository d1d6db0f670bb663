// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Decisions (Entschlüsse): what is decided, why, what else was weighed, and on what it rests, as it stood at that
// moment. Signed by who is logged in. Later each ground stands beside what it has become.

#include <QObject>
#include <QSet>
#include <QString>

#include <functional>
#include <optional>

#include "console/models/changes.h"
#include "console/models/row_list.h"
#include "console/session/login.h"

namespace models {

/// An object that a decision can rest on, or rested on.
struct DecisionGround {
    QString key;      ///< "station:AUE-WEHR"
    QString section;  ///< as of changes
    QString name, words;
    QString now;  ///< of a decision that was taken: what it has become; empty: as it was
    int urgency = 0;
    bool isChosen = false;
    bool operator==(const DecisionGround&) const = default;
};
class DecisionGrounds : public RowList<DecisionGround> {
    Q_OBJECT
public:
    explicit DecisionGrounds(QObject* parent = nullptr);
};

struct DecisionRow {
    QString key;  ///< id of the record
    QString subject, text, who, clock;
    bool isReplaced = false;
    bool operator==(const DecisionRow&) const = default;
};
/// The newest first.
class DecisionList : public RowList<DecisionRow> {
    Q_OBJECT
public:
    explicit DecisionList(QObject* parent = nullptr);
};

class DecisionDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isReviewed READ isReviewed NOTIFY changed)  ///< the next step signs
    Q_PROPERTY(QAbstractItemModel* grounds READ grounds CONSTANT)
    Q_PROPERTY(QAbstractItemModel* taken READ taken CONSTANT)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)          ///< grounds
    Q_PROPERTY(QString frozenAt READ frozenAt NOTIFY changed)  ///< the moment of the grounds, "18:05:30"
    Q_PROPERTY(QString fault READ fault NOTIFY changed)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)  ///< why nobody here can decide; empty: somebody can
    // Of a decision that was taken and is looked at
    Q_PROPERTY(QString shown READ shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(QString shownText READ shownText NOTIFY changed)
    Q_PROPERTY(QString shownFacts READ shownFacts NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* shownGrounds READ shownGrounds CONSTANT)
public:
    using Say = std::function<void(const wire::Decision&)>;
    /// `store` and `login` must outlive it; `say` signs and sends.
    DecisionDesk(session::Store& store, session::Login& login, Format format, Say say, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isReviewed() const { return m_reviewed.has_value(); }
    [[nodiscard]] QAbstractItemModel* grounds() { return &m_grounds; }
    [[nodiscard]] QAbstractItemModel* taken() { return &m_taken; }
    [[nodiscard]] QAbstractItemModel* shownGrounds() { return &m_shownGrounds; }
    [[nodiscard]] int chosen() const { return static_cast<int>(m_chosen.size()); }
    [[nodiscard]] QString frozenAt() const;
    [[nodiscard]] QString fault() const { return m_fault; }
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString shown() const { return m_shown; }
    void setShown(const QString& key);
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString shownFacts() const;

    /// Freezes what stands now as grounds to choose from; the urgent ones are chosen.
    Q_INVOKABLE void open();
    Q_INVOKABLE void close();
    /// The grounds anew, as they stand now; what was chosen stays chosen.
    Q_INVOKABLE void freezeAnew();
    Q_INVOKABLE void choose(const QString& key, bool on);
    /// The nth ground of the list: chosen, or no longer.
    Q_INVOKABLE void toggleAt(int index);
    /// The nth decision of those taken; again: none.
    Q_INVOKABLE void showAt(int index);
    /// Options a line each. Looks whether it can be signed; then sign() does.
    Q_INVOKABLE void review(const QString& subject, const QString& text, const QString& reasons,
                            const QString& options);
    Q_INVOKABLE void backToWords();
    Q_INVOKABLE void sign();

    void refresh();

signals:
    void changed();
    void signedNow();  ///< handed on to be sent: the fields may be emptied

private:
    [[nodiscard]] const situation::DecisionView* shownView() const;
    void showGrounds();
    void refreshTaken();

    session::Store& m_store;
    session::Login& m_login;
    Format m_format;
    Say m_say;
    DecisionGrounds m_grounds, m_shownGrounds;
    DecisionList m_taken;
    bool m_isOpen = false;
    std::vector<wire::Ground> m_frozen;  ///< in the order of m_grounds
    std::uint64_t m_frozenThrough = 0;
    base::Instant m_frozenTime;
    QSet<QString> m_chosen;
    std::optional<wire::Decision> m_reviewed;
    QString m_fault, m_shown;
};

/// "S3 (Huber, Anna)": in which function, and who.
[[nodiscard]] QString decisionWho(const situation::Situation& picture, const situation::DecisionView& view);
/// What it rests on, in its order, as it stood and what that has become in the picture that is shown.
[[nodiscard]] std::vector<DecisionGround> shownGroundsOf(const situation::DecisionView& view,
                                                         const session::Store& store, const Format& format);
/// All that stands in the picture, as grounds: object, words, its newest record. Pure.
[[nodiscard]] std::vector<wire::Ground> groundsOf(const situation::Situation& picture, base::Instant now,
                                                  const session::Store& store, const Format& format);

}  // namespace models
