// SPDX-License-Identifier: EUPL-1.2
// lagewerk-geo: makes and shows town packages.

#include <charconv>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "broker/base/clock.h"
#include "broker/seal/seal.h"
#include "gis/layers/live_town.h"
#include "gis/layers/town_build.h"
#include "gis/layers/town_package.h"

namespace {

constexpr int kUsage = 64;  // as sysexits.h EX_USAGE

int fail(const base::Failure& failure) {
    std::fprintf(stderr, "lagewerk-geo: %s\n", failure.text().c_str());
    return 1;
}

int usage(const std::string& wrong) {
    if (!wrong.empty()) std::fprintf(stderr, "lagewerk-geo: %s\n", wrong.c_str());
    std::fputs(
        "usage: lagewerk-geo build --name N [--osm F.osm.pbf|F.osm] [--dem F]... [--districts F] [--population F.csv]\n"
        "                          [--stations F.csv] [--contact TELEPHONE] [--web URL] [--trial] --out N.gpkg\n"
        "       lagewerk-geo info N.gpkg [--json] [--live: fails when it is not fit for a live realm]\n"
        "       lagewerk-geo demo-town [--seed N] --out F.gpkg\n",
        wrong.empty() ? stdout : stderr);
    return wrong.empty() ? 0 : kUsage;
}

/// The words after the command, option by option.
class Words {
public:
    Words(int argc, char** argv) : m_words(argv + std::min(argc, 2), argv + argc) {}
    std::optional<std::string> next() { return m_at < m_words.size() ? std::optional(m_words[m_at++]) : std::nullopt; }

private:
    std::vector<std::string> m_words;
    std::size_t m_at = 0;
};

int build(Words words) {
    layers::BuildRequest request;
    while (const auto option = words.next()) {
        if (*option == "--help") return usage("");
        if (*option == "--trial") {
            request.trial = true;
            continue;
        }
        const auto value = words.next();
        if (!value) return usage(*option + " needs a value");
        if (*option == "--name")
            request.name = *value;
        else if (*option == "--contact")
            request.contact = *value;
        else if (*option == "--web")
            request.web = *value;
        else if (*option == "--osm")
            request.osm = *value;
        else if (*option == "--dem")
            request.elevation.emplace_back(*value);
        else if (*option == "--districts")
            request.districts = *value;
        else if (*option == "--population")
            request.population = *value;
        else if (*option == "--stations")
            request.stations = *value;
        else if (*option == "--out")
            request.out = *value;
        else
            return usage("unknown option " + *option);
    }
    if (request.name.empty() || request.out.empty()) return usage("build needs --name and --out");
    const bool isWeb = request.web.starts_with("https://") || request.web.starts_with("http://");
    if (!request.web.empty() && (!isWeb || request.web.find_first_of(" <>\"") != std::string::npos))
        return usage("--web '" + request.web + "' is no address; write https://www.your-town.example/warnung");
    if (!request.contact.empty() && request.contact.find_first_of("0123456789") == std::string::npos)
        return usage("--contact '" + request.contact + "' is no telephone number; write its digits");
    request.now = base::SystemClock().now();
    const auto lines = layers::buildTown(request);
    if (!lines) return fail(lines.failure());
    for (const std::string& line : lines.value()) std::printf("%s\n", line.c_str());
    return 0;
}

int demoTown(Words words) {
    std::uint64_t seed = 1;
    std::string out;
    while (const auto option = words.next()) {
        if (*option == "--help") return usage("");
        const auto value = words.next();
        if (!value) return usage(*option + " needs a value");
        if (*option == "--out")
            out = *value;
        else if (*option == "--seed") {
            const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), seed);
            if (error != std::errc() || end != value->data() + value->size())
                return usage("--seed needs a whole number, not '" + *value + "'");
        } else
            return usage("unknown option " + *option);
    }
    if (out.empty()) return usage("demo-town needs --out");
    const base::Done done = layers::writeDemoTown(seed, out);
    return done ? 0 : fail(done.failure());
}

int info(Words words) {
    std::string file;
    bool asJson = false, forLive = false;
    while (const auto word = words.next()) {
        if (*word == "--help") return usage("");
        if (*word == "--json")
            asJson = true;
        else if (*word == "--live")
            forLive = true;
        else if (file.empty() && !word->starts_with("--"))
            file = *word;
        else
            return usage("unknown option " + *word);
    }
    if (file.empty()) return usage("info needs a package");
    const auto read = layers::packageInfo(file);
    if (!read) return fail(read.failure());
    if (forLive) {
        const auto town = layers::loadTown(file);
        if (!town) return fail(town.failure());
        if (const auto fit = layers::checkLiveTown(town.value(), file); !fit) return fail(fit.failure());
    }
    const layers::PackageInfo& i = read.value();
    if (asJson) {
        std::printf("%s\n", layers::infoJson(i).c_str());
        return 0;
    }
    std::printf("%s, version %s, made %s%s\n", i.name.c_str(), i.version.c_str(), i.created.c_str(),
                i.trial ? ", VERSUCHSAUFBAU (trial set-up)" : "");
    std::printf("extent %.0f..%.0f E, %.0f..%.0f N (EPSG:25832)\n", i.extent.westM, i.extent.eastM, i.extent.southM,
                i.extent.northM);
    for (const layers::LayerInfo& layer : i.present)
        std::printf("%-13s %9llu  %s %s %s%s%s\n", layer.name.c_str(), static_cast<unsigned long long>(layer.count),
                    layer.source.c_str(), layer.date.c_str(), layer.licence.c_str(),
                    layer.note.empty() ? "" : "\n                         ", layer.note.c_str());
    for (const std::string& layer : i.missing) std::printf("%-13s         -  not in this package\n", layer.c_str());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    seal::start();
    layers::start();
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "build") return build({argc, argv});
    if (command == "demo-town") return demoTown({argc, argv});
    if (command == "info") return info({argc, argv});
    return usage(command.empty() || command == "help" || command == "--help" ? "" : "unknown command " + command);
}
