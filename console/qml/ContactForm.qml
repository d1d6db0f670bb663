// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The chosen entry of the directory, to be read and changed.
Flickable {
    id: form

    required property Desk desk
    readonly property DirectoryDesk directory: desk.directory
    readonly property bool mayWrite: directory.whyNot === ""
    // What the fields are of; they are filled when another entry is chosen, not while one is typed in.
    property string filled: ""
    property string fault: ""
    property bool asksOut: false
    // Its fields, in the order in which they are walked through.
    readonly property var rows: [
        { name: "function", label: qsTr("Funktion"), hint: qsTr("S1, Bauhof, Krankenhaus …") },
        { name: "rank", label: qsTr("Reihenfolge"), hint: qsTr("1 hat die Funktion, 2 ist die 1. Vertretung") },
        { name: "name", label: qsTr("Name"), hint: qsTr("leer: eine Stelle, die immer besetzt ist") },
        { name: "organisation", label: qsTr("Organisation"), hint: "" },
        { name: "mobile", label: qsTr("Mobil"), hint: "" },
        { name: "phone", label: qsTr("Telefon"), hint: "" },
        { name: "mail", label: qsTr("E-Mail"), hint: "" },
        { name: "pager", label: qsTr("Funkmelder"), hint: "" },
        { name: "radio", label: qsTr("Funk"), hint: "" },
        { name: "fax", label: qsTr("Fax"), hint: "" },
        { name: "from", label: qsTr("Rufbereitschaft ab"), hint: qsTr("TT.MM. hh:mm") },
        { name: "until", label: qsTr("Rufbereitschaft bis"), hint: qsTr("TT.MM. hh:mm") },
        { name: "note", label: qsTr("Vermerk"), hint: "" }]

    function fieldAt(index) {
        const one = fields.itemAt(index) as ContactField
        return one.field
    }
    function begin() { fieldAt(0).forceActiveFocus() }
    function fill() {
        if (filled === directory.selected)
            return
        filled = directory.selected
        fault = ""
        asksOut = false
        const known = directory.fields
        for (let i = 0; i < fields.count; ++i)
            fieldAt(i).text = known[rows[i].name]
        contentY = 0
    }
    function save() {
        const typed = {}
        for (let i = 0; i < fields.count; ++i)
            typed[rows[i].name] = fieldAt(i).text
        fault = directory.save(typed)
        if (fault !== "")
            toEnd.restart()
    }

    // What is wrong is in sight.
    Timer { id: toEnd; interval: 0; onTriggered: form.contentY = Math.max(0, form.contentHeight - form.height) }

    contentHeight: column.implicitHeight + Theme.unit * 10
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    Component.onCompleted: fill()

    Connections {
        target: form.directory
        function onChanged() {
            // An entry that is new here comes back from the broker with what was said of it.
            if (form.filled === form.directory.selected && form.directory.facts !== "" && fields.count > 0 && form.fieldAt(0).text === "")
                form.filled = ""
            form.fill()
        }
    }

    Keys.enabled: directory.selected !== ""
    Keys.onEscapePressed: directory.selected = ""
    KeysInSight { view: form; within: column }

    ColumnLayout {
        id: column
        x: Theme.unit * 5
        y: Theme.unit * 5
        width: form.width - Theme.unit * 10
        spacing: Theme.unit * 2

        Label {
            Layout.fillWidth: true
            objectName: "contactNothing"
            visible: form.directory.selected === ""
            text: qsTr("Eintrag wählen, um ihn zu lesen oder zu ändern. Die Leertaste kreuzt ihn für eine Einberufung an.")
            color: Theme.second
            wrapMode: Text.Wrap
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: form.directory.selected !== ""
            spacing: Theme.unit * 2
            Label { Layout.fillWidth: true; objectName: "contactTitle"; text: form.directory.isNew ? qsTr("Neuer Eintrag") : qsTr("Eintrag"); font.pixelSize: Theme.title; font.bold: true }
            Label { Layout.fillWidth: true; visible: text !== ""; text: form.directory.facts; color: Theme.second; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; objectName: "contactWhyNot"; visible: text !== ""; text: form.directory.whyNot; color: Theme.urgencyLine[3]; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; objectName: "contactRival"; visible: text !== ""; text: form.directory.rival === "" ? "" : form.directory.rival + "\n" + qsTr("Prüfen und neu sichern; dann gilt, was hier steht."); color: Theme.urgencyLine[3]; font.bold: true; wrapMode: Text.Wrap }
            Repeater {
                id: fields
                model: form.rows.length
                ContactField {
                    required property int index
                    name: form.rows[index].name
                    label: form.rows[index].label
                    hint: form.rows[index].hint
                    readOnly: !form.mayWrite
                    onAccepted: saveButton.clicked()
                }
            }
            Label { Layout.fillWidth: true; objectName: "contactFault"; visible: text !== ""; text: form.fault; color: Theme.urgencyLine[4]; font.bold: true; wrapMode: Text.Wrap }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                ActionButton { id: saveButton; objectName: "contactSave"; text: qsTr("Sichern"); keyLetter: "T"; primary: true; enabled: form.mayWrite; onClicked: form.save() }
                ActionButton {
                    objectName: "contactOut"
                    visible: !form.directory.isNew
                    text: form.asksOut ? qsTr("Wirklich streichen") : qsTr("Streichen")
                    enabled: form.mayWrite
                    onClicked: {
                        if (form.asksOut) {
                            form.directory.takeOut()
                            form.directory.selected = ""
                        }
                        form.asksOut = !form.asksOut
                    }
                    onActiveFocusChanged: if (!activeFocus) form.asksOut = false
                }
                ActionButton { objectName: "contactPut"; text: qsTr("Weglegen") + " · Esc"; onClicked: form.directory.selected = "" }
            }
        }
    }
}
