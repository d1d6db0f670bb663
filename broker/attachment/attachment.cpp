// SPDX-License-Identifier: EUPL-1.2
#include "broker/attachment/attachment.h"

#include <algorithm>

#include "broker/attachment/internal/cleaning.h"
#include "broker/attachment/internal/utf8.h"
#include "broker/seal/seal.h"
#include "broker/wire/limits.h"

namespace attachment {

namespace {

constexpr std::size_t kPdfHeaderWithin = 1024;  ///< where readers look for it

bool hasAt(base::BytesView bytes, std::size_t at, std::string_view what) {
    return bytes.size() >= at + what.size() &&
           std::string_view(reinterpret_cast<const char*>(bytes.data()) + at, what.size()) == what;
}

bool isText(base::BytesView bytes) {
    // A control character is in no text; what is not UTF-8 may still be a text that can be saved as such.
    return std::none_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) {
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
    });
}

struct Format {
    std::string_view type, extension;
    std::array<std::string_view, 3> further;  ///< extensions that may stay
};
constexpr std::array<Format, 5> kFormats = {{{"image/jpeg", ".jpg", {".jpeg", ".jpe", ".jfif"}},
                                             {"image/png", ".png", {}},
                                             {"image/webp", ".webp", {}},
                                             {"application/pdf", ".pdf", {}},
                                             {"text/plain", ".txt", {".csv", ".log", ".md"}}}};

const Format* formatOf(std::string_view type) {
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& f) { return f.type == type; });
    return found == kFormats.end() ? nullptr : found;
}

/// Controls, and the marks that turn the direction of writing ("gpj.exe" is then shown as "exe.jpg").
bool isShown(std::uint32_t code) {
    return code >= 0x20 && code != 0x7F && !(code >= 0x80 && code < 0xA0) && !(code >= 0x200B && code <= 0x200F) &&
           !(code >= 0x2028 && code <= 0x202E) && !(code >= 0x2060 && code <= 0x206F) && code != 0xFEFF;
}
std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

base::Outcome<Cleaned> clean(base::BytesView bytes, std::string_view type) {
    if (type == "image/jpeg") return cleanJpeg(bytes);
    if (type == "image/png") return cleanPng(bytes);
    if (type == "image/webp") return cleanWebp(bytes);
    if (type == "application/pdf") return cleanPdf(bytes);
    return cleanText(bytes);
}

}  // namespace

base::Failure damaged(const std::string& where) {
    return {unfit::kDamaged, where, "copy it again from where it came, or save it anew"};
}

base::Done checkSize(Dimensions size) {
    const std::uint64_t points = static_cast<std::uint64_t>(size.width) * size.height;
    if (size.width == 0 || size.height == 0) return damaged("no width or no height");
    if (points <= kPointsMax && size.width <= kSideMax && size.height <= kSideMax) return base::done();
    return base::Failure{unfit::kDimensions, std::to_string(size.width) + " x " + std::to_string(size.height),
                         "make it smaller: at most " + std::to_string(kPointsMax / 1'000'000) + " million points and " +
                             std::to_string(kSideMax) + " on a side"};
}

std::string typeOf(base::BytesView bytes) {
    if (hasAt(bytes, 0, "\xFF\xD8\xFF")) return "image/jpeg";
    if (hasAt(bytes, 0, "\x89PNG\r\n\x1A\n")) return "image/png";
    if (hasAt(bytes, 0, "RIFF") && hasAt(bytes, 8, "WEBP")) return "image/webp";
    constexpr std::string_view kPdf = "%PDF-";
    const auto head = bytes.first(std::min(bytes.size(), kPdfHeaderWithin));
    if (std::search(head.begin(), head.end(), kPdf.begin(), kPdf.end()) != head.end()) return "application/pdf";
    return !bytes.empty() && isText(bytes) ? "text/plain" : "";
}

std::string fileNameOf(std::string_view name, std::string_view type, std::string_view otherwise) {
    const std::size_t slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    const Format* format = formatOf(type);
    const std::string_view wanted = format ? format->extension : std::string_view(".bin");
    std::string stem;
    const base::BytesView bytes = base::bytesOf(name);
    for (std::size_t at = 0; at < bytes.size();) {
        const Character character = characterAt(bytes, at);
        constexpr std::string_view kForbidden = "<>:\"|?*";  // on the disks of others
        const bool isForbidden =
            character.length == 1 && kForbidden.find(static_cast<char>(character.code)) != std::string_view::npos;
        if (isForbidden)
            stem += '_';
        else if (character.length > 0 && isShown(character.code))
            stem += name.substr(at, character.length);
        at += std::max<std::size_t>(character.length, 1);
    }
    std::string extension(wanted);
    if (const std::size_t dot = stem.find_last_of('.'); format && dot != std::string::npos) {
        const std::string given = lower(stem.substr(dot));
        const bool isRight = given == format->extension ||
                             std::find(format->further.begin(), format->further.end(), given) != format->further.end();
        if (isRight && !given.empty()) {
            extension = stem.substr(dot);
            stem.resize(dot);
        }
    }
    while (!stem.empty() && (stem.front() == '.' || stem.front() == ' ')) stem.erase(0, 1);
    while (!stem.empty() && (stem.back() == '.' || stem.back() == ' ')) stem.pop_back();
    std::size_t room = wire::limits::kNameBytesMax - extension.size();
    if (stem.size() > room) {
        while (room > 0 && (static_cast<std::uint8_t>(stem[room]) & 0xC0) == 0x80) --room;  // no half character
        stem.resize(room);
    }
    return (stem.empty() ? std::string(otherwise) : stem) + extension;
}

base::Outcome<Prepared> prepare(base::BytesView bytes, std::string_view name) {
    const std::string where(
        name.substr(name.find_last_of("/\\") == std::string_view::npos ? 0 : name.find_last_of("/\\") + 1));
    if (bytes.empty()) return base::Failure{unfit::kEmpty, where, "choose another file"};
    const base::Failure tooLarge{unfit::kTooLarge, where, "make the picture smaller, or split the document"};
    if (bytes.size() > wire::limits::kAttachmentBytesMax) return tooLarge;
    const std::string type = typeOf(bytes);
    if (type.empty()) {
        return base::Failure{unfit::kType, where,
                             "save it as JPEG, PNG, WebP, PDF or plain text; print other documents to a PDF"};
    }
    auto cleaned = clean(bytes, type);
    if (!cleaned) return cleaned.failure();
    if (cleaned.value().bytes.size() > wire::limits::kAttachmentBytesMax) return tooLarge;
    Prepared out;
    out.bytes = std::move(cleaned.value().bytes);
    for (const char* what : removed::kAll)
        if (cleaned.value().removed.contains(what)) out.removed.emplace_back(what);
    out.about.hash = seal::sha256(out.bytes);
    out.about.type = type;
    out.about.size = out.bytes.size();
    if (!name.empty()) out.about.name = fileNameOf(name, type, "Anlage");
    return out;
}

base::Outcome<Dimensions> measure(base::BytesView bytes, std::string_view type) {
    if (type != typeOf(bytes) || !type.starts_with("image/")) {
        return base::Failure{unfit::kType, std::string(type), "the file is something else than its sender says"};
    }
    const auto cleaned = clean(bytes, type);
    if (!cleaned) return cleaned.failure();
    return cleaned.value().size;
}

}  // namespace attachment
