// SPDX-License-Identifier: EUPL-1.2
// Relief after 8 and 12 hours, as said or counted; strength in sum.
#include "console/models/relief.h"

#include <gtest/gtest.h>

#include <QCoreApplication>

#include "console/models/unit_list.h"
#include "console/models/unit_place.h"
#include "gis/geometry/geo.h"
#include "tests/unit/situation/told.h"

namespace {

using models::Urgency;
using told::at;

constexpr std::int64_t kHour = 3600;

models::Relief reliefAfter(std::optional<std::int64_t> fromH, std::optional<std::int64_t> reliefH, double nowH) {
    wire::Assignment work;
    if (fromH) work.from = at(*fromH * kHour);
    if (reliefH) work.reliefAt = at(*reliefH * kHour);
    return models::reliefOf(work, at(static_cast<std::int64_t>(nowH * kHour)));
}
std::string plainRelief(QString words) { return words.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString(); }

TEST(Relief, IsCountedWhereNobodySaidWhen) {
    EXPECT_EQ(reliefAfter(0, {}, 7.9).urgency, Urgency::None);
    EXPECT_EQ(plainRelief(reliefAfter(0, {}, 7.5).words), "Ablösung in 4 h 30 min");
    EXPECT_EQ(reliefAfter(0, {}, 8).urgency, Urgency::Note);
    EXPECT_EQ(reliefAfter(0, {}, 11.99).urgency, Urgency::Note);
    EXPECT_EQ(reliefAfter(0, {}, 12).urgency, Urgency::High);
    EXPECT_TRUE(reliefAfter(0, {}, 12).isOverdue());
    EXPECT_EQ(plainRelief(reliefAfter(0, {}, 12.5).words), "Ablösung überfällig seit 30 min");
    const models::Relief unknown = reliefAfter({}, {}, 20);
    EXPECT_EQ(unknown.urgency, Urgency::None);
    EXPECT_FALSE(unknown.due);
    EXPECT_EQ(plainRelief(unknown.words), "");
}

TEST(Relief, GoesByWhatWasSaidUpToTheLimit) {
    EXPECT_EQ(reliefAfter(0, 6, 4).urgency, Urgency::None);
    EXPECT_EQ(reliefAfter(0, 6, 5.5).urgency, Urgency::Note) << "within the hour";
    EXPECT_EQ(plainRelief(reliefAfter(0, 6, 5.5).words), "Ablösung in 30 min");
    EXPECT_EQ(reliefAfter(0, 6, 6.2).urgency, Urgency::Medium);
    EXPECT_EQ(plainRelief(reliefAfter(0, 6, 6.5).words), "Ablösung überfällig seit 30 min");
    EXPECT_EQ(reliefAfter({}, 6, 6.5).urgency, Urgency::Medium);
    EXPECT_EQ(reliefAfter(0, 14, 12.5).urgency, Urgency::High) << "twelve hours are the limit, whatever was agreed";
    EXPECT_EQ(plainRelief(reliefAfter(0, 14, 12.5).words), "seit 12 h 30 min im Einsatz");
}

class Sums : public testing::Test {
protected:
    Sums() : m_app(application()), m_clock(at(0)), m_store(m_clock) {}
    static QCoreApplication& application() {
        static int argc = 1;
        static char name[] = "unit_models";
        static char* argv[] = {name, nullptr};
        // One for all tests, never destroyed: Qt's own statics may be gone by then.
        static auto* app =
            QCoreApplication::instance() ? QCoreApplication::instance() : new QCoreApplication(argc, argv);
        return *app;
    }
    void unit(const std::string& callSign, const std::string& organisation,
              std::optional<std::array<std::uint16_t, 4>> strength) {
        wire::UnitReport report;
        report.callSign = callSign, report.organisation = organisation, report.strength = strength;
        m_journal.say("unit:" + callSign, report);
    }
    void work(const std::string& callSign, const std::string& sector, const std::string& operation = {}) {
        wire::Assignment said;
        said.unit = callSign, said.sector = sector;
        wire::Record& record = m_journal.say("post:S1", said);
        if (!operation.empty()) record.envelope.operation = operation;
    }
    void sector(const std::string& id, const std::string& name) {
        wire::Drawing drawing;
        drawing.drawing = id, drawing.use = "sector", drawing.name = name, drawing.shape = wire::DrawingShape::Text;
        drawing.place = wire::GeoPoint{};
        m_journal.say("post:S3", drawing);
    }
    void fold() {
        m_journal.tick(at(60));
        m_store.lookBack(m_journal.records, {at(60), at(60)});
    }
    static std::vector<std::string> lines(const std::vector<models::ForceSum>& sums) {
        std::vector<std::string> out;
        for (const auto& sum : sums)
            out.push_back(sum.name.toStdString() + " " + std::to_string(sum.units) + " " +
                          models::sumWords(sum).toStdString());
        return out;
    }

