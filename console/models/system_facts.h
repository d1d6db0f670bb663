// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/models/urgency.h"
#include "console/session/store.h"
#include "console/signs/sign_book.h"

namespace models {

struct FactRow {
    QString key, section, name, value, note;
    Urgency urgency = Urgency::None;
    bool operator==(const FactRow&) const = default;
};

/// The system page: broker, worker and other participants, picture, town package with its sources, versions.
class SystemFacts : public RowList<FactRow> {
    Q_OBJECT
public:
    explicit SystemFacts(QObject* parent = nullptr);
    /// `signs`: null where the console was not given any.
    void refresh(const session::Store& store, const Format& format, const QString& endpoint,
                 signs::SignBook* signs = nullptr);
};

}  // namespace models
