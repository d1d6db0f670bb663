// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>

namespace console {

/// A page of the console: its name on the command line and in Frame.qml, and its key.
struct Page {
    const char* name;
    const char* key;
};
inline constexpr std::array<Page, 12> kPages{{{"lage", "F1"},
                                              {"messages", "F2"},
                                              {"log", "F2"},
                                              {"units", "F3"},
                                              {"incidents", "F4"},
                                              {"stations", "F5"},
                                              {"warning", "F6"},
                                              {"orders", "F7"},
                                              {"system", "F8"},
                                              {"boards", "F11"},
                                              {"exercise", "Shift+F1"},
                                              {"directory", "Shift+F2"}}};

}  // namespace console
