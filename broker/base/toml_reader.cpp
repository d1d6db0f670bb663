// SPDX-License-Identifier: EUPL-1.2
#include "broker/base/toml_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "broker/base/toml.h"

namespace base {

struct TomlReader::Document {
    toml::table root;
};

namespace {

/// What the top level is called in messages.
constexpr const char* kTop = "the file";

const toml::table& tableAt(const TomlTable& table) { return *static_cast<const toml::table*>(table.node); }
int lineIn(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
            corner = above;
        }
    }
    return row[b.size()];
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string line;
    for (const auto word : words) {
        if (!line.empty()) line += ", ";
        line += word;
    }
    return line;
}

std::string mendFor(std::string_view word, const std::vector<std::string_view>& allowed) {
    if (const auto meant = nearestWord(word, allowed)) return "did you mean \"" + *meant + "\"?";
    return "use one of: " + joined(allowed);
}

}  // namespace

std::optional<std::string> nearestWord(std::string_view word, const std::vector<std::string_view>& candidates) {
    std::optional<std::string> best;
    std::size_t bestDistance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto candidate : candidates) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = std::string(candidate);
        }
    }
    return best;
}

TomlReader::TomlReader(const std::filesystem::path& file, Wants wants)
    : m_file(file.string()), m_wants(wants), m_document(std::make_unique<Document>()) {
    std::ifstream in(file, std::ios::binary);
    std::error_code ignored;
    if (!in || std::filesystem::is_directory(file, ignored)) {
        m_failures.push_back({0, {"the file cannot be read", m_file, "check the path and its rights"}});
        return;
    }
    parse(std::string{std::istreambuf_iterator<char>(in), {}});
}

TomlReader::TomlReader(std::string_view text, const std::string& name, Wants wants)
    : m_file(name), m_wants(wants), m_document(std::make_unique<Document>()) {
    parse(text);
}

void TomlReader::parse(std::string_view text) {
    toml::parse_result parsed = toml::parse(text, m_file);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        fail(static_cast<int>(error.source().begin.line), std::string(error.description()),
             "correct the TOML syntax there");
        return;
    }
    m_document->root = std::move(parsed).table();
    m_isReadable = true;
}

TomlReader::~TomlReader() = default;

bool TomlReader::isStopped() const { return !m_isReadable || (m_wants == Wants::FirstFailure && !m_failures.empty()); }

void TomlReader::fail(int line, std::string what, std::string fix) {
    if (m_wants == Wants::FirstFailure && !m_failures.empty()) return;
    const std::string at = m_file + (line > 0 ? ":" + std::to_string(line) : "");
    m_failures.push_back({line, {std::move(what), at, std::move(fix)}});
}

std::vector<Failure> TomlReader::failures() const {
    std::vector<Located> sorted = m_failures;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Located& one, const Located& other) { return one.line < other.line; });
    std::vector<Failure> list;
    list.reserve(sorted.size());
    for (Located& located : sorted) list.push_back(std::move(located.failure));
    return list;
}

std::optional<Failure> TomlReader::failure() const {
    if (m_failures.empty()) return std::nullopt;
    return failures().front();
}

void TomlReader::allowOnly(std::initializer_list<std::string_view> names) { checkKeys({&m_document->root, ""}, names); }

void TomlReader::checkKeys(const TomlTable& table, std::initializer_list<std::string_view> keys) {
    const std::vector<std::string_view> allowed(keys);
    // The map inside is sorted by key; report the first in the file.
    int line = 0;
    std::string wrong;
    for (const auto& [key, value] : tableAt(table)) {
        if (std::find(allowed.begin(), allowed.end(), key.str()) != allowed.end()) continue;
        const int at = lineIn(value);
        if (wrong.empty() || at < line) {
            line = at;
            wrong = std::string(key.str());
        }
    }
    if (wrong.empty()) return;
    fail(line, "unknown key \"" + wrong + "\"" + (table.name.empty() ? "" : " in [" + table.name + "]"),
         mendFor(wrong, allowed));
}

std::optional<TomlTable> TomlReader::root() const {
    if (!m_isReadable) return std::nullopt;
    return TomlTable{&m_document->root, kTop};
}

