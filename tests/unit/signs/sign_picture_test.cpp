// SPDX-License-Identifier: EUPL-1.2
// The rules of domain 1.8 (DV 102), seen on what is really drawn.

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <QCryptographicHash>
#include <QPainter>

#include "console/signs/sign_book.h"
#include "console/signs/unit_signs.h"
#include "tests/unit/signs/installed.h"

namespace {

using signs::Sign;

Sign made(const char* base, const char* organisation = "", const char* task = "", const char* size = "",
          const char* symbol = "") {
    Sign sign;
    sign.base = QString::fromLatin1(base), sign.organisation = QString::fromLatin1(organisation);
    sign.task = QString::fromLatin1(task), sign.size = QString::fromLatin1(size);
    sign.symbol = QString::fromLatin1(symbol);
    return sign;
}

constexpr double kPx = 4;  ///< a unit of the library

class SignPictures : public ::testing::Test {
protected:
    void SetUp() override {
        NEED_SIGNS();
        auto loaded = signs::SignLibrary::load(signs::installedIn(signsFolder()).back());
        ASSERT_TRUE(loaded.ok()) << loaded.failure().text();
        library = std::move(loaded).value();
    }
    signs::SignPicture draw(const Sign& sign, bool isHollow = false, bool isDark = false) {
        const signs::SignLook look{isDark, kPx, 1, isHollow};
        const auto plan = library->plan(sign, look.hollow());
        EXPECT_TRUE(plan.ok()) << (plan.ok() ? std::string() : plan.failure().text());
        view = plan.ok() ? plan.value().view : QRectF();
        return plan.ok() ? signs::pictureOf(plan.value(), look) : signs::SignPicture{};
    }
    /// The colour at a place in the library's units.
    QColor at(const signs::SignPicture& picture, double x, double y) const {
        const QPointF p = picture.body.topLeft() + (QPointF(x, y) - view.topLeft()) * kPx;
        return picture.image.pixelColor(p.toPoint());
    }
    bool isDarkAt(const signs::SignPicture& picture, double x, double y) const {
        const QColor c = at(picture, x, y);
        return c.alpha() > 200 && c.lightness() < 60;
    }
    /// Dark pieces between two heights: a flood fill.
    int darkPieces(const signs::SignPicture& picture, double fromY, double toY) const {
        const QImage& image = picture.image;
        const int top = static_cast<int>(picture.body.top() + (fromY - view.top()) * kPx);
        const int bottom = static_cast<int>(picture.body.top() + (toY - view.top()) * kPx);
        std::vector<bool> seen(static_cast<std::size_t>(image.width() * image.height()));
        const auto isDark = [&](int x, int y) {
            if (x < 0 || x >= image.width() || y < std::max(0, top) || y >= bottom) return false;
            const QColor c = image.pixelColor(x, y);
            return c.alpha() > 200 && c.lightness() < 60;
        };
        int pieces = 0;
        for (int y = std::max(0, top); y < bottom; ++y)
            for (int x = 0; x < image.width(); ++x) {
                if (!isDark(x, y) || seen[static_cast<std::size_t>(y * image.width() + x)]) continue;
                std::vector<QPoint> open{{x, y}};
                int size = 0;
                while (!open.empty()) {
                    const QPoint p = open.back();
                    open.pop_back();
                    if (!isDark(p.x(), p.y())) continue;
                    const auto place = static_cast<std::size_t>(p.y() * image.width() + p.x());
                    if (seen[place]) continue;
                    seen[place] = true, ++size;
                    for (const QPoint& way : {QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)})
                        open.push_back(p + way);
                }
                pieces += size > 20 ? 1 : 0;
            }
        return pieces;
    }
    std::unique_ptr<signs::SignLibrary> library;
    QRectF view;
};

