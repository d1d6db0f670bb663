// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The staff's work as it stands: messages that are not dealt with, orders, who works where, drawings, boards, alarms
// taken over, decisions. Part of the picture (situation.h).

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"

namespace situation {

/// Who said something, for which post, in which operation, when.
struct SaidBy {
    std::string author;     ///< person, "p:..."; empty: none
    std::string source;     ///< "post:S3", "unit:..."
    std::string operation;  ///< empty: Grundlage
    base::Instant observedAt, acceptedAt;
    wire::MessageId id;
    std::uint64_t sequence = 0;  ///< another one in each run, so not in canonicalText()
};

/// A note or step that was added to something.
template <class Move>
struct StepView {
    Move move{};
    std::string function;  ///< whose, or who says so
    std::string note;
    SaidBy by;
};

/// A message (Meldung) with what has become of it. Those that are open stay, of the others the newest kWorkEndedMax.
struct ReportView {
    wire::Report report;
    SaidBy by;
    std::vector<std::string> functions, copies;  ///< whom it was routed to; both empty: not sighted
    std::optional<SaidBy> routed;                ///< who sighted it
    std::map<std::string, base::Instant> done;   ///< function -> since when
    std::map<std::string, base::Instant> read;
    std::vector<StepView<wire::ReportMove>> notes;  ///< Vermerke, oldest first
    std::optional<base::Instant> sentAt;            ///< outgoing: the counterpart has receipted
    std::string sentBy;                             ///< by which means
    std::optional<std::uint32_t> number;            ///< given by core
};
/// Incoming and talks: until it was sighted and each function it was routed to is done. Outgoing: until it was sent.
[[nodiscard]] bool isOpen(const ReportView& view);
[[nodiscard]] bool isSighted(const ReportView& view);
/// The functions that it was routed to and that are not done.
[[nodiscard]] std::vector<std::string> waitingFor(const ReportView& view);

/// A saying that was edited elsewhere at the same time: shown beside the one that counts, until somebody says it anew
/// with that one before his eyes.
template <class Payload>
struct Rival {
    Payload said;
    SaidBy by;
};

enum class OrderState : std::uint8_t { Given = 1, Receipted = 2, Begun = 3, Done = 4, Impossible = 5, Withdrawn = 6 };
/// An order with its steps. Open ones stay, of the others the newest kWorkEndedMax.
struct OrderView {
    wire::Order order;
    SaidBy by;
    base::Instant since;  ///< when it was given first
    OrderState state = OrderState::Given;
    base::Instant stateSince;
    std::vector<StepView<wire::OrderMove>> steps;  ///< oldest first, at most kStepsMax: the newest
    std::optional<Rival<wire::Order>> rival;
};
[[nodiscard]] bool isOpen(const OrderView& view);
/// Its deadline is past and it is open.
[[nodiscard]] bool isOverdue(const OrderView& view, base::Instant now);

struct AssignmentView {
    wire::Assignment assignment;
    SaidBy by;
    std::optional<Rival<wire::Assignment>> rival;
};
struct DrawingView {
    wire::Drawing drawing;
    SaidBy by;
    base::Instant since;  ///< when it was drawn first
    std::optional<Rival<wire::Drawing>> rival;
};
struct BoardView {
    wire::BoardItem item;
    SaidBy by;
    base::Instant since, stateSince;
    std::optional<Rival<wire::BoardItem>> rival;
};
/// The newest act about an alarm; it is about one occurrence (`act.since`) of it.
struct AlarmActView {
    wire::AlarmAct act;
    SaidBy by;
};
struct DecisionView {
    wire::Decision decision;
    SaidBy by;
    std::optional<wire::MessageId> replacedBy;
};

struct ContactView {
    wire::Contact contact;
    SaidBy by;
    std::optional<Rival<wire::Contact>> rival;
};
/// On call (Rufbereitschaft) at that moment.
[[nodiscard]] bool isOnCall(const wire::Contact& contact, base::Instant now);

/// How far one way to somebody has come.
struct CallDelivery {
    wire::CallMove state = wire::CallMove::Queued;  ///< Queued, Sent, Failed
    std::string note;
    SaidBy by;
};
/// What somebody who was called has answered.
struct CallAnswer {
    wire::CallMove move = wire::CallMove::Coming;  ///< Coming, Declined, Arrived
    std::optional<base::Instant> arrival;
    std::string means, note;
    SaidBy by;
};
struct CallView {
    wire::CallUp call;
    SaidBy by;
    std::map<std::string, std::map<std::string, CallDelivery>> deliveries;  ///< contact -> means -> how far
    std::map<std::string, CallAnswer> answers;                              ///< contact -> the newest answer
    std::vector<StepView<wire::CallMove>> notes;                            ///< oldest first; function: the contact
    std::optional<SaidBy> closed;
};
/// Somebody still has to answer, or to arrive.
[[nodiscard]] bool isOpen(const CallView& view);
/// Contacts of the call, each once, in its order.
[[nodiscard]] std::vector<const wire::CallTarget*> calledOf(const CallView& view);

/// Who sits where: the newest of each device.
struct SeatView {
    wire::Seat seat;
    SaidBy by;
    wire::DeviceId device;
};

inline constexpr std::size_t kReportsMax = 5'000;  ///< of all; beyond, the oldest leave the picture, not the journal
inline constexpr std::size_t kWorkEndedMax = 200;  ///< of what is done, of each sort
inline constexpr std::size_t kStepsMax = 100;      ///< of one order, and notes of one message
inline constexpr std::size_t kAlarmActsMax = 2'000;
inline constexpr std::size_t kDecisionsMax = 500;
inline constexpr std::size_t kContactsMax = 5'000;
inline constexpr std::size_t kSeatsMax = 500;

/// What the staff has in hand. Tables by id; a message's and a decision's is the text of its MessageId, an assignment's
/// the call sign, an alarm act's the alarm, a seat's the text of its device.
struct StaffWork {
    std::map<std::string, ReportView> reports;
    std::map<std::string, OrderView> orders;
    std::map<std::string, AssignmentView> assignments;
    std::map<std::string, DrawingView> drawings;
    std::map<std::string, BoardView> board;
    std::map<std::string, AlarmActView> alarmActs;
    std::map<std::string, DecisionView> decisions;
    std::map<std::string, ContactView> contacts;
    std::map<std::string, CallView> calls;
    std::map<std::string, SeatView> seats;
};
/// Which of them a record changed.
struct StaffWorkChanges {
    std::set<std::string> reports, orders, assignments, drawings, board, alarmActs, decisions, contacts, calls, seats;
    [[nodiscard]] bool any() const;
    void add(const StaffWorkChanges& other);
};

}  // namespace situation
