// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/toml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

/// Letters of a key that TOML does not know, wherever a key may stand: an error with its line, never an end of the
/// program.
TEST(Toml, WhateverStandsForAKeyIsAnErrorWithItsLine) {
    const std::vector<std::string> letters{"ü", "ß", "€", "ʊ",  "=",    "?",    "#",
                                           ".", "+", "{", "\\", "\x01", "\xff", "\xc3"};
    for (const std::string& letter : letters) {
        const std::vector<std::string> texts{"[" + letter + "]", "[[" + letter + "]]",   "[a." + letter + "]",
                                             letter + " = 1",    "a." + letter + " = 1", "a = { " + letter + " = 1 }",
                                             "a = " + letter};
        for (const std::string& text : texts) {
            const toml::parse_result result = toml::parse("ok = 1\n" + text + "\n");
            if (result || letter == "#") continue;
            // Of what is not UTF-8 it names the line before.
            const bool isText = letter.size() > 1 || static_cast<unsigned char>(letter[0]) < 0x80;
            EXPECT_GE(result.error().source().begin.line, isText ? 2u : 1u) << text;
            EXPECT_FALSE(result.error().description().empty()) << text;
        }
        EXPECT_FALSE(toml::parse("[" + letter + "]")) << letter;
    }
}
