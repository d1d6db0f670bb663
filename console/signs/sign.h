// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QString>

#include "broker/wire/payloads.h"

namespace signs {

/// A tactical sign as it is composed, after the grammar of DV 102. Ids are those of the library; what is empty is left
/// out. Of base and symbol one is there, or it is no sign.
struct Sign {
    QString library;  ///< name and version that it was composed with; empty: any
    QString base, task, organisation, size, level, function, symbol;
    QString text, type, name;  ///< inside, lower left, upper left
    bool operator==(const Sign&) const = default;
    [[nodiscard]] bool isEmpty() const { return base.isEmpty() && symbol.isEmpty(); }
    /// Two signs of one key look alike.
    [[nodiscard]] QString key() const;
};
[[nodiscard]] Sign signOf(const wire::TacticalSign& said);
[[nodiscard]] wire::TacticalSign toWire(const Sign& sign);

}  // namespace signs