TEST_F(SignPictures, TheVersionIsThePinnedOne) {
    EXPECT_EQ(library->version(), QStringLiteral("taktische-zeichen-core 0.10.0"));
    EXPECT_GE(library->catalogue().bases.size(), 30u);
    EXPECT_EQ(library->catalogue().tasks.size(), 42u);
    EXPECT_EQ(library->catalogue().organisations.size(), 8u);
    EXPECT_GE(library->catalogue().symbols.size(), 80u);
    for (const signs::Choice& base : library->catalogue().bases) EXPECT_NE(base.id, QStringLiteral("fahrrad"));
}

TEST_F(SignPictures, ColoursOfTheOrganisationsAreThoseOfTheRegulation) {
    const std::pair<const char*, const char*> colours[] = {
        {"feuerwehr", "#fa321e"},      {"thw", "#003399"},
        {"fuehrung", "#fafa00"},       {"polizei", "#64dc32"},
        {"gefahrenabwehr", "#fa8c00"}, {"hilfsorganisation", "#ffffff"},
        {"bundeswehr", "#b4783c"},     {"zivil", "#bebebe"}};
    for (const auto& [organisation, colour] : colours)
        EXPECT_EQ(at(draw(made("taktische-formation", organisation)), 37, 22).name().toStdString(), colour)
            << organisation;
    EXPECT_EQ(at(draw(made("gefahr")), 22, 25).name().toStdString(), "#ffffff")
        << "a danger is a red border, not filled";
}

TEST_F(SignPictures, AUnitIsARectangleAndACommandPostHasAPoleAtTheLeft) {
    const auto unit = draw(made("taktische-formation", "feuerwehr"));
    for (const QPointF& edge : {QPointF(1, 22), QPointF(74, 22), QPointF(37, 1), QPointF(37, 44)})
        EXPECT_TRUE(isDarkAt(unit, edge.x(), edge.y())) << edge.x() << ' ' << edge.y();
    EXPECT_NEAR(view.width() / view.height(), 75.0 / 45, 0.01);
    const auto post = draw(made("befehlsstelle", "fuehrung"));
    EXPECT_GT(view.height(), 50) << "the pole reaches below the body";
    EXPECT_TRUE(isDarkAt(post, 1, view.bottom() - 3));
    EXPECT_FALSE(isDarkAt(post, 70, view.bottom() - 3));
}

TEST_F(SignPictures, DangerPointsUpInRedAndMeasurePointsDownInBlue) {
    const auto borderOn = [&](const signs::SignPicture& picture, double y) {
        int first = -1, last = -1;
        for (int x = 0; x < picture.image.width(); ++x) {
            const QColor c = picture.image.pixelColor(x, static_cast<int>(picture.body.top() + y * kPx));
            if (c.saturation() < 120 || c.alpha() < 200) continue;
            if (first < 0) first = x;
            last = x;
        }
        return last - first;
    };
    const auto danger = draw(made("gefahr"));
    EXPECT_LT(borderOn(danger, 8), borderOn(danger, 30));
    const auto measure = draw(made("massnahme"));
    EXPECT_GT(borderOn(measure, 8), borderOn(measure, 25));
    const auto hue = [&](const signs::SignPicture& picture) {
        for (int y = 0; y < picture.image.height(); ++y)
            for (int x = 0; x < picture.image.width(); ++x)
                if (const QColor c = picture.image.pixelColor(x, y); c.alpha() == 255 && c.saturation() > 200)
                    return c.hue();
        return -1;
    };
    const int red = hue(danger), blue = hue(measure);
    EXPECT_TRUE(red < 20 || red > 340) << red;
    EXPECT_TRUE(blue > 200 && blue < 250) << blue;
}

