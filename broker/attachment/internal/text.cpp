// SPDX-License-Identifier: EUPL-1.2
#include "broker/attachment/internal/cleaning.h"
#include "broker/attachment/internal/utf8.h"

namespace attachment {

base::Outcome<Cleaned> cleanText(base::BytesView bytes) {
    Cleaned out;
    // Any number of them: what was prepared once must stay as it is.
    while (bytes.size() >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF) bytes = bytes.subspan(3);
    if (bytes.empty()) return base::Failure{unfit::kEmpty, "text", "choose another file"};
    for (std::size_t at = 0; at < bytes.size();) {
        const Character character = characterAt(bytes, at);
        if (character.length == 0) {
            return base::Failure{unfit::kEncoding, "byte " + std::to_string(at + 1),
                                 "save the text as UTF-8, or print it to a PDF"};
        }
        at += character.length;
    }
    out.bytes.assign(bytes.begin(), bytes.end());
    return out;
}

}  // namespace attachment
