// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Alerts as strangers send them.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "gis/warning/foreign_alert.h"

namespace foreign {

namespace fs = std::filesystem;

inline fs::path sharedCap() { return fs::path(LAGEWERK_SOURCE_DIR) / ".." / "shared" / "data" / "cap"; }

inline std::string bytesIn(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

#define SKIP_WITHOUT_CAP()                            \
    if (!foreign::fs::exists(foreign::sharedCap())) { \
        std::cout << "skipped: no shared data\n";     \
        GTEST_SKIP() << "skipped: no shared data";    \
    }

inline warning::ForeignFile read(std::string_view bytes, const warning::TrustedSigners* trust = nullptr) {
    return warning::readForeign(bytes, {trust, *base::fromIso("2026-11-21T18:00:00Z"), {}});
}

inline bool has(const warning::ForeignFile& file, std::string_view code) {
    return std::ranges::any_of(file.findings, [&](const auto& one) { return one.rule == code; });
}

inline std::string codesOf(const warning::ForeignFile& file) {
    std::string out;
    for (const auto& one : file.findings) out += "\n  " + one.rule + " (" + one.where + "): " + one.text;
    return out;
}

/// A good German alert; XML as its sender wrote it.
inline const std::string kGood = R"(<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
 <identifier>DO-20261121-0007</identifier><sender>lage@stadt.example</sender>
 <sent>2026-11-21T17:05:00+01:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
 <info><language>de-DE</language><category>Met</category><event>Überflutung</event><responseType>Avoid</responseType>
  <urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
  <eventCode><valueName>profile:DE-BBK-EVENTCODE</valueName><value>BBK-EVC-038</value></eventCode>
  <onset>2026-11-21T17:00:00+01:00</onset><expires>2026-11-21T23:00:00+01:00</expires>
  <senderName>Stadt Beispiel, Krisenstab</senderName><headline>Überflutung in Marten</headline>
  <description>Der Bach ist über die Ufer getreten.</description>
  <instruction>Gehen Sie nicht in den Keller.</instruction>
  <web>https://stadt.example/warnung</web><contact>Info-Telefon 0231 000</contact>
  <area><areaDesc>Dortmund-Marten</areaDesc>
   <polygon>51.5100,7.3700 51.5100,7.3950 51.5220,7.3950 51.5220,7.3700 51.5100,7.3700</polygon>
   <geocode><valueName>ARS</valueName><value>059130000000</value></geocode></area>
 </info>
</alert>
)";

/// The text with one piece replaced everywhere.
inline std::string with(std::string text, const std::string& piece, const std::string& other) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += other.size(), ++count)
        text.replace(at, piece.size(), other);
    EXPECT_GT(count, 0u) << "there is no " << piece;
    return text;
}

/// The alert alone, without the XML declaration.
inline std::string bare(const std::string& xml) { return xml.substr(xml.find("<alert")); }

}  // namespace foreign
