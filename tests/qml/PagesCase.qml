// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// What all tests of the pages share: a stage, the frame on it, and ways to look for things.
TestCase {
    id: test

    when: windowShown
    width: 1600
    height: 900
    visible: true

    Component {
        id: stageComponent
        Stage {}
    }
    Component {
        id: frameComponent
        Frame {
            width: 1600
            height: 900
        }
    }

    // `prepare`: done to the stage before anything is told.
    function open(tell, prepare) {
        const stage = createTemporaryObject(stageComponent, test)
        if (prepare)
            prepare(stage)
        if (tell)
            stage.tellAll()
        const frame = createTemporaryObject(frameComponent, test, { desk: stage.desk })
        verify(frame)
        return { stage: stage, frame: frame }
    }
    function cleanup() {
        Theme.scale = 1
        Theme.night = false
    }
    function walk(item, visit) {
        if (!item || item.visible === false)
            return
        visit(item)
        for (let i = 0; i < item.children.length; ++i)
            walk(item.children[i], visit)
    }
    function actionsOf(root) {
        const found = []
        walk(root, item => { if (item.isAction === true) found.push(item) })
        return found
    }
    function textsOf(root) {
        const found = []
        walk(root, item => { if (item.text !== undefined && item.truncated !== undefined && item.text !== "") found.push(item) })
        return found
    }
    // Alt+letter of what is shown, each once.
    function verifyKeysAreUnique(root) {
        const seen = {}
        for (const action of actionsOf(root)) {
            verify(action.text !== "", "an action without words")
            if (action.keyLetter === "")
                continue
            verify(!(action.keyLetter in seen), "Alt+" + action.keyLetter + " is on '" + action.text + "' and '" + seen[action.keyLetter] + "'")
            seen[action.keyLetter] = action.text
        }
        return seen
    }
    function findByName(root, name) {
        let found = null
        walk(root, item => { if (item.objectName === name) found = item })
        return found
    }
    function has(root, words) {
        return textsOf(root).some(item => item.text.indexOf(words) >= 0)
    }
    function cardKinds(stage) {
        const kinds = []
        const model = stage.desk.todo
        for (let i = 0; i < model.rowCount(); ++i)
            kinds.push(model.data(model.index(i, 0), 259))  // third column: kind
        return kinds
    }
    function cardTitles(stage) {
        const titles = []
        const model = stage.desk.todo
        for (let i = 0; i < model.rowCount(); ++i)
            titles.push(model.data(model.index(i, 0), 261))  // fifth column: title
        return titles
    }
    function cardDetails(stage) {
        const details = []
        const model = stage.desk.todo
        for (let i = 0; i < model.rowCount(); ++i)
            details.push(model.data(model.index(i, 0), 262))  // sixth column: detail
        return details
    }
    // Lists of pages that are not shown are renewed once a second.
    function logLines(stage) {
        stage.desk.refresh()
        const lines = []
        for (let i = 0; i < stage.desk.log.rowCount(); ++i)
            lines.push(stage.desk.log.data(stage.desk.log.index(i, 0), 260))  // fourth column: line
        return lines
    }
    function findingLines(warning) {
        const lines = []
        for (let i = 0; i < warning.findings.rowCount(); ++i)
            lines.push(warning.findings.data(warning.findings.index(i, 0), 257))  // first column: line
        return lines
    }
}
