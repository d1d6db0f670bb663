// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The lists of the warning page: what there is, what to know before signing, how it arrives, whom it reached.

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/models/urgency.h"
#include "console/session/store.h"
#include "gis/warning/warning.h"

namespace models {

/// The headline in the console's language, where there is one.
[[nodiscard]] QString titleOf(const wire::WarningContent& content, const Format& format);
[[nodiscard]] QString phaseWords(wire::AlertPhase phase);
[[nodiscard]] QString channelWords(const std::string& channel);
[[nodiscard]] QString receiptWords(wire::ReceiptState state);

/// Warnings that went out for a proposal's ground and still hold, oldest first; all-clears are none.
[[nodiscard]] std::vector<std::string> inForceFor(const situation::Situation& picture, const std::string& proposal);
/// A warning in force, the newest for its ground, whose proposal is withdrawn and that no open draft follows.
[[nodiscard]] bool allClearIsDue(const situation::Situation& picture, const std::string& alert);

/// The warning made from the proposal when the situation has risen above that warning's level since, when a flood
/// reaches so many more that the warning falls short (warning::hasGrown), or when it has risen again after
/// the proposal was withdrawn while the warning is in force; null otherwise.
/// A level that a person chose below the very proposal she drafted from is no rise.
[[nodiscard]] const situation::Alert* outgrown(const situation::Situation& picture,
                                               const situation::ProposalView& view);

/// The newest warning that went out as an update of this one; null when it still stands for itself.
[[nodiscard]] const situation::Alert* updateOf(const situation::Situation& picture, const std::string& alert);
/// Issued, not ended, not updated, and no all-clear itself.
[[nodiscard]] bool isInForce(const situation::Situation& picture, const std::string& alert);
/// How a warning stands: its phase, and "abgelöst durch Warnung 0003" where an update took its place.
[[nodiscard]] QString standingWords(const situation::Situation& picture, const situation::Alert& alert);
/// The warnings that an all-clear ends, newest first.
[[nodiscard]] std::vector<const situation::Alert*> endedBy(const situation::Situation& picture,
                                                           const wire::WarningContent& allClear);
/// "11 von 12 Empfängern haben den Eingang bestätigt, CAP-Datei abgelegt": files are no recipients.
[[nodiscard]] QString deliveryWords(const situation::Alert& alert);
/// "0007"
[[nodiscard]] QString warningNumber(const situation::Alert& alert);
/// A dispatcher's name of a recipient, and its remark, in the console's language where they are known.
[[nodiscard]] QString recipientWords(const std::string& recipient);
[[nodiscard]] QString receiptDetailWords(const std::string& detail);

/// A proposal that asks for a warning, or a warning; most urgent first, then newest first.
struct WarningRow {
    QString key;  ///< proposal or alert id
    bool isProposal = false;
    QString title, level, phase, clock;
    Urgency urgency = Urgency::None;
    base::Instant at;
    bool operator==(const WarningRow&) const = default;
};
class WarningList : public RowList<WarningRow> {
    Q_OBJECT
public:
    explicit WarningList(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format);
};

struct FindingRow {
    QString key, text;
    bool stops = false;
    bool operator==(const FindingRow&) const = default;
};
class FindingList : public RowList<FindingRow> {
    Q_OBJECT
public:
    explicit FindingList(QObject* parent = nullptr);
    void show(const std::vector<warning::Finding>& findings, const Format& format);
    [[nodiscard]] bool stops() const;
};

struct ChannelRow {
    QString key, channel, length, text;
    bool tooLong = false;
    bool isConnected = true;  ///< a text for a channel that nobody has connected reaches nobody
    bool operator==(const ChannelRow&) const = default;
};
/// "So kommt es an": channel texts of one language, with the length people must keep to.
class ChannelList : public RowList<ChannelRow> {
    Q_OBJECT
public:
    explicit ChannelList(QObject* parent = nullptr);
    void show(const wire::WarningContent& content, const std::string& language, const Format& format,
              const situation::Situation& picture);
};

struct ReceiptRow {
    QString key, channel, recipient, state, clock, detail;
    Urgency urgency = Urgency::None;
    bool isOpen = false;   ///< nobody knows that it has arrived: a person may decide
    bool hasKeys = false;  ///< the first of the open ones
    bool operator==(const ReceiptRow&) const = default;
};
/// Failed ones first.
class ReceiptList : public RowList<ReceiptRow> {
    Q_OBJECT
public:
    explicit ReceiptList(QObject* parent = nullptr);
    void show(const situation::Alert* alert);
    /// "11 von 12 zugestellt, 1 gescheitert"
    [[nodiscard]] QString summary() const { return m_summary; }

private:
    QString m_summary;
};

}  // namespace models