TEST_F(SignPictures, SizesStandOnTopAsDotsAndBars) {
    const std::pair<const char*, int> sizes[] = {{"trupp", 1},        {"staffel", 2},   {"gruppe", 2},      {"zug", 3},
                                                 {"bereitschaft", 1}, {"abteilung", 2}, {"grossverband", 3}};
    for (const auto& [size, pieces] : sizes) {
        const auto picture = draw(made("taktische-formation", "thw", "", size));
        EXPECT_EQ(darkPieces(picture, view.top(), -0.2), pieces) << size;
    }
    const auto staffel = draw(made("taktische-formation", "thw", "", "staffel"));
    const double staffelTop = view.top();
    const auto gruppe = draw(made("taktische-formation", "thw", "", "gruppe"));
    EXPECT_LT(staffelTop, view.top()) << "two dots above each other are higher than two side by side";
}

TEST_F(SignPictures, VehiclesStandOnTheirWheels) {
    draw(made("taktische-formation"));
    for (const auto& [base, wheels] :
         {std::pair{"kraftfahrzeug-landgebunden", 2}, std::pair{"kraftfahrzeug-gelaendegaengig", 3}}) {
        const auto picture = draw(made(base, "feuerwehr"));
        EXPECT_EQ(darkPieces(picture, 46.5, view.bottom()), wheels) << base;
    }
}

TEST_F(SignPictures, StrokesOfATaskDoNotRunOverTheBorder) {
    // The clip paths that QtSvg leaves out: outside the body nothing of the task is seen.
    const auto with = draw(made("kraftfahrzeug-landgebunden", "feuerwehr", "brandbekaempfung"));
    const auto without = draw(made("kraftfahrzeug-landgebunden", "feuerwehr"));
    ASSERT_EQ(with.image.size(), without.image.size());
    int outside = 0, inside = 0;
    for (int y = 0; y < with.image.height(); ++y)
        for (int x = 0; x < with.image.width(); ++x) {
            if (with.image.pixel(x, y) == without.image.pixel(x, y)) continue;
            const QPointF at = (QPointF(x, y) - with.body.topLeft()) / kPx;
            // The roof is a curve from 1 at both ends to 5.5 in the middle.
            const double roof = 1 + 18 * (at.x() / 75) * (1 - at.x() / 75);
            (at.x() < 0 || at.x() > 75 || at.y() < roof - 1 || at.y() > 45.5 ? outside : inside) += 1;
        }
    EXPECT_EQ(outside, 0);
    EXPECT_GT(inside, 500);
}

TEST_F(SignPictures, WhatStandsInsideIsReadOnEveryOrganisationsColour) {
    for (const signs::Choice& organisation : library->catalogue().organisations) {
        const auto picture = draw(made("taktische-formation", qUtf8Printable(organisation.id), "betreuung"));
        // The roof of "betreuung" begins at the middle of the top; the ground beside it.
        const QColor ground = at(picture, 37, 40);
        double best = 1;
        const auto light = [](const QColor& c) {
            const auto part = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
            return 0.2126 * part(c.redF()) + 0.7152 * part(c.greenF()) + 0.0722 * part(c.blueF());
        };
        for (double x = 5; x < 70; x += 0.25) {
            const double a = light(ground), b = light(at(picture, x, 20));
            best = std::max(best, (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05));
        }
        EXPECT_GE(best, 3.0) << organisation.id.toStdString();
    }
}

TEST_F(SignPictures, WhatIsNotSureIsUnfilledAndDashed) {
    const auto sure = draw(made("taktische-formation", "feuerwehr")),
               doubtful = draw(made("taktische-formation", "feuerwehr"), true);
    EXPECT_EQ(at(sure, 37, 22).name(), QStringLiteral("#fa321e"));
    EXPECT_EQ(at(doubtful, 37, 22).name(), QStringLiteral("#ffffff"));
    int gaps = 0;
    for (double x = 3; x < 72; x += 0.25) gaps += isDarkAt(doubtful, x, 44) ? 0 : 1;
    EXPECT_GT(gaps, 60);
    for (double x = 3; x < 72; x += 0.25) EXPECT_TRUE(isDarkAt(sure, x, 44)) << x;
}

