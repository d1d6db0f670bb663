// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "broker/wire/limits.h"
#include "pictures.h"

namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kWho = made::kName;

attachment::Prepared goodDocument(const base::Bytes& bytes, const std::string& name = "plan.pdf") {
    auto prepared = attachment::prepare(bytes, name);
    EXPECT_TRUE(prepared.ok()) << (prepared ? "" : prepared.failure().text());
    return prepared ? std::move(prepared).value() : attachment::Prepared{};
}
base::Failure refusal(const base::Bytes& bytes, const std::string& name = "datei") {
    const auto prepared = attachment::prepare(bytes, name);
    EXPECT_FALSE(prepared.ok());
    return prepared ? base::Failure{} : prepared.failure();
}
base::Bytes bytesIn(const std::string& text) { return {text.begin(), text.end()}; }

TEST(AttachmentPdf, AuthorAndXmpAreNowhereLeft) {
    const std::string xmp = "<x:xmpmeta><dc:creator>" + kWho + "</dc:creator></x:xmpmeta>";
    const std::string extra =
        "10 0 obj\n<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (" + kWho +
        ") /Contents (Steg gesperrt) /M (D:2026) >>\nendobj\n" +
        made::pdfStream(11,
                        "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /PieceInfo << /X << /Private (" + kWho +
                            ") >> >> /Metadata 13 0 R",
                        "") +
        "12 0 obj\n<< /Author (" + kWho + ") /Producer (" + made::kTool + ") /CreationDate (D:20261121) >>\nendobj\n" +
        made::pdfStream(13, "/Type /Metadata /Subtype /XML", xmp, true) +
        made::pdfStream(14, "/Type /Metadata /Subtype /XML", xmp);
    const base::Bytes plan = made::pdf(extra, "/Metadata 14 0 R", "/Info 12 0 R");
    ASSERT_TRUE(made::tells(plan, kWho));
    const auto prepared = goodDocument(plan);
    EXPECT_FALSE(made::tells(prepared.bytes, kWho));
    EXPECT_FALSE(made::tells(prepared.bytes, made::kTool));
    EXPECT_TRUE(made::tells(prepared.bytes, "Lageplan")) << "the page itself stays";
    EXPECT_TRUE(made::tells(prepared.bytes, "Steg gesperrt")) << "what was noted on it stays";
    EXPECT_THAT(prepared.removed,
                ElementsAre("time of the picture", "names", "descriptions and comments", "other data"));
    EXPECT_EQ(prepared.about.type, "application/pdf");
}

TEST(AttachmentPdf, ScriptsActionsAndFilesInsideAreNowhereLeft) {
    const std::string extra =
        "10 0 obj\n<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (" + kWho + ") >> >>\nendobj\n" +
        made::pdfStream(11, "/Type /XObject /Subtype /Form /BBox [0 0 1 1]", "") +
        "12 0 obj\n<< /Names [(a) 13 0 R] >>\nendobj\n13 0 obj\n<< /Type /Filespec /EF << /F 14 0 R >> >>\nendobj\n" +
        made::pdfStream(14, "/Type /EmbeddedFile", kWho, true);
    const std::string catalog =
        "/OpenAction << /S /JavaScript /JS (" + kWho + ") >> /Names << /EmbeddedFiles 12 0 R /JavaScript 12 0 R >>";
    const auto prepared = goodDocument(made::pdf(extra, catalog));
    EXPECT_FALSE(made::tells(prepared.bytes, kWho));
    EXPECT_FALSE(made::tells(prepared.bytes, "JavaScript"));
    EXPECT_THAT(prepared.removed, ElementsAre("scripts and actions", "files inside the file"));
}

TEST(AttachmentPdf, APhotoInsideIsCleanedAsAPhotoIs) {
    const base::Bytes photo = made::withMetadata(made::jpeg(), 6);
    const std::string extra = "10 0 obj\n<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /T (Feld) >>\nendobj\n" +
                              made::pdfStream(11,
                                              "/Type /XObject /Subtype /Image /Width 64 /Height 48 /BitsPerComponent 8 "
                                              "/ColorSpace /DeviceRGB /Filter /DCTDecode",
                                              {photo.begin(), photo.end()});
    const auto prepared = goodDocument(made::pdf(extra));
    EXPECT_FALSE(made::tells(prepared.bytes, kWho));
    EXPECT_FALSE(made::tells(prepared.bytes, "Exif"));
    EXPECT_TRUE(made::tells(prepared.bytes, "Feld")) << "a form's field is no person";
    EXPECT_THAT(prepared.removed, Contains("GPS position"));
}

TEST(AttachmentPdf, AnEarlierVersionAtTheEndIsLeftOut) {
    base::Bytes plan = made::pdf("10 0 obj\n(" + kWho + ")\nendobj\n");
    const std::string before(plan.begin(), plan.end());
    const std::size_t start = before.rfind("xref\n0 1");
    const std::string update = "10 0 obj\nnull\nendobj\nxref\n10 1\n" +
                               [&] {
                                   std::string at = std::to_string(before.size());
                                   return std::string(10 - at.size(), '0') + at;
                               }() +
                               " 00000 n \ntrailer\n<< /Size 30 /Root 1 0 R /Prev " + std::to_string(start) +
                               " >>\nstartxref\n" + std::to_string(before.size() + 22) + "\n%%EOF\n";
    plan.insert(plan.end(), update.begin(), update.end());
    EXPECT_FALSE(made::tells(goodDocument(plan).bytes, kWho));
}