std::optional<TomlTable> TomlReader::table(std::string_view name, std::initializer_list<std::string_view> keys,
                                           bool required) {
    if (isStopped()) return std::nullopt;
    const toml::node* node = m_document->root.get(name);
    if (!node) {
        if (required) fail(0, "the section [" + std::string(name) + "] is missing", "add it");
        return std::nullopt;
    }
    if (!node->as_table()) {
        fail(lineIn(*node), "\"" + std::string(name) + "\" is not a section",
             "write it as [" + std::string(name) + "]");
        return std::nullopt;
    }
    TomlTable found{node->as_table(), std::string(name)};
    checkKeys(found, keys);
    if (isStopped()) return std::nullopt;
    return found;
}

std::vector<TomlTable> TomlReader::rows(std::string_view name, std::initializer_list<std::string_view> keys) {
    std::vector<TomlTable> found;
    if (isStopped()) return found;
    const toml::node* node = m_document->root.get(name);
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (!array || !array->is_array_of_tables()) {
        fail(lineIn(*node), "\"" + std::string(name) + "\" is not a list of sections",
             "write each one as [[" + std::string(name) + "]]");
        return found;
    }
    for (const auto& element : *array) {
        found.push_back({element.as_table(), std::string(name)});
        checkKeys(found.back(), keys);
    }
    return found;
}

int TomlReader::lineOf(const TomlTable& table, std::string_view key) const {
    const toml::node* node = tableAt(table).get(key);
    return node ? lineIn(*node) : lineIn(tableAt(table));
}

namespace {

/// "level.hold_s"; at the top of the file the key alone.
std::string pathOf(const TomlTable& table, std::string_view key) {
    return table.name == kTop ? std::string(key) : table.name + "." + std::string(key);
}

/// The value's node, or nothing with a failure when it is required.
const toml::node* wanted(TomlReader& reader, const TomlTable& table, std::string_view key, bool required) {
    if (reader.isStopped()) return nullptr;
    const toml::node* node = tableAt(table).get(key);
    if (!node && required) {
        reader.fail(reader.lineOf(table, key), "\"" + std::string(key) + "\" is missing in [" + table.name + "]",
                    "add " + std::string(key) + " = ...");
    }
    return node;
}

void failType(TomlReader& reader, const TomlTable& table, std::string_view key, const char* demanded) {
    reader.fail(reader.lineOf(table, key), pathOf(table, key) + " is not " + demanded,
                "write " + std::string(key) + " as " + demanded);
}

}  // namespace

std::optional<std::string> TomlReader::text(const TomlTable& table, std::string_view key, bool required) {
    const toml::node* node = wanted(*this, table, key, required);
    if (!node) return std::nullopt;
    if (const auto value = node->value_exact<std::string>(); value && !(required && value->empty())) return *value;
    failType(*this, table, key, required ? "a text in quotes that is not empty" : "a text in quotes");
    return std::nullopt;
}

std::optional<std::int64_t> TomlReader::whole(const TomlTable& table, std::string_view key, bool required,
                                              std::int64_t low, std::int64_t high) {
    const toml::node* node = wanted(*this, table, key, required);
    if (!node) return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (!value) {
        failType(*this, table, key, "a whole number");
        return std::nullopt;
    }
    if (*value < low || *value > high) {
        fail(lineIn(*node), pathOf(table, key) + " is " + std::to_string(*value),
             low == high ? "write " + std::to_string(low)
                         : "choose a value from " + std::to_string(low) + " to " + std::to_string(high));
        return std::nullopt;
    }
    return *value;
}

bool TomlReader::has(const TomlTable& table, std::string_view key) const { return tableAt(table).contains(key); }

namespace {

std::string plain(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

}  // namespace

std::optional<double> TomlReader::number(const TomlTable& table, std::string_view key, bool required, double low,
                                         double high) {
    const toml::node* node = wanted(*this, table, key, required);
    if (!node) return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value)) {
        failType(*this, table, key, "a number");
        return std::nullopt;
    }
    if (*value < low || *value > high) {
        fail(lineIn(*node), pathOf(table, key) + " is " + plain(*value),
             "choose a value from " + plain(low) + " to " + plain(high));
        return std::nullopt;
    }
    return *value;
}

