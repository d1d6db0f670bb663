// SPDX-License-Identifier: EUPL-1.2
#include <fstream>

#include <gtest/gtest.h>

#include <map>

#include <QCoreApplication>
#include <QPaintEngine>
#include <QPdfWriter>

#include "broker/seal/seal.h"
#include "console/paper/log_pdf.h"
#include "tests/qml/invented.h"

namespace paper {
namespace {

const models::Format kGerman(models::Language::German);

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}
std::string plain(const LogPaper& made) {
    QString all = plainText(made).join(QLatin1Char('\n')) + QLatin1Char('\n');
    return all.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString();
}
/// Writes down every word instead of drawing it: page, words, height on the page.
struct Word {
    int page = 0;
    QString words;
    double y = 0;
};
class WordEngine final : public QPaintEngine {
public:
    explicit WordEngine(std::vector<Word>& words) : QPaintEngine(AllFeatures), m_words(words) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    // Those of the base draw each by another of them.
    using QPaintEngine::drawPolygon;
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        m_words.push_back({page, item.text(), at.y()});
    }
    Type type() const override { return User; }
    int page = 1;

private:
    std::vector<Word>& m_words;
};
class WordWriter final : public QPdfWriter {
public:
    explicit WordWriter(const std::filesystem::path& unused) : QPdfWriter(QString::fromStdString(unused.string())) {}
    QPaintEngine* paintEngine() const override { return &m_engine; }
    bool newPage() override {
        ++m_engine.page;
        return true;
    }
    std::vector<Word> words;

private:
    mutable WordEngine m_engine{words};
};

QImage noPicture(const FileOnPaper&) { return {}; }

