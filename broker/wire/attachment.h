// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Which files may be attached, and which records name them.

#include <string_view>
#include <vector>

#include "broker/wire/envelope.h"
#include "broker/wire/payloads.h"

namespace wire {

/// image/jpeg, image/png, image/webp, application/pdf, text/plain.
[[nodiscard]] bool isAttachmentType(std::string_view mediaType);
/// ".jpg" for image/jpeg; ".bin" for a type that is not known.
[[nodiscard]] std::string_view attachmentExtension(std::string_view mediaType);

/// UnitReport, LogEntry, Report.
[[nodiscard]] bool mayNameAttachments(Kind kind);
/// The files that this record names. Costs a look at the kind, and a search in the payload of those three, for the many
/// that name none.
[[nodiscard]] std::vector<Attachment> attachmentsOf(const Envelope& envelope);

}  // namespace wire