std::vector<double> TomlReader::numbers(const TomlTable& table, std::string_view key, double low, double high) {
    std::vector<double> found;
    const toml::node* node = wanted(*this, table, key, false);
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (!array) {
        failType(*this, table, key, "a list of numbers");
        return found;
    }
    for (const auto& element : *array) {
        const auto value = element.is_number() ? element.value<double>() : std::nullopt;
        if (!value || !(*value >= low && *value <= high)) {
            fail(lineIn(element),
                 pathOf(table, key) + " holds what is no number from " + plain(low) + " to " + plain(high),
                 "correct that entry");
            return {};
        }
        found.push_back(*value);
    }
    return found;
}

std::vector<TomlTable> TomlReader::inlineTables(const TomlTable& table, std::string_view key,
                                                std::initializer_list<std::string_view> keys) {
    std::vector<TomlTable> found;
    const toml::node* node = wanted(*this, table, key, false);
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (!array || (!array->empty() && !array->is_array_of_tables())) {
        failType(*this, table, key, "a list of { ... }");
        return found;
    }
    for (const auto& element : *array) {
        found.push_back({element.as_table(), pathOf(table, key)});
        checkKeys(found.back(), keys);
    }
    return found;
}

std::optional<bool> TomlReader::flag(const TomlTable& table, std::string_view key) {
    const toml::node* node = wanted(*this, table, key, false);
    if (!node) return std::nullopt;
    if (const auto value = node->value_exact<bool>()) return *value;
    failType(*this, table, key, "true or false");
    return std::nullopt;
}

std::vector<std::string> TomlReader::texts(const TomlTable& table, std::string_view key) {
    std::vector<std::string> found;
    const toml::node* node = wanted(*this, table, key, false);
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (!array) {
        failType(*this, table, key, "a list of texts");
        return found;
    }
    for (const auto& element : *array) {
        const auto value = element.value_exact<std::string>();
        if (!value) {
            failType(*this, table, key, "a list of texts");
            return {};
        }
        found.push_back(*value);
    }
    return found;
}

std::optional<int> TomlReader::oneOf(const TomlTable& table, std::string_view key,
                                     std::initializer_list<std::string_view> words) {
    const auto value = text(table, key, false);
    if (!value) return std::nullopt;
    const std::vector<std::string_view> allowed(words);
    const auto found = std::find(allowed.begin(), allowed.end(), *value);
    if (found != allowed.end()) return static_cast<int>(found - allowed.begin());
    fail(lineOf(table, key), pathOf(table, key) + " is \"" + *value + "\"", mendFor(*value, allowed));
    return std::nullopt;
}

namespace {

/// [latitude, longitude] on earth.
std::optional<std::array<double, 2>> pairAt(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (!array || array->size() != 2) return std::nullopt;
    const auto lat = array->get(0)->value<double>();
    const auto lon = array->get(1)->value<double>();
    if (!lat || !lon || !(std::abs(*lat) <= 90) || !(std::abs(*lon) <= 180)) return std::nullopt;
    return std::array{*lat, *lon};
}

}  // namespace

std::optional<std::array<double, 2>> TomlReader::place(const TomlTable& table, std::string_view key) {
    const toml::node* node = wanted(*this, table, key, false);
    if (!node) return std::nullopt;
    if (const auto pair = pairAt(*node)) return pair;
    failType(*this, table, key, "[latitude, longitude] in degrees");
    return std::nullopt;
}

std::vector<std::array<double, 2>> TomlReader::places(const TomlTable& table, std::string_view key) {
    std::vector<std::array<double, 2>> found;
    const toml::node* node = wanted(*this, table, key, false);
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (!array) {
        failType(*this, table, key, "a list of [latitude, longitude] in degrees");
        return found;
    }
    for (const auto& element : *array) {
        const auto pair = pairAt(element);
        if (!pair) {
            fail(lineIn(element),
                 pathOf(table, key) + ", entry " + std::to_string(found.size() + 1) +
                     " is no [latitude, longitude] in degrees",
                 "write it like [49.91, 9.42]");
            return {};
        }
        found.push_back(*pair);
    }
    return found;
}

}  // namespace base
