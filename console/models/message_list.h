// SPDX-License-Identifier: EUPL-1.2
#pragma once

// All messages of the realm: those of the picture, and those that left it as the log has them. Kept from fold to fold,
// so that a record costs what it changes, not what there is; filtered and searched here, never while painting.

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <QAbstractListModel>

#include "console/models/message_search.h"
#include "console/models/message_words.h"

namespace models {

enum class MessageFilter : int {
    Unsighted = 0,
    Mine = 1,    ///< waits for a function
    Open = 2,    ///< somebody has to act
    Unsent = 3,  ///< outgoing that no counterpart has receipted
    All = 4
};

/// Said at this console and not heard back from the broker.
struct UnsentMessage {
    std::uint64_t token = 0;
    wire::Report report;
    std::string author, source;
    base::Instant at;
    QString state;  ///< "wartet auf Verbindung"
    bool isRefused = false;
};

/// What it speaks of, and the call sign of a unit that wrote or is to get it.
[[nodiscard]] bool speaksOf(const wire::Report& report, const std::string& subject);

class MessageList : public QAbstractListModel {
    Q_OBJECT
public:
    explicit MessageList(QObject* parent = nullptr);
    ~MessageList() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// These of the picture have changed; taken in by refresh().
    void note(const std::set<std::string>& changed);
    /// Takes in what is new; looks back or forth when the store does. True: the list or its counts may differ.
    bool refresh(const session::Store& store, const Format& format);

    [[nodiscard]] MessageFilter filter() const { return m_filter; }
    void setFilter(MessageFilter filter);
    /// Whose the ones are that wait "for me": they come first. `chosen`: whose the filter Mine shows; empty: the same.
    void setFunctions(const std::string& mine, const std::string& chosen);
    [[nodiscard]] const QString& query() const { return m_typed; }
    void setQuery(const QString& typed);
    /// Only those that speak of it: "unit:", "station:" ... and an id; empty: all.
    void setAbout(const std::string& subject);
    [[nodiscard]] const std::string& about() const { return m_about; }
    void setUnsent(std::vector<UnsentMessage> unsent);
    [[nodiscard]] const std::vector<UnsentMessage>& unsent() const { return m_unsent; }

    /// Of all, whatever is filtered.
    struct Counts {
        int all = 0, unsighted = 0, mine = 0, open = 0, unsentOut = 0, urgent = 0;  ///< urgent: unsighted Blitz, Sofort
    };
    [[nodiscard]] Counts counts() const { return m_counts; }
    [[nodiscard]] int countAbout(const std::string& subject) const;
    /// The message as it stands; nothing: there is none of this id (any more), or its words were deleted.
    [[nodiscard]] std::optional<situation::ReportView> view(const QString& key) const;
    /// Of the shown rows, -1: it is not among them.
    [[nodiscard]] int rowOf(const QString& key) const;
    [[nodiscard]] QString keyAt(int row) const;
    /// The first that nobody has sighted, the most urgent first; empty: none.
    [[nodiscard]] QString firstUnsighted() const;
    /// Of all messages, oldest first: for paper.
    [[nodiscard]] std::vector<situation::ReportView> allViews() const;

private:
    struct Entry;
    struct Row;
    Entry& entryOf(const std::string& id);
    void rebuild(const session::Store& store);
    void takeLines(const session::Store& store, bool all);
    void take(const session::Store& store, const std::string& id);
    void judge(Entry& entry) const;
    [[nodiscard]] bool passes(const Entry& entry) const;
    [[nodiscard]] bool isHidden(const Entry& entry) const;
    /// As it stands: the picture's, or made anew out of the log.
    [[nodiscard]] std::shared_ptr<const situation::ReportView> viewOf(const Entry& entry) const;
    [[nodiscard]] const wire::Report* reportOf(const Entry& entry) const;
    /// Of a message that the picture does not have.
    [[nodiscard]] const session::Line* lineOf(const Entry& entry) const;
    void forgetDropped(const session::Chronicle& log);
    [[nodiscard]] const Row& rowFor(const Entry& entry) const;
    [[nodiscard]] const QString& wordsOf(const Entry& entry) const;
    [[nodiscard]] bool comesBefore(const Entry& a, const Entry& b) const;
    void arrange();
    void show(std::vector<Entry*> order);
    void count();

    const session::Store* m_store = nullptr;
    std::optional<Format> m_format;
    std::unordered_map<std::string, std::unique_ptr<Entry>> m_entries;
    std::vector<std::unique_ptr<Entry>> m_own;  ///< of m_unsent
    std::vector<Entry*> m_order;                ///< as shown
    std::set<std::string> m_changed;
    std::vector<UnsentMessage> m_unsent;
    MessageFilter m_filter = MessageFilter::Open;
    std::string m_mine, m_chosen, m_about;
    QString m_typed;
    SearchQuery m_query;
    Counts m_counts;
    /// The last thing that was asked for, until something changes: the map asks with each fold.
    mutable std::optional<std::pair<std::string, int>> m_aboutCount;
    // what the entries were made of
    std::optional<situation::Hindsight> m_hindsight;
    std::optional<std::string> m_operation;
    std::uint64_t m_seenSequence = 0, m_lineSeen = 0, m_firstLine = 0, m_linesVersion = 0, m_reordered = 0,
                  m_dropped = 0;
    std::size_t m_inPicture = 0;
    base::Instant m_now, m_agedAt;
    bool m_isNew = true, m_isUnarranged = true;
};

}  // namespace models
