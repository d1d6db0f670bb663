// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One warning on the desk: from the proposal over draft and two signatures to its delivery. Edits stay here until the
// first person signs; then draft and approval are said in one go. What is possible is asked of wire::alert_life, the
// broker decides.

#include <functional>
#include <optional>
#include <vector>

#include <QRectF>

#include "console/models/text_origin.h"
#include "console/models/warning_doubts.h"
#include "console/models/warning_lists.h"
#include "console/session/login.h"
#include "gis/geometry/geo.h"

namespace models {

class WarningDesk : public QObject {
    Q_OBJECT
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(int step READ step WRITE setStep NOTIFY changed)  ///< 1 Anlass 2 Gebiet 3 Text 4 Freigeben 5 Zustellung
    Q_PROPERTY(int stepMax READ stepMax NOTIFY changed)          ///< last step that makes sense now
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString origin READ origin NOTIFY changed)
    Q_PROPERTY(QString grounds READ grounds NOTIFY changed)  ///< of rain and areas: see proposalDetail(); else empty
    /// Zone or station where it is shown what the proposal rests on; empty: it no longer stands
    Q_PROPERTY(QString groundSubject READ groundSubject NOTIFY changed)
    Q_PROPERTY(QString phase READ phase NOTIFY changed)
    Q_PROPERTY(bool editable READ editable NOTIFY changed)
    Q_PROPERTY(bool mayReopen READ mayReopen NOTIFY changed)      ///< a draft that can be edited into a new revision
    Q_PROPERTY(bool mayAllClear READ mayAllClear NOTIFY changed)  ///< in force: can be ended by an all-clear
    Q_PROPERTY(bool isAllClear READ isAllClear NOTIFY changed)
    Q_PROPERTY(QString ends READ ends NOTIFY changed)  ///< what an all-clear ends: "Warnung 0002, Gefahrendurchsage"
    /// "de" or "en" while that text still is the one from before an edit of the other; empty: both are of one mind
    Q_PROPERTY(QString laggingLanguage READ laggingLanguage NOTIFY changed)
    Q_PROPERTY(QString languageHint READ languageHint NOTIFY changed)
    /// For each field (headline, description, instruction, place) what speaks against it in this language; empty: none
    Q_PROPERTY(QStringList fieldDoubts READ fieldDoubts NOTIFY changed)
    /// The fields and languages that somebody should read again, in one line; empty: none, or all are kept
    Q_PROPERTY(QString keepHint READ keepHint NOTIFY changed)
    Q_PROPERTY(bool mayKeep READ mayKeep NOTIFY changed)  ///< somebody is logged in to answer for it
    /// The figures were counted in the proposed area, and the area is another one now
    Q_PROPERTY(bool figuresAreOlder READ figuresAreOlder NOTIFY changed)
    /// No channel reaches people from here; empty: there is one, or it is an exercise
    Q_PROPERTY(QString channelHint READ channelHint NOTIFY changed)
    Q_PROPERTY(QString releaseHint READ releaseHint NOTIFY changed)  ///< what the second signature does
    Q_PROPERTY(bool wasEdited READ wasEdited NOTIFY changed)
    Q_PROPERTY(int level READ level WRITE setLevel NOTIFY changed)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)
    Q_PROPERTY(QString headline READ headline WRITE setHeadline NOTIFY changed)
    Q_PROPERTY(QString description READ description WRITE setDescription NOTIFY changed)
    Q_PROPERTY(QString instruction READ instruction WRITE setInstruction NOTIFY changed)
    Q_PROPERTY(QString areaName READ areaName WRITE setAreaName NOTIFY changed)
    Q_PROPERTY(QString expires READ expires NOTIFY changed)
    Q_PROPERTY(QString nextInformation READ nextInformation NOTIFY changed)
    Q_PROPERTY(QString people READ people NOTIFY changed)
    Q_PROPERTY(QString peopleRange READ peopleRange NOTIFY changed)
    Q_PROPERTY(QString objects READ objects NOTIFY changed)
    Q_PROPERTY(QString areaSize READ areaSize NOTIFY changed)
    Q_PROPERTY(QString firstSigner READ firstSigner NOTIFY changed)
    Q_PROPERTY(QString firstSignedAt READ firstSignedAt NOTIFY changed)
    Q_PROPERTY(QString secondSignedAt READ secondSignedAt NOTIFY changed)
    Q_PROPERTY(QString secondSigner READ secondSigner NOTIFY changed)
    Q_PROPERTY(QString contentHash READ contentHash NOTIFY changed)
    Q_PROPERTY(bool canSignFirst READ canSignFirst NOTIFY changed)
    Q_PROPERTY(bool canSignSecond READ canSignSecond NOTIFY changed)
    Q_PROPERTY(QString whyNot READ whyNot NOTIFY changed)  ///< why nobody can sign now; empty when somebody can
    Q_PROPERTY(
        bool isDecided READ isDecided NOTIFY changed)  ///< issued, withdrawn, cancelled or expired: nothing to sign
    Q_PROPERTY(QString riseWarning READ riseWarning NOTIFY
                   changed)  ///< the situation has risen above what would be signed; empty: not
    Q_PROPERTY(QString confirmationWord READ confirmationWord NOTIFY changed)
    Q_PROPERTY(int authorPlace READ authorPlace NOTIFY
                   changed)  ///< in the list of key files: who is logged in, else the first
    /// For each key file why its person cannot sign first, or second; empty: can
    Q_PROPERTY(QStringList firstReasons READ firstReasons NOTIFY changed)
    Q_PROPERTY(QStringList secondReasons READ secondReasons NOTIFY changed)
    Q_PROPERTY(int firstPlace READ firstPlace NOTIFY changed)  ///< who signed first; -1: nobody, or no key file here
    Q_PROPERTY(int secondPlace READ secondPlace NOTIFY
                   changed)  ///< who should be asked second; -1: nobody but the first is here
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(bool messageIsFailure READ messageIsFailure NOTIFY changed)
    Q_PROPERTY(QAbstractItemModel* findings READ findings CONSTANT)
    Q_PROPERTY(QAbstractItemModel* channels READ channels CONSTANT)
    Q_PROPERTY(QAbstractItemModel* receipts READ receipts CONSTANT)
    Q_PROPERTY(QString receiptSummary READ receiptSummary NOTIFY changed)
    /// An author or an approver is logged in: may send again, and say that it has arrived
    Q_PROPERTY(bool mayDecideDelivery READ mayDecideDelivery NOTIFY changed)
