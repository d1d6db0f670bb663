// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/build_id.h"

#include <link.h>
#include <algorithm>
#include <cstring>
#include <span>

namespace base {
namespace {

constexpr std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

/// Notes: header, name, content, each padded to four bytes.
void findIn(BytesView notes, Bytes& id) {
    ElfW(Nhdr) note{};
    while (notes.size() >= sizeof note) {
        std::memcpy(&note, notes.data(), sizeof note);
        const std::size_t nameAt = sizeof note, contentAt = nameAt + padded(note.n_namesz);
        if (contentAt + note.n_descsz > notes.size()) return;
        const bool isGnu = note.n_namesz == 4 && std::memcmp(notes.data() + nameAt, "GNU", 4) == 0;
        if (isGnu && note.n_type == NT_GNU_BUILD_ID) {
            const auto content = notes.subspan(contentAt, note.n_descsz);
            id.assign(content.begin(), content.end());
            return;
        }
        notes = notes.subspan(std::min(notes.size(), contentAt + padded(note.n_descsz)));
    }
}

/// The first object is the program itself.
int lookAt(dl_phdr_info* object, std::size_t, void* into) {
    const std::span parts(object->dlpi_phdr, object->dlpi_phnum);
    // Where the list of parts stands is known as an address; all others are counted from it.
    const auto own = std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.p_type == PT_PHDR; });
    if (own == parts.end()) return 1;
    const auto* list = reinterpret_cast<const std::uint8_t*>(object->dlpi_phdr);
    for (const auto& part : parts)
        if (part.p_type == PT_NOTE)
            findIn({list + (static_cast<std::ptrdiff_t>(part.p_vaddr) - static_cast<std::ptrdiff_t>(own->p_vaddr)),
                    part.p_memsz},
                   *static_cast<Bytes*>(into));
    return 1;
}

}  // namespace

Bytes buildId() {
    Bytes id;
    dl_iterate_phdr(lookAt, &id);
    return id;
}

}  // namespace base
