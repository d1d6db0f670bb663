// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Orders: the late ones first, given and followed by keys alone, never by one key, and never lost while being written.
PagesCase {
    id: test

    name: "Orders"

    function orderId(number) { return "000000000000000000000000000000" + (number < 10 ? "0" : "") + number }
    function opened(logIn, rival) {
        const at = open(true)
        at.stage.work.tellOrders(rival === true)
        if (logIn) {
            at.stage.logIn()
            tryVerify(() => at.stage.desk.header.isLoggedIn, 10000)
        }
        at.frame.page = "orders"
        waitForRendering(at.frame)
        const list = findByName(at.frame, "orderList")
        verify(list)
        return { stage: at.stage, frame: at.frame, orders: at.stage.desk.orders, list: list, work: at.stage.work }
    }
    function keys(at) {
        const out = []
        for (let i = 0; i < at.orders.list.rowCount(); ++i)
            out.push(at.orders.list.data(at.orders.list.index(i, 0), 257))
        return out
    }
    function rowOf(at, number) {
        at.list.forceLayout()
        for (let i = 0; i < at.list.count; ++i) {
            const item = at.list.itemAtIndex(i)
            if (item && item.key === orderId(number))
                return item
        }
        return null
    }
    function type(text) { for (const letter of text) keyClick(letter) }
    function choose(at, number) {
        at.orders.selected = orderId(number)
        waitForRendering(at.frame)
    }

    function test_whatIsLateOrCannotBeDoneStandsFirst() {
        const at = opened(false)
        compare(keys(at), [1, 3, 2, 4, 5].map(orderId))
        const late = rowOf(at, 1), impossible = rowOf(at, 3), due = rowOf(at, 2), undated = rowOf(at, 4), done = rowOf(at, 5)
        compare(late.remaining, "seit 6\u00a0min überfällig")
        compare(late.urgency, 3, "medium, and it was given as Sofort")
        verify(findByName(late, "orderUrgency"), "by a mark, not by colour alone")
        compare(late.receipt, "fehlt")
        compare(impossible.state, "nicht möglich")
        verify(impossible.step.indexOf("Zufahrt überflutet") > 0, impossible.step)
        compare(due.remaining, "noch 25\u00a0min")
        compare(due.state, "begonnen")
        compare(undated.deadline, "")
        compare(done.remaining, "", "what is done is not late")
        verify(late.Accessible.name.indexOf("überfällig") > 0)
        at.stage.passMinutes(30)
        compare(keys(at), [1, 2, 3, 4, 5].map(orderId), "another one is late now")
        compare(rowOf(at, 1).remaining, "seit 36\u00a0min überfällig")
    }
    function test_filtersAndWordsLeaveWhatIsAskedFor() {
        const at = opened(true)
        at.orders.filter = 2
        compare(keys(at), [1, 3, 2, 4].map(orderId))
        at.orders.filter = 3
        compare(keys(at), [1, 3].map(orderId))
        at.orders.filter = 1
        compare(keys(at), [orderId(4)], "S2 is logged in")
        at.orders.filter = 0
        at.orders.place = at.orders.places.indexOf("an EA Süd")
        verify(at.orders.place > 0)
        compare(keys(at), [orderId(1)])
        at.orders.place = 0
        at.orders.search = "ÖLTANK bach"
        compare(keys(at), [orderId(3)])
        at.orders.search = "spedition"
        compare(keys(at), [orderId(2)], "notes are searched, too")
        at.orders.search = "nirgends"
        tryVerify(() => has(at.frame, "Kein Auftrag passt"))
    }
    function test_anOrderIsGivenReceiptedAndDoneByKeysAlone() {
        const at = opened(true)
        at.work.setEchoes(true)
        at.frame.forceActiveFocus()
        keyClick(Qt.Key_N, Qt.AltModifier)
        const to = findByName(at.frame, "orderTo")
        verify(to.activeFocus)
        type("nord")
        tryVerify(() => at.orders.addressees.length === 1)
        compare(at.orders.addressees[0].label, "EA Nord")
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Return)
        compare(to.text, "EA Nord")
        verify(findByName(at.frame, "orderSubject").activeFocus)
        type("Wall anheben")
        keyClick(Qt.Key_Return)
        verify(findByName(at.frame, "orderText").activeFocus)
        type("Um 30 cm bis Frist")
        keyClick(Qt.Key_P, Qt.AltModifier)
        verify(at.orders.isReviewing)
        compare(at.work.saidOrders().length, 0, "looked at, not given")
        verify(has(findByName(at.frame, "orderReview"), "Um 30 cm bis Frist"))
        keyClick(Qt.Key_Tab)
        verify(findByName(at.frame, "giveOrder").activeFocus)
        keyClick(Qt.Key_Return)
        compare(at.work.saidOrders(), ["EA Nord|Wall anheben|Um 30 cm bis Frist|1|-|sector|new"])
        verify(!at.orders.isWriting && !at.orders.hasDraft)
        verify(at.orders.hasOrder, "and it is looked at")
        compare(findByName(at.frame, "orderTitle").text, "Wall anheben")
        keyClick(Qt.Key_T, Qt.AltModifier)
        verify(findByName(at.frame, "stepNote").activeFocus)
        compare(findByName(at.frame, "stepBy").text, "EA Nord", "it is the addressee who has it")
        compare(at.work.saidSteps().length, 0)
        keyClick(Qt.Key_Return)
        compare(at.work.saidSteps(), ["1|EA Nord|"])
        compare(at.orders.state, 2)
        keyClick(Qt.Key_E, Qt.AltModifier)
        type("fertig")
        keyClick(Qt.Key_Return)
        compare(at.work.saidSteps()[1], "3|EA Nord|fertig")
        compare(at.orders.state, 4)
        verify(logLines(at.stage).includes("EA Nord: Wall anheben: erledigt · EA Nord · fertig"))
        verify(logLines(at.stage).includes("Auftrag an EA Nord: Wall anheben"))
    }
    function test_everyKeyIsUniqueInEachState() {
        const at = opened(true, true)
        verifyKeysAreUnique(at.frame)
        for (const number of [1, 2, 3, 5]) {
            choose(at, number)
            const seen = verifyKeysAreUnique(at.frame)
            verify("V" in seen && ("T" in seen) === (number !== 5), number)
        }
        choose(at, 1)
        at.orders.beginStep(4)
        wait(0)
        verifyKeysAreUnique(at.frame)
        at.orders.begin()
        wait(0)
        verify("P" in verifyKeysAreUnique(at.frame))
        at.frame.page = "units"
        at.stage.desk.forces.selected = "Florian Auental 1/44-1"
        at.stage.desk.forces.mark("Florian Auental 1/44-1")
        wait(0)
        verify("Z" in verifyKeysAreUnique(at.frame))
        at.stage.desk.forces.begin()
        wait(0)
        verify("T" in verifyKeysAreUnique(at.frame))
        at.frame.page = "lage"
        wait(0)
        verify("A" in verifyKeysAreUnique(at.frame))
    }
    function test_noKeySendsAnOrder() {
        const at = opened(true)
        at.orders.begin()
        at.orders.write("to", "S4")
        at.orders.write("subject", "Zelte")
        at.orders.write("text", "Zwei Zelte")
        verify(at.orders.reviewDraft())
        wait(0)
        compare(findByName(at.frame, "giveOrder").keyLetter, "")
        at.frame.forceActiveFocus()
        for (const key of [Qt.Key_P, Qt.Key_E, Qt.Key_T, Qt.Key_N])
            keyClick(key, Qt.AltModifier)
        keyClick(Qt.Key_Return)
        compare(at.work.saidOrders().length, 0)
    }
    function test_whatIsMissingIsNamedAndNothingIsReviewed() {
        const at = opened(true)
        at.orders.begin()
        wait(0)
        keyClick(Qt.Key_P, Qt.AltModifier)
        verify(!at.orders.isReviewing)
        verify(findByName(at.frame, "orderTo").activeFocus, "the first that is missing")
        verify(has(at.frame, "Betreff fehlt."))
        at.orders.write("to", "S4")
        at.orders.write("subject", "Zelte")
        at.orders.write("text", "Zwei Zelte")
        at.orders.write("deadline", "2561")
        verify(!at.orders.reviewDraft())
        verify(at.orders.faults.deadline.indexOf("vier Ziffern") > 0)
        at.orders.write("deadline", "1830")
        verify(at.orders.reviewDraft())
        at.orders.give()
        compare(at.work.saidOrders(), ["S4|Zelte|Zwei Zelte|1|18:30|-|new"])
    }
    function test_theDeadlineIsPickedByButton() {
        const at = opened(true)
        at.orders.begin()
        wait(0)
        findByName(at.frame, "deadlineIn30").forceActiveFocus()
        keyClick(Qt.Key_Return)
        compare(findByName(at.frame, "orderDeadline").text, "18:36", "thirty minutes from 18:05:30, on a whole minute")
        verify(at.orders.deadlineSays.indexOf("noch 31") > 0, at.orders.deadlineSays)
    }
    function test_aDraftSurvivesLogOutPageAndBroker() {
        const at = opened(true)
        at.orders.begin()
        at.orders.write("to", "EA Süd")
        at.orders.write("subject", "Boot")
        at.orders.write("text", "Boot an die Bachstraße")
        verify(at.orders.reviewDraft())
        at.stage.logOut()
        wait(0)
        verify(!findByName(at.frame, "giveOrder").enabled)
        verify(has(at.frame, "Bitte anmelden"))
        at.frame.page = "lage"
        wait(0)
        at.stage.lose()
        at.frame.page = "orders"
        wait(0)
        verify(at.orders.isReviewing)
        at.orders.backToForm()
        wait(0)
        compare(findByName(at.frame, "orderTo").text, "EA Süd")
        compare(findByName(at.frame, "orderText").text, "Boot an die Bachstraße")
        at.stage.restore()
        at.stage.logIn()
        tryVerify(() => at.stage.desk.header.isLoggedIn, 10000)
        verify(at.orders.reviewDraft())
        at.orders.give()
        compare(at.work.saidOrders(), ["EA Süd|Boot|Boot an die Bachstraße|1|-|sector|new"])
        verify(at.orders.hasDraft, "there is no link that took it: it stays in the form")
        at.orders.put()
        at.orders.begin()
        compare(at.orders.texts.subject, "Boot")
    }
    function test_notPossibleDemandsAReason() {
        const at = opened(true)
        choose(at, 2)
        keyClick(Qt.Key_U, Qt.AltModifier)
        verify(!findByName(at.frame, "sayStep").enabled)
        verify(has(findByName(at.frame, "stepBox"), "Der Grund fehlt."))
        keyClick(Qt.Key_Return)
        compare(at.work.saidSteps().length, 0)
        type("kein Sand")
        keyClick(Qt.Key_Return)
        compare(at.work.saidSteps(), ["4|S4|kein Sand"])
    }
    function test_aStepIsTakenBackByEscape() {
        const at = opened(true)
        choose(at, 2)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        verify(findByName(at.frame, "stepBox"))
        keyClick(Qt.Key_Escape)
        verify(!findByName(at.frame, "stepBox"))
        compare(at.work.saidSteps().length, 0)
    }
    function test_aDoneOneIsReopened() {
        const at = opened(true)
        choose(at, 5)
        verify(!findByName(at.frame, "orderDone"), "it is done")
        keyClick(Qt.Key_W, Qt.AltModifier)
        keyClick(Qt.Key_Return)
        compare(at.work.saidSteps()[0].substr(0, 2), "7|")
    }
    function test_theStepsAreReadWithWhoAndWhen() {
        const at = opened(false)
        choose(at, 2)
        const detail = findByName(at.frame, "orderDetail")
        verify(has(detail, "begonnen · S4, eingetragen von S2, A. Beispiel"))
        verify(has(detail, "Spedition zugesagt"))
        verify(has(detail, "Bitte anmelden"), "nobody may say anything")
        verify(!findByName(at.frame, "orderDone").enabled)
        choose(at, 1)
        verify(has(detail, "2 KTW, 1 GW-San"))
        verify(has(detail, "Räumung binnen 60 min möglich"))
    }
    function test_twoEditsAtOnceStandSideBySide() {
        const at = opened(true, true)
        verify(rowOf(at, 2).hasRival)
        choose(at, 2)
        const box = findByName(at.frame, "orderRival")
        verify(box)
        verify(has(box, "5 000 Sandsäcke an das Wehr."))
        verify(has(box, "8 000 Sandsäcke an den Bereitstellungsraum Süd."))
        compare(at.orders.rivalBy.indexOf("S3, A. Beispiel"), 0, at.orders.rivalBy)
        at.work.setEchoes(true)
        keyClick(Qt.Key_H, Qt.AltModifier)
        const said = at.work.saidOrders()
        compare(said.length, 1)
        verify(said[0].indexOf("8 000") > 0 && said[0].endsWith("based"), said[0])
        tryVerify(() => !findByName(at.frame, "orderRival"))
    }
    function test_whoEditsIsToldThatItWasChangedMeanwhile() {
        const at = opened(true)
        choose(at, 4)
        keyClick(Qt.Key_D, Qt.AltModifier)
        verify(at.orders.isWriting && at.orders.isChange)
        at.orders.write("text", "Alle 10 min ablesen und melden.")
        verify(!findByName(at.frame, "changedMeanwhile"))
        at.work.tellChange(orderId(4), "Nicht mehr nötig bis 19 Uhr.")
        wait(0)
        verify(findByName(at.frame, "changedMeanwhile"))
        compare(findByName(at.frame, "orderText").text, "Alle 10 min ablesen und melden.")
        verify(at.orders.reviewDraft())
        at.work.setEchoes(true)
        at.orders.give()
        verify(findByName(at.frame, "orderRival"), "both are kept")
        compare(at.orders.rival.length, 1)
    }
    function test_anOrderFollowsFromAMessage() {
        const at = opened(true)
        at.stage.tellIncidents()
        at.orders.begin()
        const which = at.orders.reports.findIndex(line => line.indexOf("Öltank") > 0)
        verify(which > 0, at.orders.reports)
        at.orders.chooseReport(which)
        compare(at.orders.texts.text, "Keller läuft voll, Bachstraße 9, Öltank schwimmt auf")
        verify(at.orders.reportWords.indexOf("Leitstelle: Keller läuft voll") >= 0, at.orders.reportWords)
        verify(at.orders.placeWords.indexOf("32U") === 0, at.orders.placeWords)
    }
    function test_thePlaceIsThatOfTheMap() {
        const at = opened(true)
        at.orders.begin()
        wait(0)
        verify(!findByName(at.frame, "takePlace").enabled, "nothing is chosen")
        at.stage.desk.select(MapView.UnitKind, "Florian Auental 1/44-1")
        wait(0)
        keyClick(Qt.Key_K, Qt.AltModifier)
        verify(at.orders.placeWords.indexOf("32U") === 0, at.orders.placeWords)
    }
    function test_lateOnesAreCardsThatLeadHere() {
        const at = opened(true)
        const kinds = cardKinds(at.stage)
        verify(kinds.some(kind => kind === "Dringend · Auftrag überfällig"), kinds)
        verify(kinds.some(kind => kind === "Dringend · Auftrag nicht möglich"), kinds)
        verify(cardDetails(at.stage).some(detail => detail.indexOf("Grund: Zufahrt überflutet, Boot nötig") >= 0))
        verify(cardDetails(at.stage).some(detail => detail.indexOf("Quittung fehlt · Frist 17:59, seit 6") >= 0), cardDetails(at.stage))
        compare(at.stage.desk.todoOrders, 2)
        at.frame.page = "lage"
        wait(0)
        keyClick(Qt.Key_A, Qt.AltModifier)
        compare(at.frame.page, "orders")
        verify(at.orders.hasOrder)
    }
    function test_thePastIsShownAndNothingIsSaidThere() {
        const at = opened(true)
        choose(at, 2)
        at.stage.lookBack(600)
        wait(0)
        compare(at.orders.list.rowCount(), 0, "nothing was ordered then")
        verify(!at.orders.hasOrder)
        verify(!findByName(at.frame, "newOrder").enabled)
        compare(at.orders.whyNot, "Im Rückblick wird nichts eingegeben. Zurück zu jetzt: F9.")
        at.frame.page = "units"
        wait(0)
        compare(at.stage.desk.forces.list.rowCount(), 0)
        at.stage.lookBack(0)
        wait(0)
        verify(at.orders.hasOrder)
        compare(at.orders.list.rowCount(), 5)
    }
    function test_hostileAndEndlessWordsAreWords() {
        failOnWarning(/TypeError|ReferenceError|Unable to assign/)
        const at = opened(true)
        const words = "<b>fett</b> <img src=x onerror=alert(1)> %1 &amp; \u202eumgedreht " + "Donaudampfschifffahrtsgesellschaftskapitänswitwe".repeat(12)
        const id = at.work.tellOrderWith(words)
        at.orders.selected = id
        waitForRendering(at.frame)
        for (const item of textsOf(at.frame))
            verify(item.textFormat === undefined || item.textFormat === Text.PlainText, item.text)
        verify(has(findByName(at.frame, "orderScheme"), "<b>fett</b> <img src=x"))
        for (const scale of [1, 2]) {
            Theme.scale = scale
            waitForRendering(at.frame)
            const detail = findByName(at.frame, "orderDetail")
            for (const item of textsOf(detail))
                verify(item.mapToItem(detail, 0, 0).x + item.width <= detail.width + 1, scale + ": " + item.text.substr(0, 40))
        }
        at.orders.change()
        waitForRendering(at.frame)
        at.frame.page = "units"
        waitForRendering(at.frame)
    }
    function test_tenThousandOrders() {
        const at = opened(true)
        at.work.tellMany(10000)
        compare(at.orders.allCount, 10005)
        tryCompare(at.list, "count", 10005)
        compare(keys(at).slice(0, 2), [orderId(1), orderId(3)], "what is late still stands first")
        at.orders.search = "Auftrag 9999"
        compare(at.orders.list.rowCount(), 1)
        at.orders.search = ""
        at.orders.filter = 3
        compare(at.orders.list.rowCount(), 2)
        at.frame.page = "units"
        wait(0)
        verify(at.stage.desk.forces.shownUnits > 10000)
    }
    function test_anEmptyPageSaysSo() {
        failOnWarning(/TypeError|ReferenceError|Unable to assign/)
        const at = open(false)
        at.frame.page = "orders"
        wait(0)
        verify(has(at.frame, "Noch kein Lagebild."))
        at.stage.tellAll()
        wait(0)
        verify(has(at.frame, "Noch kein Auftrag erteilt."))
        at.stage.forget()
        wait(0)
        verify(has(at.frame, "Noch kein Lagebild."))
    }
    function test_theListIsWalkedByArrows() {
        const at = opened(true)
        rowOf(at, 1).forceActiveFocus()
        keyClick(Qt.Key_Down)
        verify(rowOf(at, 3).activeFocus)
        keyClick(Qt.Key_Return)
        compare(at.orders.selected, orderId(3))
        rowOf(at, 3).forceActiveFocus()
        keyClick(Qt.Key_Up)
        verify(rowOf(at, 1).activeFocus)
    }
}
