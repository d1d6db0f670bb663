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
        verify(warning.grounds.indexOf("Gebiet: Stadtteile, Umkreis von 2 km um Regenmesser ab DWD-Stufe 3 in 1 h oder 6 h; wie sicher: gering.") >= 0, warning.grounds)
        compare(warning.groundSubject, "rain:RG-RATHAUS")
        at.frame.page = "warning"
        wait(0)
        keyClick(Qt.Key_O, Qt.AltModifier)
        compare(at.frame.page, "lage")
        verify(at.stage.desk.groundsTitle.indexOf("Regen Rathaus") >= 0, at.stage.desk.groundsTitle)
    }
    function test_heavyRainIsAZoneOfItsOwnWithLegendAndGrounds() {
        const at = open(true)
        at.stage.tellCloudburst()
        at.stage.tellArea(true)
        at.frame.page = "lage"
        waitForRendering(at.frame)
        const zones = at.stage.desk.zones
        compare(zones.map(one => one.kind).join(" "), "0 1 2", "water, rain, what the staff has set")
        compare(zones[1].level, "DWD 4")
        verify(zones[1].line.indexOf("Menschen") >= 0, zones[1].line)
        compare(findByName(at.frame, "legendRainHead").text, "Starkregen, geschätzt")
        at.stage.desk.openGrounds("rain:RG-RATHAUS")
        waitForRendering(at.frame)
        const list = findByName(at.frame, "grounds")
        const row = name => {
            for (let i = 0; i < list.count; ++i) {
                list.positionViewAtIndex(i, ListView.Contain)
                const item = list.itemAtIndex(i)
                if (item && item.name === name)
                    return item
            }
            fail("no row " + name)
        }
        verify(row("Art").value.indexOf("keine amtliche Karte") >= 0, row("Art").value)
        compare(row("Verfahren").value, "Umkreis von 2 km um Regenmesser ab DWD-Stufe 3 in 1 h oder 6 h")
        verify(/43,6.mm in 1 h/.test(row("Regen Rathaus").value), row("Regen Rathaus").value)
        compare(row("Verlässlichkeit").value, "gering")
        verify(row("Achtung").value.indexOf("angenommen, nicht gemessen") >= 0, row("Achtung").value)
    }
    // ---- rivers
    function test_theCardOfARiverSaysHowSureAndThatItsGaugeIsWorkedAt() {
        const at = open(true)
        const detail = () => cardDetails(at.stage).find(one => one.indexOf("Altstadt über Informationswert 3") >= 0)
        verify(detail(), cardDetails(at.stage).join(" | "))
        verify(detail().indexOf("Wie sicher: mittel.") >= 0, detail())
        verify(detail().indexOf("in Wartung") < 0, detail())
        at.stage.tellMaintenance("AUE-ALTSTADT", 60, true)
        verify(/Altstadt: in Wartung bis .*; von dort ändert sich nichts\./.test(detail()), detail())
    }
    function test_aFloodThatMerelyGrowsIsAnUpdateOfTheWarningToo() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellGrown(200, 1)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        const changed = () => cardTitles(at.stage).some(title => title.startsWith("Lage geändert: "))
        at.stage.tellGrown(290, 1)
        verify(!changed(), "less than half as many people again")
        at.stage.tellGrown(310, 1)
        verify(changed(), cardTitles(at.stage).join(" | "))
        const detail = cardDetails(at.stage).find(one => one.indexOf("In der Warnung: ") >= 0)
        verify(detail && detail.indexOf("200 Menschen") >= 0, cardDetails(at.stage).join(" | "))
        warning.openProposal("flood:Aue")
        compare(at.stage.actOnDesk(), "2 " + alert)
        verify(warning.canSignFirst, warning.whyNot)
    }
    function test_anObjectInDeeperWaterIsAnUpdateToo() {
        const at = open(true)
        at.stage.tellGrown(200, 1)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        at.stage.tellGrown(200, 2)
        verify(cardTitles(at.stage).some(title => title.startsWith("Lage geändert: ")), cardTitles(at.stage).join(" | "))
    }
    function test_growthAfterTheDraftIsSaidAndTaken() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellGrown(200, 1)
        warning.openWarning(at.stage.tellDraft())
        compare(warning.riseWarning, "")
        at.stage.tellGrown(400, 1)
        verify(warning.riseWarning.startsWith("Die Lage hat sich seit diesem Entwurf geändert"), warning.riseWarning)
        warning.takeRise()
        compare(warning.riseWarning, "")
    }
}