    QCoreApplication& m_app;
    base::SteppedClock m_clock;
    session::Store m_store;
    told::Journal m_journal;
};

TEST_F(Sums, AreOfSectorsAndOrganisations) {
    const std::string north(32, '1'), south(32, '2');
    sector(north, "EA Nord");
    sector(south, "EA Süd");
    unit("1/44-1", "Feuerwehr", {{0, 1, 8, 9}});
    unit("1/44-2", "Feuerwehr", {{0, 1, 5, 6}});
    unit("24/58", "THW", std::nullopt);
    unit("9/99", "", {{1, 0, 0, 1}});
    work("1/44-1", north);
    work("24/58", north);
    work("Bauhof", south);
    fold();
    const models::ForceSums sums = models::sumForces(m_store);
    EXPECT_EQ(lines(sums.sectors), (std::vector<std::string>{"EA Nord 2 0/1/8/9 (1 ohne Angabe)", "EA Süd 1 –",
                                                             "ohne Abschnitt 2 1/1/5/7"}));
    EXPECT_EQ(lines(sums.organisations),
              (std::vector<std::string>{"Feuerwehr 2 0/2/13/15", "THW 1 –", "ohne Angabe 2 1/0/0/1 (1 ohne Angabe)"}));
    EXPECT_EQ(lines({sums.all}).front(), " 5 1/2/13/16 (2 ohne Angabe)");
}

TEST_F(Sums, AUnitIsWhereTheNewerWordPutsIt) {
    const wire::GeoPoint own = geometry::toWire(geometry::GeoDegrees{49.91, 9.42});
    const wire::GeoPoint put = geometry::toWire(geometry::GeoDegrees{49.92, 9.45});
    const auto reports = [&](std::optional<wire::GeoPoint> position) {
        wire::UnitReport report;
        report.callSign = "1/44-1", report.position = position;
        m_journal.say("unit:1/44-1", report);
    };
    const auto puts = [&](const std::string& unit, base::Instant when) {
        wire::Assignment said;
        said.unit = unit, said.place = put, said.placedAt = when;
        m_journal.say("post:S1", said);
    };
    reports(own);
    puts("1/44-1", at(30));
    puts("Bauhof", at(20));
    m_journal.tick(at(60));
    fold();
    std::vector<std::string> placed;
    for (const auto& [callSign, place] : models::placedUnits(m_store.picture())) placed.push_back(callSign);
    EXPECT_EQ(placed, (std::vector<std::string>{"1/44-1", "Bauhof"}));
    EXPECT_TRUE(models::unitPlaceOf(m_store.picture(), "Bauhof")->byHand) << "it never reported";
    EXPECT_FALSE(models::unitPlaceOf(m_store.picture(), "9/99"));
    EXPECT_EQ(models::unitPlaceWords(std::nullopt).toStdString(), "?");
    situation::Situation picture = m_store.picture();
    picture.units.at("1/44-1").acceptedAt = at(10);
    EXPECT_TRUE(models::unitPlaceOf(picture, "1/44-1")->byHand) << "the staff's word is newer";
    picture.units.at("1/44-1").acceptedAt = at(40);
    EXPECT_FALSE(models::unitPlaceOf(picture, "1/44-1")->byHand) << "its own is newer";
    picture.units.at("1/44-1").report.position.reset();
    EXPECT_TRUE(models::unitPlaceOf(picture, "1/44-1")->byHand) << "a report without a position says nothing";
    EXPECT_EQ(models::unitPlaceWords(models::unitPlaceOf(picture, "1/44-1")).toStdString(),
              geometry::utmref(geometry::toMap(put)) + " · von Hand, " + models::Format::clock(at(30)).toStdString());
}

TEST_F(Sums, WhoWorksForAnotherOperationIsNotCounted) {
    unit("1/44-1", "Feuerwehr", {{0, 1, 8, 9}});
    unit("1/44-2", "Feuerwehr", {{0, 1, 5, 6}});
    work("1/44-1", "", "2026-0002");
    fold();
    m_store.showOperation("2026-0001");
    EXPECT_EQ(models::sumForces(m_store).all.units, 1);
    m_store.showOperation("2026-0002");
    EXPECT_EQ(models::sumForces(m_store).all.units, 2) << "who works for none is in every one";
    m_store.showOperation(std::nullopt);
    EXPECT_EQ(models::sumForces(m_store).all.units, 2);
}

TEST_F(Sums, TheTableHasHeadingsAndUnitsWithoutRadio) {
    const std::string north(32, '1');
    sector(north, "EA Nord");
    unit("1/44-1", "Feuerwehr", {{0, 1, 8, 9}});
    work("Bauhof", north);
    fold();
    models::UnitList list;
    const models::Format format(models::Language::German);
    list.refresh(m_store, format);
    std::vector<std::string> titles;
    for (const auto& row : list.rows()) titles.push_back((row.isSector ? "# " : "") + row.title.toStdString());
    EXPECT_EQ(titles, (std::vector<std::string>{"# EA Nord", "Bauhof", "# ohne Abschnitt", "1/44-1"}));
    EXPECT_EQ(list.rows()[1].status.toStdString(), "ohne Funkstatus");
    EXPECT_TRUE(list.rows()[1].isSilent);
    models::UnitWish wish;
    wish.search = QStringLiteral("feuerwehr");
    list.refresh(m_store, format, wish);
    EXPECT_EQ(list.units(), 1);
    EXPECT_EQ(list.total().toStdString(), "2 Einheiten · Stärke 0/1/8/9 (1 ohne Angabe)")
        << "of all, not of what is shown";
}

}  // namespace
