// SPDX-License-Identifier: EUPL-1.2
#include "geos_cases.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>

namespace geos {
namespace {

using geometry::MapPoint;
using geometry::MapPolygon;
using Points = std::vector<MapPoint>;

std::string trimmed(const std::string& text) {
    const auto isSpace = [](unsigned char c) { return std::isspace(c) != 0; };
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    const auto last = std::find_if_not(text.rbegin(), std::make_reverse_iterator(first), isSpace).base();
    return {first, last};
}

std::string small(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

/// Open ring; false where it is not closed in the text.
bool addRing(Points corners, MapPolygon& polygon) {
    if (corners.size() < 2 || !(corners.front() == corners.back())) return false;
    corners.pop_back();
    polygon.push_back(std::move(corners));
    return true;
}

class Wkt {
public:
    explicit Wkt(const std::string& text) : m_at(text.c_str()) {}

    bool read(Shape& shape, std::string& kind) {
        kind = word();
        if (kind != "GEOMETRYCOLLECTION") return readOf(kind, shape);
        return isEmpty() || list([&] {
                   std::string inner;
                   return read(shape, inner);
               });
    }
    bool isAtEnd() { return skip(), *m_at == '\0'; }

private:
    bool readOf(const std::string& kind, Shape& shape) {
        if (isEmpty()) return true;
        if (kind == "POINT") return take('(') && pointInto(shape.points) && take(')');
        if (kind == "MULTIPOINT") return list([&] { return isEmpty() || looseOrBracketed(shape.points); });
        if (kind == "LINESTRING" || kind == "LINEARRING") return lineInto(shape);
        if (kind == "MULTILINESTRING") return list([&] { return isEmpty() || lineInto(shape); });
        if (kind == "POLYGON") return polygonInto(shape);
        if (kind == "MULTIPOLYGON") return list([&] { return isEmpty() || polygonInto(shape); });
        return false;
    }
    void skip() {
        while (std::isspace(static_cast<unsigned char>(*m_at)) != 0) ++m_at;
    }
    bool take(char wanted) {
        skip();
        if (*m_at != wanted) return false;
        ++m_at;
        return true;
    }
    std::string word() {
        skip();
        std::string out;
        for (; std::isalpha(static_cast<unsigned char>(*m_at)) != 0; ++m_at)
            out += static_cast<char>(std::toupper(static_cast<unsigned char>(*m_at)));
        return out;
    }
    bool isEmpty() {
        const char* before = m_at;
        if (word() == "EMPTY") return true;
        m_at = before;
        return false;
    }
    template <class Each>
    bool list(Each each) {
        if (!take('(')) return false;
        do
            if (!each()) return false;
        while (take(','));
        return take(')');
    }
    bool pointInto(Points& out) {
        double xy[2];
        for (double& number : xy) {
            char* end = nullptr;
            skip();
            number = std::strtod(m_at, &end);
            if (end == m_at) return false;
            m_at = end;
        }
        out.push_back({xy[0], xy[1]});
        return true;
    }
    bool looseOrBracketed(Points& out) { return take('(') ? pointInto(out) && take(')') : pointInto(out); }
    bool cornersInto(Points& out) {
        return list([&] { return pointInto(out); });
    }
    bool lineInto(Shape& shape) { return cornersInto(shape.lines.emplace_back()); }
    bool polygonInto(Shape& shape) {
        MapPolygon polygon;
        if (!list([&] {
                Points corners;
                return isEmpty() || (cornersInto(corners) && addRing(std::move(corners), polygon));
            }))
            return false;
        if (!polygon.empty()) shape.areas.push_back(std::move(polygon));
        return true;
    }

    const char* m_at;
};

/// Little or big endian, two dimensions.
class Wkb {
public:
    explicit Wkb(const std::string& hex) {
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            m_bytes.push_back(static_cast<unsigned char>(std::strtoul(hex.substr(i, 2).c_str(), nullptr, 16)));
    }
    bool read(Shape& shape, std::string& kind) {
        static const char* const kKinds[] = {"",           "POINT",           "LINESTRING",   "POLYGON",
                                             "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"};
        const auto order = number<std::uint8_t>();
        if (!order || *order > 1) return false;
        m_isLittle = *order == 1;
        const auto type = number<std::uint32_t>();
        if (!type || *type < 1 || *type > 7) return false;
        kind = kKinds[*type];
        if (*type == 1) return pointInto(shape.points);
        if (*type == 2) return cornersInto(shape.lines.emplace_back());
        if (*type == 3) return polygonInto(shape);
        const auto parts = number<std::uint32_t>();
        for (std::uint32_t i = 0; parts && i < *parts; ++i) {
            std::string inner;
            if (!read(shape, inner)) return false;
        }
        return parts.has_value();
    }

private:
    template <class Number>
    std::optional<Number> number() {
        if (m_bytes.size() - m_at < sizeof(Number)) return {};
        unsigned char bytes[sizeof(Number)];
        std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(m_at), sizeof(Number), bytes);
        if (!m_isLittle) std::reverse(bytes, bytes + sizeof(Number));
        m_at += sizeof(Number);
        Number out;
        std::memcpy(&out, bytes, sizeof(Number));
        return out;
    }
    bool pointInto(Points& out) {
        const auto x = number<double>(), y = number<double>();
        if (x && y) out.push_back({*x, *y});
        return x && y;
    }
    bool cornersInto(Points& out) {
        const auto count = number<std::uint32_t>();
        for (std::uint32_t i = 0; count && i < *count; ++i)
            if (!pointInto(out)) return false;
        return count.has_value();
    }
    bool polygonInto(Shape& shape) {
        MapPolygon polygon;
        const auto rings = number<std::uint32_t>();
        for (std::uint32_t i = 0; rings && i < *rings; ++i) {
            Points corners;
            if (!cornersInto(corners) || !addRing(std::move(corners), polygon)) return false;
        }
        if (!polygon.empty()) shape.areas.push_back(std::move(polygon));
        return rings.has_value();
    }

    std::vector<unsigned char> m_bytes;
    std::size_t m_at = 0;
    bool m_isLittle = true;
};

std::string withoutComments(std::string text) {
    for (std::size_t from = text.find("<!--"); from != std::string::npos; from = text.find("<!--", from)) {
        const std::size_t to = text.find("-->", from);
        text.erase(from, to == std::string::npos ? to : to + 3 - from);
    }
    return text;
}

/// What stands between <tag ...> and </tag>, one after another from `at`; `head` gets what stands in <tag ...>.
std::optional<std::string> next(const std::string& text, const std::string& tag, std::size_t& at, std::string& head) {
    for (;;) {
        const std::size_t from = text.find("<" + tag, at);
        if (from == std::string::npos) return {};
        at = from + tag.size() + 1;
        if (text[at] != '>' && std::isspace(static_cast<unsigned char>(text[at])) == 0) continue;
        const std::size_t open = text.find('>', at), close = text.find("</" + tag, at);
        if (open == std::string::npos || close == std::string::npos) return {};
        head = text.substr(at, open - at);
        at = close;
        return text.substr(open + 1, close - open - 1);
    }
}

std::string attribute(const std::string& head, const std::string& name) {
    const std::size_t from = head.find(name + "=");
    if (from == std::string::npos) return {};
    const std::size_t begin = from + name.size() + 2;
    return head.substr(begin, head.find(head[begin - 1], begin) - begin);
}

}  // namespace

Shape shapeOf(const std::string& text) {
    const std::string shown = trimmed(text);
    const bool isHex = shown.size() > 20 &&
                       std::all_of(shown.begin(), shown.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
    Shape shape;
    std::string kind;
    Wkt wkt(shown);
    if (isHex ? Wkb(shown).read(shape, kind) : wkt.read(shape, kind) && wkt.isAtEnd())
        shape.kind = kind;
    else
        shape = {};
    return shape;
}

std::vector<Case> casesIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Case> cases;
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string text = withoutComments({std::istreambuf_iterator<char>(in), {}});
        const std::size_t model = text.find("<precisionModel");
        const bool isFloating = model == std::string::npos ||
                                text.substr(model, text.find('>', model) - model).find("scale") == std::string::npos;
        std::size_t at = 0, number = 0;
        std::string head;
        while (const auto inCase = next(text, "case", at, head)) {
            Case& one = cases.emplace_back();
            one.name = file.lexically_relative(folder).string() + " " + std::to_string(++number);
            one.isFloating = isFloating;
            std::size_t begin = 0;
            const Shape a = shapeOf(next(*inCase, "a", begin, head).value_or(""));
            begin = 0;
            const Shape b = shapeOf(next(*inCase, "b", begin, head).value_or(""));
            begin = 0;
            while (const auto wanted = next(*inCase, "op", begin, head)) {
                const auto named = [&](const char* which) {
                    const std::string name = small(attribute(head, which));
                    return name == "a" ? a : name == "b" ? b : Shape();
                };
                const std::string second = attribute(head, "arg2"), third = attribute(head, "arg3");
                const bool isShape = small(second) == "a" || small(second) == "b";
                one.ops.push_back({small(attribute(head, "name")), named("arg1"), named("arg2"),
                                   third.empty() && !isShape ? second : third, trimmed(*wanted)});
            }
        }
    }
    return cases;
}

}  // namespace geos