TEST(AttachmentPdf, WhatCannotBeReadIsRefusedWithAFix) {
    EXPECT_EQ(refusal(bytesIn("%PDF-1.4\nnothing more")).what, attachment::unfit::kDamaged);
    const auto locked =
        made::pdf("", "",
                  "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901) /U "
                  "(01234567890123456789012345678901) >> /ID [(0123456789012345) (0123456789012345)]");
    EXPECT_EQ(refusal(locked).what, attachment::unfit::kPassword);
    EXPECT_EQ(refusal(locked).fix, "save it without a password");
}

TEST(AttachmentText, IsUtf8WithoutControls) {
    const auto prepared = goodDocument(bytesIn("\xEF\xBB\xBFPegel Wehrbr\xC3\xBC\x63ke\r\n318 cm\n"), "notiz.md");
    EXPECT_EQ(std::string(prepared.bytes.begin(), prepared.bytes.end()), "Pegel Wehrbr\xC3\xBC\x63ke\r\n318 cm\n");
    EXPECT_EQ(prepared.about.type, "text/plain");
    const auto marked = goodDocument(bytesIn("\xEF\xBB\xBF\xEF\xBB\xBFPegel"), "zweimal.txt");
    EXPECT_EQ(std::string(marked.bytes.begin(), marked.bytes.end()), "Pegel") << "prepared twice it stays the same";
    EXPECT_EQ(prepared.about.name, "notiz.md");
    EXPECT_EQ(refusal(bytesIn("Pegel Wehrbr\xFC\x63ke")).what, attachment::unfit::kEncoding);
    EXPECT_EQ(refusal(bytesIn(std::string("a\0b", 3))).what, attachment::unfit::kType);
}

TEST(Attachment, OtherTypesEmptyAndTooLargeFilesAreRefusedWithAFix) {
    for (const auto& [bytes, what] :
         {std::pair{base::Bytes{}, attachment::unfit::kEmpty},
          std::pair{bytesIn(std::string("PK\x03\x04") + '\0' + "word/document.xml"), attachment::unfit::kType},
          std::pair{bytesIn(std::string("\x7F"
                                        "ELF\x02\x01\x01\0",
                                        8)),
                    attachment::unfit::kType},
          std::pair{base::Bytes(wire::limits::kAttachmentBytesMax + 1, 'a'), attachment::unfit::kTooLarge}}) {
        const base::Failure failure = refusal(bytes, "/tmp/ordner/datei.docx");
        EXPECT_EQ(failure.what, what);
        EXPECT_EQ(failure.where, "datei.docx");
        EXPECT_FALSE(failure.fix.empty());
    }
    EXPECT_TRUE(attachment::prepare(base::Bytes(wire::limits::kAttachmentBytesMax, 'a'), "gross.txt").ok());
}

TEST(Attachment, TheContentSaysWhatAFileIsNotItsName) {
    const auto prepared = goodDocument(made::png(), "bild.jpg");
    EXPECT_EQ(prepared.about.type, "image/png");
    EXPECT_EQ(prepared.about.name, "bild.jpg.png");
}

TEST(Attachment, ANameIsAFileNameAndNothingElse) {
    const auto name = [](std::string_view given) { return attachment::fileNameOf(given, "image/jpeg", "Anlage 1"); };
    EXPECT_EQ(name("../../etc/passwd"), "passwd.jpg");
    EXPECT_EQ(name("C:\\Bilder\\Steg.jpeg"), "Steg.jpeg");
    EXPECT_EQ(name("rechnung\xE2\x80\xAEgpj.exe"), "rechnunggpj.exe.jpg")
        << "no mark that turns the direction of writing";
    EXPECT_EQ(name("a\nb\x01.jpg"), "ab.jpg");
    EXPECT_EQ(name(".jpg"), "Anlage 1.jpg");
    EXPECT_EQ(name(""), "Anlage 1.jpg");
    EXPECT_EQ(name("..."), "Anlage 1.jpg");
    EXPECT_EQ(name("Br\xC3\xBC\x63ke.JPG"), "Br\xC3\xBC\x63ke.JPG");
    EXPECT_EQ(name("kaputt\xC3"), "kaputt.jpg");
    EXPECT_EQ(name("was?*.jpg"), "was__.jpg");
    std::string lange;
    for (int i = 0; i < 200; ++i) lange += "\xC3\xBC";
    EXPECT_LE(name(lange).size(), wire::limits::kNameBytesMax);
    EXPECT_EQ(name(lange).substr(name(lange).size() - 6), "\xC3\xBC.jpg");
    EXPECT_EQ(attachment::fileNameOf("run.sh", "application/x-sh", "x"), "run.sh.bin")
        << "an unknown type is never run";
}

}  // namespace