TEST_F(SignPictures, WhatTheLibraryDoesNotKnowIsSaidAndHarmsNothing) {
    EXPECT_FALSE(library->plan(made("raumschiff")).ok());
    EXPECT_FALSE(library->plan(made("taktische-formation", "klingonen")).ok());
    EXPECT_FALSE(library->plan(Sign{}).ok());
    EXPECT_TRUE(library->plan(made("taktische-formation", "thw")).ok());
}

TEST_F(SignPictures, WordsInASignAreNeverMarkup) {
    Sign sign = made("taktische-formation", "thw");
    for (const char* words : {"<b>&\"]]>", "</svg><script>", "\u202Eabc", "日本", ""}) {
        sign.text = sign.type = sign.name = QString::fromUtf8(words);
        const auto plan = library->plan(sign);
        ASSERT_TRUE(plan.ok());
        for (const signs::Layer& layer : plan.value().layers) {
            EXPECT_FALSE(layer.svg.contains("<text"));
            EXPECT_FALSE(layer.svg.contains("script"));
            EXPECT_FALSE(layer.svg.contains("<b>"));
        }
        EXPECT_FALSE(signs::pictureOf(plan.value(), {}).image.isNull());
    }
}

/// Every base, and every task in a unit: one line each with the hash of what the library draws. A new version shows
/// here what it draws otherwise. SNAP_UPDATE=1 writes the file anew and a sheet of all of it for the eyes.
TEST_F(SignPictures, ShapesAreThoseOfTheReviewedSheet) {
    std::vector<Sign> all;
    for (const signs::Choice& base : library->catalogue().bases) {
        all.push_back(made(qUtf8Printable(base.id), "feuerwehr"));
        if (base.id == QStringLiteral("ohne")) all.back().symbol = QStringLiteral("vollbrand");
    }
    for (const signs::Choice& task : library->catalogue().tasks)
        all.push_back(made("taktische-formation", "thw", qUtf8Printable(task.id)));
    for (const signs::Choice& symbol : library->catalogue().symbols)
        all.push_back(made("stelle", "hilfsorganisation", "", "", qUtf8Printable(symbol.id)));
    for (const signs::Choice& size : library->catalogue().sizes)
        all.push_back(made("taktische-formation", "polizei", "", qUtf8Printable(size.id)));
    std::ostringstream now;
    for (const Sign& sign : all) {
        const auto plan = library->plan(sign);
        ASSERT_TRUE(plan.ok()) << plan.failure().text();
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const signs::Layer& layer : plan.value().layers) hash.addData(layer.svg), hash.addData(layer.clip);
        const QString words =
            QStringList{sign.base, sign.organisation, sign.task, sign.symbol, sign.size}.join(QLatin1Char(' '));
        now << words.simplified().toStdString() << ' ' << hash.result().toHex().left(16).toStdString() << '\n';
    }
    const std::string file = LAGEWERK_SOURCE_DIR "/tests/golden/signs/shapes.txt";
    if (std::getenv("SNAP_UPDATE") != nullptr) {
        std::ofstream(file) << now.str();
        for (const bool isDark : {false, true}) {
            constexpr int kColumns = 14, kW = 130, kH = 110;
            QImage sheet(kColumns * kW, (static_cast<int>(all.size()) / kColumns + 1) * kH, QImage::Format_RGB32);
            sheet.fill(isDark ? QColor(0x13, 0x1A, 0x22) : QColor(0xF3, 0xF1, 0xEB));
            QPainter painter(&sheet);
            for (std::size_t i = 0; i < all.size(); ++i) {
                const signs::SignLook look{isDark, 1.3, 1, i % 9 == 8};
                const auto picture = signs::pictureOf(library->plan(all[i], look.hollow()).value(), look);
                painter.drawImage(
                    QPointF(static_cast<double>(i % kColumns) * kW + 6, static_cast<double>(i / kColumns) * kH + 6),
                    picture.image);
            }
            painter.end();
            sheet.save(QStringLiteral(LAGEWERK_BUILD_DIR "/signs-sheet-%1.png").arg(isDark ? "night" : "day"));
        }
    }
    std::ifstream in(file);
    const std::string reviewed((std::istreambuf_iterator<char>(in)), {});
    EXPECT_EQ(now.str(), reviewed) << "look at the sheet, then SNAP_UPDATE=1";
}

