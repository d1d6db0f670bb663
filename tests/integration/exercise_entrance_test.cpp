// SPDX-License-Identifier: EUPL-1.2
// ./lagewerk itself: wrong calls give 64 and do nothing, in the language of the session; what cannot go live is told
// before a realm is founded. It builds nothing here.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "broker/base/child_process.h"

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

struct Answer {
    int code = -1;
    std::string text;
};

class Entrance : public ::testing::Test {
protected:
    Entrance() : m_root(fs::path(::testing::TempDir()) / ("entrance-" + std::to_string(::getpid()))) {
        fs::remove_all(m_root);
        fs::create_directories(m_root);
    }
    ~Entrance() override { fs::remove_all(m_root); }
    Answer run(Words words, std::vector<std::pair<std::string, std::string>> environment) {
        const fs::path log = m_root / "log";
        fs::remove(log);
        environment.emplace_back("HOME", (m_root / "own").string());
        environment.emplace_back("LAGEWERK_HOME", (m_root / "home").string());
        auto run = base::ChildProcess::start({std::move(words), log, std::move(environment)});
        EXPECT_TRUE(run.ok());
        if (!run || !run.value().waitForEnd(60'000)) return {};
        std::ifstream in(log, std::ios::binary);
        const auto& end = run.value().end();
        return {end->bySignal ? -end->code : end->code, {std::istreambuf_iterator<char>(in), {}}};
    }
    Answer lagewerk(Words words, const std::string& language = "C.UTF-8") {
        words.insert(words.begin(), std::string(LAGEWERK_SOURCE_DIR) + "/lagewerk");
        return run(std::move(words), {{"LC_ALL", ""},
                                      {"LC_MESSAGES", ""},
                                      {"LANG", language},
                                      {"LAGEWERK_BUILT", "1"},
                                      {"LAGEWERK_BUILD", LAGEWERK_BUILD_DIR}});
    }
    /// A town of one district, and these ways to reach it.
    std::string town(const std::string& name, const Words& more) {
        const std::string file = (m_root / name).string(), districts = (m_root / "districts.geojson").string();
        std::ofstream(districts) << R"({"type": "FeatureCollection", "features": [{"type": "Feature",
            "properties": {"name": "Mitte"}, "geometry": {"type": "Polygon",
            "coordinates": [[[11.2, 49.5], [11.3, 49.5], [11.3, 49.55], [11.2, 49.55], [11.2, 49.5]]]}}]})";
        Words words{std::string(LAGEWERK_BUILD_DIR) + "/bin/lagewerk-geo",
                    "build",
                    "--name",
                    "Neustadt",
                    "--districts",
                    districts,
                    "--out",
                    file};
        words.insert(words.end(), more.begin(), more.end());
        const Answer made = run(std::move(words), {});
        EXPECT_EQ(made.code, 0) << made.text;
        return file;
    }
    fs::path m_root;
};

TEST_F(Entrance, AWrongCallIs64NamesTheWordAndDoesNothing) {
    struct Row {
        Words words;
        std::string named;
    };
    const std::vector<Row> rows{
        {{"dmeo"}, "dmeo"},
        {{"demo", "--headles"}, "--headles"},
        {{"demo", "--out"}, "--out"},
        {{"demo", "--headless", "--speed", "2", "--seconds", "60"}, "--seconds"},
        {{"demo", "--headless", "--speed=2", "--seconds=60"}, "--seconds"},
        {{"demo", "--headless", "--manual"}, "--manual"},
        {{"demo", "--headless", "--seconds", "1O0"}, "1O0"},
        {{"demo", "--language", "fr"}, "fr"},
        {{"demo", "--seed", "-1"}, "-1"},
        {{"build", "all"}, "all"},
        {{"check", "--all"}, "--all"},
        {{"up"}, "--town"},
        {{"up", "--town", "x.gpkg"}, "--sender"},
        {{"up", "--town", "x.gpkg", "--sender", "a@b.de", "--port", "80"}, "80"},
        {{"up", "--twon", "x.gpkg"}, "--twon"},
        {{"console", "--town", "x.gpkg"}, "--town"},
        {{"enrol", "--role", "author"}, "NAME"},
        {{"enrol", "jörg", "--role", "author"}, "jörg"},
        {{"enrol", "beispiel", "--role", "chef"}, "chef"},
        {{"enrol", "beispiel"}, "--role"},
        {{"backup"}, "--out"},
        {{"restore", "--from"}, "--from"},
    };
    for (const Row& row : rows)
        for (const std::string language : {"C.UTF-8", "de_DE.UTF-8"}) {
            std::string line = language;
            for (const auto& word : row.words) line += " " + word;
            SCOPED_TRACE(line);
            const Answer answer = lagewerk(row.words, language);
            EXPECT_EQ(answer.code, 64) << answer.text;
            EXPECT_NE(answer.text.find(row.named), std::string::npos) << answer.text;
            EXPECT_NE(answer.text.find("lagewerk help"), std::string::npos) << answer.text;
            EXPECT_EQ(answer.text.find("Hilfe") != std::string::npos, language != "C.UTF-8") << answer.text;
        }
    EXPECT_FALSE(fs::exists(m_root / "home")) << "a wrong call makes nothing";
}

TEST_F(Entrance, HelpSpeaksTheLanguageOfTheSession) {
    for (const Words& words : {Words{}, Words{"help"}, Words{"--help"}, Words{"up", "--help"}}) {
        const Answer english = lagewerk(words), german = lagewerk(words, "de_DE.UTF-8");
        EXPECT_EQ(english.code, 0);
        EXPECT_EQ(german.code, 0);
        EXPECT_TRUE(english.text.starts_with("usage: ./lagewerk")) << english.text;
        EXPECT_TRUE(german.text.starts_with("Aufruf: ./lagewerk")) << german.text;
    }
}

TEST_F(Entrance, IsFoundThroughALink) {
    fs::create_symlink(fs::path(LAGEWERK_SOURCE_DIR) / "lagewerk", m_root / "lw");
    const Answer answer = run({(m_root / "lw").string(), "help"}, {{"LC_ALL", "C.UTF-8"}});
    EXPECT_EQ(answer.code, 0) << answer.text;
    EXPECT_TRUE(answer.text.starts_with("usage: ./lagewerk")) << answer.text;
}

TEST_F(Entrance, NothingGoesLiveWithDataOfTheDemo) {
    struct Row {
        std::string town, sender, named;
    };
    const std::string own = town("own.gpkg", {"--contact", "09123 184-0", "--web", "https://www.lauf.de/warnung"});
    const std::vector<Row> rows{
        {town("phone.gpkg", {"--contact", "Bürgertelefon 0000 115000"}), "lage@lauf.de", "field contact"},
        {town("web.gpkg", {"--web", "https://auental.example/warnung"}), "lage@lauf.de", "field web"},
        {own, "lage@auental.example", "--sender"},
        {own, "Stadt Lauf", "--sender"},
        {(m_root / "none.gpkg").string(), "lage@lauf.de", "none.gpkg"},
    };
    for (const Row& row : rows) {
        const Answer answer = lagewerk({"up", "--town", row.town, "--sender", row.sender});
        EXPECT_EQ(answer.code, 1) << answer.text;
        EXPECT_NE(answer.text.find(row.named), std::string::npos) << answer.text;
        EXPECT_FALSE(fs::exists(m_root / "home")) << "a realm was founded: " << answer.text;
    }
}

}  // namespace
