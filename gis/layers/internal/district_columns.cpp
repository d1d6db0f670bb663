// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/district_columns.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string_view>

namespace layers {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view kIds[] = {"ars", "rs", "ags", "id", "schluessel", "code", "nr", "nummer"};
constexpr std::string_view kIdEnds[] = {"_nr", "_no", "_id",    "_schl",      "_key",      "_code",
                                        "_kz", "nr",  "nummer", "schluessel", "kennziffer"};
constexpr std::string_view kIdBegins[] = {"nr_", "nummer_", "schluessel_"};
constexpr std::string_view kNames[] = {"name", "gen", "bezeichnung", "bezeichnun"};
constexpr std::string_view kNameEnds[] = {"name", "_nam", "_gen", "_bez", "bezeichnung", "bezeichn"};
constexpr std::string_view kNameBegins[] = {"name_", "bezeichnung_"};
constexpr std::string_view kNameWords[] = {"stadtteil",    "stadtbezirk", "ortsteil", "bezirk",
                                           "stadtviertel", "viertel",     "quartier", "ortschaft",
                                           "gemeinde",     "gemarkung",   "bez"};
constexpr std::string_view kPeopleNames[] = {"people",     "ewz",           "einwohner",   "einw",
                                             "population", "einwohnerzahl", "bevoelkerung"};
/// Numbers and words of the program that wrote the file.
constexpr std::string_view kOfPrograms[] = {"gml_id",     "ogc_fid",  "cartodb_id", "object_id",  "global_id",
                                            "feature_id", "shape_id", "layername",  "layer_name", "username",
                                            "user_name",  "filename", "file_name"};

bool has(Words words, const std::string& text) { return std::find(words.begin(), words.end(), text) != words.end(); }

/// Lower case, umlauts as shapefiles of ten letters write them.
std::string folded(const std::string& name) {
    std::string text;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool isU = name[i] == '\xC3' && i + 1 < name.size() && (name[i + 1] == '\xBC' || name[i + 1] == '\x9C');
        const bool isO = name[i] == '\xC3' && i + 1 < name.size() && (name[i + 1] == '\xB6' || name[i + 1] == '\x96');
        if (isU || isO) {
            text += isU ? "ue" : "oe";
            ++i;
        } else {
            text += name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
        }
    }
    return text;
}

bool looksLike(const std::string& name, Words begins, Words ends) {
    if (has(kOfPrograms, name)) return false;
    return std::any_of(begins.begin(), begins.end(), [&](std::string_view word) { return name.starts_with(word); }) ||
           std::any_of(ends.begin(), ends.end(), [&](std::string_view word) { return name.ends_with(word); });
}

/// The file's columns with what stands in them.
class Columns {
public:
    explicit Columns(OGRLayer& layer) {
        const OGRFeatureDefn& definition = *layer.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            m_all.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
            m_folded.push_back(folded(m_all.back()));
        }
        m_values.resize(m_all.size());
        layer.ResetReading();
        for (auto& feature : layer)
            for (std::size_t i = 0; i < m_all.size(); ++i)
                if (isOfUse(m_folded[i])) m_values[i].push_back(DistrictColumns::field(*feature, static_cast<int>(i)));
        layer.ResetReading();
    }
    [[nodiscard]] DistrictColumns chosen() const {
        DistrictColumns columns;
        columns.all = m_all;
        columns.name = firstOf(namesInOrder());
        const std::vector<int> ids = idsInOrder();
        columns.id = firstOf(ids);
        for (const int id : ids)
            if (!givesTwoNamesOneId(id, columns.name)) {
                columns.id = id;
                break;
            }
        columns.people = firstOf(exact(kPeopleNames));
        return columns;
    }

