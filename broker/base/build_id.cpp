// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/build_id.h"

#include <link.h>
#include <cstring>

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
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const auto& part = object->dlpi_phdr[i];
        if (part.p_type == PT_NOTE)
            findIn({reinterpret_cast<const std::uint8_t*>(object->dlpi_addr + part.p_vaddr), part.p_memsz},
                   *static_cast<Bytes*>(into));
    }
    return 1;
}

}  // namespace

Bytes buildId() {
    Bytes id;
    dl_iterate_phdr(lookAt, &id);
    return id;
}

}  // namespace base
