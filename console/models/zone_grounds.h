// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where a zone's numbers come from, down to readings and layers: what an officer asks before signing, and a court
// after.

#include "console/models/format.h"
#include "console/models/row_list.h"
#include "console/models/urgency.h"
#include "console/session/store.h"

namespace models {

struct GroundRow {
    QString key, section, name, value, note;
    Urgency urgency = Urgency::None;
    QString station;    ///< whose course it rests on; empty: none
    QString mapObject;  ///< critical object to show on the map; empty: none
    bool operator==(const GroundRow&) const = default;
};

/// Of one zone of the picture; empty when it is gone.
class ZoneGrounds : public RowList<GroundRow> {
    Q_OBJECT
public:
    explicit ZoneGrounds(QObject* parent = nullptr);
    void refresh(const session::Store& store, const Format& format, const QString& zone);
};

/// "Krankenhaus"; an unknown kind as it stands in the package.
[[nodiscard]] QString objectKindWords(const std::string& kind);
/// The worker writes its method in English into the journal; known phrases in the console's language.
[[nodiscard]] QString methodWords(const std::string& method);

}  // namespace models
