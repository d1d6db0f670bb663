// SPDX-License-Identifier: EUPL-1.2
// Tables of people in cells of 100 m: taken whole, or refused with line and fix.
#include "gis/layers/internal/csv_table.h"
#include "gis/layers/internal/imports.h"
#include "tests/unit/layers/small_world.h"

namespace layers_test {
namespace {

constexpr const char* kPeopleHead = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n";
constexpr geometry::MapBox kEverywhere{-1e9, -1e9, 1e9, 1e9};

class PeopleTable : public ::testing::Test {
protected:
    base::Done read(const std::string& rows) {
        m_cells.clear(), m_lines.clear();
        return layers::importPopulation(m_folder.write("z.csv", kPeopleHead + rows), kEverywhere, "population", m_cells,
                                        m_lines);
    }
    std::string refusal(const std::string& rows) {
        const base::Done done = read(rows);
        EXPECT_FALSE(done) << rows;
        return done ? "" : done.failure().text();
    }
    void expectRefused(const std::string& rows, const std::string& word, const std::string& line) {
        const std::string text = refusal(rows);
        EXPECT_NE(text.find(word), std::string::npos) << text;
        EXPECT_NE(text.find("z.csv, " + line), std::string::npos) << text;
    }

    Folder m_folder;
    std::vector<layers::PopulationCell> m_cells;
    layers::Lines m_lines;
};

TEST_F(PeopleTable, IsTakenWithHiddenFiguresAsUnknown) {
    const base::Done done = read(
        "A;4334050;2934050;42\nB;4334150;2934050;\xE2\x80\x93\nC;4334250;2934050;-\nD;4334350;2934050;-1\n"
        "E;4334450;2934050;\nF;4334550;2934050;0\nG;4334650;2934050;7");
    ASSERT_TRUE(done) << done.failure().text();
    ASSERT_EQ(m_cells.size(), 7U);
    EXPECT_EQ(m_cells[0].people, 42);
    for (const std::size_t hidden : {1U, 2U, 3U, 4U}) EXPECT_EQ(m_cells[hidden].people, std::nullopt) << hidden;
    EXPECT_EQ(m_cells[5].people, 0);
    EXPECT_EQ(m_cells[6].people, 7) << "the last line may lack its end";
}

TEST_F(PeopleTable, ThatIsCutIsRefused) {
    const std::string whole = "A;4334050;2934050;42\n";
    expectRefused(whole + "B;4334150;2934050", "ends in the middle of a row", "line 3");
    expectRefused(whole + "B;43", "ends in the middle of a row", "line 3");
    expectRefused(whole + "\"B", "ends in the middle of a row", "line 3");
    expectRefused(whole + "B;4334150;2934050\n", "has 3 fields, the header 4", "line 3");
    expectRefused("B;4334150;2934050\n" + whole, "has 3 fields, the header 4", "line 2");
}

TEST_F(PeopleTable, WithACellTwiceIsRefusedWithBothLines) {
    const std::string text = refusal("A;4334050;2934050;42\nB;4334150;2934050;1\nA;4334050;2934050;43\n");
    EXPECT_NE(text.find("is there twice: it stands in line 2, too"), std::string::npos) << text;
    EXPECT_NE(text.find("z.csv, line 4"), std::string::npos) << text;
}

TEST_F(PeopleTable, WhosePeopleAreNoWholeNumberIsRefusedByLine) {
    for (const char* people : {"1.234", "12,5", "12.5", "-9", "100001", "1 234", "3e2", "+4", "x", "99999999999999"})
        expectRefused("A;4334050;2934050;42\nB;4334150;2934050;" + std::string(people) + "\n",
                      "Einwohner is '" + std::string(people) + "'", "line 3");
    EXPECT_TRUE(read("A;4334050;2934050;100000\n"));
}

TEST_F(PeopleTable, OfAnyKindThatEndsInTheMiddleOfARowIsRefused) {
    EXPECT_FALSE(layers::readCsv(m_folder.write("a.csv", "a;b;c\n1;2"), "points"));
    EXPECT_TRUE(layers::readCsv(m_folder.write("b.csv", "a;b;c\n1;2\n"), "points"));
    EXPECT_TRUE(layers::readCsv(m_folder.write("c.csv", "a;b;c\n1;2;3"), "points"));
}

}  // namespace
}  // namespace layers_test
