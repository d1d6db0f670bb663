// SPDX-License-Identifier: EUPL-1.2
// lagewerk-geo: makes and shows town packages.

#include <charconv>
#include <cstdio>
#include <string>
#include <vector>

#include "gis/layers/town_build.h"
#include "gis/layers/town_package.h"

namespace {

int fail(const base::Failure& failure) {
    std::fprintf(stderr, "lagewerk-geo: %s\n", failure.text().c_str());
    return 1;
}

int usage() {
    std::fputs("usage: lagewerk-geo demo-town --seed N --out F.gpkg\n"
               "       lagewerk-geo info N.gpkg [--json]\n",
               stderr);
    return 64;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    if (args.empty()) return usage();
    layers::start();
    if (args[0] == "demo-town") {
        std::uint64_t seed = 1;
        std::string out;
        for (std::size_t i = 1; i + 1 < args.size(); i += 2) {
            if (args[i] == "--seed") std::from_chars(args[i + 1].data(), args[i + 1].data() + args[i + 1].size(), seed);
            if (args[i] == "--out") out = args[i + 1];
        }
        if (out.empty()) return usage();
        const base::Done done = layers::writeDemoTown(seed, out);
        return done ? 0 : fail(done.failure());
    }
    if (args[0] == "info" && args.size() >= 2) {
        const auto info = layers::packageInfo(args[1]);
        if (!info) return fail(info.failure());
        std::printf("%s %s\n", info.value().name.c_str(), info.value().version.c_str());
        for (const auto& layer : info.value().present) std::printf("%-14s %8llu\n", layer.name.c_str(), static_cast<unsigned long long>(layer.count));
        for (const auto& layer : info.value().missing) std::printf("%-14s  missing\n", layer.c_str());
        return 0;
    }
    return usage();
}
