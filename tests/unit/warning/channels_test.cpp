// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>

#include "gis/warning/internal/wording.h"
#include "tests/unit/warning/flood_sample.h"

namespace {

std::string channelText(const wire::WarningContent& content, std::string_view channel, std::string_view language) {
    for (const auto& one : content.channels)
        if (one.channel == channel && one.language == language) return one.text;
    return {};
}

TEST(Channels, CellBroadcastFitsAndNamesHazardAndActionWithinSixtyCharacters) {
    for (const auto level : {wire::GaugeLevel::Iw1, wire::GaugeLevel::Iw2, wire::GaugeLevel::Iw3}) {
        const auto content = sample::content(level);
        for (const auto& text : content.texts) {
            const std::string sent = channelText(content, "cell-broadcast", text.language);
            ASSERT_TRUE(warning::gsmLength(sent).has_value()) << sent;
            EXPECT_LE(*warning::gsmLength(sent), 500u);
            EXPECT_EQ(sent.find('\n'), std::string::npos);
            EXPECT_EQ(sent.find("://"), std::string::npos) << "no reliance on links";
            const std::string_view said = warning::withoutMark(sent);
            EXPECT_NE(said.size(), sent.size()) << "the exercise mark stands first";
            const std::string action = warning::sentences(warning::withoutMark(text.instruction)).front();
            const std::size_t at = said.find(action);
            ASSERT_NE(at, std::string_view::npos) << sent;
            EXPECT_LE(warning::charCount(said.substr(0, at + action.size())), 60u) << sent;
            EXPECT_TRUE(said.starts_with(text.language == "de-DE" ? "Hochwasser" : "Flood"));
        }
    }
}

TEST(Channels, CellBroadcastReadsLikeThis) {
    EXPECT_EQ(channelText(sample::content(), "cell-broadcast", "de-DE"),
              "ÜBUNG: Hochwasser: Gehen Sie in ein höheres Stockwerk. Wo: Auental: Altstadt, Untertal und Wehrviertel. "
              "Bis: 22. November, 00:00 Uhr. "
              "Von: Stadt Auental, Krisenstab. Gehen Sie nicht in den Keller. Gehen Sie nicht in die Tiefgarage. "
              "Fahren Sie nicht durch überflutete "
              "Straßen. Bleiben Sie weg von Ufern und Brücken. Helfen Sie Menschen, die Hilfe brauchen. Wählen Sie 112 "
              "nur im Notfall.");
}

TEST(Channels, EveryChannelTextOfAnExerciseBeginsWithTheMark) {
    const auto content = sample::content();
    EXPECT_GE(content.channels.size(), 9u);
    for (const auto& channel : content.channels)
        EXPECT_TRUE(warning::hasExerciseMark(channel.text)) << channel.channel << " " << channel.text;
}

TEST(Channels, SirensWakeOnlyForTheHighestLevel) {
    EXPECT_EQ(channelText(sample::content(wire::GaugeLevel::Iw3, wire::RealmKind::Live), "siren", "de-DE"),
              "WARNUNG: 1 Minute auf- und abschwellender Heulton");
    EXPECT_EQ(channelText(sample::content(wire::GaugeLevel::Iw3, wire::RealmKind::Live), "siren", "en-GB"),
              "WARNING: rising and falling tone for 1 minute");
    EXPECT_EQ(channelText(sample::content(wire::GaugeLevel::Iw2), "siren", "de-DE"), "");
    auto over = sample::content();
    over.act = wire::WarningAct::Cancel;
    warning::refreshChannels(over, wire::RealmKind::Exercise);
    EXPECT_EQ(channelText(over, "siren", "de-DE"), "ÜBUNG: ENTWARNUNG: 1 Minute Dauerton");
    EXPECT_TRUE(channelText(over, "cell-broadcast", "en-GB").starts_with("EXERCISE: ALL CLEAR: Flood: "));
}

TEST(Channels, RefreshFollowsAnEdit) {
    auto content = sample::content();
    content.texts.at(0).instruction = "ÜBUNG: Bleiben Sie im Haus. Warten Sie.";
    warning::refreshChannels(content, wire::RealmKind::Exercise);
    EXPECT_TRUE(channelText(content, "cell-broadcast", "de-DE").starts_with("ÜBUNG: Hochwasser: Bleiben Sie im Haus."));
    EXPECT_NE(channelText(content, "radio", "de-DE").find("Bleiben Sie im Haus."), std::string::npos);
    EXPECT_NE(channelText(content, "mail", "de-DE").find("- Warten Sie.\n"), std::string::npos);
}

TEST(Channels, TypographyBecomesWhatATelephoneCanShow) {
    auto content = sample::content();
    content.texts.at(0).instruction = "ÜBUNG: Gehen Sie – sofort – zum „Markt“…\nBleiben Sie dort.";
    warning::refreshChannels(content, wire::RealmKind::Exercise);
    const std::string sent = channelText(content, "cell-broadcast", "de-DE");
    EXPECT_TRUE(warning::gsmLength(sent).has_value()) << sent;
    EXPECT_NE(sent.find("Gehen Sie - sofort - zum \"Markt\"..."), std::string::npos) << sent;
}

TEST(GsmLength, CountsTheAlphabetOfTelephones) {
    EXPECT_EQ(warning::gsmLength(""), 0u);
    EXPECT_EQ(warning::gsmLength("Übung: äöüß ÄÖÜ"), 15u);
    EXPECT_EQ(warning::gsmLength("€"), 2u);
    EXPECT_EQ(warning::gsmLength("[{}]~^|\\"), 16u);
    EXPECT_EQ(warning::gsmLength("@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"), 29u);
    EXPECT_EQ(warning::gsmLength("Straße – Ufer"), std::nullopt);
    EXPECT_EQ(warning::gsmLength("ё"), std::nullopt);
    EXPECT_EQ(warning::gsmLength("`"), std::nullopt);
    EXPECT_EQ(warning::gsmLength("\xC3"), std::nullopt);
}

}  // namespace
