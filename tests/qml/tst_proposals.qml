// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Proposals that no river asked for: heavy rain, and areas of the staff's.
PagesCase {
    id: test

    name: "Proposals"

    readonly property string smoke: "area:0123456789abcdef0123456789abcdef"

    function card(stage, title) { return cardTitles(stage).find(one => one.indexOf(title) >= 0) }

    function test_anAreaOfTheStaffsIsACardWithAllThatIsAskedForAndLeadsToItsGrounds() {
        const at = open(true)
        at.stage.tellAreaProposal(1200)
        verify(card(at.stage, "Rauch in Auental"), cardTitles(at.stage).join(" | "))
        const detail = cardDetails(at.stage).find(one => one.indexOf("vom Stab gesetzt von") >= 0)
        verify(detail, cardDetails(at.stage).join(" | "))
        verify(detail.indexOf("Gebiet „Rauch Umspannwerk Süd“ (Rauch, Brand)") >= 0, detail)
        verify(detail.indexOf("Vorgeschlagen bis") >= 0, detail)
        verify(detail.indexOf("Menschen tags") >= 0, detail)
        const warning = at.stage.desk.warning
        warning.openProposal(smoke)
        compare(warning.level, 2)
        verify(warning.origin.startsWith("aus Warnvorschlag · Gebiet „Rauch Umspannwerk Süd“, "), warning.origin)
        verify(warning.grounds.indexOf("vom Stab gesetzt von") >= 0, warning.grounds)
        verify(warning.grounds.indexOf("Menschen tags: ") >= 0, warning.grounds)
        compare(warning.groundSubject, smoke)
        at.frame.page = "warning"
        wait(0)
        keyClick(Qt.Key_O, Qt.AltModifier)
        compare(at.frame.page, "lage")
        verify(at.stage.desk.groundsTitle.indexOf("Rauch Umspannwerk Süd") >= 0, at.stage.desk.groundsTitle)
    }
    function test_anotherLevelTellsTheTextsOfItsOwnHazardAnew() {
        const at = open(true)
        at.stage.tellAreaProposal(1200)
        const warning = at.stage.desk.warning
        warning.openProposal(smoke)
        const end = warning.expires
        warning.level = 3
        verify(warning.headline.indexOf("Lebensgefahr durch giftigen Rauch in Auental") >= 0, warning.headline)
        verify(warning.instruction.indexOf("Schließen Sie Fenster und Türen.") >= 0, warning.instruction)
        compare(warning.expires, end, "the area's own end")
        warning.level = 1
        verify(warning.headline.indexOf("Brandgeruch in Auental") >= 0, warning.headline)
        warning.language = "en"
        verify(warning.headline.indexOf("Smell of smoke in Auental") >= 0, warning.headline)
        verify(warning.canSignFirst, warning.whyNot)
    }
    function test_anAreaThatIsAnotherOneAsksForANewRevisionOfTheDraft() {
        const at = open(true)
        at.stage.tellAreaProposal(1200)
        const warning = at.stage.desk.warning
        warning.openProposal(smoke)
        compare(warning.riseWarning, "")
        at.stage.tellAreaProposal(2400)
        verify(warning.riseWarning.startsWith("Die Lage hat sich seit diesem Entwurf geändert"), warning.riseWarning)
        warning.takeRise()
        compare(warning.riseWarning, "")
    }
    function test_heavyRainSaysSumLevelSinceAndHowSure() {
        const at = open(true)
        at.stage.tellCloudburst()
        verify(card(at.stage, "Lebensgefahr durch Starkregen in Auental"), cardTitles(at.stage).join(" | "))
        const warning = at.stage.desk.warning
        warning.openProposal("rain:RG-RATHAUS")
        verify(/43,6.mm in 1 h: extremes Unwetter \(DWD-Stufe 4\), seit /.test(warning.grounds), warning.grounds)
        verify(warning.grounds.indexOf("Stadtteile im Umkreis von 2 km um die Messstellen; wie sicher: gering.") >= 0, warning.grounds)
        verify(warning.grounds.indexOf("Menschen tags: unbekannt.") >= 0, warning.grounds)
        compare(warning.groundSubject, "RG-RATHAUS")
        at.frame.page = "warning"
        wait(0)
        keyClick(Qt.Key_O, Qt.AltModifier)
        compare(at.frame.page, "stations")
        compare(at.stage.desk.selectedStation, "RG-RATHAUS")
    }
}
