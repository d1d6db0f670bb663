// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QVariantList>

#include "console/models/format.h"
#include "console/session/store.h"

namespace console {

/// "Mühlbach" of the zone "flood:Mühlbach"; of an area of the staff's the name that it was given.
[[nodiscard]] QString zoneName(const situation::ZoneView& view, const session::Store& store);
/// How an area of the staff's came about, who is in it, until when it stands.
[[nodiscard]] QString staffZoneWords(const situation::ZoneView& view, const session::Store& store,
                                     const models::Format& format);
/// Of heavy rain: by which gauges, how far around them, who is there.
[[nodiscard]] QString rainZoneWords(const situation::ZoneView& view, const session::Store& store,
                                    const models::Format& format);
/// What the legend says of each zone: id, name, kind (0 water, 1 rain, 2 the staff's), level ("IW2", "DWD 3", empty
/// when no gauge is high), urgency, line ("15:21 · Rand ±10 m"), chosen. By kind, the most urgent first.
[[nodiscard]] QVariantList zoneRows(const session::Store& store, const models::Format& format, const QString& chosenId);

}  // namespace console