/// The made-up evening with two entries of people, one with a photo, a document and a photo that was deleted.
class PaperTest : public testing::Test {
protected:
    PaperTest() : m_clock(invented::evening()), m_store(m_clock), m_evening(m_store) {
        seal::start();
        m_store.setTown(invented::town(), std::nullopt, {});
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-paper-XXXXXX").string();
        EXPECT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    ~PaperTest() override { std::filesystem::remove_all(m_folder); }
    void tell(wire::RealmKind kind) {
        m_evening.found(kind);
        m_evening.operation("2026-0001", "Starkregen Auental");
        m_evening.enrol("p:s2", "A. Beispiel", "S2 Lage", {wire::PersonRole::Staff}, {});
        m_evening.tick(invented::evening());
        m_photo = invented::photo(1, 640, 480);
        const std::string plan = "%PDF-1.4";
        const wire::Hash gone = seal::sha256(base::bytesOf("weg"));
        m_evening.logEntry("=Steg am Wehr \"gesperrt\"; Umleitung", "p:s2",
                           {invented::about(m_photo, "Steg.jpg", "image/jpeg"),
                            invented::about({plan.begin(), plan.end()}, "Plan.pdf", "application/pdf"),
                            {gone, "image/jpeg", 2'000'000, "Hof.jpg"}});
        m_evening.tick(invented::evening().plusS(60));
        m_evening.deleteFiles({gone}, "Frist");
        m_evening.settle();
    }
    LogPaper made(bool peopleOnly = false) {
        m_log.setPeopleOnly(peopleOnly);
        m_log.refresh(m_store, kGerman);
        return logPaper(m_store, m_log, kGerman, QStringLiteral("S2 Lage, A. Beispiel"));
    }
    QImage pictureOf(const FileOnPaper& file) const {
        return file.hash == seal::sha256(m_photo) ? QImage::fromData(m_photo.data(), static_cast<int>(m_photo.size()))
                                                  : QImage();
    }

    base::SteppedClock m_clock;
    session::Store m_store;
    invented::Evening m_evening;
    models::IncidentLog m_log;
    base::Bytes m_photo;
    std::filesystem::path m_folder;
};
using LogPaperTest = PaperTest;

TEST_F(LogPaperTest, HasWhatTheListShows) {
    tell(wire::RealmKind::Live);
    const std::string hash = base::toHex(seal::sha256(m_photo));
    const std::string plan = base::toHex(seal::sha256(base::bytesOf("%PDF-1.4")));
    const std::string gone = base::toHex(seal::sha256(base::bytesOf("weg")));
    const std::string size = std::to_string((m_photo.size() + 500) / 1000);
    EXPECT_EQ(
        plain(made()),
        "Einsatztagebuch · Kreis Beispiel\n"
        "Einsatz 2026-0001 · Starkregen Auental\n"
        "alle Zeilen · Sa 21.11.2026, 15:05:00 bis Sa 21.11.2026, 18:06:00\n"
        "erstellt am Sa 21.11.2026, 18:06 von S2 Lage, A. Beispiel\n"
        "Sa 21.11.2026 15:05:00 · Einsatz · Einsatz 2026-0001 eröffnet: Starkregen Auental · S2 Lage, A. Beispiel\n"
        "0005 · Sa 21.11.2026 18:05:00 · Eintrag · =Steg am Wehr \"gesperrt\"; Umleitung · S2 Lage, A. Beispiel\n"
        "Anlage 1 zu Nr. 0005: Steg.jpg · Foto · " +
            size +
            " kB\n"
            "SHA-256 " +
            hash +
            "\n"
            "Anlage 2 zu Nr. 0005: Plan.pdf · PDF-Dokument · 8 Byte\n"
            "SHA-256 " +
            plan +
            "\n"
            "Anlage 3 zu Nr. 0005: Hof.jpg · Foto · 2,0 MB · gelöscht am Sa 21.11.2026, 18:06: Frist\n"
            "SHA-256 " +
            gone +
            "\n"
            "Sa 21.11.2026 18:06:00 · Löschung · Anlagen gelöscht: 1 (Frist) · automatisch\n");
    const LogPaper people = made(true);
    ASSERT_EQ(people.entries.size(), 1U);
    EXPECT_TRUE(people.scope.startsWith(QStringLiteral("nur Einträge von Menschen")));
}

TEST_F(LogPaperTest, ADeletedEntryKeepsItsNumberAndNothingOfItsWords) {
    tell(wire::RealmKind::Live);
    m_evening.enrol("p:admin", "Administration", "", {wire::PersonRole::Administrator}, {9});
    m_evening.deleteNewestEntry("Antrag nach Art. 17");
    m_evening.settle();
    const std::string paper = plain(made());
    EXPECT_EQ(paper.find("Steg"), std::string::npos) << paper;
    EXPECT_NE(paper.find("0005 · Sa 21.11.2026 18:05:00 · Eintrag · gelöscht am Sa 21.11.2026, 18:06: "
                         "Antrag nach Art. 17 · S2 Lage, A. Beispiel"),
              std::string::npos)
        << paper;
    EXPECT_NE(paper.find("Löschung · Einträge gelöscht: 1 (Antrag nach Art. 17) · Administration"), std::string::npos);
}

TEST_F(LogPaperTest, HasEveryLineOfALongLogAndSaysWhatIsLeftOut) {
    m_store.setLinesMax(3'000);
    tell(wire::RealmKind::Live);
    for (int i = 0; i < 2'500; ++i) m_evening.logEntry(i % 1000 == 7 ? "Deich " : "Lage unverändert", "p:s2");
    m_evening.settle();
    EXPECT_EQ(made().entries.size(), 2'503U);
    m_log.setQuery(QStringLiteral("DEICH"));
    LogPaper paper = made();
    EXPECT_EQ(paper.entries.size(), 3U);
    EXPECT_TRUE(paper.scope.startsWith(QStringLiteral("nur mit „DEICH“"))) << paper.scope.toStdString();
    m_log.setQuery({});
    for (int i = 0; i < 500; ++i) m_evening.logEntry("mehr", "p:s2");
    m_evening.settle();
    paper = made();
    EXPECT_EQ(paper.entries.size(), 3'000U);
    EXPECT_TRUE(paper.scope.startsWith(QStringLiteral("alle Zeilen · ohne die ältesten 3, die nur im Journal stehen")))
        << paper.scope.toStdString();
}

TEST_F(LogPaperTest, AnExerciseIsMarked) {
    tell(wire::RealmKind::Exercise);
    const LogPaper exercise = made();
    EXPECT_TRUE(plain(exercise).starts_with("ÜBUNG\n"));
    for (const QString& line : csv(exercise).split(QStringLiteral("\r\n")).mid(1)) {
        EXPECT_TRUE(line.isEmpty() || line.contains(QStringLiteral("ÜBUNG: "))) << line.toStdString();
    }
}

TEST_F(LogPaperTest, NoCellIsAFormula) {
    tell(wire::RealmKind::Live);
    const QString sheet = csv(made());
    EXPECT_TRUE(sheet.contains(QStringLiteral("\"'=Steg am Wehr \"\"gesperrt\"\"; Umleitung\"")));
    EXPECT_FALSE(sheet.contains(QStringLiteral("ÜBUNG")));
}

TEST_F(PaperTest, APictureIsOnThePageAndWhatCannotBeHadIsCounted) {
    tell(wire::RealmKind::Live);
    const auto with = writePdf(made(), m_folder / "mit.pdf", [this](const auto& file) { return pictureOf(file); });
    const auto without = writePdf(made(), m_folder / "ohne.pdf", noPicture);
    ASSERT_TRUE(with.ok() && without.ok());
    EXPECT_EQ(with.value().picturesMissing, 1);
    EXPECT_EQ(without.value().picturesMissing, 2);
    EXPECT_NE(contentOf(m_folder / "mit.pdf").find("/Subtype /Image"), std::string::npos);
    EXPECT_EQ(contentOf(m_folder / "ohne.pdf").find("/Subtype /Image"), std::string::npos);
    EXPECT_NE(contentOf(m_folder / "mit.pdf").find("/MediaBox [0 0 595"), std::string::npos) << "A4";
}

TEST_F(PaperTest, ALongTextGoesOnOverThePage) {
    tell(wire::RealmKind::Exercise);
    LogPaper paper = made();
    const int before = writePdf(paper, m_folder / "kurz.pdf", noPicture).value().pages;
    QString words;
    for (int i = 0; i < 3000; ++i) words += QStringLiteral("Deich %1 ").arg(i);
    paper.entries[1].text = words;
    const auto printed = writePdf(paper, m_folder / "lang.pdf", noPicture);
    ASSERT_TRUE(printed.ok());
    EXPECT_EQ(before, 1);
    EXPECT_GE(printed.value().pages, 4);
    const std::string pdf = contentOf(printed.value().file);
    EXPECT_NE(pdf.find("/Count " + std::to_string(printed.value().pages)), std::string::npos);
    EXPECT_EQ(pageWords(2, 5), QStringLiteral("Seite 2 von 5"));
}

TEST_F(PaperTest, EachPageOfAnExerciseIsMarkedAtHeadAndFootAndBearsTheCheckpoint) {
    tell(wire::RealmKind::Exercise);
    std::vector<session::Notice> notices;
    notices.emplace_back(client::Witnessed{41, {0xAB, 0xCD}, invented::evening()});
    m_store.take(std::move(notices));
    LogPaper paper = made();
    const std::string witness = "41:abcd" + std::string(60, '0');
    EXPECT_EQ(paper.witness, witness);
    QString words;
    for (int i = 0; i < 2000; ++i) words += QStringLiteral("Deich %1 ").arg(i);
    paper.entries[1].text = words;
    for (const bool isMarked : {true, false}) {
        if (!isMarked) paper.mark.clear();
        WordWriter writer(m_folder / "unused.pdf");
        const auto printed = paintLog(paper, writer, noPicture);
        ASSERT_TRUE(printed.has_value());
        ASSERT_GE(printed->pages, 3);
        std::map<int, int> heads, feet, checkpoints;
        for (const Word& word : writer.words) {
            const bool isHead = word.y<writer.height() / 5.0, isFoot = word.y> writer.height() * 0.9;
            if (word.words == QStringLiteral("ÜBUNG")) ++(isHead ? heads : feet)[word.page];
            if (isFoot && word.words == QStringLiteral("Prüfpunkt ") + QString::fromStdString(witness))
                ++checkpoints[word.page];
        }
        for (int page = 1; page <= printed->pages; ++page) {
            EXPECT_EQ(heads[page], isMarked ? 1 : 0) << page;
            EXPECT_EQ(feet[page], isMarked ? 1 : 0) << page;
            EXPECT_EQ(checkpoints[page], 1) << page << ": whole, not cut";
        }
    }
}

TEST_F(PaperTest, WithoutAWitnessNoCheckpointIsClaimed) {
    tell(wire::RealmKind::Live);
    const LogPaper paper = made();
    EXPECT_TRUE(paper.checkpoint.isEmpty());
    EXPECT_FALSE(plain(paper).find("Prüfpunkt") != std::string::npos);
}

TEST_F(PaperTest, AFolderThatIsNotThereIsAFailureThatNamesIt) {
    tell(wire::RealmKind::Live);
    const auto printed = writePdf(made(), "/proc/nowhere/log.pdf", noPicture);
    ASSERT_FALSE(printed.ok());
    EXPECT_EQ(printed.failure().where, "/proc/nowhere/log.pdf");
}

TEST_F(PaperTest, AnExportedFileIsTheFileOfItsHash) {
    tell(wire::RealmKind::Live);
    const auto bytesOf = [this](const FileOnPaper& file) {
        return file.hash == seal::sha256(m_photo) ? std::optional(m_photo) : std::nullopt;
    };
    const auto exported = exportLog(
        made(), m_folder / "neu" / "etb", [this](const auto& file) { return pictureOf(file); }, bytesOf);
    ASSERT_TRUE(exported.ok()) << exported.failure().text();
    EXPECT_EQ(exported.value().files, 1);
    EXPECT_EQ(exported.value().filesMissing, 2);
    const std::string hash = base::toHex(seal::sha256(m_photo));
    const std::string name = "anlagen/0005-1-" + hash.substr(0, 8) + "-Steg.jpg";
    EXPECT_EQ(contentOf(m_folder / "neu/etb/SHA256SUMS.txt"), hash + "  " + name + "\n");
    const std::string file = contentOf(m_folder / "neu/etb" / name);
    EXPECT_EQ(seal::sha256(base::bytesOf(file)), seal::sha256(m_photo));
    EXPECT_TRUE(contentOf(m_folder / "neu/etb/einsatztagebuch.pdf").starts_with("%PDF-"));
    EXPECT_TRUE(contentOf(m_folder / "neu/etb/einsatztagebuch.csv").starts_with("\xEF\xBB\xBF\"Nr.\""));
    EXPECT_FALSE(exportLog(made(), m_folder / "neu" / "etb", noPicture, bytesOf).ok()) << "nothing is overwritten";
    EXPECT_FALSE(std::filesystem::exists(m_folder / "neu/etb/pruefpunkt.txt")) << "none was witnessed";
    std::vector<session::Notice> notices;
    notices.emplace_back(client::Witnessed{41, {0xAB}, invented::evening()});
    m_store.take(std::move(notices));
    ASSERT_TRUE(exportLog(made(), m_folder / "zeuge", noPicture, bytesOf).ok());
    EXPECT_EQ(contentOf(m_folder / "zeuge/pruefpunkt.txt"), "41:ab" + std::string(62, '0') + "\n");
}

}  // namespace
}  // namespace paper
