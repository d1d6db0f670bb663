// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Files of entries: what is seen of them, leafing through them, saving, attaching, paper.
PagesCase {
    id: test

    name: "Files"

    function openLog() {
        const at = open(true)
        at.hashes = at.stage.tellFiles()
        at.frame.page = "log"
        tryVerify(() => chipsOf(at.frame).length === 5)
        return at
    }
    function isShown(chip) {
        const picture = pictureOf(chip)
        return picture !== null && picture.isReady
    }
    function chipsOf(root) {
        const found = []
        walk(root, item => { if (item.file !== undefined && item.isGone !== undefined && item.share !== undefined && item.isCompact !== undefined) found.push(item) })
        return found
    }
    function pictureOf(chip) {
        let found = null
        walk(chip, item => { if (item.isCut === true) found = item })
        return found
    }

    function test_eachFileSaysHowItStands() {
        const at = openLog()
        const chips = chipsOf(at.frame)
        compare(chips.length, 5)
        compare(chips[0].state, "")
        tryVerify(() => isShown(chips[0]), 5000)
        verify(chips[1].state.indexOf("Anlage folgt, 40") === 0, chips[1].state)
        verify(chips[2].state.indexOf("gelöscht am") === 0 && chips[2].state.indexOf("Frist") > 0, chips[2].state)
        verify(chips[3].state.indexOf("nicht ladbar") === 0, chips[3].state)
        compare(chips[4].state, "")
        verify(chips[2].isGone && chips[3].isGone && !chips[0].isGone && !chips[4].isGone)
        // The words stand beside the picture, and a screen reader says name and entry.
        verify(chips[0].Accessible.name.indexOf("Steg am Wehr.jpg. Steg am Wehr unter Wasser") > 0, chips[0].Accessible.name)
    }
    function test_aFileThatComesIsShown() {
        const at = openLog()
        const chip = chipsOf(at.frame)[1]
        verify(!isShown(chip))
        at.stage.tellFileCame()
        tryVerify(() => isShown(chip), 5000)
        compare(chip.state, "")
    }
    function test_nothingIsFetchedThatNobodySees() {
        const at = open(true)
        const hashes = at.stage.tellFiles()
        at.frame.page = "lage"
        at.stage.tellUnitFiles()
        wait(0)
        compare(at.stage.desk.files.words(hashes[4], 0), "", "a document is fetched when somebody asks for it")
        at.frame.page = "log"
        wait(0)
        compare(at.stage.desk.files.words(hashes[4], 0), "")
    }
    function test_theViewerGoesByKeysAlone() {
        const at = openLog()
        const chip = chipsOf(at.frame)[0]
        tryVerify(() => isShown(chip), 5000)
        chip.forceActiveFocus()
        keyClick(Qt.Key_Return)
        const viewer = findViewer(at.frame)
        tryVerify(() => viewer.opened)
        compare(viewer.index, 0)
        const picture = findPicture(viewer)
        tryVerify(() => picture.isReady, 5000)
        keyClick(Qt.Key_Plus)
        verify(picture.zoom > 1.2)
        const before = picture.middle.x
        keyClick(Qt.Key_Right)
        verify(picture.middle.x > before, "zoomed, an arrow moves")
        for (let i = 0; i < 30; ++i)
            keyClick(Qt.Key_Right)
        verify(picture.middle.x <= 1 - 0.5 / picture.zoom + 0.001, "not beyond the picture's edge")
        keyClick(Qt.Key_D, Qt.AltModifier)
        compare(picture.turn, 1)
        keyClick(Qt.Key_0)
        compare(picture.zoom, 1)
        compare(picture.turn, 0)
        keyClick(Qt.Key_Right)
        compare(viewer.index, 1, "whole, an arrow leafs")
        keyClick(Qt.Key_PageDown)
        compare(viewer.index, 2)
        verify(has(viewer.contentItem, "gelöscht am"))
        keyClick(Qt.Key_PageUp)
        keyClick(Qt.Key_End)
        compare(viewer.index, 4)
        verify(has(viewer.contentItem, "Diese Konsole zeigt Dokumente nicht selbst"))
        keyClick(Qt.Key_Escape)
        tryVerify(() => !viewer.opened)
    }
    function findViewer(frame) {
        let found = null
        walk(frame, item => {
            for (let i = 0; i < item.data.length; ++i)
                if (item.data[i] && item.data[i].objectName === "fileViewer")
                    found = item.data[i]
        })
        return found
    }
    function findPicture(viewer) { return findByName(viewer.contentItem, "viewerPicture") }

    function test_theViewersKeysAreUnique() {
        const at = openLog()
        const viewer = findViewer(at.frame)
        viewer.show(at.stage.desk.files.shownFiles(), at.hashes[0])
        tryVerify(() => viewer.opened)
        const seen = {}
        for (const action of actionsOf(viewer.contentItem)) {
            verify(!(action.keyLetter in seen), "Alt+" + action.keyLetter)
            if (action.keyLetter !== "")
                seen[action.keyLetter] = true
        }
        viewer.close()
    }
    function test_aSavedFileIsNamedWithItsHash() {
        const at = openLog()
        const files = at.stage.desk.files
        files.save(at.hashes[0], "../Steg am Wehr.jpg", "image/jpeg", false)
        tryVerify(() => files.written !== "", 5000)
        verify(files.note.indexOf("Gesichert:") === 0 && files.note.indexOf("SHA-256") > 0, files.note)
        compare(at.stage.writtenFiles().join(), "Steg am Wehr.jpg")
        files.save(at.hashes[2], "Hof.jpg", "image/jpeg", false)
        tryVerify(() => files.noteIsFailure)
        verify(files.note.indexOf("gelöscht am") > 0, files.note)
    }
    function test_whatIsTakenOutIsSaidBeforeItIsSent() {
        const at = openLog()
        at.stage.logIn()
        const files = at.stage.desk.files
        files.addFiles([at.stage.fileOnDisk("png")])
        tryVerify(() => !files.isPreparing, 5000)
        verify(has(at.frame, "Entfernt: Beschreibungen"), textsOf(findByName(at.frame, "pendingFiles")).map(item => item.text).join(" | "))
        findByName(at.frame, "writeLog").clicked()
        verify(findByName(at.frame, "logEntry").activeFocus, "an entry without words: the key leads to them")
        compare(files.pendingCount, 1, "nothing has gone")
        findByName(at.frame, "logEntry").text = "Skizze vom Deich"
        verify(findByName(at.frame, "writeLog").enabled)
        compare(findByName(at.frame, "writeLog").text, "Eintragen mit Anlagen")
    }
    function test_aFileThatIsNotTakenHoldsTheEntryBack() {
        const at = openLog()
        at.stage.logIn()
        const files = at.stage.desk.files
        findByName(at.frame, "logEntry").text = "Bericht"
        files.addFiles([at.stage.fileOnDisk("docx"), at.stage.fileOnDisk("png")])
        tryVerify(() => !files.isPreparing, 5000)
        verify(has(at.frame, "Nur JPEG, PNG, WebP, PDF und Text."))
        verify(!findByName(at.frame, "writeLog").enabled)
        files.removePending(0)
        wait(0)
        verify(findByName(at.frame, "writeLog").enabled)
        compare(files.pendingCount, 1)
    }
    function test_theDialogForFilesOpensEachTime() {
        const at = openLog()
        at.stage.logIn()
        const ask = findByName(at.frame, "fileAsk")
        for (let i = 0; i < 2; ++i) {
            keyClick(Qt.Key_A, Qt.AltModifier)
            tryVerify(() => ask.item && ask.item.visible)
            ask.item.reject()
            tryVerify(() => !ask.item.visible)
        }
    }
    function test_filesDroppedOnTheLogAreAttachedForWhoIsLoggedIn() {
        const at = openLog()
        const files = at.stage.desk.files
        const dropped = [at.stage.fileOnDisk("png"), at.stage.fileOnDisk("docx")]
        at.stage.dropOn(at.frame, dropped)
        compare(files.pendingCount, 0, "nobody is logged in")
        at.stage.logIn()
        wait(0)
        at.stage.dropOn(at.frame, dropped)
        compare(files.pendingCount, 2)
        tryVerify(() => !files.isPreparing, 5000)
        verify(has(at.frame, "Nur JPEG, PNG, WebP, PDF und Text."), "what is not taken is said")
    }
    function test_noMoreThanEightAreAttached() {
        const at = openLog()
        const files = at.stage.desk.files
        const one = at.stage.fileOnDisk("png")
        files.addFiles([one, one, one, one, one, one, one, one, one])
        compare(files.pendingCount, 8)
        verify(files.note.indexOf("Höchstens 8") === 0, files.note)
        tryVerify(() => !files.isPreparing, 5000)
    }
    function test_paperAndExportWaitForFilesOrGoOnWithout() {
        const at = openLog()
        const files = at.stage.desk.files
        files.printLog()
        compare(files.waitingFor, 1)
        tryVerify(() => has(at.frame, "Anlagen, die noch geholt werden: 1"))
        keyClick(Qt.Key_J, Qt.AltModifier)
        tryVerify(() => files.written !== "", 10000)
        verify(files.note.indexOf("PDF geschrieben") === 0 && files.note.indexOf("Bilder, die fehlen: 3.") > 0, files.note)
        at.stage.tellFileCame()
        files.exportLog()
        files.writeNow()
        tryVerify(() => files.note.indexOf("Ausgegeben, Anlagen: 2.") === 0, 10000, files.note)
        const written = at.stage.writtenFiles().join("\n")
        verify(written.indexOf("SHA256SUMS.txt") > 0 && written.indexOf("einsatztagebuch.csv") > 0 && written.indexOf("Steg am Wehr.jpg") > 0, written)
    }
    function test_aUnitsPhotoIsOnItsLineAndInTheLog() {
        const at = openLog()
        at.stage.tellUnitFiles()
        verify(logLines(at.stage).some(line => line.indexOf("Florian Auental 1/44-1 · Status 4") === 0), logLines(at.stage)[0])
        at.frame.page = "units"
        wait(0)
        tryVerify(() => chipsOf(at.frame).length === 1)
    }
    function test_filesGoAwayWhileTheyAreLookedAt() {
        const at = openLog()
        const viewer = findViewer(at.frame)
        viewer.show(at.stage.desk.files.shownFiles(), at.hashes[0])
        tryVerify(() => viewer.opened)
        at.stage.forget()
        wait(0)
        keyClick(Qt.Key_PageDown)
        at.stage.lose()
        wait(0)
        verify(viewer.opened)
        viewer.close()
    }
}
