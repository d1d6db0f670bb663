// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Dialogs
import Lagewerk.Console

// The system's own dialog for choosing files to attach; made anew each time, when somebody asks for it.
FileDialog {
    required property FileDesk files

    fileMode: FileDialog.OpenFiles
    title: qsTr("Anlagen wählen")
    nameFilters: [qsTr("Fotos, PDF, Text (*.jpg *.jpeg *.png *.webp *.pdf *.txt *.csv *.md)"), qsTr("Alle Dateien (*)")]
    onAccepted: files.addFiles(selectedFiles)
    Component.onCompleted: open()
}