public:
    using Say = std::function<void(const wire::Receipt&)>;
    /// All must outlive it.
    WarningDesk(session::Store& store, session::Login& login, const Format& format, QObject* parent = nullptr);

    Q_INVOKABLE void openProposal(const QString& proposal);
    /// The newer proposal in place of what is on the desk, unsaved edits included: a new revision of a draft, an update
    /// of an issued warning.
    Q_INVOKABLE void takeRise();
    Q_INVOKABLE void openWarning(const QString& alert);
    /// The all-clear for the warning on the desk and all that it follows, as a draft; two persons sign it like a
    /// warning.
    Q_INVOKABLE void openAllClear();
    /// The same for one that was wrong from the beginning: a correction on the same channels.
    Q_INVOKABLE void openFalseAlarm();
    Q_INVOKABLE void close();
    Q_INVOKABLE void editAgain();
    Q_INVOKABLE void discardEdits();
    Q_INVOKABLE void resetArea();
    /// The person who is logged in says that what is doubted fits as it is. The doubt stays among the findings.
    Q_INVOKABLE void keepTexts();
    /// Map metres of the area; empty without one.
    Q_INVOKABLE [[nodiscard]] QRectF areaBox() const;
    Q_INVOKABLE void shiftExpiry(int minutes);
    /// Whether this is the word that lets the warning go.
    Q_INVOKABLE [[nodiscard]] bool isConfirmedBy(const QString& word) const;
    /// Person = place in the login's list of key files.
    Q_INVOKABLE void signFirst(int person, const QString& passphrase);
    Q_INVOKABLE void signSecond(int person, const QString& passphrase, const QString& word);
    /// `key` of a row of `receipts`. A person's decision, signed and journaled; the dispatcher follows it.
    Q_INVOKABLE void sendAgain(const QString& key);
    Q_INVOKABLE void confirmArrival(const QString& key);
    /// How decisions about deliveries are said; without it there are none.
    void setSay(Say say) { m_say = std::move(say); }
    [[nodiscard]] bool mayDecideDelivery() const;

    [[nodiscard]] const std::optional<wire::WarningContent>& content() const { return m_content; }
    [[nodiscard]] geometry::MapArea area() const;
    void setArea(const geometry::MapArea& area);

    [[nodiscard]] bool isOpen() const { return m_content.has_value(); }
    [[nodiscard]] int step() const { return m_step; }
    void setStep(int step);
    [[nodiscard]] int stepMax() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString origin() const { return m_origin; }
    [[nodiscard]] QString grounds() const;
    [[nodiscard]] QString groundSubject() const;
    [[nodiscard]] QString phase() const;
    [[nodiscard]] bool editable() const { return m_content && m_editing; }
    [[nodiscard]] bool mayReopen() const;
    [[nodiscard]] bool mayAllClear() const;
    [[nodiscard]] bool isAllClear() const { return m_content && m_content->act == wire::WarningAct::Cancel; }
    [[nodiscard]] QString ends() const;
    [[nodiscard]] QString laggingLanguage() const { return text(m_lagging); }
    [[nodiscard]] QString languageHint() const;
    [[nodiscard]] QStringList fieldDoubts() const;
    [[nodiscard]] QString keepHint() const;
    [[nodiscard]] bool mayKeep() const { return m_login.person().has_value(); }
    [[nodiscard]] bool figuresAreOlder() const;
    [[nodiscard]] QString channelHint() const { return models::channelHint(m_store); }
    [[nodiscard]] QString releaseHint() const;
    [[nodiscard]] bool wasEdited() const { return m_edited; }
    [[nodiscard]] int level() const;
    void setLevel(int level);
    [[nodiscard]] QString language() const { return text(m_language); }
    void setLanguage(const QString& language);
    [[nodiscard]] QString headline() const { return field(&wire::WarningText::headline); }
    void setHeadline(const QString& text) { setField(&wire::WarningText::headline, text); }
    [[nodiscard]] QString description() const { return field(&wire::WarningText::description); }
    void setDescription(const QString& text) { setField(&wire::WarningText::description, text); }
    [[nodiscard]] QString instruction() const { return field(&wire::WarningText::instruction); }
    void setInstruction(const QString& text) { setField(&wire::WarningText::instruction, text); }
    [[nodiscard]] QString areaName() const { return field(&wire::WarningText::areaName); }
    void setAreaName(const QString& text) { setField(&wire::WarningText::areaName, text); }
    [[nodiscard]] QString expires() const;
    [[nodiscard]] QString nextInformation() const;
    [[nodiscard]] QString people() const;
    [[nodiscard]] QString peopleRange() const;
    [[nodiscard]] QString objects() const;
    [[nodiscard]] QString areaSize() const;
    [[nodiscard]] QString firstSigner() const { return signer(0); }
    [[nodiscard]] QString firstSignedAt() const;
    [[nodiscard]] QString secondSignedAt() const;
    [[nodiscard]] QString secondSigner() const { return signer(1); }
    [[nodiscard]] QString contentHash() const;
    [[nodiscard]] bool canSignFirst() const;
    [[nodiscard]] bool canSignSecond() const;
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] bool isDecided() const;
    [[nodiscard]] QString riseWarning() const;
    [[nodiscard]] QString confirmationWord() const;
    [[nodiscard]] int authorPlace() const;
    [[nodiscard]] QStringList firstReasons() const;
    [[nodiscard]] QStringList secondReasons() const;
    [[nodiscard]] int firstPlace() const;
    [[nodiscard]] int secondPlace() const;
    [[nodiscard]] bool busy() const { return m_busy; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool messageIsFailure() const { return m_messageIsFailure; }
    [[nodiscard]] QAbstractItemModel* findings() { return &m_findings; }
    [[nodiscard]] QAbstractItemModel* channels() { return &m_channels; }
    [[nodiscard]] QAbstractItemModel* receipts() { return &m_receipts; }
    [[nodiscard]] QString receiptSummary() const { return m_receipts.summary(); }

signals:
    void changed();
    void areaChanged();

private:
    enum class Act : std::uint8_t { None, First, Second };

    using Ending = wire::WarningContent (*)(const wire::WarningContent&, std::vector<std::string>, base::Instant,
                                            wire::RealmKind);
    void openEnding(Ending ending, const QString& origin);
    void decideDelivery(const QString& key, wire::ReceiptState state);
    [[nodiscard]] const situation::Alert* alert() const;
    /// That the warning on the desk was made from, while it stands.
    [[nodiscard]] const wire::Proposal* proposal() const;
    [[nodiscard]] wire::RealmKind realm() const;
    [[nodiscard]] QString field(std::string wire::WarningText::*member) const;
    /// What the figures count: the draft's own content, or of an all-clear the warning it ends.
    [[nodiscard]] const wire::WarningContent* counted() const;
    void noteLag(const situation::Alert& known);
    void noteOrigin(const situation::Alert& known);
    [[nodiscard]] QString releasedWords() const;
    void addTextDoubts(std::vector<warning::Finding>& out) const;
    [[nodiscard]] QString keptWords(const std::string& person) const;
    [[nodiscard]] std::string water() const;
    [[nodiscard]] const wire::WarningContent* proposedContent() const;
    void noteDropped(const wire::WarningContent& before);
    [[nodiscard]] QStringList reasons(bool second) const;
    [[nodiscard]] int firstWithout(const QStringList& reasons, int wanted) const;
    [[nodiscard]] int placeOf(const std::string& person) const;
    void setField(std::string wire::WarningText::*member, const QString& text);
    [[nodiscard]] QString signer(std::size_t which) const;
    [[nodiscard]] DraftGround groundOf(const situation::Alert& known) const;
    void openRise(const situation::ProposalView& view, const situation::Alert& made);
    void load(const wire::WarningContent& content);
    void touch(bool textsChanged);
    void judge();
    void follow();
    void say(const QString& message, bool isFailure);
    void sayFirst(const session::Identified& person);
    void saySecond(const session::Identified& person, const std::string& word);
    void send(const session::Identified& person, wire::Kind kind, base::Bytes payload,
              std::vector<wire::MessageId> cause);
    void hearSaying(quint64 token);

    session::Store& m_store;
    session::Login& m_login;
    const Format& m_format;
    FindingList m_findings;
    ChannelList m_channels;
    ReceiptList m_receipts;

    std::optional<wire::WarningContent> m_content;
    std::string m_alert;  ///< chosen at opening; in the picture once drafted
    std::optional<std::string> m_proposal;
    std::optional<wire::MessageId> m_proposalRecord;
    std::uint32_t m_revision = 0;  ///< that m_content was loaded from; 0: not drafted
    bool m_editing = false, m_edited = false, m_busy = false, m_messageIsFailure = false;
    bool m_wasIssued = false;  ///< as last seen; the step moves on when it turns
    int m_step = 1;
    std::string m_language;
    std::string m_lagging;        ///< language whose text was left behind by an edit; empty: none
    std::string m_laggingKeptBy;  ///< person who said that the language left behind fits all the same
    TextOrigin m_texts;
    std::vector<std::string> m_dropped;       ///< sentences that people had written and that this text no longer has
    bool m_isFirstNotice = false;             ///< the message says that the first signature stands
    std::string m_catchingUp;                 ///< language being brought up to date; edits of it leave none behind
    DraftGround m_ground;                     ///< what the text on the desk rests on
    std::optional<base::Instant> m_judgedAt;  ///< realm time of the findings shown
    QString m_origin, m_message;
    Act m_act = Act::None;
    Say m_say;
    std::vector<std::uint64_t> m_tokens;  ///< what the act under way said
};

}  // namespace models