// ---- the book -------------------------------------------------------------------------------------------------------

TEST(SignBook, DrawsEachSignOnceBesideTheThreadThatAsks) {
    NEED_SIGNS();
    signs::SignBook book(signsFolder());
    const Sign sign = signs::signOfUnit("THW", "FGr", {});
    EXPECT_FALSE(book.find(sign, {}).has_value()) << "on its way";
    book.finish();
    const auto drawn = book.find(sign, {});
    ASSERT_TRUE(drawn.has_value());
    EXPECT_FALSE(drawn->image.isNull());
    EXPECT_EQ(book.find(sign, {})->image.cacheKey(), drawn->image.cacheKey()) << "drawn again";
    EXPECT_FALSE(book.find(sign, {true}).has_value()) << "another look is another picture";
    EXPECT_EQ(book.version(), QStringLiteral("taktische-zeichen-core 0.10.0"));
    book.finish();
}

TEST(SignBook, ASignThatTheLibraryCannotDrawIsEmptyAndStaysSo) {
    NEED_SIGNS();
    signs::SignBook book(signsFolder());
    const Sign strange = made("raumschiff");
    (void)book.find(strange, {});
    book.finish();
    const auto found = book.find(strange, {});
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(found->image.isNull());
}

TEST(SignBook, ASignOfAVersionThatIsNotThereIsDrawnWithTheNewestAndKnownToBe) {
    NEED_SIGNS();
    signs::SignBook book(signsFolder());
    Sign old = made("taktische-formation", "thw"), ours = old;
    old.library = QStringLiteral("taktische-zeichen-core 0.1.0");
    ours.library = QStringLiteral("taktische-zeichen-core 0.10.0");
    (void)book.find(old, {});
    book.finish();
    EXPECT_FALSE(book.find(old, {})->image.isNull());
    EXPECT_TRUE(book.isOfOtherVersion(old));
    EXPECT_FALSE(book.isOfOtherVersion(ours));
    EXPECT_FALSE(book.isOfOtherVersion(made("taktische-formation")));
}

TEST(SignBook, WithoutAnyPackageNothingIsDrawnAndNothingWaits) {
    signs::SignBook book(std::filesystem::path(LAGEWERK_BUILD_DIR) / "no-signs-here");
    (void)book.find(made("taktische-formation"), {});
    book.finish();
    EXPECT_FALSE(book.find(made("taktische-formation"), {}).has_value());
    EXPECT_TRUE(book.version().isEmpty());
    EXPECT_TRUE(book.catalogue().bases.empty());
    EXPECT_FALSE(signs::baseCatalogue().bases.empty());
}

TEST(SignBook, ABrokenPackageIsSaidWithItsPlace) {
    const std::filesystem::path folder = std::filesystem::path(LAGEWERK_BUILD_DIR) / "broken-signs";
    std::filesystem::create_directories(folder / "node_modules/taktische-zeichen-core-9/dist/cjs");
    std::ofstream(folder / "node_modules/taktische-zeichen-core-9/package.json")
        << R"({"name": "taktische-zeichen-core", "version": "9.0.0"})";
    std::ofstream(folder / "node_modules/taktische-zeichen-core-9/dist/cjs/index.js") << "this is no code";
    signs::SignBook book(folder);
    book.finish();
    EXPECT_TRUE(book.version().isEmpty());
    EXPECT_NE(book.problem().indexOf(QStringLiteral("index.js")), -1) << book.problem().toStdString();
    std::filesystem::remove_all(folder);
}

}  // namespace