private:
    static bool isName(const std::string& name) {
        return has(kNameWords, name) || looksLike(name, kNameBegins, kNameEnds);
    }
    static bool isId(const std::string& name) { return looksLike(name, kIdBegins, kIdEnds); }
    static bool isOfUse(const std::string& name) {
        return has(kIds, name) || has(kNames, name) || has(kPeopleNames, name) || isName(name) || isId(name);
    }
    static int firstOf(const std::vector<int>& columns) { return columns.empty() ? -1 : columns.front(); }
    [[nodiscard]] const std::vector<std::string>& valuesOf(int column) const {
        return m_values[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] std::size_t differentIn(int column) const {
        std::set<std::string> different(valuesOf(column).begin(), valuesOf(column).end());
        different.erase("");
        return different.size();
    }
    /// Those of exactly these names that are filled, in this order.
    [[nodiscard]] std::vector<int> exact(Words words) const {
        std::vector<int> found;
        for (const std::string_view word : words)
            for (std::size_t i = 0; i < m_folded.size(); ++i)
                if (m_folded[i] == word && differentIn(static_cast<int>(i)) > 0) found.push_back(static_cast<int>(i));
        return found;
    }
    /// The exact ones and then those that fit, the one that tells most rows apart first.
    template <class Fits>
    [[nodiscard]] std::vector<int> inOrder(Words words, Fits fits) const {
        std::vector<int> found = exact(words), more;
        for (std::size_t i = 0; i < m_folded.size(); ++i) {
            const int column = static_cast<int>(i);
            if (fits(m_folded[i]) && differentIn(column) > 0 &&
                std::find(found.begin(), found.end(), column) == found.end())
                more.push_back(column);
        }
        std::stable_sort(more.begin(), more.end(), [this](int a, int b) { return differentIn(a) > differentIn(b); });
        found.insert(found.end(), more.begin(), more.end());
        return found;
    }
    [[nodiscard]] std::vector<int> namesInOrder() const {
        std::vector<int> found = inOrder(kNames, isName);
        const auto isFigures = [this](int column) {
            return std::all_of(valuesOf(column).begin(), valuesOf(column).end(), [](const std::string& text) {
                return text.find_first_not_of("0123456789. ") == std::string::npos;
            });
        };
        found.erase(std::remove_if(found.begin(), found.end(), isFigures), found.end());
        return found;
    }
    [[nodiscard]] std::vector<int> idsInOrder() const { return inOrder(kIds, isId); }
    [[nodiscard]] bool givesTwoNamesOneId(int id, int name) const {
        if (name < 0) return false;
        std::map<std::string, std::string> nameOf;
        for (std::size_t row = 0; row < valuesOf(id).size(); ++row) {
            const std::string &key = valuesOf(id)[row], &called = valuesOf(name)[row];
            if (key.empty() || called.empty()) continue;
            if (nameOf.emplace(key, called).first->second != called) return true;
        }
        return false;
    }

    std::vector<std::string> m_all, m_folded;
    std::vector<std::vector<std::string>> m_values;  ///< by column and row; empty for columns of no use
};

}  // namespace

Lines DistrictColumns::lines() const {
    const auto called = [this](int column) { return all[static_cast<std::size_t>(column)]; };
    std::string taken;
    for (const auto& [column, what] : {std::pair(id, "id"), std::pair(name, "name"), std::pair(people, "people")})
        if (column >= 0) taken += (taken.empty() ? "" : ", ") + std::string(what) + " from " + called(column);
    Lines said;
    if (!taken.empty()) said.push_back("districts: " + taken);
    std::string there;
    for (const std::string& column : all) there += (there.empty() ? "" : ", ") + column;
    if (there.empty()) there = "none";
    if (name < 0)
        said.push_back(kDistrictsWithoutNames +
                       std::string(": no column of the file is known as theirs, each is called by its id; rename the "
                                   "right one to name (columns: ") +
                       there + ")");
    if (id < 0)
        said.push_back(
            "districts: ids are missing: no column of the file is known as theirs, D1, D2 ... are their rows; rename "
            "the right one to id (columns: " +
            there + ")");
    return said;
}

std::string DistrictColumns::field(const OGRFeature& feature, int column) {
    if (column < 0 || feature.IsFieldSetAndNotNull(column) == 0) return {};
    std::string text = feature.GetFieldAsString(column);
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.back())) text.pop_back();
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), isBlank));
    return text;
}

DistrictColumns districtColumns(OGRLayer& layer) { return Columns(layer).chosen(); }

}  // namespace layers
