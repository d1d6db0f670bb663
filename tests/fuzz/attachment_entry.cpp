// SPDX-License-Identifier: EUPL-1.2
#include "attachment_entry.h"

#include "broker/attachment/attachment.h"
#include "broker/base/ensure.h"
#include "broker/seal/seal.h"
#include "pictures.h"

namespace fuzz {

bool prepareAttachment(base::BytesView bytes) {
    static const bool kStarted = (seal::start(), true);
    (void)kStarted;
    const auto once = attachment::prepare(bytes, "bild.jpg");
    if (!once) {
        ENSURE(!once.failure().what.empty() && !once.failure().fix.empty(), "a refusal that helps nobody");
        return false;
    }
    const auto& taken = once.value();
    ENSURE(taken.about.type == attachment::typeOf(taken.bytes), "what is given out is of another type");
    ENSURE(taken.about.size == taken.bytes.size(), "a wrong size");
    if (taken.about.type.starts_with("image/"))
        ENSURE(attachment::measure(taken.bytes, taken.about.type).ok(), "what is given out cannot be shown");
    // Damaged documents are mended by guesses; a second look may guess otherwise.
    if (taken.about.type == "application/pdf") return true;
    const auto twice = attachment::prepare(taken.bytes, "bild.jpg");
    ENSURE(twice.ok() && twice.value().about.hash == taken.about.hash, "prepared twice is something else");
    ENSURE(twice.value().removed.empty(), "the first time left something");
    return true;
}

std::vector<base::Bytes> attachmentSeeds() {
    const std::string text = "Pegel Wehrbr\xC3\xBC\x63ke 318 cm\n";
    return {made::withMetadata(made::jpeg(), 6),
            made::withMetadata(made::jpeg(40, 30, true), 1),
            made::withMetadata(made::png(), 3),
            made::withMetadata(made::webp(64, 48, true), 6),
            made::webp(),
            made::pdf(made::pdfStream(11, "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Metadata 13 0 R", "") +
                          made::pdfStream(13, "/Type /Metadata /Subtype /XML", made::kName, true),
                      "/OpenAction << /S /JavaScript /JS (x) >>", "/Info << /Author (X) >>"),
            {text.begin(), text.end()}};
}

}  // namespace fuzz
