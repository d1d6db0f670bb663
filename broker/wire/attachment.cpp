// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/attachment.h"

#include <array>
#include <cstring>
#include <utility>

#include "broker/wire/codec.h"

namespace wire {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kAttachmentTypes = {{{"image/jpeg", ".jpg"},
                                                                                            {"image/png", ".png"},
                                                                                            {"image/webp", ".webp"},
                                                                                            {"application/pdf", ".pdf"},
                                                                                            {"text/plain", ".txt"}}};

/// Without the key no payload names a file, however it is encoded.
bool mayHoldFiles(base::BytesView payload) {
    constexpr std::string_view kKey = "files";
    return memmem(payload.data(), payload.size(), kKey.data(), kKey.size()) != nullptr;
}

template <class Payload>
std::vector<Attachment> filesOf(const Envelope& envelope) {
    auto payload = payloadOf<Payload>(envelope);
    return payload ? std::move(payload->attachments) : std::vector<Attachment>{};
}

}  // namespace

bool isAttachmentType(std::string_view mediaType) {
    for (const auto& [type, extension] : kAttachmentTypes)
        if (type == mediaType) return true;
    return false;
}

std::string_view attachmentExtension(std::string_view mediaType) {
    for (const auto& [type, extension] : kAttachmentTypes)
        if (type == mediaType) return extension;
    return ".bin";
}

bool mayNameAttachments(Kind kind) {
    return kind == Kind::UnitReport || kind == Kind::LogEntry || kind == Kind::Report;
}

std::vector<Attachment> attachmentsOf(const Envelope& envelope) {
    if (!mayNameAttachments(envelope.kind) || envelope.payload.empty() || !mayHoldFiles(envelope.payload)) return {};
    switch (envelope.kind) {
        case Kind::UnitReport: return filesOf<UnitReport>(envelope);
        case Kind::LogEntry: return filesOf<LogEntry>(envelope);
        default: return filesOf<Report>(envelope);
    }
}

}  // namespace wire
