// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Level, area and words of one warning stay of one mind, or somebody is told.
PagesCase {
    id: test

    name: "Texts"

    function proposed() {
        const at = open(true)
        at.stage.tellLevel(2)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.stage.desk.warning.language = "de"
        at.frame.page = "warning"
        wait(0)
        return { stage: at.stage, frame: at.frame, warning: at.stage.desk.warning }
    }
    function said(warning, words) { return findingLines(warning).some(line => line.includes(words)) }

    // ---- level
    function test_textsThatNobodyEditedFollowTheLevel() {
        const at = proposed()
        const nextOfNotice = at.warning.nextInformation
        at.warning.level = 3
        compare(at.warning.headline, "ÜBUNG: Lebensgefahr durch Hochwasser an der Aue in Auental")
        verify(at.warning.description.includes("Es besteht Lebensgefahr."))
        verify(at.warning.instruction.startsWith("ÜBUNG: Gehen Sie in ein höheres Stockwerk."))
        verify(at.warning.nextInformation !== nextOfNotice)
        verify(at.warning.description.includes("Nächste Information: 21. November, " + at.warning.nextInformation))
        at.warning.language = "en"
        verify(at.warning.headline.includes("Danger to life"))
        verify(!said(at.warning, "Stufe"), findingLines(at.warning).join(" | "))
        at.warning.level = 2
        verify(at.warning.headline.includes("cellars and roads at risk"))
    }
    function test_whatPeopleWroteStaysAndIsDoubtedUntilItIsEdited() {
        const at = proposed()
        at.warning.instruction = "ÜBUNG: Gehen Sie zur Turnhalle am Markt."
        at.warning.level = 3
        compare(at.warning.instruction, "ÜBUNG: Gehen Sie zur Turnhalle am Markt.")
        verify(at.warning.headline.includes("Lebensgefahr"))
        verify(said(at.warning, "Text ist noch für die Stufe Gefahrenmitteilung geschrieben"), findingLines(at.warning).join(" | "))
        wait(0)
        verify(findByName(at.frame, "fieldDoubt2").text.includes("noch für die Stufe Gefahrenmitteilung"))
        verify(findByName(at.frame, "keepHint").text.includes("Was jetzt zu tun ist"))
        at.warning.instruction += " Sofort."
        verify(!said(at.warning, "noch für die Stufe"), findingLines(at.warning).join(" | "))
    }
    function test_aDoubtIsSetAsideWithANameAndComesBackForTheSecondPerson() {
        const at = proposed()
        at.warning.headline = "ÜBUNG: Hochwasser, bitte aufpassen"
        at.warning.level = 3
        at.warning.keepTexts()
        verify(at.warning.keepHint !== "", "nobody is logged in")
        at.stage.logIn()
        at.warning.keepTexts()
        compare(at.warning.fieldDoubts[0], "")
        verify(said(at.warning, "Belassen von A. Beispiel"), findingLines(at.warning).join(" | "))
        at.warning.openWarning(at.stage.tellDeskAsDraft())
        verify(said(at.warning, "Vorgeschlagen war Gefahrenmitteilung, gewählt ist Gefahrendurchsage"), findingLines(at.warning).join(" | "))
    }
    function test_theEndStandsInTheText() {
        const at = proposed()
        at.warning.shiftExpiry(60)
        verify(!said(at.warning, "nennt nicht, bis wann"), findingLines(at.warning).join(" | "))
        const end = at.warning.expires
        at.warning.level = 1
        compare(at.warning.expires, end, "an end that people chose stays")
    }

    // ---- area
    function test_placesThatNobodyEditedFollowTheArea() {
        const at = proposed()
        verify(!at.warning.figuresAreOlder)
        const before = at.warning.description
        at.stage.drawArea(2000, 3000)
        compare(at.warning.areaName, "Auental: Neustadt")
        verify(at.warning.description.includes("Betroffen in Auental: Neustadt. Für andere Stadtteile gilt diese Warnung nicht."), at.warning.description)
        verify(!at.warning.description.includes("Wehrviertel"))
        verify(at.warning.figuresAreOlder)
        wait(0)
        verify(has(at.frame, "galt für das"))
        at.warning.level = 3
        compare(at.warning.areaName, "Auental: Neustadt")
        at.warning.level = 2
        at.warning.resetArea()
        compare(at.warning.description, before)
        verify(!at.warning.figuresAreOlder)
    }
    function test_aPlaceThatPeopleWroteIsDoubtedAfterTheAreaMoved() {
        const at = proposed()
        at.warning.areaName = "Auental: rund um den Markt"
        at.stage.drawArea(2000, 3000)
        compare(at.warning.areaName, "Auental: rund um den Markt")
        verify(said(at.warning, "Text ist noch für das Gebiet vor der Änderung"), findingLines(at.warning).join(" | "))
        wait(0)
        verify(findByName(at.frame, "fieldDoubt3").text !== "")
        at.warning.openWarning(at.stage.tellDeskAsDraft())
        verify(at.warning.figuresAreOlder, "the second person sees it, too")
    }

    // ---- who hears of it
    function test_aLiveWarningWithoutAChannelSaysSoEverywhere() {
        const at = open(false)
        at.stage.tellLive()
        const warning = at.stage.desk.warning
        const alert = at.stage.tellDraft()
        warning.openWarning(alert)
        at.frame.page = "warning"
        wait(0)
        verify(has(findByName(at.frame, "channelHint"), "Die Bevölkerung erfährt davon nichts"))
        verify(has(at.frame, "nicht angeschlossen: geht nicht hinaus"))
        verify(!has(at.frame, "geht die Warnung hinaus"))
        at.stage.tellIssued(alert)
        at.stage.tellReceipt(alert, "cap")
        wait(0)
        const only = "Nur als Datei abgelegt: kein Warnkanal angeschlossen. Die Bevölkerung erfährt davon nichts."
        compare(warning.receiptSummary, only)
        verify(cardDetails(at.stage).some(detail => detail.includes(only)), cardDetails(at.stage).join(" | "))
        verify(cardKinds(at.stage).some(kind => kind.startsWith("Dringend") && kind.endsWith("ausgelöst")), cardKinds(at.stage).join(" | "))
        at.stage.tellReceipt(alert, "siren")
        compare(warning.receiptSummary, "1 von 1 Empfängern haben den Eingang bestätigt, CAP-Datei abgelegt.")
        compare(warning.channelHint, "")
    }
    function test_aPersonDecidesAboutADeliveryInDoubtByOneKey() {
        const at = proposed()
        const warning = at.warning
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        at.stage.tellReceipt(alert, "mail")
        at.stage.tellUncertain(alert, "siren")
        warning.openWarning(alert)
        at.frame.page = "warning"
        warning.step = 5
        wait(0)
        verify(warning.receiptSummary.indexOf("1 ungewiss: bitte nachfragen.") > 0, warning.receiptSummary)
        verify(!warning.mayDecideDelivery, "nobody is logged in")
        at.stage.takeDecisions()
        at.stage.logIn()
        tryVerify(() => warning.mayDecideDelivery)
        const again = findByName(at.frame, "sendAgain")
        verify(again.visible && again.keyLetter === "S")
        keyClick(Qt.Key_S, Qt.AltModifier)
        verify(has(at.frame, "noch einmal, von Hand (S2)"), "it waits to be sent again")
        verify(logLines(at.stage).some(line => line.indexOf("noch einmal gesendet an") > 0), logLines(at.stage).join(" | "))
        at.stage.tellUncertain(alert, "siren")
        wait(0)
        keyClick(Qt.Key_D, Qt.AltModifier)
        verify(has(at.frame, "von Hand bestätigt (S2)"))
        compare(warning.receiptSummary, "2 von 2 Empfängern haben den Eingang bestätigt.")
    }
    function test_anExerciseHasItsSimulatedChannels() {
        const at = proposed()
        compare(at.warning.channelHint, "")
        verify(!has(at.frame, "nicht angeschlossen"))
    }

    // ---- signatures
    function test_anAllClearIsSignedInItsOwnWords() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(3)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        warning.openWarning(alert)
        warning.openAllClear()
        at.frame.page = "warning"
        wait(0)
        verify(has(at.frame, "geht die Entwarnung hinaus"))
        verify(!has(at.frame, "geht die Warnung hinaus"))
        at.stage.tellFollowing(alert, 3)
        verify(logLines(at.stage).some(line => line.startsWith("Entwarnung 0008 ausgelöst")), logLines(at.stage).join(" | "))
        warning.openWarning("fedcba9876543210fedcba9876543210")
        verify(warning.whyNot.startsWith("Diese Entwarnung ist"), warning.whyNot)
    }
    function test_anUpdateSaysWhichSentenceOfPeopleItDrops() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(2)
        warning.openProposal("flood:Aue")
        warning.language = "de"
        warning.instruction += ". Die Turnhalle am Markt ist offen."
        const alert = at.stage.tellDeskAsDraft()
        at.stage.tellIssued(alert)
        at.stage.tellLevel(3)
        warning.close()
        warning.openProposal("flood:Aue")
        verify(said(warning, "„Die Turnhalle am Markt ist offen.“. Hier fehlt es."), findingLines(warning).join(" | "))
    }

    // ---- gauges
    function test_aGaugeThatWaitsToBeConfirmedIsTheMostImportantOne() {
        const at = open(true)
        at.stage.tellReading("AUE-WEHR", 305)
        compare(at.stage.desk.mostImportantStation, "AUE-ALTSTADT", "confirmed goes first on the same level")
        at.stage.tellStationLevel("AUE-ALTSTADT", 2, 290)
        compare(at.stage.desk.mostImportantStation, "AUE-WEHR")
    }
    function test_theLogTellsWhoWasRefused() {
        const at = open(true)
        at.stage.tellRefused('this device may not say Reading for "station:AUE-WEHR"; enrol it with the role and the source')
        verify(logLines(at.stage).some(line => line === "Ein Gerät meldete für station:AUE-WEHR und darf das nicht. (203)"), logLines(at.stage).join(" | "))
    }
    function test_theLogTellsAFallFromARise() {
        const at = open(true)
        at.stage.tellStationLevel("AUE-WEHR", 1, 201)
        verify(logLines(at.stage).some(line => line.includes("Wehr: gefallen unter Informationswert 2, 201")), logLines(at.stage).join(" | "))
        at.stage.tellStationLevel("AUE-WEHR", 2, 245)
        verify(logLines(at.stage).some(line => line.includes("Wehr: Informationswert 2, 245")), logLines(at.stage).join(" | "))
    }
}
