<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="de">
<context>
    <name>AlarmBand</name>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Zum Übernehmen anmelden</source>
        <translation>Log in to take over</translation>
    </message>
    <message>
        <source>Zeigen</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Kein Ton: %1</source>
        <translation>No sound: %1</translation>
    </message>
    <message>
        <source>Ton an</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>Ton 10 min aus</source>
        <translation>Mute for 10 min</translation>
    </message>
</context>
<context>
    <name>AreaPanel</name>
    <message>
        <source>Gebiet einzeichnen</source>
        <translation>Draw area</translation>
    </message>
    <message>
        <source>Gebiet ändern</source>
        <translation>Change area</translation>
    </message>
    <message>
        <source>Name, wie ihn alle lesen</source>
        <translation>Name as everybody reads it</translation>
    </message>
    <message>
        <source>Name des Gebiets</source>
        <translation>Name of the area</translation>
    </message>
    <message>
        <source>Gefahr</source>
        <translation>Hazard</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Shape</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>Keil, Länge</source>
        <translation>Wedge, length</translation>
    </message>
    <message>
        <source>Freisetzung</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Grenzwert</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Wind aus</source>
        <translation>Wind from</translation>
    </message>
    <message>
        <source>Wind</source>
        <translation>Wind</translation>
    </message>
    <message>
        <source>Dreht mit der Messung von</source>
        <translation>Turns with the wind measured by</translation>
    </message>
    <message>
        <source>Ausbreitungsklasse</source>
        <translation>Stability class</translation>
    </message>
    <message>
        <source>Gilt für</source>
        <translation>Valid for</translation>
    </message>
    <message>
        <source>Stunden</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>Leer: bis es jemand aufhebt.</source>
        <translation>Empty: until somebody lifts it.</translation>
    </message>
    <message>
        <source>Bemerkung</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>kritische Objekte</source>
        <translation>critical objects</translation>
    </message>
    <message>
        <source>Straßen darin</source>
        <translation>streets inside</translation>
    </message>
    <message>
        <source>Größe</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Überschlag, keine Messung und keine amtliche Karte.</source>
        <translation>An estimate, no measurement and no official map.</translation>
    </message>
    <message>
        <source>Setzen</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Letztes zurück</source>
        <translation>Undo last</translation>
    </message>
    <message>
        <source>Aufheben</source>
        <translation>Lift</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Menschen, nachts</source>
        <translation>People, by night</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Wasser über der Sohle</source>
        <translation>Water above the bed</translation>
    </message>
    <message>
        <source>Bachauf und bachab</source>
        <translation>Up and down the stream</translation>
    </message>
    <message>
        <source>Bach ab Einzugsgebiet</source>
        <translation>Stream from catchment</translation>
    </message>
    <message>
        <source>Kleiner: auch kleinere Bäche.</source>
        <translation>Smaller: smaller brooks, too.</translation>
    </message>
    <message>
        <source>Regen</source>
        <translation>Rain</translation>
    </message>
    <message>
        <source>Senken ab</source>
        <translation>Hollows from</translation>
    </message>
    <message>
        <source>Blöcke zwischen</source>
        <translation>Blocks between</translation>
    </message>
    <message>
        <source>Kartenmitte</source>
        <translation>Map centre</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Objekte und Stellen</source>
        <translation>Objects and places</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nur laufende</source>
        <translation>Only current ones</translation>
    </message>
    <message>
        <source>Auch abgeschlossene</source>
        <translation>Closed ones, too</translation>
    </message>
    <message>
        <source>Zum Anlegen anmelden (Alt M)</source>
        <translation>Log in to create (Alt M)</translation>
    </message>
    <message>
        <source>Name des neuen Eintrags</source>
        <translation>Name of the new entry</translation>
    </message>
    <message>
        <source>Anlegen</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Objekte des Ortspakets</source>
        <translation>Objects of the town package</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Eintrag wählen, um seinen Stand zu ändern.</source>
        <translation>Choose an entry to change its state.</translation>
    </message>
    <message>
        <source>Prüfen und neu sichern; dann gilt, was hier steht.</source>
        <translation>Check and save again; then what stands here counts.</translation>
    </message>
    <message>
        <source>Stand setzen</source>
        <translation>Set state</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>unbekannt</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Zugesagt für (Uhrzeit)</source>
        <translation>Promised for (time)</translation>
    </message>
    <message>
        <source>Strom bis (Uhrzeit)</source>
        <translation>Power until (time)</translation>
    </message>
    <message>
        <source>Uhrzeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Quelle der Angaben</source>
        <translation>Source of the figures</translation>
    </message>
    <message>
        <source>wer hat es gesagt, wann</source>
        <translation>who said it, when</translation>
    </message>
    <message>
        <source>Quelle</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Vermerk (keine Namen von Betroffenen)</source>
        <translation>Note (no names of people affected)</translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Sichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Auf der Karte</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>Wirklich von der Tafel nehmen</source>
        <translation>Really take off the board</translation>
    </message>
    <message>
        <source>Von der Tafel nehmen</source>
        <translation>Take off the board</translation>
    </message>
    <message>
        <source>Neuer Eintrag: Name</source>
        <translation>New entry: name</translation>
    </message>
</context>
<context>
    <name>CallDetail</name>
    <message>
        <source>Einberufung wählen, um zu sehen, wer kommt.</source>
        <translation>Choose a call-up to see who is coming.</translation>
    </message>
    <message>
        <source>Antwort von %1</source>
        <translation>Answer of %1</translation>
    </message>
    <message>
        <source>Ankunft: 18:40 oder 20</source>
        <translation>Arrival: 18:40 or 20</translation>
    </message>
    <message>
        <source>Ankunft, Uhrzeit oder Minuten</source>
        <translation>Arrival, time or minutes</translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Vermerk zur Antwort</source>
        <translation>Note to the answer</translation>
    </message>
    <message>
        <source>Kommt</source>
        <translation>Coming</translation>
    </message>
    <message>
        <source>Kommt nicht</source>
        <translation>Not coming</translation>
    </message>
    <message>
        <source>Ist da</source>
        <translation>Is here</translation>
    </message>
    <message>
        <source>Vermerken</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Säumige erneut einberufen</source>
        <translation>Call the silent again</translation>
    </message>
    <message>
        <source>Wirklich beenden</source>
        <translation>Really close</translation>
    </message>
    <message>
        <source>Einberufung beenden</source>
        <translation>Close the call-up</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <source>Einberufen</source>
        <translation>Call up</translation>
    </message>
    <message>
        <source>So wird einberufen</source>
        <translation>As it will go out</translation>
    </message>
    <message>
        <source>Weglegen</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Übung: Echte Wege gibt es nur, wenn die Übungsleitung sie eingerichtet hat. Ihr Text beginnt und endet dann mit „ÜBUNG“.</source>
        <translation>Exercise: real ways exist only where the exercise directors have set them up. Their text then begins and ends with “ÜBUNG”.</translation>
    </message>
    <message>
        <source>Unterschrieben wird mit Ihrem Schlüssel. Die Antwortfrist läuft ab dem Absenden.</source>
        <translation>Signed with your key. The time to answer runs from the moment it is sent.</translation>
    </message>
    <message>
        <source>Zurück zum Text</source>
        <translation>Back to the text</translation>
    </message>
    <message>
        <source>Unterschreiben und einberufen</source>
        <translation>Sign and call up</translation>
    </message>
    <message>
        <source>Niemand ist angekreuzt: links mit der Leertaste ankreuzen.</source>
        <translation>Nobody is ticked: tick on the left with the space bar.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Betreff</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Text: was ist los, was ist zu tun</source>
        <translation>Text: what has happened, what to do</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Wohin (leer: nur antworten)</source>
        <translation>Where to (empty: only answer)</translation>
    </message>
    <message>
        <source>Stabsraum, Rathaus, 1. Stock</source>
        <translation>Staff room, town hall, first floor</translation>
    </message>
    <message>
        <source>Wohin</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>Da sein bis (Uhrzeit)</source>
        <translation>Be there by (time)</translation>
    </message>
    <message>
        <source>Da sein bis</source>
        <translation>Be there by</translation>
    </message>
    <message>
        <source>Antwort binnen (Minuten)</source>
        <translation>Answer within (minutes)</translation>
    </message>
    <message>
        <source>Antwort binnen Minuten</source>
        <translation>Answer within minutes</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Angekreuzt: %1. Wege dorthin:</source>
        <translation>Ticked: %1. The ways there:</translation>
    </message>
</context>
<context>
    <name>CallRowItem</name>
    <message>
        <source>läuft</source>
        <translation>running</translation>
    </message>
    <message>
        <source>beendet</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>ChangesSheet</name>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Der frühere Stand wird aufgebaut …</source>
        <translation>The earlier state is being built …</translation>
    </message>
    <message>
        <source>%1: vorher %2, jetzt %3</source>
        <translation>%1: before %2, now %3</translation>
    </message>
    <message>
        <source>Als PDF</source>
        <translation>As PDF</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>S1, Bauhof, Krankenhaus …</source>
        <translation>S1, depot, hospital …</translation>
    </message>
    <message>
        <source>Reihenfolge</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>1 hat die Funktion, 2 ist die 1. Vertretung</source>
        <translation>1 holds the function, 2 is the first deputy</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>leer: eine Stelle, die immer besetzt ist</source>
        <translation>empty: a desk that is always manned</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Mobil</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>telephone</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>Funkmelder</source>
        <translation>pager</translation>
    </message>
    <message>
        <source>Funk</source>
        <translation>radio</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>fax</translation>
    </message>
    <message>
        <source>Rufbereitschaft ab</source>
        <translation>On call from</translation>
    </message>
    <message>
        <source>Rufbereitschaft bis</source>
        <translation>On call until</translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Eintrag wählen, um ihn zu lesen oder zu ändern. Die Leertaste kreuzt ihn für eine Einberufung an.</source>
        <translation>Choose an entry to read or change it. The space bar ticks it for a call-up.</translation>
    </message>
    <message>
        <source>Neuer Eintrag</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>Eintrag</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Prüfen und neu sichern; dann gilt, was hier steht.</source>
        <translation>Check and save again; then what stands here counts.</translation>
    </message>
    <message>
        <source>Sichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Wirklich streichen</source>
        <translation>Really remove</translation>
    </message>
    <message>
        <source>Streichen</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>TT.MM. hh:mm</source>
        <translation>DD.MM. hh:mm</translation>
    </message>
    <message>
        <source>Weglegen</source>
        <translation>Put away</translation>
    </message>
</context>
<context>
    <name>ContactRowItem</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>DecisionSheet</name>
    <message>
        <source>Entschluss</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Gegenstand</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>z. B. Räumung Mühlenviertel</source>
        <translation>e.g. evacuation of Mühlenviertel</translation>
    </message>
    <message>
        <source>Entschluss: was wird getan, von wem, bis wann</source>
        <translation>Decision: what is done, by whom, by when</translation>
    </message>
    <message>
        <source>Begründung</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>Erwogene Möglichkeiten, eine je Zeile</source>
        <translation>Options weighed, one a line</translation>
    </message>
    <message>
        <source>Erwogene Möglichkeiten</source>
        <translation>Options weighed</translation>
    </message>
    <message>
        <source>Noch einmal lesen. Unterschrieben wird mit %1 Grundlagen, Stand %2.</source>
        <translation>Read it once more. It is signed with %1 grounds, as of %2.</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Unterschreiben und festhalten</source>
        <translation>Sign and record</translation>
    </message>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Worauf er beruht: %1 gewählt, Stand %2</source>
        <translation>What it rests on: %1 chosen, as of %2</translation>
    </message>
    <message>
        <source>Stand von jetzt</source>
        <translation>As of now</translation>
    </message>
    <message>
        <source>Noch kein Entschluss festgehalten.</source>
        <translation>No decision recorded yet.</translation>
    </message>
    <message>
        <source>Bisherige Entschlüsse</source>
        <translation>Decisions so far</translation>
    </message>
    <message>
        <source>ersetzt</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>heute: %1</source>
        <translation>now: %1</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Noch einmal senden</source>
        <translation>Send once more</translation>
    </message>
    <message>
        <source>Ist angekommen</source>
        <translation>Has arrived</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Verzeichnis</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>Einträge</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>Einberufungen</source>
        <translation>Call-ups</translation>
    </message>
    <message>
        <source>Einberufen (%1)</source>
        <translation>Call up (%1)</translation>
    </message>
    <message>
        <source>Einberufen</source>
        <translation>Call up</translation>
    </message>
    <message>
        <source>Name, Funktion, Nummer</source>
        <translation>Name, function, number</translation>
    </message>
    <message>
        <source>Verzeichnis durchsuchen</source>
        <translation>Search the directory</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Suche leeren</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>Nur Rufbereitschaft</source>
        <translation>On call only</translation>
    </message>
    <message>
        <source>Alle ankreuzen</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>Neuer Eintrag</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>Noch niemand wurde einberufen. Einträge ankreuzen (Leertaste) und einberufen (Alt E).</source>
        <translation>Nobody has been called up yet. Tick entries (space bar) and call up (Alt E).</translation>
    </message>
    <message>
        <source>Das Verzeichnis ist leer. Hier steht, wer für welche Funktion auf welchem Weg erreicht wird, wer vertritt und wer Rufbereitschaft hat.</source>
        <translation>The directory is empty. It holds who is reached for which function by which way, who stands in and who is on call.</translation>
    </message>
    <message>
        <source>Kein Eintrag passt zu Suche und Filter.</source>
        <translation>No entry matches search and filter.</translation>
    </message>
    <message>
        <source>Einberufungen (%1 offen)</source>
        <translation>Call-ups (%1 open)</translation>
    </message>
    <message>
        <source>So übernehmen</source>
        <translation>Take over like that</translation>
    </message>
    <message>
        <source>Tabelle einfügen</source>
        <translation>Paste a table</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
    <message>
        <source>Einzeichnen</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>Zeichnung ändern</source>
        <translation>Change drawing</translation>
    </message>
    <message>
        <source>Text auf der Karte</source>
        <translation>Text on the map</translation>
    </message>
    <message>
        <source>Name, wie ihn alle lesen</source>
        <translation>Name as everybody reads it</translation>
    </message>
    <message>
        <source>EA Nord</source>
        <translation>Sector North</translation>
    </message>
    <message>
        <source>Name der Zeichnung</source>
        <translation>Name of the drawing</translation>
    </message>
    <message>
        <source>Wozu</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Shape</translation>
    </message>
    <message>
        <source>Abschnittsleitung</source>
        <translation>Sector leader</translation>
    </message>
    <message>
        <source>Erreichbar, Kanal</source>
        <translation>Reachable, channel</translation>
    </message>
    <message>
        <source>Teil von</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>Gilt für, Stunden</source>
        <translation>Valid for, hours</translation>
    </message>
    <message>
        <source>Leer: bis es jemand aufhebt.</source>
        <translation>Empty: until somebody takes it back.</translation>
    </message>
    <message>
        <source>Bemerkung</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Größe: %1</source>
        <translation>Size: %1</translation>
    </message>
    <message>
        <source>Setzen</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Kartenmitte</source>
        <translation>Middle of map</translation>
    </message>
    <message>
        <source>Letztes zurück</source>
        <translation>Undo last</translation>
    </message>
    <message>
        <source>Aufheben</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DrawingRowItem</name>
    <message>
        <source>auf der Karte ausgeblendet</source>
        <translation>hidden on the map</translation>
    </message>
    <message>
        <source>Oben gilt</source>
        <translation>The upper one counts</translation>
    </message>
    <message>
        <source>Die andere gilt</source>
        <translation>The other one counts</translation>
    </message>
</context>
<context>
    <name>DrawingsPanel</name>
    <message>
        <source>Abschnitte und Zeichnungen</source>
        <translation>Sectors and drawings</translation>
    </message>
    <message>
        <source>Neu einzeichnen</source>
        <translation>Draw new</translation>
    </message>
    <message>
        <source>Liste schließen</source>
        <translation>Close list</translation>
    </message>
    <message>
        <source>Damals war nichts eingezeichnet.</source>
        <translation>Nothing was drawn then.</translation>
    </message>
    <message>
        <source>Noch nichts eingezeichnet. „Neu einzeichnen“ beginnt mit einem Einsatzabschnitt; Befehlsstellen, Wege, Sperren und Deiche gehen ebenso.</source>
        <translation>Nothing is drawn yet. “Draw new” begins with a sector; command posts, routes, closures and dikes work the same way.</translation>
    </message>
    <message>
        <source>Auf der Karte</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>%1: an</source>
        <translation>%1: on</translation>
    </message>
    <message>
        <source>%1: aus</source>
        <translation>%1: off</translation>
    </message>
</context>
<context>
    <name>ExercisePage</name>
    <message>
        <source>Kein Übungsbetrieb. Diese Seite zeigt eine laufende Übung; hier ist die echte Lage.</source>
        <translation>No exercise. This page shows a running exercise; this is the real situation.</translation>
    </message>
    <message>
        <source>Kein Übungsbetrieb. Diese Seite zeigt eine laufende Übung.</source>
        <translation>No exercise. This page shows a running exercise.</translation>
    </message>
    <message>
        <source>Regeln dieser Übung</source>
        <translation>Rules of this exercise</translation>
    </message>
    <message>
        <source>Übungszeit</source>
        <translation>Exercise time</translation>
    </message>
    <message>
        <source>Echte Zeit</source>
        <translation>Real time</translation>
    </message>
    <message>
        <source>Übungsuhr gegen echte Uhr</source>
        <translation>Exercise clock against real clock</translation>
    </message>
    <message>
        <source>Es übt</source>
        <translation>Exercising</translation>
    </message>
    <message>
        <source>Übungsbereich</source>
        <translation>Exercise realm</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Noch keine. Eine Einlage steht hier, sobald sie eingespielt ist; was noch kommt, weiß nur die Übungsleitung.</source>
        <translation>None yet. An inject stands here as soon as it was played in; what is still to come only exercise control knows.</translation>
    </message>
    <message>
        <source>Eingespielte Einlagen</source>
        <translation>Injects played in</translation>
    </message>
    <message>
        <source>%1 an %2</source>
        <translation>%1 to %2</translation>
    </message>
</context>
<context>
    <name>FileAsk</name>
    <message>
        <source>Anlagen wählen</source>
        <translation>Choose files to attach</translation>
    </message>
    <message>
        <source>Fotos, PDF, Text (*.jpg *.jpeg *.png *.webp *.pdf *.txt *.csv *.md)</source>
        <translation>Photos, PDF, text (*.jpg *.jpeg *.png *.webp *.pdf *.txt *.csv *.md)</translation>
    </message>
    <message>
        <source>Alle Dateien (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>FileViewer</name>
    <message>
        <source>Zurück</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vorige</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Nächste</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Größer</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Kleiner</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Drehen</source>
        <translation>Turn</translation>
    </message>
    <message>
        <source>Sichern</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Sichern und öffnen</source>
        <translation>Save and open</translation>
    </message>
    <message>
        <source>Bild wird geladen …</source>
        <translation>Loading the picture …</translation>
    </message>
    <message>
        <source>Diese Konsole zeigt Dokumente nicht selbst. „Sichern und öffnen“ gibt sie dem Programm des Systems.</source>
        <translation>This console does not show documents itself. “Save and open” hands them to the system&apos;s program.</translation>
    </message>
    <message>
        <source>%1 von %2</source>
        <translation>%1 of %2</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Texte, Längen und Gebiet geprüft: nichts zu beanstanden</source>
        <translation>Texts, lengths and area checked: nothing to object to</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Ansehen</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Nicht nötig</source>
        <translation>Not needed</translation>
    </message>
</context>
<context>
    <name>GroundSwitch</name>
    <message>
        <source>Grundkarte: Kacheln</source>
        <translation>Base map: tiles</translation>
    </message>
    <message>
        <source>Grundkarte: gezeichnet</source>
        <translation>Base map: drawn</translation>
    </message>
</context>
<context>
    <name>HandoverForm</name>
    <message>
        <source>%1, %2 übergibt diesen Arbeitsplatz an:</source>
        <translation>%1, %2 hands this workplace over to:</translation>
    </message>
    <message>
        <source>Wer übernimmt</source>
        <translation>Who takes over</translation>
    </message>
    <message>
        <source>Passphrase dessen, der übernimmt</source>
        <translation>Passphrase of who takes over</translation>
    </message>
    <message>
        <source>Worauf zu achten ist (kommt ins Einsatztagebuch)</source>
        <translation>What to watch (goes into the incident log)</translation>
    </message>
    <message>
        <source>Übergeben</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Im Einsatztagebuch: %1</source>
        <translation>In the incident log: %1</translation>
    </message>
    <message>
        <source>Schlüssel wird geöffnet …</source>
        <translation>Opening the key …</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>ÜBUNG</source>
        <translation>EXERCISE</translation>
    </message>
    <message>
        <source>Verbindung wird aufgebaut</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Lagebild</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>alt · p99</source>
        <translation>old · p99</translation>
    </message>
    <message>
        <source>keine stumm</source>
        <translation>none silent</translation>
    </message>
    <message>
        <source>%1 stumm</source>
        <translation>%1 silent</translation>
    </message>
    <message>
        <source>Abmelden</source>
        <translation>Log out</translation>
    </message>
    <message>
        <source>Anmelden</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>%1 in Wartung</source>
        <translation>%1 in maintenance</translation>
    </message>
    <message>
        <source>Nur %1</source>
        <translation>Only %1</translation>
    </message>
</context>
<context>
    <name>IncidentRowItem</name>
    <message>
        <source>seit %1</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>zum Zusammenführen dazugenommen</source>
        <translation>taken along for merging</translation>
    </message>
    <message>
        <source>dringend</source>
        <translation>urgent</translation>
    </message>
</context>
<context>
    <name>IncidentsPage</name>
    <message>
        <source>Ereignisse</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Nur offene</source>
        <translation>Open ones only</translation>
    </message>
    <message>
        <source>Auch beendete</source>
        <translation>Ended ones, too</translation>
    </message>
    <message>
        <source>Noch kein Lagebild.</source>
        <translation>No picture yet.</translation>
    </message>
    <message>
        <source>Kein offenes Ereignis. Meldungen mit Ort und bekannter Art erscheinen hier, was zusammengehört als eines.</source>
        <translation>No open incident. Reports with a place and a known kind appear here; what belongs together appears as one.</translation>
    </message>
    <message>
        <source>%1 offen. Leertaste nimmt ein zweites zum Zusammenführen dazu.</source>
        <translation>%1 open. The space bar takes a second one along for merging.</translation>
    </message>
    <message>
        <source>Kein Ereignis gewählt</source>
        <translation>No incident chosen</translation>
    </message>
    <message>
        <source>Name des Ereignisses</source>
        <translation>Name of the incident</translation>
    </message>
    <message>
        <source>Benennen</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Ereignis schließen</source>
        <translation>Close incident</translation>
    </message>
    <message>
        <source>Wieder trennen</source>
        <translation>Take apart again</translation>
    </message>
    <message>
        <source>Wieder öffnen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>„%1“ hier einfügen</source>
        <translation>Merge “%1” into this</translation>
    </message>
    <message>
        <source>Als eigenes Ereignis</source>
        <translation>As an incident of its own</translation>
    </message>
    <message>
        <source>%1 als eigenes Ereignis</source>
        <translation>%1 as an incident of its own</translation>
    </message>
    <message>
        <source>Gehört nicht hierher</source>
        <translation>Does not belong here</translation>
    </message>
    <message>
        <source>Diesem Ereignis zuordnen</source>
        <translation>Put into this incident</translation>
    </message>
    <message>
        <source>Meldungen des Ereignisses</source>
        <translation>Reports of the incident</translation>
    </message>
    <message>
        <source>Meldungen ohne Ereignis</source>
        <translation>Reports without incident</translation>
    </message>
    <message>
        <source>Zum Ändern bitte anmelden (Alt M).</source>
        <translation>Please log in to change it (Alt M).</translation>
    </message>
    <message>
        <source>Eigener Name</source>
        <translation>Name of its own</translation>
    </message>
</context>
<context>
    <name>LagePage</name>
    <message>
        <source>Ganzer Ort</source>
        <translation>Whole town</translation>
    </message>
    <message>
        <source>Zone zeigen</source>
        <translation>Show zone</translation>
    </message>
    <message>
        <source>Verkleinern</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Vergrößern</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Verlauf: noch kein Pegel hat gemeldet</source>
        <translation>Course: no gauge has reported yet</translation>
    </message>
    <message>
        <source>Wichtigster Pegel seit %1: %2</source>
        <translation>Most important gauge since %1: %2</translation>
    </message>
    <message>
        <source>Woher?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Gebiet einzeichnen</source>
        <translation>Draw area</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Zeichnungen (%1 ausgeblendet)</source>
        <translation>Drawings (%1 hidden)</translation>
    </message>
    <message>
        <source>Zeichnungen</source>
        <translation>Drawings</translation>
    </message>
    <message>
        <source>Meldungen (%1)</source>
        <translation>Messages (%1)</translation>
    </message>
    <message>
        <source>Messen</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Ebenen (%1 ausgeblendet)</source>
        <translation>Layers (%1 hidden)</translation>
    </message>
    <message>
        <source>Ebenen</source>
        <translation>Layers</translation>
    </message>
</context>
<context>
    <name>LayerRowItem</name>
    <message>
        <source>kann nicht gelesen werden und ist nicht auf der Karte</source>
        <translation>cannot be read and is not on the map</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Ebenen der Karte</source>
        <translation>Layers of the map</translation>
    </message>
    <message>
        <source>Liste schließen</source>
        <translation>Close list</translation>
    </message>
    <message>
        <source>Nichts zu schalten: Dieses Ortspaket hat keine Hintergrundkarte, keine Leitungen und keine eigenen Ebenen. Eigene, etwa Sirenen oder Hydranten, nimmt „lagewerk-geo update --layer“ auf.</source>
        <translation>Nothing to switch: this town package has no base map, no power lines or pipelines and no layers of its own. Own ones, such as sirens or hydrants, are taken in by “lagewerk-geo update --layer”.</translation>
    </message>
    <message>
        <source>Auf der Karte; Ziffer oder Leertaste schaltet, Esc schließt</source>
        <translation>On the map; a digit or the space bar switches, Esc closes</translation>
    </message>
    <message>
        <source>Auf der Karte; Leertaste schaltet, Esc schließt</source>
        <translation>On the map; the space bar switches, Esc closes</translation>
    </message>
    <message>
        <source>Immer gezeichnet</source>
        <translation>Always drawn</translation>
    </message>
</context>
<context>
    <name>LevelChoice</name>
    <message>
        <source>Durchsage</source>
        <translation>Announcement</translation>
    </message>
    <message>
        <source>Gefahr für Leben</source>
        <translation>Danger to life</translation>
    </message>
    <message>
        <source>Mitteilung</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Gesundheit, Sachwerte</source>
        <translation>Health, property</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Alltag gestört</source>
        <translation>Daily life disrupted</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Alle Zeilen zeigen</source>
        <translation>Show all lines</translation>
    </message>
    <message>
        <source>Nur von Menschen</source>
        <translation>By people only</translation>
    </message>
    <message>
        <source>Einsatz %1</source>
        <translation>Operation %1</translation>
    </message>
    <message>
        <source>Eintrag schreiben, mit der Eingabetaste sichern</source>
        <translation>Write an entry, save with the Enter key</translation>
    </message>
    <message>
        <source>Zum Schreiben bitte anmelden (Alt M)</source>
        <translation>Please log in to write (Alt M)</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Add entry</translation>
    </message>
    <message>
        <source>Noch keine Zeile.</source>
        <translation>No line yet.</translation>
    </message>
    <message>
        <source>Noch kein Lagebild.</source>
        <translation>No picture yet.</translation>
    </message>
    <message>
        <source>Kein Einsatz eröffnet. Einträge werden trotzdem gesichert und nummeriert.</source>
        <translation>No operation is open. Entries are kept and numbered all the same.</translation>
    </message>
    <message>
        <source>Als PDF</source>
        <translation>As PDF</translation>
    </message>
    <message>
        <source>Ausgeben mit Anlagen</source>
        <translation>Export with files</translation>
    </message>
    <message>
        <source>Anlage</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>Eintragen mit Anlagen</source>
        <translation>Enter with files</translation>
    </message>
    <message>
        <source>Noch ein Satz dazu, dann eintragen: Was ist zu sehen, wo, seit wann?</source>
        <translation>Add a sentence, then enter: what is to be seen, where, since when?</translation>
    </message>
    <message>
        <source>Ohne diese schreiben</source>
        <translation>Write without them</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Hier ablegen: Anlage zum Eintrag</source>
        <translation>Drop here: attach to the entry</translation>
    </message>
    <message>
        <source>Anlagen, die noch geholt werden: %1</source>
        <translation>Files still being fetched: %1</translation>
    </message>
    <message>
        <source>Im Rückblick wird nichts eingegeben. Zurück zu jetzt: F9.</source>
        <translation>Nothing is entered while looking back. Back to now: F9.</translation>
    </message>
    <message>
        <source>Einsatz eröffnen</source>
        <translation>Open operation</translation>
    </message>
    <message>
        <source>Einsätze</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>Im ganzen Tagebuch suchen</source>
        <translation>Search the whole log</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Welche Zeilen</source>
        <translation>Which lines</translation>
    </message>
    <message>
        <source>Keine Zeile in dieser Auswahl.</source>
        <translation>No line in this selection.</translation>
    </message>
    <message>
        <source>Einsatztagebuch</source>
        <translation>Incident log</translation>
    </message>
</context>
<context>
    <name>LoginDialog</name>
    <message>
        <source>Anmelden</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Schlüssel wird geöffnet …</source>
        <translation>Opening the key …</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>MapPane</name>
    <message>
        <source>Keine Karte: Es ist kein Ortspaket geladen. Zeichen und Zonen werden trotzdem gezeigt.</source>
        <translation>No map: no town package is loaded. Signs and zones are shown all the same.</translation>
    </message>
</context>
<context>
    <name>MeasurePanel</name>
    <message>
        <source>Messen</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>Strecke</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Fläche</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Das Ergebnis liegt als Text in der Zwischenablage.</source>
        <translation>The result is in the clipboard as text.</translation>
    </message>
    <message>
        <source>Stücke: Länge und Richtung</source>
        <translation>Legs: length and bearing</translation>
    </message>
    <message>
        <source>Als Text kopieren</source>
        <translation>Copy as text</translation>
    </message>
    <message>
        <source>Neu messen</source>
        <translation>Measure anew</translation>
    </message>
    <message>
        <source>Nur auf diesem Bildschirm. Gemessen wird auf dem Erdellipsoid, ohne Höhen.</source>
        <translation>On this screen only. Measured on the Earth&apos;s ellipsoid, without heights.</translation>
    </message>
    <message>
        <source>Fertig</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Kartenmitte</source>
        <translation>Map centre</translation>
    </message>
    <message>
        <source>Letztes zurück</source>
        <translation>Undo last</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MessageBox</name>
    <message>
        <source>leer</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>MessageDetail</name>
    <message>
        <source>Umverteilen</source>
        <translation>Route anew</translation>
    </message>
    <message>
        <source>Sichten</source>
        <translation>Sight</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Erledigt (%1)</source>
        <translation>Done (%1)</translation>
    </message>
    <message>
        <source>Gelesen</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Antworten</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Wieder bearbeiten</source>
        <translation>Edit again</translation>
    </message>
    <message>
        <source>Auf Karte zeigen</source>
        <translation>Show on map</translation>
    </message>
    <message>
        <source>Als PDF</source>
        <translation>As PDF</translation>
    </message>
    <message>
        <source>Beförderungsmittel</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>Quittung der Gegenstelle, hhmm</source>
        <translation>Counterpart&apos;s receipt, hhmm</translation>
    </message>
    <message>
        <source>Wann die Gegenstelle quittierte, vier Ziffern</source>
        <translation>When the counterpart receipted, four digits</translation>
    </message>
    <message>
        <source>Befördert</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Keine Uhrzeit: vier Ziffern, etwa 1805.</source>
        <translation>Not a time: four digits, e.g. 1805.</translation>
    </message>
    <message>
        <source>erledigt %1</source>
        <translation>done %1</translation>
    </message>
    <message>
        <source>Kopie</source>
        <translation>copy</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>gelesen %1</source>
        <translation>read %1</translation>
    </message>
    <message>
        <source>doch nicht</source>
        <translation>not after all</translation>
    </message>
    <message>
        <source>Antwort auf %1</source>
        <translation>Answers %1</translation>
    </message>
    <message>
        <source>Bezug: %1</source>
        <translation>About: %1</translation>
    </message>
    <message>
        <source>Vermerk dazu (bleibt, wird nie gelöscht)</source>
        <translation>Note on it (stays, is never deleted)</translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Vermerken</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>Was damit geschah</source>
        <translation>What became of it</translation>
    </message>
    <message>
        <source>Auftrag daraus</source>
        <translation>Order from it</translation>
    </message>
</context>
<context>
    <name>MessageForm</name>
    <message>
        <source>Eingang</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Ausgang</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Gesprächsnotiz</source>
        <translation>Note of a talk</translation>
    </message>
    <message>
        <source>Antwort auf %1</source>
        <translation>Answers %1</translation>
    </message>
    <message>
        <source>9 Vorrang</source>
        <translation>9 Priority</translation>
    </message>
    <message>
        <source>Einfach</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>Sofort</source>
        <translation>Immediate</translation>
    </message>
    <message>
        <source>Blitz</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>7 Gewünschtes Mittel</source>
        <translation>7 Means wished</translation>
    </message>
    <message>
        <source>1 Beförderungsmittel</source>
        <translation>1 Means</translation>
    </message>
    <message>
        <source>keine Angabe</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>Mittel</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>6 Rufname der Gegenstelle</source>
        <translation>6 Counterpart&apos;s call name</translation>
    </message>
    <message>
        <source>11 Telefon</source>
        <translation>11 Telephone</translation>
    </message>
    <message>
        <source>10 Anschrift</source>
        <translation>10 Addressee</translation>
    </message>
    <message>
        <source>13 Betreff</source>
        <translation>13 Subject</translation>
    </message>
    <message>
        <source>14 Inhalt</source>
        <translation>14 Content</translation>
    </message>
    <message>
        <source>15 Absender</source>
        <translation>15 Sender</translation>
    </message>
    <message>
        <source>17 Zeichen, Funktion</source>
        <translation>17 Sign, function</translation>
    </message>
    <message>
        <source>16 Abfassungszeit</source>
        <translation>16 Time of writing</translation>
    </message>
    <message>
        <source>hhmm</source>
        <translation>hhmm</translation>
    </message>
    <message>
        <source>jetzt</source>
        <translation>now</translation>
    </message>
    <message>
        <source>Datum</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>TT.MM.JJJJ</source>
        <translation>DD.MM.YYYY</translation>
    </message>
    <message>
        <source>2 Aufgenommen um</source>
        <translation>2 Taken down at</translation>
    </message>
    <message>
        <source>Bezug: %1</source>
        <translation>About: %1</translation>
    </message>
    <message>
        <source>ohne Bezug %1</source>
        <translation>not about %1</translation>
    </message>
    <message>
        <source>Zum Senden geben</source>
        <translation>Hand over to be sent</translation>
    </message>
    <message>
        <source>Aufnehmen</source>
        <translation>Take down</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Anlage</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>Später weiter</source>
        <translation>Go on later</translation>
    </message>
    <message>
        <source>Wirklich verwerfen</source>
        <translation>Really discard</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>MessageInput</name>
    <message>
        <source>%1 (nötig)</source>
        <translation>%1 (required)</translation>
    </message>
</context>
<context>
    <name>MessageRouting</name>
    <message>
        <source>Verteiler</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>Ziffer: handelt, noch einmal: Kopie, noch einmal: nichts. Eingabetaste: verteilen. Esc: lassen.</source>
        <translation>Digit: acts, once more: copy, once more: nothing. Return: route. Esc: leave it.</translation>
    </message>
    <message>
        <source>handelt</source>
        <translation>acts</translation>
    </message>
    <message>
        <source>Kopie</source>
        <translation>copy</translation>
    </message>
    <message>
        <source>nicht</source>
        <translation>not</translation>
    </message>
    <message>
        <source>%1: Kopie</source>
        <translation>%1: copy</translation>
    </message>
    <message>
        <source>%1: handelt</source>
        <translation>%1: acts</translation>
    </message>
    <message>
        <source>Vermerk des Sichters (nicht nötig)</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>Vermerk des Sichters</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Verteilen</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Lassen</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Tabulator und Leertaste: handelt, noch einmal: Kopie, noch einmal: nichts. Eingabetaste: verteilen. Esc: lassen.</source>
        <translation>Tab and space: acts, again: copy, again: nothing. Return: distribute. Esc: leave.</translation>
    </message>
</context>
<context>
    <name>MessageRowItem</name>
    <message>
        <source>von %1 an %2</source>
        <translation>from %1 to %2</translation>
    </message>
    <message>
        <source>%1 · Anlagen: %2</source>
        <translation>%1 · attachments: %2</translation>
    </message>
    <message>
        <source>aufg. %1</source>
        <translation>taken %1</translation>
    </message>
</context>
<context>
    <name>MessageSwitch</name>
    <message>
        <source>Meldungen</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Einsatztagebuch</source>
        <translation>Incident log</translation>
    </message>
</context>
<context>
    <name>MessagesPage</name>
    <message>
        <source>Zurück zur Liste</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Neuer Eingang</source>
        <translation>New incoming</translation>
    </message>
    <message>
        <source>Neuer Ausgang</source>
        <translation>New outgoing</translation>
    </message>
    <message>
        <source>Gesprächsnotiz</source>
        <translation>Note of a talk</translation>
    </message>
    <message>
        <source>Entwurf weiterschreiben</source>
        <translation>Go on with the draft</translation>
    </message>
    <message>
        <source>Nächste sichten</source>
        <translation>Sight the next</translation>
    </message>
    <message>
        <source>Für welche Funktion</source>
        <translation>For which function</translation>
    </message>
    <message>
        <source>Suchen in allen Feldern</source>
        <translation>Search all fields</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Nur zu: %1</source>
        <translation>Only about: %1</translation>
    </message>
    <message>
        <source>Alle wieder</source>
        <translation>All again</translation>
    </message>
    <message>
        <source>Noch kein Lagebild.</source>
        <translation>No picture yet.</translation>
    </message>
    <message>
        <source>Noch keine Meldung. Eingang, Ausgang und Gesprächsnotiz werden hier aufgenommen, gesichtet und verteilt.</source>
        <translation>No message yet. Incoming, outgoing and notes of talks are taken down, sighted and routed here.</translation>
    </message>
    <message>
        <source>Nichts gefunden.</source>
        <translation>Nothing found.</translation>
    </message>
    <message>
        <source>Nichts in dieser Auswahl.</source>
        <translation>Nothing in this selection.</translation>
    </message>
    <message>
        <source>Meldungen</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Keine Meldung gewählt. Pfeiltasten und Eingabetaste wählen eine aus.</source>
        <translation>No message chosen. Arrow keys and Return choose one.</translation>
    </message>
</context>
<context>
    <name>OpenCount</name>
    <message>
        <source>Jetzt zu tun: %1</source>
        <translation>To do now: %1</translation>
    </message>
    <message>
        <source>Jetzt zu tun: %1 offen</source>
        <translation>To do now: %1 open</translation>
    </message>
</context>
<context>
    <name>OperationSheet</name>
    <message>
        <source>Einsätze</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Gezeigt: %1. Was keinem Einsatz zugeordnet ist, bleibt immer sichtbar; Pegel, Zonen, Warnungen und Kräfte gelten für den ganzen Ort.</source>
        <translation>Shown: %1. What belongs to no operation stays visible; gauges, zones, warnings and units are those of the whole town.</translation>
    </message>
    <message>
        <source>Name des neuen Einsatzes, z. B. Hochwasser Aue</source>
        <translation>Name of the new operation, e.g. Flood Aue</translation>
    </message>
    <message>
        <source>Einsatz eröffnen</source>
        <translation>Open operation</translation>
    </message>
    <message>
        <source>Zum Eröffnen und Schließen anmelden.</source>
        <translation>Log in to open and close.</translation>
    </message>
    <message>
        <source>gezeigt</source>
        <translation>shown</translation>
    </message>
    <message>
        <source>Neuer Name, Eingabetaste übernimmt</source>
        <translation>New name, Enter takes it</translation>
    </message>
    <message>
        <source>Zeigen</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Umbenennen</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Wirklich schließen</source>
        <translation>Really close</translation>
    </message>
    <message>
        <source>Einsatz schließen</source>
        <translation>Close operation</translation>
    </message>
    <message>
        <source>Wirklich archivieren</source>
        <translation>Really archive</translation>
    </message>
    <message>
        <source>Archivieren</source>
        <translation>Archive</translation>
    </message>
</context>
<context>
    <name>OrderDetail</name>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 seit %2 · Vorrang %3</source>
        <translation>%1 since %2 · priority %3</translation>
    </message>
    <message>
        <source>Aus Meldung %1</source>
        <translation>From message %1</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Auf der Karte</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>Quittung eintragen</source>
        <translation>Enter receipt</translation>
    </message>
    <message>
        <source>Begonnen</source>
        <translation>Begun</translation>
    </message>
    <message>
        <source>Erledigt</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Nicht möglich</source>
        <translation>Not possible</translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ändern</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Zurückziehen</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Wieder öffnen</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Eintragen: %1</source>
        <translation>Enter: %1</translation>
    </message>
    <message>
        <source>Wer sagt das?</source>
        <translation>Who says so?</translation>
    </message>
    <message>
        <source>Grund</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Vermerk (leer: keiner)</source>
        <translation>Note (empty: none)</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Add entry</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Verlauf, das Neueste zuerst</source>
        <translation>Course, newest first</translation>
    </message>
</context>
<context>
    <name>OrderForm</name>
    <message>
        <source>So wird der Auftrag erteilt</source>
        <translation>This is how the order will be given</translation>
    </message>
    <message>
        <source>Auftrag ändern</source>
        <translation>Change order</translation>
    </message>
    <message>
        <source>Auftrag erteilen</source>
        <translation>Give an order</translation>
    </message>
    <message>
        <source>Weglegen</source>
        <translation>Put aside</translation>
    </message>
    <message>
        <source>Dieser Auftrag wurde inzwischen anderswo geändert. Wird er so erteilt, stehen beide Fassungen nebeneinander.</source>
        <translation>This order has been changed elsewhere meanwhile. If it is given like this, both versions stand side by side.</translation>
    </message>
    <message>
        <source>Unterschrieben wird mit Ihrem Schlüssel. Danach steht der Auftrag im Einsatztagebuch.</source>
        <translation>It is signed with your key. After that the order stands in the incident log.</translation>
    </message>
    <message>
        <source>Zurück zum Text</source>
        <translation>Back to the text</translation>
    </message>
    <message>
        <source>Geändert erteilen</source>
        <translation>Give as changed</translation>
    </message>
    <message>
        <source>Erteilen</source>
        <translation>Give order</translation>
    </message>
    <message>
        <source>Einheit: an wen</source>
        <translation>Unit: to whom</translation>
    </message>
    <message>
        <source>Funktion, Abschnitt oder Einheit: tippen und wählen</source>
        <translation>Function, sector or unit: type and choose</translation>
    </message>
    <message>
        <source>Empfänger des Auftrags</source>
        <translation>Addressee of the order</translation>
    </message>
    <message>
        <source>Betreff</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Betreff des Auftrags</source>
        <translation>Subject of the order</translation>
    </message>
    <message>
        <source>Auftrag: was ist zu tun</source>
        <translation>Task: what is to be done</translation>
    </message>
    <message>
        <source>Auftrag</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Mittel</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>Ziel</source>
        <translation>Aim</translation>
    </message>
    <message>
        <source>Weg</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>hhmm</source>
        <translation>hhmm</translation>
    </message>
    <message>
        <source>Frist, Uhrzeit</source>
        <translation>Deadline, clock time</translation>
    </message>
    <message>
        <source>+%1 min</source>
        <translation>+%1 min</translation>
    </message>
    <message>
        <source>+%1 h</source>
        <translation>+%1 h</translation>
    </message>
    <message>
        <source>Vorrang</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Einfach</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>Sofort</source>
        <translation>Immediate</translation>
    </message>
    <message>
        <source>Blitz</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Ort der Auswahl auf der Karte</source>
        <translation>Place chosen on the map</translation>
    </message>
    <message>
        <source>Ohne Ort</source>
        <translation>Without a place</translation>
    </message>
    <message>
        <source>Auf der Lagekarte (F1) etwas auswählen, dann hier übernehmen.</source>
        <translation>Choose something on the situation map (F1), then take it here.</translation>
    </message>
    <message>
        <source>Aus Meldung</source>
        <translation>From message</translation>
    </message>
    <message>
        <source>Meldung, aus der der Auftrag folgt</source>
        <translation>Message that the order follows from</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Wirklich verwerfen</source>
        <translation>Really discard</translation>
    </message>
    <message>
        <source>Verwerfen</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>OrderRowItem</name>
    <message>
        <source>an %1</source>
        <translation>to %1</translation>
    </message>
    <message>
        <source>Frist %1</source>
        <translation>deadline %1</translation>
    </message>
    <message>
        <source>gleichzeitig geändert</source>
        <translation>changed at the same time</translation>
    </message>
    <message>
        <source>Quittung %1</source>
        <translation>receipt %1</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Aufträge</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Entwurf weiterschreiben</source>
        <translation>Go on with the draft</translation>
    </message>
    <message>
        <source>Auftrag erteilen</source>
        <translation>Give an order</translation>
    </message>
    <message>
        <source>Alle %1</source>
        <translation>All %1</translation>
    </message>
    <message>
        <source>An mich %1</source>
        <translation>To me %1</translation>
    </message>
    <message>
        <source>Offen %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>Überfällig %1</source>
        <translation>Overdue %1</translation>
    </message>
    <message>
        <source>Nur an diesen Abschnitt oder diese Einheit</source>
        <translation>Only to this sector or unit</translation>
    </message>
    <message>
        <source>Suchen im Text</source>
        <translation>Search the text</translation>
    </message>
    <message>
        <source>Aufträge durchsuchen</source>
        <translation>Search orders</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Suche leeren</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>An, Betreff</source>
        <translation>To, subject</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Erteilt</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>Quittung</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Zuletzt</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Kein Auftrag passt zu Filter und Suche.</source>
        <translation>No order fits filter and search.</translation>
    </message>
</context>
<context>
    <name>PaperSheet</name>
    <message>
        <source>Auf Papier</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Als PDF, mit dem Stand, der gerade zu sehen ist: %1</source>
        <translation>As PDF, of the moment that is shown: %1</translation>
    </message>
    <message>
        <source>Als PDF, mit dem Stand von jetzt. Gedruckt wird aus dem Programm, das PDF öffnet.</source>
        <translation>As PDF, of now. Print it from the program that opens PDF.</translation>
    </message>
    <message>
        <source>Alles zusammen</source>
        <translation>All of it</translation>
    </message>
    <message>
        <source>Kein Papiersatz entsteht von selbst. Er beginnt mit lagewerk-console --papers ORDNER, am besten auf einer zweiten Platte.</source>
        <translation>No set of papers is written by itself. It begins with lagewerk-console --papers FOLDER, best on a second disk.</translation>
    </message>
</context>
<context>
    <name>PendingFiles</name>
    <message>
        <source>Wird nicht angehängt. %1</source>
        <translation>Not attached. %1</translation>
    </message>
    <message>
        <source>wird geprüft …</source>
        <translation>being checked …</translation>
    </message>
    <message>
        <source>Entfernt: %1. Was auf dem Bild oder im Text zu sehen ist, bleibt.</source>
        <translation>Removed: %1. What is to be seen in the picture or text stays.</translation>
    </message>
    <message>
        <source>Keine versteckten Angaben gefunden. Was auf dem Bild oder im Text zu sehen ist, bleibt.</source>
        <translation>No hidden details found. What is to be seen in the picture or text stays.</translation>
    </message>
    <message>
        <source>Weglassen</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>Weglassen: %1</source>
        <translation>Leave out: %1</translation>
    </message>
</context>
<context>
    <name>PlaceSearchBox</name>
    <message>
        <source>Straße, Objekt, Einheit, Meldungsnummer, UTMREF …</source>
        <translation>Street, object, unit, report number, UTMREF …</translation>
    </message>
    <message>
        <source>Ort suchen</source>
        <translation>Find a place</translation>
    </message>
    <message>
        <source>Nichts gefunden. Gesucht wird in Straßen, Stadtteilen, Objekten, Stationen, Kräften, Ereignissen, Gebieten, Zeichnungen und Meldungen mit Ort.</source>
        <translation>Nothing found. Searched are streets, districts, objects, stations, units, incidents, areas, drawings and reports with a place.</translation>
    </message>
</context>
<context>
    <name>PlacingBar</name>
    <message>
        <source>Wo steht %1? Auf die Karte klicken, oder mit den Pfeiltasten die Mitte dorthin schieben.</source>
        <translation>Where is %1? Click on the map, or push its middle there with the arrow keys.</translation>
    </message>
    <message>
        <source>Wo steht die neue Einheit? Auf die Karte klicken, oder mit den Pfeiltasten die Mitte dorthin schieben.</source>
        <translation>Where is the new unit? Click on the map, or push its middle there with the arrow keys.</translation>
    </message>
    <message>
        <source>Wo stehen die %1 Einheiten? Auf die Karte klicken, oder mit den Pfeiltasten die Mitte dorthin schieben.</source>
        <translation>Where are the %1 units? Click on the map, or push its middle there with the arrow keys.</translation>
    </message>
    <message>
        <source>Diese Stelle (%1)</source>
        <translation>This place (%1)</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Lage</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>Kräfte</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Pegel</source>
        <translation>Gauges</translation>
    </message>
    <message>
        <source>Warnung</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Ereignisse</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Rückblick</source>
        <translation>Look back</translation>
    </message>
    <message>
        <source>Papier</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Einsätze</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>Stellen</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Meldungen</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Aufträge</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Übung</source>
        <translation>Exercise</translation>
    </message>
    <message>
        <source>Verzeichnis</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>Übergabe</source>
        <translation>Handover</translation>
    </message>
</context>
<context>
    <name>RailItem</name>
    <message>
        <source>Umsch</source>
        <translation>Shift</translation>
    </message>
</context>
<context>
    <name>RivalBox</name>
    <message>
        <source>Gleichzeitig geändert von %1</source>
        <translation>Changed at the same time by %1</translation>
    </message>
    <message>
        <source>gilt: %1</source>
        <translation>in force: %1</translation>
    </message>
    <message>
        <source>daneben: %1</source>
        <translation>beside it: %1</translation>
    </message>
    <message>
        <source>Die geltende behalten</source>
        <translation>Keep the one in force</translation>
    </message>
    <message>
        <source>Die andere nehmen</source>
        <translation>Take the other one</translation>
    </message>
</context>
<context>
    <name>SignBox</name>
    <message>
        <source>Zweite Person</source>
        <translation>Second person</translation>
    </message>
    <message>
        <source>Verfasser</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>als Verfasser freigegeben, %1</source>
        <translation>signed as author, %1</translation>
    </message>
    <message>
        <source>prüft und löst aus</source>
        <translation>checks and issues</translation>
    </message>
    <message>
        <source>gibt Text, Gebiet und Stufe frei</source>
        <translation>signs text, area and level</translation>
    </message>
    <message>
        <source>noch nicht an der Reihe</source>
        <translation>not their turn yet</translation>
    </message>
    <message>
        <source>Prüfsumme des Inhalts %1</source>
        <translation>Checksum of the content %1</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Passphrase dieser Person</source>
        <translation>This person&apos;s passphrase</translation>
    </message>
    <message>
        <source>Zum Auslösen %1 eintippen</source>
        <translation>Type %1 to issue</translation>
    </message>
    <message>
        <source>Freigeben und auslösen</source>
        <translation>Sign and issue</translation>
    </message>
    <message>
        <source>Als Verfasser freigeben</source>
        <translation>Sign as author</translation>
    </message>
    <message>
        <source>An dieser Konsole ist niemand, der auslösen darf und nicht schon freigegeben hat.</source>
        <translation>Nobody at this console may issue and has not signed already.</translation>
    </message>
    <message>
        <source>An dieser Konsole ist niemand, der Warnungen verfassen darf.</source>
        <translation>Nobody at this console may write warnings.</translation>
    </message>
    <message>
        <source>prüft und entwarnt</source>
        <translation>checks and gives the all-clear</translation>
    </message>
    <message>
        <source>gibt die Entwarnung frei</source>
        <translation>releases the all-clear</translation>
    </message>
    <message>
        <source>Freigeben und entwarnen</source>
        <translation>Release and give the all-clear</translation>
    </message>
    <message>
        <source>freigegeben, Entwarnung ausgelöst, %1</source>
        <translation>approved, all-clear issued, %1</translation>
    </message>
    <message>
        <source>freigegeben und ausgelöst, %1</source>
        <translation>approved and issued, %1</translation>
    </message>
</context>
<context>
    <name>SignFields</name>
    <message>
        <source>Grundzeichen</source>
        <translation>Base sign</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Fachaufgabe</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Größe der Einheit</source>
        <translation>Size of the unit</translation>
    </message>
    <message>
        <source>Verwaltungsstufe</source>
        <translation>Administrative level</translation>
    </message>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Taktisches Zeichen: %1</source>
        <translation>Tactical sign: %1</translation>
    </message>
    <message>
        <source>Text im Zeichen</source>
        <translation>Text in the sign</translation>
    </message>
    <message>
        <source>Typ, unten links</source>
        <translation>Type, lower left</translation>
    </message>
    <message>
        <source>Name, oben links</source>
        <translation>Name, upper left</translation>
    </message>
</context>
<context>
    <name>SignPanel</name>
    <message>
        <source>Zwei Personen</source>
        <translation>Two persons</translation>
    </message>
    <message>
        <source>So kommt es an</source>
        <translation>How it arrives</translation>
    </message>
    <message>
        <source>Neue Lage übernehmen</source>
        <translation>Take over the new situation</translation>
    </message>
    <message>
        <source>Übernehmen ersetzt Texte, Gebiet und Stufe durch den neuen Vorschlag. Ihre Änderungen gehen verloren.</source>
        <translation>Taking over replaces texts, area and level by the new proposal. Your changes will be lost.</translation>
    </message>
    <message>
        <source>Übernehmen ersetzt Texte, Gebiet und Stufe durch den neuen Vorschlag.</source>
        <translation>Taking over replaces texts, area and level by the new proposal.</translation>
    </message>
    <message>
        <source>Änderungen wirklich ersetzen</source>
        <translation>Really replace the changes</translation>
    </message>
    <message>
        <source>So käme es an</source>
        <translation>How it would arrive</translation>
    </message>
    <message>
        <source>nicht angeschlossen: geht nicht hinaus</source>
        <translation>not connected: does not go out</translation>
    </message>
</context>
<context>
    <name>StationMaintenance</name>
    <message>
        <source>Wartung verlängern</source>
        <translation>Extend maintenance</translation>
    </message>
    <message>
        <source>In Wartung nehmen</source>
        <translation>Put into maintenance</translation>
    </message>
    <message>
        <source>Wartung beenden</source>
        <translation>End maintenance</translation>
    </message>
    <message>
        <source>Für Wartung bitte anmelden (Alt M)</source>
        <translation>Log in for maintenance (Alt M)</translation>
    </message>
    <message>
        <source>Grund, steht im Einsatztagebuch: etwa „Sonde wird gereinigt“</source>
        <translation>Reason, stands in the incident log: such as “probe is being cleaned”</translation>
    </message>
    <message>
        <source>Grund der Wartung</source>
        <translation>Reason of the maintenance</translation>
    </message>
    <message>
        <source>für 1 Stunde</source>
        <translation>for 1 hour</translation>
    </message>
    <message>
        <source>für 4 Stunden</source>
        <translation>for 4 hours</translation>
    </message>
    <message>
        <source>für 12 Stunden</source>
        <translation>for 12 hours</translation>
    </message>
    <message>
        <source>für 1 Tag</source>
        <translation>for 1 day</translation>
    </message>
    <message>
        <source>für 7 Tage</source>
        <translation>for 7 days</translation>
    </message>
    <message>
        <source>für 30 Tage</source>
        <translation>for 30 days</translation>
    </message>
    <message>
        <source>Dauer der Wartung</source>
        <translation>Duration of the maintenance</translation>
    </message>
    <message>
        <source>Eintragen</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bis dahin warnt diese Station vor nichts: keine Stufe, keine Regensumme, kein Ausfallalarm. Eine Überflutungsfläche, die auf ihr ruht, bleibt stehen.</source>
        <translation>Until then this station warns of nothing: no level, no sum of rain, no alarm when it falls silent. A flood zone that rests on it stays.</translation>
    </message>
</context>
<context>
    <name>StationsPage</name>
    <message>
        <source>Pegel und Regen</source>
        <translation>Gauges and rain</translation>
    </message>
    <message>
        <source>Keine Stationen: Das Ortspaket nennt keine, oder es ist keines geladen.</source>
        <translation>No stations: the town package names none, or none is loaded.</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Stufe</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Wert</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>gemessen</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>Güte und Grund</source>
        <translation>Quality and reason</translation>
    </message>
    <message>
        <source>Verlauf: %1</source>
        <translation>Course: %1</translation>
    </message>
    <message>
        <source>2 Stunden</source>
        <translation>2 hours</translation>
    </message>
    <message>
        <source>6 Stunden</source>
        <translation>6 hours</translation>
    </message>
    <message>
        <source>24 Stunden</source>
        <translation>24 hours</translation>
    </message>
    <message>
        <source>Trend und Ausblick</source>
        <translation>Trend and outlook</translation>
    </message>
    <message>
        <source>Informationswerte, Regensummen</source>
        <translation>Information levels, rain sums</translation>
    </message>
    <message>
        <source>7 Tage</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>Nicht sicher: %1</source>
        <translation>Not certain: %1</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Anlass</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Gebiet</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Freigeben</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Zustellung</source>
        <translation>Delivery</translation>
    </message>
</context>
<context>
    <name>SystemPage</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Tagansicht</source>
        <translation>Day view</translation>
    </message>
    <message>
        <source>Nachtansicht</source>
        <translation>Night view</translation>
    </message>
    <message>
        <source>Größer</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Kleiner</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Anzeige %1 %</source>
        <translation>Display %1 %</translation>
    </message>
    <message>
        <source>Tasten ohne Alt ausschalten</source>
        <translation>Keys without Alt off</translation>
    </message>
    <message>
        <source>Tasten ohne Alt einschalten</source>
        <translation>Keys without Alt on</translation>
    </message>
    <message>
        <source>Plus, Minus und Ziffern auf der Karte, im Bild und beim Sichten</source>
        <translation>Plus, minus and digits on the map, in a picture and while sighting</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>voll: höchstens %1 Zeichen</source>
        <translation>full: at most %1 characters</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>jetzt</source>
        <translation>now</translation>
    </message>
    <message>
        <source>Voriges Geschehen</source>
        <translation>Previous event</translation>
    </message>
    <message>
        <source>Zur letzten Marke davor</source>
        <translation>To the last mark before</translation>
    </message>
    <message>
        <source>Nächstes</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Zur nächsten Marke danach</source>
        <translation>To the next mark after</translation>
    </message>
    <message>
        <source>Anhalten</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Abspielen</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>Geschwindigkeit</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Wissensstand</source>
        <translation>Knowledge</translation>
    </message>
    <message>
        <source>wie es damals bekannt war</source>
        <translation>as it was known then</translation>
    </message>
    <message>
        <source>nach allem, was heute bekannt ist</source>
        <translation>by all that is known today</translation>
    </message>
    <message>
        <source>Zurück zu jetzt</source>
        <translation>Back to now</translation>
    </message>
    <message>
        <source>Davor zuletzt: %1</source>
        <translation>Last before: %1</translation>
    </message>
    <message>
        <source>Mit %1 vergleichen</source>
        <translation>Compare with %1</translation>
    </message>
    <message>
        <source>Mit jetzt vergleichen</source>
        <translation>Compare with now</translation>
    </message>
    <message>
        <source>Vergessen</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Zum Vergleich merken</source>
        <translation>Keep to compare</translation>
    </message>
    <message>
        <source>hhmm, dann ⏎</source>
        <translation>hhmm, then ⏎</translation>
    </message>
    <message>
        <source>Zu einer Uhrzeit</source>
        <translation>To a time of day</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>Zeitpunkt</source>
        <translation>Moment</translation>
    </message>
</context>
<context>
    <name>TodoCard</name>
    <message>
        <source>kritische
Objekte</source>
        <translation>critical
objects</translation>
    </message>
    <message>
        <source>Straßen
betroffen</source>
        <translation>streets
affected</translation>
    </message>
    <message>
        <source>Menschen
nachts</source>
        <translation>People
at night</translation>
    </message>
    <message>
        <source>Übernehmen</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Abgeben</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>An Leitung geben</source>
        <translation>Hand up</translation>
    </message>
    <message>
        <source>Menschen
tags</source>
        <translation>People
by day</translation>
    </message>
</context>
<context>
    <name>TodoPanel</name>
    <message>
        <source>Jetzt zu tun</source>
        <translation>To do now</translation>
    </message>
    <message>
        <source>%1 offen</source>
        <translation>%1 open</translation>
    </message>
    <message>
        <source>Nichts offen. Hier erscheinen Warnvorschläge, stumme Stationen, gestörte Messungen, fehlende Freigaben und gescheiterte Zustellungen.</source>
        <translation>Nothing open. Warning proposals, silent stations, sensor faults, missing signatures and failed deliveries appear here.</translation>
    </message>
    <message>
        <source>Noch kein Lagebild. Was zu tun ist, erscheint hier, sobald der Broker antwortet.</source>
        <translation>No picture yet. What is to be done appears here as soon as the broker answers.</translation>
    </message>
    <message>
        <source>%1 offen, %2 übernommen</source>
        <translation>%1 open, %2 taken over</translation>
    </message>
    <message>
        <source>Entschluss festhalten</source>
        <translation>Record a decision</translation>
    </message>
</context>
<context>
    <name>UnitDetail</name>
    <message>
        <source>Einheit aufnehmen</source>
        <translation>Take in a unit</translation>
    </message>
    <message>
        <source>%1 zuweisen</source>
        <translation>Assign %1</translation>
    </message>
    <message>
        <source>%1 Einheiten zuweisen</source>
        <translation>Assign %1 units</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Rufname</source>
        <translation>Call sign</translation>
    </message>
    <message>
        <source>Rufname der Einheit</source>
        <translation>Call sign of the unit</translation>
    </message>
    <message>
        <source>Abschnitt</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Noch keiner eingezeichnet (Lage, F1).</source>
        <translation>None drawn yet (situation, F1).</translation>
    </message>
    <message>
        <source>Auftrag</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>leer: bleibt, wie er ist</source>
        <translation>empty: stays as it is</translation>
    </message>
    <message>
        <source>Auftrag der Einheit</source>
        <translation>Task of the unit</translation>
    </message>
    <message>
        <source>im Einsatz seit</source>
        <translation>at work since</translation>
    </message>
    <message>
        <source>leer: bleibt; wo nichts steht, ab jetzt</source>
        <translation>empty: stays; where there is none, from now</translation>
    </message>
    <message>
        <source>hhmm</source>
        <translation>hhmm</translation>
    </message>
    <message>
        <source>im Einsatz seit, Uhrzeit</source>
        <translation>at work since, clock time</translation>
    </message>
    <message>
        <source>Ablösung</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>Ablösung, Uhrzeit</source>
        <translation>Relief, clock time</translation>
    </message>
    <message>
        <source>nach 8 h</source>
        <translation>after 8 h</translation>
    </message>
    <message>
        <source>nach 12 h</source>
        <translation>after 12 h</translation>
    </message>
    <message>
        <source>Erreichbar</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>leer: bleibt, wie es ist</source>
        <translation>empty: stays as it is</translation>
    </message>
    <message>
        <source>Kanal, Rufgruppe, Telefon</source>
        <translation>Channel, talk group, telephone</translation>
    </message>
    <message>
        <source>Erreichbar über</source>
        <translation>Contact by</translation>
    </message>
    <message>
        <source>Zuweisung eintragen</source>
        <translation>Enter assignment</translation>
    </message>
    <message>
        <source>Wirklich entlassen</source>
        <translation>Really release</translation>
    </message>
    <message>
        <source>Aus dem Einsatz entlassen</source>
        <translation>Release from the operation</translation>
    </message>
    <message>
        <source>Abbrechen</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Verlauf, das Neueste zuerst</source>
        <translation>Course, newest first</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>UTMREF oder Breite, Länge</source>
        <translation>UTMREF or latitude, longitude</translation>
    </message>
    <message>
        <source>Ort, an dem die Einheit steht</source>
        <translation>Place where the unit stands</translation>
    </message>
    <message>
        <source>Auf der Karte wählen</source>
        <translation>Choose on the map</translation>
    </message>
    <message>
        <source>Status und Stärke, wie über Funk gesagt</source>
        <translation>Status and strength as told by radio</translation>
    </message>
    <message>
        <source>meldet die Einheit selbst Neueres, gilt das</source>
        <translation>what the unit reports itself later counts</translation>
    </message>
    <message>
        <source>Funkstatus</source>
        <translation>radio status</translation>
    </message>
    <message>
        <source>Stärke: Führer, Unterführer, Mannschaft, zusammen</source>
        <translation>Strength: leaders, sub-leaders, crew, total</translation>
    </message>
</context>
<context>
    <name>UnitRowItem</name>
    <message>
        <source>markiert</source>
        <translation>marked</translation>
    </message>
    <message>
        <source>im Einsatz seit %1</source>
        <translation>at work since %1</translation>
    </message>
    <message>
        <source>gleichzeitig geändert</source>
        <translation>changed at the same time</translation>
    </message>
    <message>
        <source>seit %1</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>%1 · veraltet</source>
        <translation>%1 · aged</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>Kräfte</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>Noch keine Einheit hat sich gemeldet.</source>
        <translation>No unit has reported yet.</translation>
    </message>
    <message>
        <source>Träger</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>seit</source>
        <translation>since</translation>
    </message>
    <message>
        <source>Stärke</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>gemeldet</source>
        <translation>reported</translation>
    </message>
    <message>
        <source>Auftrag</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Einheit aufnehmen</source>
        <translation>Take in a unit</translation>
    </message>
    <message>
        <source>%1 zuweisen</source>
        <translation>Assign %1</translation>
    </message>
    <message>
        <source>Zuweisen</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Noch kein Lagebild.</source>
        <translation>No picture yet.</translation>
    </message>
    <message>
        <source>%1 · Leertaste markiert, Alt Z weist zu</source>
        <translation>%1 · space marks, Alt Z assigns</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Ohne Abschnitt</source>
        <translation>Without sector</translation>
    </message>
    <message>
        <source>Ablösung fällig</source>
        <translation>Relief due</translation>
    </message>
    <message>
        <source>Nur dieser Abschnitt</source>
        <translation>Only this sector</translation>
    </message>
    <message>
        <source>Rufname, Auftrag, Träger …</source>
        <translation>Call sign, task, organisation …</translation>
    </message>
    <message>
        <source>Kräfte durchsuchen</source>
        <translation>Search forces</translation>
    </message>
    <message>
        <source>Suchen</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Suche leeren</source>
        <translation>Clear search</translation>
    </message>
    <message>
        <source>Keine markieren</source>
        <translation>Mark none</translation>
    </message>
    <message>
        <source>Rufname, Einheit</source>
        <translation>Call sign, unit</translation>
    </message>
    <message>
        <source>Ablösung</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>Erreichbar</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Keine Einheit passt zu Filter und Suche.</source>
        <translation>No unit fits filter and search.</translation>
    </message>
    <message>
        <source>Abschnitte</source>
        <translation>Sectors</translation>
    </message>
    <message>
        <source>%1 Einheiten</source>
        <translation>%1 units</translation>
    </message>
</context>
<context>
    <name>UtilityLegend</name>
    <message>
        <source>Freileitung</source>
        <translation>Overhead line</translation>
    </message>
    <message>
        <source>Stromkabel</source>
        <translation>Power cable</translation>
    </message>
    <message>
        <source>Rohrleitung</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Linien auf der Karte: Freileitung, Stromkabel, Rohrleitung</source>
        <translation>Lines on the map: overhead line, power cable, pipeline</translation>
    </message>
</context>
<context>
    <name>WallCard</name>
    <message>
        <source>Menschen</source>
        <translation>people</translation>
    </message>
</context>
<context>
    <name>WallFrame</name>
    <message>
        <source>ÜBUNG</source>
        <translation>EXERCISE</translation>
    </message>
    <message>
        <source>Verbindung wird aufgebaut</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Lagebild %1 alt</source>
        <translation>Picture %1 old</translation>
    </message>
    <message>
        <source>%1 stumm</source>
        <translation>%1 silent</translation>
    </message>
    <message>
        <source>Nichts offen</source>
        <translation>Nothing open</translation>
    </message>
    <message>
        <source>Jetzt zu tun: %1</source>
        <translation>To do now: %1</translation>
    </message>
    <message>
        <source>Keine Kräfte gemeldet</source>
        <translation>No units reported</translation>
    </message>
    <message>
        <source>Kräfte: %1</source>
        <translation>Units: %1</translation>
    </message>
    <message>
        <source>Einsatz %1</source>
        <translation>Operation %1</translation>
    </message>
</context>
<context>
    <name>WarningForm</name>
    <message>
        <source>Zur Liste</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>Bearbeiten (neue Fassung)</source>
        <translation>Edit (new revision)</translation>
    </message>
    <message>
        <source>Änderungen verwerfen</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>Weiter</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Entwarnung vorbereiten</source>
        <translation>Prepare all-clear</translation>
    </message>
    <message>
        <source>Entwarnung: beendet</source>
        <translation>All-clear: ends</translation>
    </message>
    <message>
        <source>Deutsch und Englisch werden getrennt bearbeitet.</source>
        <translation>German and English are edited separately.</translation>
    </message>
    <message>
        <source>Bleibt so</source>
        <translation>Leave it so</translation>
    </message>
    <message>
        <source>Bleibt so (anmelden)</source>
        <translation>Leave it so (log in)</translation>
    </message>
    <message>
        <source>Woher?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Fehlalarm berichtigen</source>
        <translation>Correct a false alarm</translation>
    </message>
</context>
<context>
    <name>WarningPage</name>
    <message>
        <source>Warnungen und Vorschläge</source>
        <translation>Warnings and proposals</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>kritische Objekte</source>
        <translation>critical objects</translation>
    </message>
    <message>
        <source>Gebiet</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Gebiet fertig</source>
        <translation>Area done</translation>
    </message>
    <message>
        <source>Gebiet ändern</source>
        <translation>Change area</translation>
    </message>
    <message>
        <source>Vorschlag wiederherstellen</source>
        <translation>Restore proposal</translation>
    </message>
    <message>
        <source>Punkt ziehen · Entf löscht den Punkt</source>
        <translation>Drag a corner · Del removes it</translation>
    </message>
    <message>
        <source>Menschen bei der Warnung</source>
        <translation>People when warned</translation>
    </message>
    <message>
        <source>kritische Objekte bei der Warnung</source>
        <translation>critical objects when warned</translation>
    </message>
    <message>
        <source>Vergrößern</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Verkleinern</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Gebiet zeigen</source>
        <translation>Show area</translation>
    </message>
    <message>
        <source>Menschen; galt für das
vorgeschlagene Gebiet</source>
        <translation>people; counted in the
proposed area</translation>
    </message>
    <message>
        <source>kritische Objekte; galt für
das vorgeschlagene Gebiet</source>
        <translation>critical objects; counted
in the proposed area</translation>
    </message>
    <message>
        <source>Menschen nachts</source>
        <translation>People at night</translation>
    </message>
    <message>
        <source>Kein Warnvorschlag und keine Warnung. Ein Vorschlag entsteht, sobald an einem Gewässer Informationswert 2 erreicht und bestätigt ist, ein Regenmesser Unwetter misst (DWD-Stufe 3) oder der Stab ein Gebiet mit einer Gefahr setzt. Ab Informationswert 1 zeigt die Lage die Überflutung.</source>
        <translation>No proposal and no warning. A proposal is made when a watercourse has reached information value 2 for certain, a rain gauge measures severe weather (DWD level 3), or the staff sets an area with a hazard. From information value 1 on the situation page shows the flood.</translation>
    </message>
</context>
<context>
    <name>WarningTexts</name>
    <message>
        <source>Überschrift</source>
        <translation>Headline</translation>
    </message>
    <message>
        <source>%1 von 160</source>
        <translation>%1 of 160</translation>
    </message>
    <message>
        <source>Gefahr und Folge</source>
        <translation>Danger and effect</translation>
    </message>
    <message>
        <source>Was jetzt zu tun ist</source>
        <translation>What to do now</translation>
    </message>
    <message>
        <source>Ort im Text</source>
        <translation>Place in the text</translation>
    </message>
    <message>
        <source>Gilt bis</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Eine Stunde früher</source>
        <translation>One hour earlier</translation>
    </message>
    <message>
        <source>Eine Stunde später</source>
        <translation>One hour later</translation>
    </message>
    <message>
        <source>Nächste Information</source>
        <translation>Next information</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>d</translation>
    </message>
    <message>
        <source>soeben</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>seit %1</source>
        <translation>for %1</translation>
    </message>
    <message>
        <source>eben</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>vor %1</source>
        <translation>%1 ago</translation>
    </message>
    <message>
        <source>unter allen Informationswerten</source>
        <translation>below all information values</translation>
    </message>
    <message>
        <source>Informationswert %1</source>
        <translation>information value %1</translation>
    </message>
    <message>
        <source>Gefahrendurchsage</source>
        <translation>Announcement</translation>
    </message>
    <message>
        <source>Gefahrenmitteilung</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Gefahreninformation</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Eintrag</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>Meldung</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Pegel</source>
        <translation>Gauge</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Gefahrenzone</source>
        <translation>Danger zone</translation>
    </message>
    <message>
        <source>Warnvorschlag</source>
        <translation>Warning proposal</translation>
    </message>
    <message>
        <source>Warnung</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>Einsatz</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Übung</source>
        <translation>Exercise</translation>
    </message>
    <message>
        <source>Abgelehnt</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Übung „%1“ vorbereitet</source>
        <translation>Exercise “%1” prepared</translation>
    </message>
    <message>
        <source>Übung „%1“ läuft</source>
        <translation>Exercise “%1” running</translation>
    </message>
    <message>
        <source>Übung „%1“ angehalten</source>
        <translation>Exercise “%1” paused</translation>
    </message>
    <message>
        <source>Übung „%1“ beendet</source>
        <translation>Exercise “%1” ended</translation>
    </message>
    <message>
        <source>Einsatz %1 eröffnet: %2</source>
        <translation>Operation %1 opened: %2</translation>
    </message>
    <message>
        <source>Einsatz %1 heißt jetzt: %2</source>
        <translation>Operation %1 is now called: %2</translation>
    </message>
    <message>
        <source>Einsatz %1 geschlossen</source>
        <translation>Operation %1 closed</translation>
    </message>
    <message>
        <source>Einsatz %1 archiviert</source>
        <translation>Operation %1 archived</translation>
    </message>
    <message>
        <source>Berichtigung: %1</source>
        <translation>Correction: %1</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1 meldet nicht, letzter Wert %2</source>
        <translation>%1 does not report, last value %2</translation>
    </message>
    <message>
        <source>%1 meldet wieder</source>
        <translation>%1 reports again</translation>
    </message>
    <message>
        <source>%1: Messung gestört (%2)</source>
        <translation>%1: sensor fault (%2)</translation>
    </message>
    <message>
        <source>%1: Messung wieder in Ordnung</source>
        <translation>%1: sensor good again</translation>
    </message>
    <message>
        <source>Überflutung beendet (%1)</source>
        <translation>Flooding ended (%1)</translation>
    </message>
    <message>
        <source>Vorschlag: %1 (%2)</source>
        <translation>Proposal: %1 (%2)</translation>
    </message>
    <message>
        <source>Vorschlag zurückgenommen (%1)</source>
        <translation>Proposal withdrawn (%1)</translation>
    </message>
    <message>
        <source>Entwurf, Fassung %1: %2</source>
        <translation>Draft, revision %1: %2</translation>
    </message>
    <message>
        <source>Entwurf zurückgezogen: %1</source>
        <translation>Draft withdrawn: %1</translation>
    </message>
    <message>
        <source>Erste Freigabe: %1</source>
        <translation>First signature: %1</translation>
    </message>
    <message>
        <source>Zweite Freigabe: %1</source>
        <translation>Second signature: %1</translation>
    </message>
    <message>
        <source>Warnung %1 ausgelöst: %2</source>
        <translation>Warning %1 issued: %2</translation>
    </message>
    <message>
        <source>Warnung %1 nicht zugestellt an %2: %3</source>
        <translation>Warning %1 not delivered to %2: %3</translation>
    </message>
    <message>
        <source>Einspielung %1: %2</source>
        <translation>Inject %1: %2</translation>
    </message>
    <message>
        <source>automatisch</source>
        <translation>automatic</translation>
    </message>
    <message>
        <source>Nach 10 Minuten ohne Eingabe abgemeldet.</source>
        <translation>Logged out after 10 minutes without input.</translation>
    </message>
    <message>
        <source>ÜBUNG</source>
        <translation>EXERCISE</translation>
    </message>
    <message>
        <source>Versuchsaufbau: Stationen und Pegelwerte sind übertragen, keine echte Lage</source>
        <translation>Trial set-up: stations and levels are transplanted, not a real situation</translation>
    </message>
    <message>
        <source>Kein Broker erreichbar. Es liegt noch kein Lagebild vor. Verbindung wird laufend neu versucht.</source>
        <translation>No broker can be reached. There is no picture yet. The connection is being retried.</translation>
    </message>
    <message>
        <source>Broker nicht erreichbar. Lagebild steht seit %1 (%2 alt). Verbindung wird laufend neu versucht.</source>
        <translation>Broker out of reach. The picture stands still since %1 (%2 old). The connection is being retried.</translation>
    </message>
    <message>
        <source>%1 Quellen</source>
        <translation>%1 sources</translation>
    </message>
    <message>
        <source>Niemand angemeldet</source>
        <translation>Nobody logged in</translation>
    </message>
    <message>
        <source>Diese Konsole gehört zu einem anderen Betrieb (Übung oder Echt).</source>
        <translation>This console belongs to another realm (exercise or live).</translation>
    </message>
    <message>
        <source>Diese Konsole ist beim Broker nicht angemeldet.</source>
        <translation>This console is not enrolled with the broker.</translation>
    </message>
    <message>
        <source>Diese Konsole darf das nicht melden.</source>
        <translation>This console may not say that.</translation>
    </message>
    <message>
        <source>Die Unterschrift ist ungültig. Neu anmelden und noch einmal freigeben.</source>
        <translation>The signature is not valid. Log in again and sign once more.</translation>
    </message>
    <message>
        <source>Ohne Unterschrift einer Person nicht möglich. Bitte anmelden.</source>
        <translation>Not possible without a person&apos;s signature. Please log in.</translation>
    </message>
    <message>
        <source>Diese Person ist nicht eingetragen.</source>
        <translation>This person is not enrolled.</translation>
    </message>
    <message>
        <source>Der Schlüssel dieser Person ist gesperrt.</source>
        <translation>This person&apos;s key has been revoked.</translation>
    </message>
    <message>
        <source>Inzwischen gibt es eine neuere Fassung. Bitte diese prüfen.</source>
        <translation>There is a newer revision by now. Please check that one.</translation>
    </message>
    <message>
        <source>Der Inhalt wurde seither geändert. Bitte neu prüfen.</source>
        <translation>The content has been changed since. Please check it again.</translation>
    </message>
    <message>
        <source>Dieselbe Person kann nicht zweimal freigeben. Eine zweite Person muss prüfen.</source>
        <translation>The same person cannot sign twice. A second person must check.</translation>
    </message>
    <message>
        <source>Diese Person hat dafür keine Berechtigung.</source>
        <translation>This person is not entitled to do this.</translation>
    </message>
    <message>
        <source>Das Bestätigungswort fehlt oder ist falsch.</source>
        <translation>The confirmation word is missing or wrong.</translation>
    </message>
    <message>
        <source>Dieser Schritt ist bei dieser Warnung jetzt nicht möglich.</source>
        <translation>This step is not possible for this warning now.</translation>
    </message>
    <message>
        <source>Diese Warnung gibt es beim Broker nicht.</source>
        <translation>The broker does not know this warning.</translation>
    </message>
    <message>
        <source>Zu viele Meldungen in kurzer Zeit. Bitte kurz warten.</source>
        <translation>Too many messages in a short time. Please wait a moment.</translation>
    </message>
    <message>
        <source>Der Broker kann gerade nicht sichern. Die Meldung wird aufbewahrt und erneut gesendet.</source>
        <translation>The broker cannot store safely now. The message is kept and sent again.</translation>
    </message>
    <message>
        <source>Der Inhalt ist zu groß.</source>
        <translation>The content is too large.</translation>
    </message>
    <message>
        <source>Das Gebiet ist keine gültige Fläche.</source>
        <translation>The area is not a valid area.</translation>
    </message>
    <message>
        <source>Der Text enthält unzulässige Zeichen oder ist zu lang.</source>
        <translation>The text has characters that are not allowed, or is too long.</translation>
    </message>
    <message>
        <source>Der Broker hat das abgelehnt.</source>
        <translation>The broker refused this.</translation>
    </message>
    <message>
        <source>wird gesendet …</source>
        <translation>sending …</translation>
    </message>
    <message>
        <source>gespeichert</source>
        <translation>saved</translation>
    </message>
    <message>
        <source>Konnte nicht abgeschickt werden: %1</source>
        <translation>Could not be sent: %1</translation>
    </message>
    <message>
        <source>Die Passphrase ist falsch.</source>
        <translation>The passphrase is wrong.</translation>
    </message>
    <message>
        <source>Dieser Schlüssel ist hier niemandem zugeordnet. Bitte die Verwaltung fragen.</source>
        <translation>This key belongs to nobody enrolled here. Please ask the administrator.</translation>
    </message>
    <message>
        <source>Der Schlüssel lässt sich nicht öffnen: %1</source>
        <translation>The key cannot be opened: %1</translation>
    </message>
    <message>
        <source>noch keine Meldung</source>
        <translation>no report yet</translation>
    </message>
    <message>
        <source>gestört</source>
        <translation>faulty</translation>
    </message>
    <message>
        <source>unbekannt</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>zweifelhaft</source>
        <translation>doubtful</translation>
    </message>
    <message>
        <source>geprüft</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>nicht geprüft</source>
        <translation>not checked</translation>
    </message>
    <message>
        <source>Regen</source>
        <translation>Rain</translation>
    </message>
    <message>
        <source>Wert steht still: %1</source>
        <translation>Value stands still: %1</translation>
    </message>
    <message>
        <source>Sprung: %1</source>
        <translation>Step: %1</translation>
    </message>
    <message>
        <source>außerhalb des Messbereichs: %1</source>
        <translation>outside the sensor&apos;s range: %1</translation>
    </message>
    <message>
        <source>außerhalb der glaubhaften Spanne: %1</source>
        <translation>outside the plausible span: %1</translation>
    </message>
    <message>
        <source>Uhr der Station falsch: %1</source>
        <translation>Station clock wrong: %1</translation>
    </message>
    <message>
        <source>stumm: %1</source>
        <translation>silent: %1</translation>
    </message>
    <message>
        <source>Messung gestört · Rohwert %1</source>
        <translation>Sensor fault · raw value %1</translation>
    </message>
    <message>
        <source>stumm %1 · zuletzt %2</source>
        <translation>silent %1 · last %2</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>Broker</translation>
    </message>
    <message>
        <source>Verbindung</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>verbunden</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>wird aufgebaut</source>
        <translation>being set up</translation>
    </message>
    <message>
        <source>verloren</source>
        <translation>lost</translation>
    </message>
    <message>
        <source>Betrieb</source>
        <translation>Realm</translation>
    </message>
    <message>
        <source>Tagebuch des Brokers</source>
        <translation>Broker&apos;s journal</translation>
    </message>
    <message>
        <source>Lagebild</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Alter</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>in 99 von 100 Fällen unter %1</source>
        <translation>in 99 of 100 cases below %1</translation>
    </message>
    <message>
        <source>Takt</source>
        <translation>Tick</translation>
    </message>
    <message>
        <source>%1 · alle %2</source>
        <translation>%1 · every %2</translation>
    </message>
    <message>
        <source>Messwerte</source>
        <translation>Readings</translation>
    </message>
    <message>
        <source>seit Beginn des Tagebuchs</source>
        <translation>since the journal began</translation>
    </message>
    <message>
        <source>Beteiligte</source>
        <translation>Participants</translation>
    </message>
    <message>
        <source>Auswertung</source>
        <translation>Fusion worker</translation>
    </message>
    <message>
        <source>hat sich noch nicht gemeldet</source>
        <translation>has not spoken yet</translation>
    </message>
    <message>
        <source>Warnversand</source>
        <translation>Dispatcher</translation>
    </message>
    <message>
        <source>im Rückstand</source>
        <translation>behind</translation>
    </message>
    <message>
        <source>fertig bis Takt %1, %2</source>
        <translation>done through tick %1, %2</translation>
    </message>
    <message>
        <source>Ortsdaten</source>
        <translation>Town data</translation>
    </message>
    <message>
        <source>Paket</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>keines geladen</source>
        <translation>none loaded</translation>
    </message>
    <message>
        <source>Karte und Stationsnamen fehlen</source>
        <translation>map and station names are missing</translation>
    </message>
    <message>
        <source>Fassung %1, erstellt %2</source>
        <translation>version %1, made %2</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Versuchsaufbau</source>
        <translation>Trial set-up</translation>
    </message>
    <message>
        <source>kein amtlicher Bestand</source>
        <translation>not official data</translation>
    </message>
    <message>
        <source>fehlt</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>Fassungen</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Protokoll</source>
        <translation>Protocol</translation>
    </message>
    <message>
        <source>Warnung ohne Text</source>
        <translation>Warning without text</translation>
    </message>
    <message>
        <source>%1 über %2, %3</source>
        <translation>%1 above %2, %3</translation>
    </message>
    <message>
        <source>, seit %1</source>
        <translation>, since %1</translation>
    </message>
    <message>
        <source>Prüfen</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Auf der Karte</source>
        <translation>On the map</translation>
    </message>
    <message>
        <source>zweite Freigabe fehlt</source>
        <translation>second signature missing</translation>
    </message>
    <message>
        <source>Entwurf nicht freigegeben</source>
        <translation>draft not signed</translation>
    </message>
    <message>
        <source>Verfasst und freigegeben von %1. Eine zweite Person muss prüfen.</source>
        <translation>Written and signed by %1. A second person must check.</translation>
    </message>
    <message>
        <source>Entwurf von %1, Fassung %2.</source>
        <translation>Draft by %1, revision %2.</translation>
    </message>
    <message>
        <source>Öffnen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Zustellung gescheitert</source>
        <translation>delivery failed</translation>
    </message>
    <message>
        <source>Warnung %1: %2 von %3 Empfängern nicht erreicht. %4 %5: %6</source>
        <translation>Warning %1: %2 of %3 recipients not reached. %4 %5: %6</translation>
    </message>
    <message>
        <source>Zustellung ansehen</source>
        <translation>See delivery</translation>
    </message>
    <message>
        <source>Station stumm</source>
        <translation>station silent</translation>
    </message>
    <message>
        <source>Messung gestört</source>
        <translation>sensor fault</translation>
    </message>
    <message>
        <source>%1 meldet nicht</source>
        <translation>%1 does not report</translation>
    </message>
    <message>
        <source>%1: Wert nicht verwendbar</source>
        <translation>%1: value not usable</translation>
    </message>
    <message>
        <source>%1: Wert zweifelhaft</source>
        <translation>%1: value doubtful</translation>
    </message>
    <message>
        <source>Letzter Wert %1 um %2, Takt %3. Wert gilt als unbekannt.</source>
        <translation>Last value %1 at %2, period %3. The value counts as unknown.</translation>
    </message>
    <message>
        <source>Zuletzt über %1.</source>
        <translation>Last above %1.</translation>
    </message>
    <message>
        <source>Rohwert %1.</source>
        <translation>Raw value %1.</translation>
    </message>
    <message>
        <source>Verlauf</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>Sprechwunsch</source>
        <translation>request to speak</translation>
    </message>
    <message>
        <source>Dringender Sprechwunsch (Status 0).</source>
        <translation>Urgent request to speak (status 0).</translation>
    </message>
    <message>
        <source>Sprechwunsch (Status 5).</source>
        <translation>Request to speak (status 5).</translation>
    </message>
    <message>
        <source>Sehr dringend</source>
        <translation>Very urgent</translation>
    </message>
    <message>
        <source>Dringend</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Mittel</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Hinweis</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>dringender Sprechwunsch</source>
        <translation>urgent request to speak</translation>
    </message>
    <message>
        <source>einsatzbereit über Funk</source>
        <translation>ready, by radio</translation>
    </message>
    <message>
        <source>einsatzbereit auf Wache</source>
        <translation>ready at station</translation>
    </message>
    <message>
        <source>Auftrag übernommen</source>
        <translation>mission taken</translation>
    </message>
    <message>
        <source>am Einsatzort</source>
        <translation>at scene</translation>
    </message>
    <message>
        <source>nicht einsatzbereit</source>
        <translation>not available</translation>
    </message>
    <message>
        <source>einsatzgebunden</source>
        <translation>bound to mission</translation>
    </message>
    <message>
        <source>bedingt verfügbar</source>
        <translation>limited availability</translation>
    </message>
    <message>
        <source>andere Leitstelle</source>
        <translation>other control centre</translation>
    </message>
    <message>
        <source>%1 Einheiten · Stärke %2/%3/%4/%5</source>
        <translation>%1 units · strength %2/%3/%4/%5</translation>
    </message>
    <message>
        <source> (%1 ohne Angabe)</source>
        <translation> (%1 not stated)</translation>
    </message>
    <message>
        <source>Entwurf von %1, %2, Fassung %3</source>
        <translation>Draft by %1, %2, revision %3</translation>
    </message>
    <message>
        <source>Vorschlag, noch kein Entwurf</source>
        <translation>Proposal, no draft yet</translation>
    </message>
    <message>
        <source>Warnung %1, %2</source>
        <translation>Warning %1, %2</translation>
    </message>
    <message>
        <source>Keine Verbindung zum Broker: Freigeben ist jetzt nicht möglich.</source>
        <translation>No connection to the broker: signing is not possible now.</translation>
    </message>
    <message>
        <source>An dieser Konsole ist kein Personenschlüssel hinterlegt.</source>
        <translation>No person&apos;s key is set up at this console.</translation>
    </message>
    <message>
        <source>Diese Warnung ist %1.</source>
        <translation>This warning is %1.</translation>
    </message>
    <message>
        <source>Inzwischen liegt Fassung %1 vor. Bitte diese öffnen.</source>
        <translation>There is revision %1 by now. Please open that one.</translation>
    </message>
    <message>
        <source>Erst die mit ✕ bezeichneten Punkte beheben.</source>
        <translation>First mend the points marked ✕.</translation>
    </message>
    <message>
        <source>Schlüssel wird geöffnet …</source>
        <translation>Opening the key …</translation>
    </message>
    <message>
        <source>Nicht freigegeben: %1</source>
        <translation>Not signed: %1</translation>
    </message>
    <message>
        <source>Zum Auslösen bitte das Wort %1 eintippen.</source>
        <translation>To issue, please type the word %1.</translation>
    </message>
    <message>
        <source>Nicht ausgelöst: %1</source>
        <translation>Not issued: %1</translation>
    </message>
    <message>
        <source>Freigabe wird gesendet …</source>
        <translation>Sending the signature …</translation>
    </message>
    <message>
        <source>Zweite Freigabe gespeichert. Die Warnung geht hinaus.</source>
        <translation>Second signature saved. The warning goes out.</translation>
    </message>
    <message>
        <source>Erste Freigabe gespeichert. Jetzt muss eine zweite Person prüfen und auslösen.</source>
        <translation>First signature saved. Now a second person must check and issue.</translation>
    </message>
    <message>
        <source>ohne Text</source>
        <translation>without text</translation>
    </message>
    <message>
        <source>Entwurf</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>einmal freigegeben</source>
        <translation>signed once</translation>
    </message>
    <message>
        <source>ausgelöst</source>
        <translation>issued</translation>
    </message>
    <message>
        <source>zurückgezogen</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>aufgehoben</source>
        <translation>cancelled</translation>
    </message>
    <message>
        <source>abgelaufen</source>
        <translation>expired</translation>
    </message>
    <message>
        <source>Cell Broadcast</source>
        <translation>Cell broadcast</translation>
    </message>
    <message>
        <source>Sirene</source>
        <translation>Siren</translation>
    </message>
    <message>
        <source>Rundfunk, vorgelesen</source>
        <translation>Radio, read aloud</translation>
    </message>
    <message>
        <source>E-Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Einheiten und Konsolen</source>
        <translation>Units and consoles</translation>
    </message>
    <message>
        <source>CAP-Datei</source>
        <translation>CAP file</translation>
    </message>
    <message>
        <source>wartet</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>gesendet</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>angekommen</source>
        <translation>received</translation>
    </message>
    <message>
        <source>gelesen</source>
        <translation>read</translation>
    </message>
    <message>
        <source>gescheitert</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>ungewiss</source>
        <translation>uncertain</translation>
    </message>
    <message>
        <source>Vorschlag</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>%1 von %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 Sekunden</source>
        <translation>%1 seconds</translation>
    </message>
    <message>
        <source>%1 Zeichen</source>
        <translation>%1 characters</translation>
    </message>
    <message>
        <source>Noch keine Zustellung gemeldet.</source>
        <translation>No delivery reported yet.</translation>
    </message>
    <message>
        <source>%1 von %2 Empfängern haben den Eingang bestätigt</source>
        <translation>%1 of %2 recipients have confirmed receipt</translation>
    </message>
    <message>
        <source>Noch keine Werte im gezeigten Zeitraum</source>
        <translation>No values in the time shown yet</translation>
    </message>
    <message>
        <source>Keine Station gewählt</source>
        <translation>No station chosen</translation>
    </message>
    <message>
        <source>Überflutung, geschätzt %1</source>
        <translation>Flooding, estimated %1</translation>
    </message>
    <message>
        <source>über %1 m</source>
        <translation>above %1 m</translation>
    </message>
    <message>
        <source>unter %1 m</source>
        <translation>below %1 m</translation>
    </message>
    <message>
        <source>%1–%2 m</source>
        <translation>%1–%2 m</translation>
    </message>
    <message>
        <source> · Rand ±%1 m</source>
        <translation> · edge ±%1 m</translation>
    </message>
    <message>
        <source>Verfahren: %1.</source>
        <translation>Method: %1.</translation>
    </message>
    <message>
        <source>Pegel: %1.</source>
        <translation>Gauges: %1.</translation>
    </message>
    <message>
        <source>Versuchsaufbau.</source>
        <translation>Trial set-up.</translation>
    </message>
    <message>
        <source>Keine amtliche Karte.</source>
        <translation>Not an official map.</translation>
    </message>
    <message>
        <source>in der Überflutung, Wassertiefe etwa %1 m</source>
        <translation>inside the flooding, water about %1 m deep</translation>
    </message>
    <message>
        <source>außerhalb der geschätzten Überflutung</source>
        <translation>outside the estimated flooding</translation>
    </message>
    <message>
        <source>Bitte zuerst anmelden: Einträge werden unterschrieben.</source>
        <translation>Please log in first: entries are signed.</translation>
    </message>
    <message>
        <source>Aufbewahrt. Wird gesendet, sobald der Broker erreichbar ist.</source>
        <translation>Kept. Will be sent as soon as the broker can be reached.</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source> · %1 Plätze</source>
        <translation> · %1 places</translation>
    </message>
    <message>
        <source>Warnung %1</source>
        <translation>Warning %1</translation>
    </message>
    <message>
        <source>Warnung %1 ausgelöst</source>
        <translation>Warning %1 issued</translation>
    </message>
    <message>
        <source>Freigegeben von %1.</source>
        <translation>Signed by %1.</translation>
    </message>
    <message>
        <source> und </source>
        <translation> and </translation>
    </message>
    <message>
        <source>zusammenhängende Füllung</source>
        <translation>connected fill</translation>
    </message>
    <message>
        <source>zwischen den Pegeln geneigt</source>
        <translation>sloped between gauges</translation>
    </message>
    <message>
        <source>DGM</source>
        <translation>DEM</translation>
    </message>
    <message>
        <source>Werte springen: %1</source>
        <translation>Values jump: %1</translation>
    </message>
    <message>
        <source>Fehlerwert des Geräts: %1</source>
        <translation>Device error value: %1</translation>
    </message>
    <message>
        <source>Gerät meldet keinen Wert</source>
        <translation>Device reports no value</translation>
    </message>
    <message>
        <source>Uhr der Station geht vor: %1</source>
        <translation>Station clock is fast: %1</translation>
    </message>
    <message>
        <source>Batterie schwach: %1</source>
        <translation>Battery low: %1</translation>
    </message>
    <message>
        <source>nicht im Ortspaket, wird nicht beurteilt</source>
        <translation>not in the town package, judged by nobody</translation>
    </message>
    <message>
        <source>kein Höhenmodell im Ortspaket, daher keine Überflutungsfläche</source>
        <translation>no elevation model in the town package, hence no flood zone</translation>
    </message>
    <message>
        <source>bei Nachbarpegel</source>
        <translation>with neighbour gauge</translation>
    </message>
    <message>
        <source>nicht bestätigt seit</source>
        <translation>unconfirmed for</translation>
    </message>
    <message>
        <source>Sprünge in</source>
        <translation>jumps in</translation>
    </message>
    <message>
        <source>Hier sind ungesicherte Änderungen. Erst freigeben oder verwerfen, dann die gestiegene Lage übernehmen.</source>
        <translation>There are unsaved changes here. Approve or discard them first, then take over the risen situation.</translation>
    </message>
    <message>
        <source>Die Lage ist seit diesem Entwurf auf %1 gestiegen. Prüfen, ob der Text noch stimmt.</source>
        <translation>Since this draft the situation has risen to %1. Check whether the text is still right.</translation>
    </message>
    <message>
        <source>Lage gestiegen</source>
        <translation>Situation has risen</translation>
    </message>
    <message>
        <source>ein Pegel, gleichbleibender Wasserstand</source>
        <translation>one gauge, constant stage</translation>
    </message>
    <message>
        <source>ohne</source>
        <translation>without</translation>
    </message>
    <message>
        <source>Stadtteile</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>Flächennutzung</source>
        <translation>Land use</translation>
    </message>
    <message>
        <source>Wasserflächen</source>
        <translation>Water surfaces</translation>
    </message>
    <message>
        <source>Wasserläufe</source>
        <translation>Watercourses</translation>
    </message>
    <message>
        <source>Straßen</source>
        <translation>Streets</translation>
    </message>
    <message>
        <source>Bahnen</source>
        <translation>Railways</translation>
    </message>
    <message>
        <source>Gebäude</source>
        <translation>Buildings</translation>
    </message>
    <message>
        <source>Kritische Objekte</source>
        <translation>Critical objects</translation>
    </message>
    <message>
        <source>Ortsnamen</source>
        <translation>Place names</translation>
    </message>
    <message>
        <source>Einwohner (Rasterzellen)</source>
        <translation>Residents (grid cells)</translation>
    </message>
    <message>
        <source>Messstationen</source>
        <translation>Stations</translation>
    </message>
    <message>
        <source>Gelände</source>
        <translation>Elevation</translation>
    </message>
    <message>
        <source>Messstellen und Einheiten</source>
        <translation>Stations and units</translation>
    </message>
    <message>
        <source>Übungsstab %1</source>
        <translation>Exercise staff %1</translation>
    </message>
    <message>
        <source>%1 Einträge</source>
        <translation>%1 entries</translation>
    </message>
    <message>
        <source>davon hier übernommen: %1</source>
        <translation>of these taken over here: %1</translation>
    </message>
    <message>
        <source>arbeitet</source>
        <translation>working</translation>
    </message>
    <message>
        <source>Übung beendet · %1</source>
        <translation>Exercise over · %1</translation>
    </message>
    <message>
        <source>Übung angehalten · %1</source>
        <translation>Exercise paused · %1</translation>
    </message>
    <message>
        <source>Entwarnung prüfen</source>
        <translation>Check all-clear</translation>
    </message>
    <message>
        <source>Warnung %1 gilt noch, ihr Anlass besteht nach den Messwerten nicht mehr.</source>
        <translation>Warning %1 is still in force; by the readings its cause is gone.</translation>
    </message>
    <message>
        <source>Entwarnung zu Warnung %1</source>
        <translation>All-clear for warning %1</translation>
    </message>
    <message>
        <source>Entwarnung, noch kein Entwurf</source>
        <translation>All-clear, not drafted yet</translation>
    </message>
    <message>
        <source>Stationen nie gehört</source>
        <translation>Stations never heard</translation>
    </message>
    <message>
        <source>%1 Stationen haben noch nie gemeldet</source>
        <translation>%1 stations have never reported</translation>
    </message>
    <message>
        <source>%1 hat noch nie gemeldet</source>
        <translation>%1 has never reported</translation>
    </message>
    <message>
        <source>%1 und %2 weitere. Ihr Wert ist unbekannt.</source>
        <translation>%1 and %2 more. Their value is unknown.</translation>
    </message>
    <message>
        <source>%1. Ihr Wert ist unbekannt.</source>
        <translation>%1. The value is unknown.</translation>
    </message>
    <message>
        <source>Die Übung ist beendet: Es wird nichts mehr versandt.</source>
        <translation>The exercise is over: nothing is sent any more.</translation>
    </message>
    <message>
        <source>Wert unbekannt</source>
        <translation>value unknown</translation>
    </message>
    <message>
        <source>Entwarnung, obwohl noch nicht alle Pegel dafür sprechen. %1.</source>
        <translation>All-clear although not all gauges support it yet. %1.</translation>
    </message>
    <message>
        <source>Zu diesem Gewässer liegt noch ein Warnvorschlag vor.</source>
        <translation>A warning is still proposed for this water.</translation>
    </message>
    <message>
        <source>%1 meldet nicht mehr; der Text nennt %2 von %3.</source>
        <translation>%1 is no longer heard; the text names %2 of %3.</translation>
    </message>
    <message>
        <source>Der Text nennt %1 von %2, jetzt sind es %3</source>
        <translation>The text names %1 of %2; now it is %3</translation>
    </message>
    <message>
        <source>. Bitte den Text prüfen.</source>
        <translation>. Please check the text.</translation>
    </message>
    <message>
        <source>Der Text ist vom Stand %1. Bitte prüfen, ob er noch stimmt.</source>
        <translation>The text is as of %1. Please check that it still holds.</translation>
    </message>
    <message>
        <source>Schlüssel</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Gerät %1 gesperrt: %2</source>
        <translation>Device %1 revoked: %2</translation>
    </message>
    <message>
        <source>Schlüssel von %1 gesperrt: %2</source>
        <translation>Key of %1 revoked: %2</translation>
    </message>
    <message>
        <source>%1 erreicht, wird bestätigt</source>
        <translation>%1 reached, being confirmed</translation>
    </message>
    <message>
        <source>unter %1, die Stufe gilt noch</source>
        <translation>below %1, the level still holds</translation>
    </message>
    <message>
        <source>dd.MM.yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>Entwarnung %1 ausgelöst</source>
        <translation>All-clear %1 issued</translation>
    </message>
    <message>
        <source>Beendet: Warnung %1.</source>
        <translation>Ended: warning %1.</translation>
    </message>
    <message>
        <source>Feuerwehr</source>
        <translation>Fire service</translation>
    </message>
    <message>
        <source>Polizei</source>
        <translation>Police</translation>
    </message>
    <message>
        <source>Stab</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Entwarnung %1, %2</source>
        <translation>All-clear %1, %2</translation>
    </message>
    <message>
        <source>Warnung %1 von %2, %3</source>
        <translation>Warning %1 of %2, %3</translation>
    </message>
    <message>
        <source>Deutsch: noch der Text vor der Änderung des englischen.</source>
        <translation>German: still the text of before your change.</translation>
    </message>
    <message>
        <source>Englisch: noch der Text vor der Änderung des deutschen.</source>
        <translation>English: still the text of before your change.</translation>
    </message>
    <message>
        <source>nicht eingetragen</source>
        <translation>not enrolled</translation>
    </message>
    <message>
        <source>Schlüssel gesperrt</source>
        <translation>key revoked</translation>
    </message>
    <message>
        <source>hat schon freigegeben</source>
        <translation>has signed already</translation>
    </message>
    <message>
        <source>darf nicht auslösen</source>
        <translation>may not issue</translation>
    </message>
    <message>
        <source>darf nicht verfassen</source>
        <translation>may not write</translation>
    </message>
    <message>
        <source>nicht erreichbar</source>
        <translation>out of reach</translation>
    </message>
    <message>
        <source>simuliert</source>
        <translation>simulated</translation>
    </message>
    <message>
        <source>Einsatzkräfte</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>CAP-Ausgang</source>
        <translation>CAP output</translation>
    </message>
    <message>
        <source>Leitstelle</source>
        <translation>Control centre</translation>
    </message>
    <message>
        <source>Rundfunk</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>Sirenen</source>
        <translation>Sirens</translation>
    </message>
    <message>
        <source>abgelöst durch Warnung %1</source>
        <translation>replaced by warning %1</translation>
    </message>
    <message>
        <source>Entwarnung</source>
        <translation>All-clear</translation>
    </message>
    <message>
        <source>Entwarnung %1 ausgelöst: %2</source>
        <translation>All-clear %1 issued: %2</translation>
    </message>
    <message>
        <source>%1: gefallen unter %2, %3</source>
        <translation>%1: fallen below %2, %3</translation>
    </message>
    <message>
        <source>wird bestätigt</source>
        <translation>being confirmed</translation>
    </message>
    <message>
        <source>Diese Entwarnung ist %1.</source>
        <translation>This all-clear is %1.</translation>
    </message>
    <message>
        <source>Die erste Freigabe gilt nicht mehr. Sie muss neu gegeben werden.</source>
        <translation>The first signature no longer counts. It must be given again.</translation>
    </message>
    <message>
        <source>Zweite Freigabe gespeichert. Es wird nur eine CAP-Datei abgelegt: Kein Warnkanal ist angeschlossen, die Bevölkerung erfährt davon nichts.</source>
        <translation>Second signature saved. Only a CAP file is written: no warning channel is connected, the public hears nothing of it.</translation>
    </message>
    <message>
        <source>Zweite Freigabe gespeichert. Die Entwarnung geht hinaus.</source>
        <translation>Second signature saved. The all-clear is going out.</translation>
    </message>
    <message>
        <source>Mit der zweiten Freigabe wird die Entwarnung als CAP-Datei abgelegt.</source>
        <translation>With the second signature the all-clear is written as a CAP file.</translation>
    </message>
    <message>
        <source>Mit der zweiten Freigabe wird die Warnung als CAP-Datei abgelegt.</source>
        <translation>With the second signature the warning is written as a CAP file.</translation>
    </message>
    <message>
        <source>Mit der zweiten Freigabe geht die Entwarnung hinaus.</source>
        <translation>With the second signature the all-clear goes out.</translation>
    </message>
    <message>
        <source>Mit der zweiten Freigabe geht die Warnung hinaus.</source>
        <translation>With the second signature the warning goes out.</translation>
    </message>
    <message>
        <source>Überschrift</source>
        <translation>Headline</translation>
    </message>
    <message>
        <source>Gefahr und Folge</source>
        <translation>Hazard and consequence</translation>
    </message>
    <message>
        <source>Was jetzt zu tun ist</source>
        <translation>What to do now</translation>
    </message>
    <message>
        <source>Ort im Text</source>
        <translation>Place in the text</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>German</translation>
    </message>
    <message>
        <source>Englisch</source>
        <translation>English</translation>
    </message>
    <message>
        <source> Belassen von %1.</source>
        <translation> Kept by %1.</translation>
    </message>
    <message>
        <source>noch für die Stufe %1 geschrieben</source>
        <translation>still written for the level %1</translation>
    </message>
    <message>
        <source>noch für das Gebiet vor der Änderung</source>
        <translation>still for the area before the change</translation>
    </message>
    <message>
        <source>Noch für vorige Stufe oder voriges Gebiet: %1</source>
        <translation>Still for the level or area before: %1</translation>
    </message>
    <message>
        <source>Bitte zuerst anmelden: Wer einen Zweifel beiseite legt, sagt es mit Namen.</source>
        <translation>Please log in first: whoever sets a doubt aside says so by name.</translation>
    </message>
    <message>
        <source>%1: Text ist noch für die Stufe %2 geschrieben.</source>
        <translation>%1: the text is still written for the level %2.</translation>
    </message>
    <message>
        <source>%1: Text ist noch für das Gebiet vor der Änderung geschrieben.</source>
        <translation>%1: the text is still written for the area before the change.</translation>
    </message>
    <message>
        <source>Vorgeschlagen war %1, gewählt ist %2, und Texte sind von Hand geschrieben. Bitte prüfen, ob sie zur Stufe passen.</source>
        <translation>%1 was proposed, %2 is chosen, and texts were written by hand. Please check that they fit the level.</translation>
    </message>
    <message>
        <source>In der Fassung davor hatten Menschen geschrieben: %1. Hier fehlt es.</source>
        <translation>In the version before, people had written: %1. It is missing here.</translation>
    </message>
    <message>
        <source>Kein Warnkanal angeschlossen: Es wird nur eine CAP-Datei abgelegt. Die Bevölkerung erfährt davon nichts, bis die Leitstelle oder MoWaS die Warnung auslöst.</source>
        <translation>No warning channel is connected: only a CAP file is written. The public hears nothing of it until the control centre or MoWaS issues the warning.</translation>
    </message>
    <message>
        <source>Nur als Datei abgelegt: kein Warnkanal angeschlossen. Die Bevölkerung erfährt davon nichts.</source>
        <translation>Only written as a file: no warning channel is connected. The public hears nothing of it.</translation>
    </message>
    <message>
        <source>Kein Warnkanal angeschlossen, und die CAP-Datei ist noch nicht abgelegt. Die Bevölkerung erfährt davon nichts.</source>
        <translation>No warning channel is connected, and the CAP file is not written yet. The public hears nothing of it.</translation>
    </message>
    <message>
        <source>, CAP-Datei abgelegt</source>
        <translation>, CAP file written</translation>
    </message>
    <message>
        <source>abgelegt</source>
        <translation>written</translation>
    </message>
    <message>
        <source>%1 gescheitert.</source>
        <translation>%1 failed.</translation>
    </message>
    <message>
        <source>Meldungen werden zurzeit nicht gesichert: %1.</source>
        <translation>Messages are not being secured at present: %1.</translation>
    </message>
    <message>
        <source>Zurückgestellt: %1. Sie bleiben bei ihren Absendern und werden nachgereicht.</source>
        <translation>Put off: %1. They stay with their senders and will be handed in later.</translation>
    </message>
    <message>
        <source>Das Tagebuch des Brokers wurde aus einer Sicherung wiederhergestellt. Was nach der Sicherung gemeldet wurde, kann fehlen; das Lagebild ist neu aufgebaut.</source>
        <translation>The broker&apos;s journal was restored from a backup. What was reported after that backup may be missing; the picture has been built anew.</translation>
    </message>
    <message>
        <source>Der Broker sichert langsam: zuletzt %1 für einen Schreibvorgang.</source>
        <translation>The broker secures slowly: %1 for one write lately.</translation>
    </message>
    <message>
        <source>Überlast: %1 Absender gebremst, %2 Messwerte und Standorte zum jeweils neuesten zusammengefasst. Warnungen, Aufträge und Notrufe gehen vor.</source>
        <translation>Overload: %1 senders slowed down, %2 readings and positions merged to the newest of each. Warnings, orders and emergency calls go first.</translation>
    </message>
    <message>
        <source>Das Lagebild ist vollständig; Einsatztagebuch und Ganglinien werden nachgeladen: %1 von 100.</source>
        <translation>The picture is complete; incident log and courses are still being loaded: %1 of 100.</translation>
    </message>
    <message>
        <source>Dieser Weg ist nur für Warnungen, Aufträge und Notrufe.</source>
        <translation>This way is for warnings, orders and emergency calls only.</translation>
    </message>
    <message>
        <source>Platte voll</source>
        <translation>disk full</translation>
    </message>
    <message>
        <source>Platte nicht beschreibbar</source>
        <translation>disk cannot be written</translation>
    </message>
    <message>
        <source>Platte langsam</source>
        <translation>disk slow</translation>
    </message>
    <message>
        <source>Plattenfehler</source>
        <translation>disk failing</translation>
    </message>
    <message>
        <source>Ursache unbekannt</source>
        <translation>cause unknown</translation>
    </message>
    <message>
        <source>Sicherung</source>
        <translation>Securing</translation>
    </message>
    <message>
        <source>gesichert vor jeder Bestätigung</source>
        <translation>secured before each confirmation</translation>
    </message>
    <message>
        <source>Zurückgehalten</source>
        <translation>Held back</translation>
    </message>
    <message>
        <source>%1 Absender gebremst</source>
        <translation>%1 senders slowed down</translation>
    </message>
    <message>
        <source>%1 Einträge zusammengefasst, größter Rückstand %2</source>
        <translation>%1 entries merged, longest backlog %2</translation>
    </message>
    <message>
        <source>Wiederherstellung</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Tagebuch aus einer Sicherung</source>
        <translation>Journal from a backup</translation>
    </message>
    <message>
        <source>Zusammengefasst</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>%1 Messwerte, %2 Standorte</source>
        <translation>%1 readings, %2 positions</translation>
    </message>
    <message>
        <source>Einträge %1 bis %2; %3 Messwerte nachgeladen</source>
        <translation>Entries %1 to %2; %3 readings loaded afterwards</translation>
    </message>
    <message>
        <source>Momentaufnahme</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>verworfen</source>
        <translation>discarded</translation>
    </message>
    <message>
        <source>sie wich vom Tagebuch ab; gezeigt wird, was das Tagebuch ergibt</source>
        <translation>it differed from the journal; what the journal gives is shown</translation>
    </message>
    <message>
        <source>Ein Gerät, das nicht eingetragen ist, wurde abgewiesen.</source>
        <translation>A device that is not enrolled was turned away.</translation>
    </message>
    <message>
        <source>Ein Gerät meldete, was es nicht melden darf.</source>
        <translation>A device reported what it may not report.</translation>
    </message>
    <message>
        <source>Ein Gerät meldete für %1 und darf das nicht.</source>
        <translation>A device reported for %1 and may not do so.</translation>
    </message>
    <message>
        <source>gelöscht am %1</source>
        <translation>deleted on %1</translation>
    </message>
    <message>
        <source>GPS-Position</source>
        <translation>GPS position</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translation>camera</translation>
    </message>
    <message>
        <source>Aufnahmezeit</source>
        <translation>time of the picture</translation>
    </message>
    <message>
        <source>Namen</source>
        <translation>names</translation>
    </message>
    <message>
        <source>Beschreibungen</source>
        <translation>descriptions</translation>
    </message>
    <message>
        <source>Vorschaubild</source>
        <translation>preview picture</translation>
    </message>
    <message>
        <source>Farbprofil</source>
        <translation>colour profile</translation>
    </message>
    <message>
        <source>Skripte und Aktionen</source>
        <translation>scripts and actions</translation>
    </message>
    <message>
        <source>eingebettete Dateien</source>
        <translation>embedded files</translation>
    </message>
    <message>
        <source>digitale Unterschrift</source>
        <translation>digital signature</translation>
    </message>
    <message>
        <source>Bewegtbild</source>
        <translation>moving picture</translation>
    </message>
    <message>
        <source>Daten hinter dem Ende</source>
        <translation>data behind the end</translation>
    </message>
    <message>
        <source>weitere Angaben</source>
        <translation>further details</translation>
    </message>
    <message>
        <source>Anlage %1</source>
        <translation>File %1</translation>
    </message>
    <message>
        <source>Anlage %1 zu Nr. %2</source>
        <translation>File %1 of no. %2</translation>
    </message>
    <message>
        <source>Foto</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>PDF-Dokument</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Datei</source>
        <translation>File</translation>
    </message>
    <message>
        <source>%1 Byte</source>
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>Anlage folgt</source>
        <translation>File follows</translation>
    </message>
    <message>
        <source>Anlage folgt, sobald der Broker erreichbar ist</source>
        <translation>File follows as soon as the broker can be reached</translation>
    </message>
    <message>
        <source>Anlage folgt, %1</source>
        <translation>File follows, %1</translation>
    </message>
    <message>
        <source>gelöscht</source>
        <translation>deleted</translation>
    </message>
    <message>
        <source>nicht ladbar: beim Broker nicht zu haben</source>
        <translation>cannot be loaded: the broker does not have it</translation>
    </message>
    <message>
        <source>nicht ladbar: auf dieser Konsole ist kein Platz</source>
        <translation>cannot be loaded: no room on this console</translation>
    </message>
    <message>
        <source>wartet auf den Broker, %1 übertragen</source>
        <translation>waiting for the broker, %1 transferred</translation>
    </message>
    <message>
        <source>wird übertragen, %1</source>
        <translation>being transferred, %1</translation>
    </message>
    <message>
        <source>nicht angenommen: %1</source>
        <translation>not accepted: %1</translation>
    </message>
    <message>
        <source>nicht angenommen</source>
        <translation>not accepted</translation>
    </message>
    <message>
        <source>Die Datei ist leer.</source>
        <translation>The file is empty.</translation>
    </message>
    <message>
        <source>Größer als 25 MiB. Bitte das Bild verkleinern oder das Dokument teilen.</source>
        <translation>Larger than 25 MiB. Please make the picture smaller or split the document.</translation>
    </message>
    <message>
        <source>Nur JPEG, PNG, WebP, PDF und Text. Anderes bitte so speichern oder als PDF drucken.</source>
        <translation>JPEG, PNG, WebP, PDF and text only. Please save others as one of these, or print them to a PDF.</translation>
    </message>
    <message>
        <source>Die Datei ist beschädigt. Bitte noch einmal kopieren.</source>
        <translation>The file is damaged. Please copy it again.</translation>
    </message>
    <message>
        <source>Ungewöhnlich gespeichertes Bild. Bitte als gewöhnliches JPEG oder PNG speichern.</source>
        <translation>A picture saved in an uncommon way. Please save it as an ordinary JPEG or PNG.</translation>
    </message>
    <message>
        <source>Zu viele Bildpunkte (%1). Bitte verkleinern.</source>
        <translation>Too many points (%1). Please make it smaller.</translation>
    </message>
    <message>
        <source>Durch ein Kennwort geschützt. Bitte ohne Kennwort speichern.</source>
        <translation>Protected by a password. Please save it without one.</translation>
    </message>
    <message>
        <source>Kein UTF-8-Text. Bitte als UTF-8 speichern oder als PDF drucken.</source>
        <translation>Not a UTF-8 text. Please save it as UTF-8, or print it to a PDF.</translation>
    </message>
    <message>
        <source>Die Datei lässt sich nicht lesen: %1</source>
        <translation>The file cannot be read: %1</translation>
    </message>
    <message>
        <source>Einheit</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>Löschung</source>
        <translation>Deletion</translation>
    </message>
    <message>
        <source>Anlagen gelöscht: %1</source>
        <translation>Files deleted: %1</translation>
    </message>
    <message>
        <source>Anlagen gelöscht: %1 (%2)</source>
        <translation>Files deleted: %1 (%2)</translation>
    </message>
    <message>
        <source>Die Anlage überschreitet eine Grenze des Brokers für Anlagen.</source>
        <translation>The file is beyond one of the broker&apos;s limits for files.</translation>
    </message>
    <message>
        <source>Einsatztagebuch</source>
        <translation>Incident log</translation>
    </message>
    <message>
        <source>Einsatz %1</source>
        <translation>Operation %1</translation>
    </message>
    <message>
        <source>nur Einträge von Menschen</source>
        <translation>entries by people only</translation>
    </message>
    <message>
        <source>alle Zeilen</source>
        <translation>all lines</translation>
    </message>
    <message>
        <source>%1 bis %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>erstellt am %1</source>
        <translation>made on %1</translation>
    </message>
    <message>
        <source>erstellt am %1 von %2</source>
        <translation>made on %1 by %2</translation>
    </message>
    <message>
        <source>Seite %1 von %2</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>Nr.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Zeit</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Von</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Anlagen</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>nicht auf dieser Konsole</source>
        <translation>not on this console</translation>
    </message>
    <message>
        <source>Ereignis</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Eigene Anlage: %1</source>
        <translation>Own file: %1</translation>
    </message>
    <message>
        <source>%1 eigene Anlagen: %2</source>
        <translation>%1 own files: %2</translation>
    </message>
    <message>
        <source>Höchstens %1 Anlagen je Eintrag. „%2“ wurde nicht angehängt.</source>
        <translation>At most %1 files for one entry. “%2” was not attached.</translation>
    </message>
    <message>
        <source>nicht darstellbar</source>
        <translation>cannot be shown</translation>
    </message>
    <message>
        <source>%1 wird gesichert, sobald die Anlage da ist.</source>
        <translation>%1 will be saved as soon as the file is here.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nicht gesichert: %1</source>
        <translation>Not saved: %1</translation>
    </message>
    <message>
        <source>Gesichert: %1 · SHA-256 %2</source>
        <translation>Saved: %1 · SHA-256 %2</translation>
    </message>
    <message>
        <source>Kein Programm öffnet diese Datei: %1</source>
        <translation>No program opens this file: %1</translation>
    </message>
    <message>
        <source>PDF wird geschrieben …</source>
        <translation>Writing the PDF …</translation>
    </message>
    <message>
        <source>Ausgabe wird geschrieben …</source>
        <translation>Writing the export …</translation>
    </message>
    <message>
        <source>Nicht geschrieben: %1</source>
        <translation>Not written: %1</translation>
    </message>
    <message>
        <source>PDF geschrieben, Seiten: %1. %2</source>
        <translation>PDF written, pages: %1. %2</translation>
    </message>
    <message>
        <source>Bilder, die fehlen: %1.</source>
        <translation>Pictures missing: %1.</translation>
    </message>
    <message>
        <source>Ausgegeben, Anlagen: %1. %2</source>
        <translation>Exported, files: %1. %2</translation>
    </message>
    <message>
        <source>Anlagen, die fehlen: %1.</source>
        <translation>Files missing: %1.</translation>
    </message>
    <message>
        <source>Anlage %1 zum Eintrag von %2</source>
        <translation>File %1 of the entry of %2</translation>
    </message>
    <message>
        <source>bis %1</source>
        <translation>up to %1</translation>
    </message>
    <message>
        <source>Überflutung (%1) geschätzt: %2 Menschen, %3 kritische Objekte</source>
        <translation>Flooding (%1) estimated: %2 people, %3 critical objects</translation>
    </message>
    <message>
        <source> · Gerät %1</source>
        <translation> · device %1</translation>
    </message>
    <message>
        <source>, im Namen von %1</source>
        <translation>, in the name of %1</translation>
    </message>
    <message>
        <source>Das Tagebuch des Brokers widerspricht einem Prüfpunkt, den diese Konsole aufbewahrt: Es wurde nachträglich verändert oder zurückgesetzt. Bitte die Administration verständigen.</source>
        <translation>The broker&apos;s journal contradicts a checkpoint that this console keeps: it was altered afterwards or put back. Please inform the administrator.</translation>
    </message>
    <message>
        <source>Widerspruch</source>
        <translation>Contradiction</translation>
    </message>
    <message>
        <source>bei Eintrag %1</source>
        <translation>at record %1</translation>
    </message>
    <message>
        <source>Prüfpunkt</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>bis Eintrag %1</source>
        <translation>through record %1</translation>
    </message>
    <message>
        <source>%1, auf diesem Rechner aufbewahrt</source>
        <translation>%1, kept on this computer</translation>
    </message>
    <message>
        <source>Prüfpunkt %1</source>
        <translation>Checkpoint %1</translation>
    </message>
    <message>
        <source>Einträge gelöscht: %1</source>
        <translation>Entries deleted: %1</translation>
    </message>
    <message>
        <source>Einträge gelöscht: %1 (%2)</source>
        <translation>Entries deleted: %1 (%2)</translation>
    </message>
    <message>
        <source>kann hier nicht aufbewahrt werden: %1</source>
        <translation>cannot be kept here: %1</translation>
    </message>
    <message>
        <source>Worauf sich die Meldung bezieht, gibt es nicht.</source>
        <translation>What the message refers to does not exist.</translation>
    </message>
    <message>
        <source>Dieser Schritt ist jetzt nicht möglich.</source>
        <translation>This step is not possible now.</translation>
    </message>
    <message>
        <source>das Tagebuch widerspricht dort einem hier aufbewahrten Prüfpunkt; lagewerk-log verify --witness prüft es</source>
        <translation>the journal contradicts a checkpoint kept here; lagewerk-log verify --witness checks it</translation>
    </message>
    <message>
        <source>Keine Auswertung</source>
        <translation>No fusion worker</translation>
    </message>
    <message>
        <source>Die Auswertung meldet sich nicht mehr</source>
        <translation>The fusion worker has gone silent</translation>
    </message>
    <message>
        <source>Die Auswertung hat sich noch nicht gemeldet</source>
        <translation>The fusion worker has not spoken yet</translation>
    </message>
    <message>
        <source>Messwerte werden gesichert, aber niemand bewertet sie: Stufen, Ausfälle und Warnvorschläge entstehen nicht. Bitte die Administration verständigen.</source>
        <translation>Readings are secured, but nothing judges them: no levels, outages or warning proposals come about. Please inform the administrator.</translation>
    </message>
    <message>
        <source>Alarmplan</source>
        <translation>Alarm plan</translation>
    </message>
    <message>
        <source>Alarmplan für %1: %2</source>
        <translation>Alarm plan for %1: %2</translation>
    </message>
    <message>
        <source>Alarmplan, ruht (kam zu oft): %1</source>
        <translation>Alarm plan, resting (raised too often): %1</translation>
    </message>
    <message>
        <source>Alarmplan, beendet: %1</source>
        <translation>Alarm plan, ended: %1</translation>
    </message>
    <message>
        <source>Regeldatei nicht in Kraft: %1</source>
        <translation>Rule file not in force: %1</translation>
    </message>
    <message>
        <source>Es gelten die mitgelieferten Regeln</source>
        <translation>The rules that ship are in force</translation>
    </message>
    <message>
        <source>Es gelten die Regeln „%1“, Stand %2</source>
        <translation>Rules “%1”, version %2, are in force</translation>
    </message>
    <message>
        <source>markantes Wetter (DWD-Stufe 2)</source>
        <translation>significant weather (DWD level 2)</translation>
    </message>
    <message>
        <source>Unwetter (DWD-Stufe 3)</source>
        <translation>severe weather (DWD level 3)</translation>
    </message>
    <message>
        <source>extremes Unwetter (DWD-Stufe 4)</source>
        <translation>extreme weather (DWD level 4)</translation>
    </message>
    <message>
        <source>mind. %1 in %2</source>
        <translation>at least %1 in %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 jeden Moment</source>
        <translation>%1 at any moment</translation>
    </message>
    <message>
        <source>ab %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>%1 in etwa %2 min (%3 min)</source>
        <translation>%1 in about %2 min (%3 min)</translation>
    </message>
    <message>
        <source>die Regel gilt nicht mehr</source>
        <translation>the rule is no longer in force</translation>
    </message>
    <message>
        <source>%1: %2 (ab %3)</source>
        <translation>%1: %2 (from %3)</translation>
    </message>
    <message>
        <source>%1: Anstieg %2 (ab %3)</source>
        <translation>%1: rising %2 (from %3)</translation>
    </message>
    <message>
        <source>%1: Informationswert %2 (ab %3)</source>
        <translation>%1: information level %2 (from %3)</translation>
    </message>
    <message>
        <source>%1: %2 in %3 (ab %4)</source>
        <translation>%1: %2 in %3 (from %4)</translation>
    </message>
    <message>
        <source>%1: seit %2 nicht gehört (ab %3)</source>
        <translation>%1: not heard for %2 (from %3)</translation>
    </message>
    <message>
        <source>DWD %1</source>
        <translation>DWD %1</translation>
    </message>
    <message>
        <source>Starkregenindex %1</source>
        <translation>Heavy rain index %1</translation>
    </message>
    <message>
        <source>Regeln der Auswertung</source>
        <translation>Rules of the evaluation</translation>
    </message>
    <message>
        <source>In Kraft</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>wie mitgeliefert</source>
        <translation>as shipped</translation>
    </message>
    <message>
        <source>Stand %1, seit %2</source>
        <translation>Version %1, since %2</translation>
    </message>
    <message>
        <source>Fehlerhafte Datei</source>
        <translation>Faulty file</translation>
    </message>
    <message>
        <source>nicht in Kraft</source>
        <translation>not in force</translation>
    </message>
    <message>
        <source>Alarmplan · %1</source>
        <translation>Alarm plan · %1</translation>
    </message>
    <message>
        <source>Grund: %1.</source>
        <translation>Reason: %1.</translation>
    </message>
    <message>
        <source>Kam und ging zu oft und ruht, bis die Regeln geändert werden. %1</source>
        <translation>It came and went too often and rests until the rules are changed. %1</translation>
    </message>
    <message>
        <source>Regeln nicht in Kraft</source>
        <translation>Rules not in force</translation>
    </message>
    <message>
        <source>Die Regeldatei ist fehlerhaft</source>
        <translation>The rule file is faulty</translation>
    </message>
    <message>
        <source>Es gelten die mitgelieferten Regeln. Bitte die Administration verständigen: %1</source>
        <translation>The rules that ship are in force. Please tell the administrator: %1</translation>
    </message>
    <message>
        <source>Es gelten die zuletzt gültigen. Bitte die Administration verständigen: %1</source>
        <translation>The last valid ones are in force. Please tell the administrator: %1</translation>
    </message>
    <message>
        <source>Krankenhaus</source>
        <translation>Hospital</translation>
    </message>
    <message>
        <source>Klinik</source>
        <translation>Clinic</translation>
    </message>
    <message>
        <source>Pflegeheim</source>
        <translation>Care home</translation>
    </message>
    <message>
        <source>Schule</source>
        <translation>School</translation>
    </message>
    <message>
        <source>Kindergarten</source>
        <translation>Kindergarten</translation>
    </message>
    <message>
        <source>Feuerwache</source>
        <translation>Fire station</translation>
    </message>
    <message>
        <source>Rettungswache</source>
        <translation>Ambulance station</translation>
    </message>
    <message>
        <source>THW</source>
        <translation>THW</translation>
    </message>
    <message>
        <source>Rathaus</source>
        <translation>Town hall</translation>
    </message>
    <message>
        <source>Stromversorgung</source>
        <translation>Power supply</translation>
    </message>
    <message>
        <source>Wasserwerk</source>
        <translation>Waterworks</translation>
    </message>
    <message>
        <source>Kläranlage</source>
        <translation>Sewage works</translation>
    </message>
    <message>
        <source>Telekommunikation</source>
        <translation>Telecommunications</translation>
    </message>
    <message>
        <source>Pumpwerk</source>
        <translation>Pumping station</translation>
    </message>
    <message>
        <source>Halle</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>Apotheke</source>
        <translation>Pharmacy</translation>
    </message>
    <message>
        <source>Tankstelle</source>
        <translation>Filling station</translation>
    </message>
    <message>
        <source>Bahnhof</source>
        <translation>Railway station</translation>
    </message>
    <message>
        <source>Justizvollzugsanstalt</source>
        <translation>Prison</translation>
    </message>
    <message>
        <source>Die Fläche</source>
        <translation>The area</translation>
    </message>
    <message>
        <source>Überschlag, keine amtliche Karte</source>
        <translation>Estimate, no official map</translation>
    </message>
    <message>
        <source>Versuchsaufbau: zeigt den Weg der Daten, keine wirkliche Überflutung</source>
        <translation>Trial set-up: shows the path of the data, no real flood</translation>
    </message>
    <message>
        <source>Gilt für</source>
        <translation>Valid for</translation>
    </message>
    <message>
        <source>Verfahren</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>Größe</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Rand auf ±%1 m</source>
        <translation>Edge to ±%1 m</translation>
    </message>
    <message>
        <source>Verlässlichkeit</source>
        <translation>Confidence</translation>
    </message>
    <message>
        <source>mittel</source>
        <translation>medium</translation>
    </message>
    <message>
        <source>gering</source>
        <translation>low</translation>
    </message>
    <message>
        <source>ohne Fließgeschwindigkeit, Durchlässe und Kanalnetz</source>
        <translation>without velocity, culverts and sewers</translation>
    </message>
    <message>
        <source>Wasserstände, auf denen sie ruht</source>
        <translation>Water levels that it rests on</translation>
    </message>
    <message>
        <source>gemessen %1</source>
        <translation>measured %1</translation>
    </message>
    <message>
        <source>Messung liegt weiter zurück als der Verlauf</source>
        <translation>the measurement is older than the course kept here</translation>
    </message>
    <message>
        <source> · Spiegel %1 m NHN</source>
        <translation> · surface %1 m above NHN</translation>
    </message>
    <message>
        <source>keiner</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Betroffen</source>
        <translation>Affected</translation>
    </message>
    <message>
        <source>Einwohner der Zensuszellen, auf die Wohngebäude verteilt; kleinste und größte Zahl aus derselben Rechnung mit niedrigerem und höherem Wasser (25 cm, bei grobem Gelände 1 m)</source>
        <translation>Residents of the census cells, shared among homes; the lowest and highest figure come from the same calculation with lower and higher water (25 cm, 1 m on coarse ground)</translation>
    </message>
    <message>
        <source>das Ortspaket hat keine Einwohnerzahlen; unbekannt heißt nicht niemand</source>
        <translation>the town package has no population; unknown does not mean nobody</translation>
    </message>
    <message>
        <source>Straßen mit einem Abschnitt im Wasser, Brücken nicht gezählt</source>
        <translation>Streets with a stretch under water, bridges not counted</translation>
    </message>
    <message>
        <source>Kritische Objekte darin</source>
        <translation>Critical objects inside</translation>
    </message>
    <message>
        <source>%1 m Wasser</source>
        <translation>%1 m of water</translation>
    </message>
    <message>
        <source>Daten dahinter</source>
        <translation>Data behind it</translation>
    </message>
    <message>
        <source>Ortspaket</source>
        <translation>Town package</translation>
    </message>
    <message>
        <source>Achtung</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>andere Fassung hier</source>
        <translation>another version here</translation>
    </message>
    <message>
        <source>Diese Konsole hat Fassung %1 geladen; Quellen können andere sein.</source>
        <translation>This console has loaded version %1; sources may differ.</translation>
    </message>
    <message>
        <source>Regeln</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Stand %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source> · Tel. %1</source>
        <translation> · phone %1</translation>
    </message>
    <message>
        <source>%1: Wartung zu Ende, die Beurteilung beginnt neu</source>
        <translation>%1: maintenance over, judging begins anew</translation>
    </message>
    <message>
        <source>%1: Wartung beendet · %2</source>
        <translation>%1: maintenance ended · %2</translation>
    </message>
    <message>
        <source>%1: Wartung von %2 bis %3, dann kein Wert für die Lage · %4</source>
        <translation>%1: maintenance from %2 until %3, no value for the situation then · %4</translation>
    </message>
    <message>
        <source>%1: in Wartung bis %2, kein Wert für die Lage · %3</source>
        <translation>%1: in maintenance until %2, no value for the situation · %3</translation>
    </message>
    <message>
        <source>in Wartung</source>
        <translation>in maintenance</translation>
    </message>
    <message>
        <source>nach der Wartung noch kein Wert</source>
        <translation>no value yet since the maintenance</translation>
    </message>
    <message>
        <source>in Wartung bis %1, kein Wert für die Lage</source>
        <translation>in maintenance until %1, no value for the situation</translation>
    </message>
    <message>
        <source>Station in Wartung</source>
        <translation>station in maintenance</translation>
    </message>
    <message>
        <source>%1. Eingetragen von %2.</source>
        <translation>%1. Entered by %2.</translation>
    </message>
    <message>
        <source>Die Überflutungsfläche steht auf dem letzten Wert davor und ändert sich von dieser Station aus nicht.</source>
        <translation>The flood zone rests on the last value before and does not change by this station.</translation>
    </message>
    <message>
        <source>Bis dahin warnt von hier nichts.</source>
        <translation>Until then nothing warns from here.</translation>
    </message>
    <message>
        <source>eingetragen von %1</source>
        <translation>entered by %1</translation>
    </message>
    <message>
        <source>Pegel in Wartung</source>
        <translation>gauge in maintenance</translation>
    </message>
    <message>
        <source>Grundkarte aus Kacheln</source>
        <translation>Base map of tiles</translation>
    </message>
    <message>
        <source>nicht lesbar</source>
        <translation>cannot be read</translation>
    </message>
    <message>
        <source>%1 Kacheln</source>
        <translation>%1 tiles</translation>
    </message>
    <message>
        <source>Menschen am Tag (Rasterzellen)</source>
        <translation>People by day (grid cells)</translation>
    </message>
    <message>
        <source>Leitungen</source>
        <translation>Supply lines</translation>
    </message>
    <message>
        <source>Menschen tags: %1.</source>
        <translation>People by day: %1.</translation>
    </message>
    <message>
        <source>Menschen tags: unbekannt.</source>
        <translation>People by day: unknown.</translation>
    </message>
    <message>
        <source>Bahngleise</source>
        <translation>Railway tracks</translation>
    </message>
    <message>
        <source>Straßenbahngleise</source>
        <translation>Tram tracks</translation>
    </message>
    <message>
        <source>Freileitung</source>
        <translation>Power line</translation>
    </message>
    <message>
        <source>Freileitung, Mittel- und Niederspannung</source>
        <translation>Power line, medium and low voltage</translation>
    </message>
    <message>
        <source>Stromkabel</source>
        <translation>Power cable</translation>
    </message>
    <message>
        <source>Gasleitung</source>
        <translation>Gas pipeline</translation>
    </message>
    <message>
        <source>Fernwärmeleitung</source>
        <translation>District heating pipeline</translation>
    </message>
    <message>
        <source>Wasserleitung</source>
        <translation>Water pipeline</translation>
    </message>
    <message>
        <source>Abwasserleitung</source>
        <translation>Sewer</translation>
    </message>
    <message>
        <source>Ölleitung</source>
        <translation>Oil pipeline</translation>
    </message>
    <message>
        <source>Rohrleitung</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Menschen nachts</source>
        <translation>People at night</translation>
    </message>
    <message>
        <source>Menschen tags</source>
        <translation>People by day</translation>
    </message>
    <message>
        <source>Tagbevölkerung des Ortspakets, in jeder Rasterzelle auf die Gebäude verteilt; Spanne wie nachts</source>
        <translation>Day population of the town package, shared over the buildings of each grid cell; range as at night</translation>
    </message>
    <message>
        <source>das Ortspaket hat keine Zahlen für den Tag: an Arbeitsplätzen und Schulen können viel mehr sein</source>
        <translation>the town package has no figures for the day: at workplaces and schools there may be many more</translation>
    </message>
    <message>
        <source>Leitungen, Gleise</source>
        <translation>Supply lines, tracks</translation>
    </message>
    <message>
        <source>das Ortspaket nennt keine; unbekannt heißt nicht keine</source>
        <translation>the town package lists none; unknown does not mean none</translation>
    </message>
    <message>
        <source>Länge über dem Wasser der Fläche</source>
        <translation>Length over the zone&apos;s water</translation>
    </message>
    <message>
        <source>keine im Wasser</source>
        <translation>none in the water</translation>
    </message>
    <message>
        <source>von denen, die das Ortspaket nennt</source>
        <translation>of those that the town package lists</translation>
    </message>
    <message>
        <source>Gleise</source>
        <translation>Tracks</translation>
    </message>
    <message>
        <source>geschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>gehört zu „%1“</source>
        <translation>belongs to “%1”</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>1 Meldung</source>
        <translation>1 report</translation>
    </message>
    <message>
        <source>%1 Meldungen</source>
        <translation>%1 reports</translation>
    </message>
    <message>
        <source>1 Pegel über Schwelle</source>
        <translation>1 gauge over its threshold</translation>
    </message>
    <message>
        <source>%1 Pegel über Schwelle</source>
        <translation>%1 gauges over their threshold</translation>
    </message>
    <message>
        <source>1 Alarm</source>
        <translation>1 alarm</translation>
    </message>
    <message>
        <source>%1 Alarme</source>
        <translation>%1 alarms</translation>
    </message>
    <message>
        <source>1 Einheit vor Ort</source>
        <translation>1 unit at the scene</translation>
    </message>
    <message>
        <source>%1 Einheiten vor Ort</source>
        <translation>%1 units at the scene</translation>
    </message>
    <message>
        <source>keine Meldung mehr</source>
        <translation>no report left</translation>
    </message>
    <message>
        <source>am Einsatzort: %1</source>
        <translation>at the scene: %1</translation>
    </message>
    <message>
        <source>steht nicht in diesem Tagebuch</source>
        <translation>is not in this log</translation>
    </message>
    <message>
        <source>Ereignisse zusammengeführt: „%1“ in „%2“</source>
        <translation>Incidents merged: “%1” into “%2”</translation>
    </message>
    <message>
        <source>%1 Meldungen aus „%2“ als eigenes Ereignis</source>
        <translation>%1 reports of “%2” as an incident of their own</translation>
    </message>
    <message>
        <source>%1 Meldungen aus „%2“ als eigenes Ereignis „%3“</source>
        <translation>%1 reports of “%2” as an incident of their own, “%3”</translation>
    </message>
    <message>
        <source>%1 Meldungen gehören nicht zu „%2“ und sind herausgenommen</source>
        <translation>%1 reports do not belong to “%2” and were taken out</translation>
    </message>
    <message>
        <source>%1 Meldungen dem Ereignis „%2“ zugeordnet</source>
        <translation>%1 reports put into the incident “%2”</translation>
    </message>
    <message>
        <source>Ereignis „%1“ heißt wieder nach Art und Ort</source>
        <translation>Incident “%1” is named after kind and place again</translation>
    </message>
    <message>
        <source>Ereignis „%1“ heißt jetzt „%2“</source>
        <translation>Incident “%1” is now called “%2”</translation>
    </message>
    <message>
        <source>Ereignis „%1“ geschlossen</source>
        <translation>Incident “%1” closed</translation>
    </message>
    <message>
        <source>Ereignis „%1“ wieder geöffnet</source>
        <translation>Incident “%1” opened again</translation>
    </message>
    <message>
        <source>Ereignis „%1“ wieder von „%2“ getrennt</source>
        <translation>Incident “%1” taken apart from “%2” again</translation>
    </message>
    <message>
        <source>Neues Ereignis: %1</source>
        <translation>New incident: %1</translation>
    </message>
    <message>
        <source>Neues Ereignis: %1 (%2)</source>
        <translation>New incident: %1 (%2)</translation>
    </message>
    <message>
        <source>Ereignisse hängen zusammen: „%1“ gehört jetzt zu „%2“</source>
        <translation>Incidents hang together: “%1” now belongs to “%2”</translation>
    </message>
    <message>
        <source>zuletzt %1</source>
        <translation>last %1</translation>
    </message>
    <message>
        <source>im Umkreis von %1 m</source>
        <translation>within %1 m</translation>
    </message>
    <message>
        <source>enthält „%1“</source>
        <translation>contains “%1”</translation>
    </message>
    <message>
        <source>%1 · seit %2</source>
        <translation>%1 · since %2</translation>
    </message>
    <message>
        <source>1 bis 50000 m</source>
        <translation>1 to 50000 m</translation>
    </message>
    <message>
        <source>0 bis 360 Grad, woher der Wind kommt</source>
        <translation>0 to 360 degrees, where the wind comes from</translation>
    </message>
    <message>
        <source>0 bis 75 m/s</source>
        <translation>0 to 75 m/s</translation>
    </message>
    <message>
        <source>Kilogramm je Sekunde, über 0</source>
        <translation>kilograms a second, above 0</translation>
    </message>
    <message>
        <source>mg/m³, über 0</source>
        <translation>mg/m³, above 0</translation>
    </message>
    <message>
        <source>Stunden, bis 720; leer: bis auf Weiteres</source>
        <translation>hours, up to 720; empty: until further notice</translation>
    </message>
    <message>
        <source>von Hand</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>A · sehr labil</source>
        <translation>A · very unstable</translation>
    </message>
    <message>
        <source>B · labil</source>
        <translation>B · unstable</translation>
    </message>
    <message>
        <source>C · leicht labil</source>
        <translation>C · slightly unstable</translation>
    </message>
    <message>
        <source>D · neutral</source>
        <translation>D · neutral</translation>
    </message>
    <message>
        <source>E · stabil</source>
        <translation>E · stable</translation>
    </message>
    <message>
        <source>F · sehr stabil</source>
        <translation>F · very stable</translation>
    </message>
    <message>
        <source>zu lang</source>
        <translation>too long</translation>
    </message>
    <message>
        <source>Ecken nacheinander auf der Karte anklicken, mindestens drei.</source>
        <translation>Click the corners on the map one after the other, at least three.</translation>
    </message>
    <message>
        <source>Stadtteile auf der Karte anklicken.</source>
        <translation>Click districts on the map.</translation>
    </message>
    <message>
        <source>Ort auf der Karte anklicken.</source>
        <translation>Click the place on the map.</translation>
    </message>
    <message>
        <source>Angaben prüfen.</source>
        <translation>Check the figures.</translation>
    </message>
    <message>
        <source>Der Rand kreuzt sich selbst: eine Ecke versetzen.</source>
        <translation>The border crosses itself: move a corner.</translation>
    </message>
    <message>
        <source>So ergibt sich keine Fläche.</source>
        <translation>This makes no area.</translation>
    </message>
    <message>
        <source>Bitte zuerst anmelden: Wer ein Gebiet setzt, steht dafür ein.</source>
        <translation>Please log in first: who sets an area answers for it.</translation>
    </message>
    <message>
        <source>Rauch, Brand</source>
        <translation>Smoke, fire</translation>
    </message>
    <message>
        <source>Gefahrstoff</source>
        <translation>Hazardous substance</translation>
    </message>
    <message>
        <source>Kampfmittel</source>
        <translation>Unexploded ordnance</translation>
    </message>
    <message>
        <source>Stromausfall</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>Räumung</source>
        <translation>Evacuation</translation>
    </message>
    <message>
        <source>Sonstiges</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Kreis</source>
        <translation>Circle</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>NO</source>
        <translation>NE</translation>
    </message>
    <message>
        <source>O</source>
        <translation>E</translation>
    </message>
    <message>
        <source>SO</source>
        <translation>SE</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>SW</source>
        <translation>SW</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>NW</source>
        <translation>NW</translation>
    </message>
    <message>
        <source>Wind aus %1 (%2°), %3 m/s</source>
        <translation>wind from %1 (%2°), %3 m/s</translation>
    </message>
    <message>
        <source>von Hand eingezeichnet</source>
        <translation>drawn by hand</translation>
    </message>
    <message>
        <source>Kreis, %1 m</source>
        <translation>Circle, %1 m</translation>
    </message>
    <message>
        <source>Kreis %1 m, Keil %2 m</source>
        <translation>Circle %1 m, wedge %2 m</translation>
    </message>
    <message>
        <source>Ausbreitungsmodell (Gauß), %1 kg/s, Grenzwert %2 mg/m³, Klasse %3</source>
        <translation>Dispersion model (Gaussian), %1 kg/s, limit %2 mg/m³, class %3</translation>
    </message>
    <message>
        <source>ein Stadtteil</source>
        <translation>one district</translation>
    </message>
    <message>
        <source>%1 Stadtteile</source>
        <translation>%1 districts</translation>
    </message>
    <message>
        <source>Wind zu schwach: Richtung unsicher, ringsum mit Gefahr rechnen</source>
        <translation>Wind too weak: direction uncertain, expect danger all around</translation>
    </message>
    <message>
        <source>Grenzwert auch bei 10 km noch überschritten; dort endet das Modell</source>
        <translation>Limit still exceeded at 10 km, where the model ends</translation>
    </message>
    <message>
        <source>näher als 100 m sagt das Modell nichts; dort ist aufgefüllt</source>
        <translation>nearer than 100 m the model says nothing; filled up there</translation>
    </message>
    <message>
        <source>Grenzwert jenseits von 100 m nirgends erreicht; Kreis von 100 m</source>
        <translation>limit reached nowhere beyond 100 m; circle of 100 m</translation>
    </message>
    <message>
        <source>der Rand kreuzt sich selbst: nichts gezählt</source>
        <translation>the border crosses itself: nothing counted</translation>
    </message>
    <message>
        <source>reicht über das Ortspaket hinaus; was dort liegt, ist unbekannt</source>
        <translation>reaches beyond the town package; what lies there is unknown</translation>
    </message>
    <message>
        <source>Stadtteil %1 fehlt im Ortspaket</source>
        <translation>district %1 is not in the town package</translation>
    </message>
    <message>
        <source>%1 Zensuszellen mit geheim gehaltener Zahl nicht mitgezählt</source>
        <translation>%1 census cells with a withheld figure not counted</translation>
    </message>
    <message>
        <source>Gebiet</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Gebiet geändert: %1 (%2)</source>
        <translation>Area changed: %1 (%2)</translation>
    </message>
    <message>
        <source>Gebiet gesetzt: %1 (%2)</source>
        <translation>Area set: %1 (%2)</translation>
    </message>
    <message>
        <source>Gebiet abgelaufen: %1 (%2)</source>
        <translation>Area expired: %1 (%2)</translation>
    </message>
    <message>
        <source>Gebiet aufgehoben: %1 (%2)</source>
        <translation>Area lifted: %1 (%2)</translation>
    </message>
    <message>
        <source>vom Stab gesetzt</source>
        <translation>set by the staff</translation>
    </message>
    <message>
        <source>Gesetzt von</source>
        <translation>Set by</translation>
    </message>
    <message>
        <source>Mitte</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Gilt bis</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>auf Weiteres</source>
        <translation>further notice</translation>
    </message>
    <message>
        <source>Bemerkung</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Dreht mit</source>
        <translation>Turns with</translation>
    </message>
    <message>
        <source>Rohwert der Windmessung, ungeprüft</source>
        <translation>raw wind measurement, not checked</translation>
    </message>
    <message>
        <source>Zensus der Nacht: jede Zelle mit dem Anteil, der im Gebiet liegt; kleinste Zahl: Zellen ganz darin, größte: alle berührten</source>
        <translation>Census by night: each cell by the share inside the area; least: cells wholly inside, most: all that are touched</translation>
    </message>
    <message>
        <source>nicht gezählt oder ohne Einwohnerzahlen im Ortspaket; unbekannt heißt nicht niemand</source>
        <translation>not counted, or no population in the town package; unknown does not mean nobody</translation>
    </message>
    <message>
        <source>Straßen mit Namen, die ins Gebiet reichen</source>
        <translation>named streets that reach into the area</translation>
    </message>
    <message>
        <source>im Gebiet „%1“</source>
        <translation>in the area “%1”</translation>
    </message>
    <message>
        <source>Gebiet, das gerade eingezeichnet wird</source>
        <translation>Area that is being drawn</translation>
    </message>
    <message>
        <source>%1 Menschen</source>
        <translation>%1 people</translation>
    </message>
    <message>
        <source>bis auf Weiteres</source>
        <translation>until further notice</translation>
    </message>
    <message>
        <source>Fläche</source>
        <translation>Border</translation>
    </message>
    <message>
        <source>Keil, Wind</source>
        <translation>Wedge, wind</translation>
    </message>
    <message>
        <source>Ausbreitung</source>
        <translation>Dispersion</translation>
    </message>
    <message>
        <source>kritische Objekte: %1</source>
        <translation>critical objects: %1</translation>
    </message>
    <message>
        <source>gilt bis %1</source>
        <translation>valid until %1</translation>
    </message>
    <message>
        <source>Tagbevölkerung des Ortspakets, auf dieselbe Weise gezählt</source>
        <translation>Day population of the town package, counted in the same way</translation>
    </message>
    <message>
        <source>Beginn %1</source>
        <translation>began %1</translation>
    </message>
    <message>
        <source>Länge im Gebiet</source>
        <translation>length inside the area</translation>
    </message>
    <message>
        <source>keine im Gebiet</source>
        <translation>none in the area</translation>
    </message>
    <message>
        <source>RÜCKBLICK, nicht jetzt: was am %1 bekannt war</source>
        <translation>LOOKING BACK, not now: what was known on %1</translation>
    </message>
    <message>
        <source>RÜCKBLICK, nicht jetzt: Lage am %1, nach allem, was bis %2 bekannt wurde</source>
        <translation>LOOKING BACK, not now: situation on %1, by all that became known until %2</translation>
    </message>
    <message>
        <source>Im Rückblick wird nichts eingegeben. Zurück zu jetzt: F9.</source>
        <translation>Nothing is entered while looking back. Back to now: F9.</translation>
    </message>
    <message>
        <source>%1: Informationswert %2</source>
        <translation>%1: information value %2</translation>
    </message>
    <message>
        <source>%1: stumm</source>
        <translation>%1: silent</translation>
    </message>
    <message>
        <source>Alarmplan: %1</source>
        <translation>Alarm plan: %1</translation>
    </message>
    <message>
        <source>Warnung ausgelöst</source>
        <translation>Warning issued</translation>
    </message>
    <message>
        <source>Gebiet gesetzt</source>
        <translation>Area set</translation>
    </message>
    <message>
        <source>dringende Meldung</source>
        <translation>urgent report</translation>
    </message>
    <message>
        <source>Diese Konsole hebt nichts für einen Rückblick auf.</source>
        <translation>This console keeps nothing to look back at.</translation>
    </message>
    <message>
        <source>Kein Rückblick möglich: %1</source>
        <translation>Looking back is not possible: %1</translation>
    </message>
    <message>
        <source>Es gibt noch nichts zurückzublicken.</source>
        <translation>There is nothing to look back at yet.</translation>
    </message>
    <message>
        <source>NOTRUF einer Einheit</source>
        <translation>EMERGENCY CALL of a unit</translation>
    </message>
    <message>
        <source>%1 (und %2 weitere)</source>
        <translation>%1 (and %2 more)</translation>
    </message>
    <message>
        <source>%1 Meldungen und Einträge</source>
        <translation>%1 reports and entries</translation>
    </message>
    <message>
        <source>Inzwischen: %1</source>
        <translation>Meanwhile: %1</translation>
    </message>
    <message>
        <source>1 Meldung oder Eintrag</source>
        <translation>1 report or entry</translation>
    </message>
    <message>
        <source>Häuserblöcke</source>
        <translation>Street blocks</translation>
    </message>
    <message>
        <source>Senken, Regen</source>
        <translation>Hollows, rain</translation>
    </message>
    <message>
        <source>Häuserblöcke im Umkreis von %1 m</source>
        <translation>Street blocks within %1 m</translation>
    </message>
    <message>
        <source>Ausfallgebiet einer Station: was ihr am nächsten liegt</source>
        <translation>Power cut of one station: what lies nearest to it</translation>
    </message>
    <message>
        <source>Wasserstand %1 m über der Bachsohle</source>
        <translation>Stage of %1 m above the stream&apos;s bed</translation>
    </message>
    <message>
        <source>Senken ab %1 m³ bei %2 mm Regen</source>
        <translation>Hollows from %1 m³ at %2 mm of rain</translation>
    </message>
    <message>
        <source>, Umkreis %1 m</source>
        <translation>, within %1 m</translation>
    </message>
    <message>
        <source>, ganze Stadt</source>
        <translation>, whole town</translation>
    </message>
    <message>
        <source>Warnungen</source>
        <translation>Warnings</translation>
    </message>
    <message>
        <source>Zu entscheiden</source>
        <translation>To be decided</translation>
    </message>
    <message>
        <source>Pegel und Sensoren</source>
        <translation>Gauges and sensors</translation>
    </message>
    <message>
        <source>Gefahrenzonen und Gebiete</source>
        <translation>Hazard zones and areas</translation>
    </message>
    <message>
        <source>Ereignisse</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Kräfte</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>, %1 nicht zugestellt</source>
        <translation>, %1 not delivered</translation>
    </message>
    <message>
        <source>%1, im Entwurf</source>
        <translation>%1, in a draft</translation>
    </message>
    <message>
        <source>Vorschlag zurückgenommen</source>
        <translation>Proposal withdrawn</translation>
    </message>
    <message>
        <source>stumm</source>
        <translation>silent</translation>
    </message>
    <message>
        <source>Überflutung %1</source>
        <translation>Flood %1</translation>
    </message>
    <message>
        <source>, %1 Objekte</source>
        <translation>, %1 objects</translation>
    </message>
    <message>
        <source>beendet</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>ruht</source>
        <translation>resting</translation>
    </message>
    <message>
        <source>steht an</source>
        <translation>stands</translation>
    </message>
    <message>
        <source>gehört zu einem anderen</source>
        <translation>part of another one</translation>
    </message>
    <message>
        <source>offen</source>
        <translation>open</translation>
    </message>
    <message>
        <source>archiviert</source>
        <translation>archived</translation>
    </message>
    <message>
        <source>Meldungen und Einträge</source>
        <translation>Reports and entries</translation>
    </message>
    <message>
        <source>Von %1 bis %2: was anders ist</source>
        <translation>From %1 to %2: what is different</translation>
    </message>
    <message>
        <source>Seit %1: was anders ist</source>
        <translation>Since %1: what is different</translation>
    </message>
    <message>
        <source>Nichts ist anders.</source>
        <translation>Nothing is different.</translation>
    </message>
    <message>
        <source>1 Änderung</source>
        <translation>1 change</translation>
    </message>
    <message>
        <source>%1 Änderungen</source>
        <translation>%1 changes</translation>
    </message>
    <message>
        <source>%1, 1 Meldung oder Eintrag</source>
        <translation>%1, 1 report or entry</translation>
    </message>
    <message>
        <source>%1, %2 Meldungen und Einträge</source>
        <translation>%1, %2 reports and entries</translation>
    </message>
    <message>
        <source>Seit Sie weg waren (%1, %2)</source>
        <translation>Since you were away (%1, %2)</translation>
    </message>
    <message>
        <source>Maßstab etwa 1 : %1</source>
        <translation>Scale about 1 : %1</translation>
    </message>
    <message>
        <source>Gitter: UTM 32N, Kilometer; Mitte %1</source>
        <translation>Grid: UTM 32N, kilometres; centre %1</translation>
    </message>
    <message>
        <source>Überflutung und Gebiete sind Schätzungen, keine amtliche Karte</source>
        <translation>Flood and areas are estimates, not an official map</translation>
    </message>
    <message>
        <source>Kartendaten: %1</source>
        <translation>Map data: %1</translation>
    </message>
    <message>
        <source>Stand %1 (%2)</source>
        <translation>As of %1 (%2)</translation>
    </message>
    <message>
        <source>nach allem, was bis %1 bekannt wurde</source>
        <translation>by all that became known until %1</translation>
    </message>
    <message>
        <source>wie es damals bekannt war</source>
        <translation>as it was known then</translation>
    </message>
    <message>
        <source>aus Lagewerk, ohne Verfasser</source>
        <translation>from Lagewerk, without author</translation>
    </message>
    <message>
        <source>erstellt von %1</source>
        <translation>made by %1</translation>
    </message>
    <message>
        <source>Einsatz %1, %2, seit %3</source>
        <translation>Operation %1, %2, since %3</translation>
    </message>
    <message>
        <source>Ort: %1.</source>
        <translation>Place: %1.</translation>
    </message>
    <message>
        <source>Kein Einsatz eröffnet.</source>
        <translation>No operation opened.</translation>
    </message>
    <message>
        <source>%1: Wind aus %2° mit %3 m/s (%4)</source>
        <translation>%1: wind from %2° at %3 m/s (%4)</translation>
    </message>
    <message>
        <source>Regen: %1.</source>
        <translation>Rain: %1.</translation>
    </message>
    <message>
        <source>Wetterlage und Vorhersage</source>
        <translation>Weather and forecast</translation>
    </message>
    <message>
        <source>Verkehr, Versorgung, Besonderes (Schule, Markt, Veranstaltung)</source>
        <translation>Traffic, supply, anything special (school, market, event)</translation>
    </message>
    <message>
        <source>Verletzte (Quelle, Zeit)</source>
        <translation>Injured (source, time)</translation>
    </message>
    <message>
        <source>Vermisste (Quelle, Zeit)</source>
        <translation>Missing (source, time)</translation>
    </message>
    <message>
        <source>Tote (Quelle, Zeit)</source>
        <translation>Dead (source, time)</translation>
    </message>
    <message>
        <source>Betreute (Quelle, Zeit)</source>
        <translation>Sheltered (source, time)</translation>
    </message>
    <message>
        <source>Pegel, Station</source>
        <translation>Gauge, station</translation>
    </message>
    <message>
        <source>Wert</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Stufe</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Trend und Ausblick</source>
        <translation>Trend and outlook</translation>
    </message>
    <message>
        <source>gemessen</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>Güte</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>Kein Pegel über einem Informationswert, keiner stumm.</source>
        <translation>No gauge above an information value, none silent.</translation>
    </message>
    <message>
        <source>Gefahrenzone, Gebiet (Schätzung, keine amtliche Karte)</source>
        <translation>Hazard zone, area (estimate, no official map)</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>by day</translation>
    </message>
    <message>
        <source>Objekte</source>
        <translation>Objects</translation>
    </message>
    <message>
        <source>Stand</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Keine Gefahrenzone, kein gesetztes Gebiet.</source>
        <translation>No hazard zone, no area set.</translation>
    </message>
    <message>
        <source>Plätze</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Telefon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Keines bekannt.</source>
        <translation>None known.</translation>
    </message>
    <message>
        <source>Ortsteil</source>
        <translation>District</translation>
    </message>
    <message>
        <source>beruht auf</source>
        <translation>rests on</translation>
    </message>
    <message>
        <source>seit</source>
        <translation>since</translation>
    </message>
    <message>
        <source>zuletzt</source>
        <translation>last</translation>
    </message>
    <message>
        <source>Kein offenes Ereignis.</source>
        <translation>No open incident.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stärke</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>Auftrag</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Ort (UTMREF)</source>
        <translation>Place (UTMREF)</translation>
    </message>
    <message>
        <source>Keine Einheit gemeldet.</source>
        <translation>No unit reported.</translation>
    </message>
    <message>
        <source>Keine Warnung und kein Vorschlag.</source>
        <translation>No warning and no proposal.</translation>
    </message>
    <message>
        <source>Jetzt zu tun</source>
        <translation>To do now</translation>
    </message>
    <message>
        <source>Dringlichkeit</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Nichts offen.</source>
        <translation>Nothing open.</translation>
    </message>
    <message>
        <source>Alle Stationen haben einen gültigen Wert.</source>
        <translation>All stations have a valid value.</translation>
    </message>
    <message>
        <source>Ohne gültigen Wert: %1.</source>
        <translation>Without a valid value: %1.</translation>
    </message>
    <message>
        <source>In Wartung: %1.</source>
        <translation>In maintenance: %1.</translation>
    </message>
    <message>
        <source>Versuchsaufbau: Stationen und Pegelwerte sind übertragen, keine echte Lage.</source>
        <translation>Trial set-up: stations and levels are transplanted, no real situation.</translation>
    </message>
    <message>
        <source>Datum, Uhrzeit</source>
        <translation>Date, time</translation>
    </message>
    <message>
        <source>Funktion</source>
        <translation>Function</translation>
    </message>
    <message>
        <source>Zeichen, Unterschrift</source>
        <translation>Initials, signature</translation>
    </message>
    <message>
        <source>und %1 weitere</source>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>Lagebericht</source>
        <translation>Situation report</translation>
    </message>
    <message>
        <source>1 Allgemeine Lage</source>
        <translation>1 General situation</translation>
    </message>
    <message>
        <source>3 Eigene Lage</source>
        <translation>3 Own situation</translation>
    </message>
    <message>
        <source>Stärke: keine Angabe.</source>
        <translation>Strength: not stated.</translation>
    </message>
    <message>
        <source>Stärke gesamt: %1</source>
        <translation>Total strength: %1</translation>
    </message>
    <message>
        <source>Führung, Abschnitte, Verbindungen</source>
        <translation>Command, sectors, communications</translation>
    </message>
    <message>
        <source>Entwicklung in den nächsten Stunden</source>
        <translation>Development in the next hours</translation>
    </message>
    <message>
        <source>Absicht, Entschluss</source>
        <translation>Intention, decision</translation>
    </message>
    <message>
        <source>Anträge, Nachforderungen</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Lagevortrag zur Unterrichtung</source>
        <translation>Briefing</translation>
    </message>
    <message>
        <source>Allgemeine Lage</source>
        <translation>General situation</translation>
    </message>
    <message>
        <source>Eigene Lage</source>
        <translation>Own situation</translation>
    </message>
    <message>
        <source>Ausblick</source>
        <translation>Outlook</translation>
    </message>
    <message>
        <source>Entwicklung, nächste Schritte, nächster Vortrag um</source>
        <translation>Development, next steps, next briefing at</translation>
    </message>
    <message>
        <source>Nur beim Lagevortrag zur Entscheidung</source>
        <translation>Only for a decision brief</translation>
    </message>
    <message>
        <source>Worüber zu entscheiden ist</source>
        <translation>What is to be decided</translation>
    </message>
    <message>
        <source>Möglichkeit 1: Vorteile, Nachteile</source>
        <translation>Option 1: for, against</translation>
    </message>
    <message>
        <source>Möglichkeit 2: Vorteile, Nachteile</source>
        <translation>Option 2: for, against</translation>
    </message>
    <message>
        <source>Vorschlag mit Begründung</source>
        <translation>Proposal with reasons</translation>
    </message>
    <message>
        <source>Entschluss</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Kräfteübersicht</source>
        <translation>Forces</translation>
    </message>
    <message>
        <source>Ablösung, Verpflegung, Bereitstellungsraum</source>
        <translation>Relief, food, staging area</translation>
    </message>
    <message>
        <source>Lagekarte</source>
        <translation>Situation map</translation>
    </message>
    <message>
        <source>Keine Karte: Es ist kein Ortspaket geladen.</source>
        <translation>No map: no town package is loaded.</translation>
    </message>
    <message>
        <source>Vordruck, von Hand auszufüllen und später im Einsatztagebuch nachzutragen</source>
        <translation>Form, to be filled in by hand and entered into the incident log later</translation>
    </message>
    <message>
        <source>Nachrichtenvordruck</source>
        <translation>Message form</translation>
    </message>
    <message>
        <source>1 Beförderungsmittel</source>
        <translation>1 Means used</translation>
    </message>
    <message>
        <source>5 Ein/Aus, Nr. TBB</source>
        <translation>5 In/out, number of the radio log</translation>
    </message>
    <message>
        <source>2 Aufnahmevermerk (Zeit, Zeichen)</source>
        <translation>2 Received (time, initials)</translation>
    </message>
    <message>
        <source>3 Annahmevermerk (Zeit, Zeichen)</source>
        <translation>3 Accepted for sending (time, initials)</translation>
    </message>
    <message>
        <source>4 Beförderungsvermerk (Zeit, Zeichen)</source>
        <translation>4 Sent (time, initials)</translation>
    </message>
    <message>
        <source>6 Rufname der Gegenstelle</source>
        <translation>6 Call name of the other side</translation>
    </message>
    <message>
        <source>7 Gewünschtes Mittel</source>
        <translation>7 Means wished for</translation>
    </message>
    <message>
        <source>9 Vorrang: Einfach / Sofort / Blitz</source>
        <translation>9 Priority: routine / immediate / flash</translation>
    </message>
    <message>
        <source>10 Anschrift</source>
        <translation>10 Addressee</translation>
    </message>
    <message>
        <source>11 Telefon</source>
        <translation>11 Telephone</translation>
    </message>
    <message>
        <source>12 Gesprächsnotiz ja/nein</source>
        <translation>12 Note of a talk yes/no</translation>
    </message>
    <message>
        <source>13 Betreff</source>
        <translation>13 Subject</translation>
    </message>
    <message>
        <source>14 Inhalt</source>
        <translation>14 Content</translation>
    </message>
    <message>
        <source>15 Absender</source>
        <translation>15 Sender</translation>
    </message>
    <message>
        <source>16 Abfassungszeit</source>
        <translation>16 Written at</translation>
    </message>
    <message>
        <source>17 Zeichen, Funktion</source>
        <translation>17 Initials, function</translation>
    </message>
    <message>
        <source>18 Quittung (Zeit, Zeichen)</source>
        <translation>18 Acknowledged (time, initials)</translation>
    </message>
    <message>
        <source>19 Verteiler: Leitung  S1  S2  S3  S4  S5  S6  Fachberater</source>
        <translation>19 Distribution: command  S1  S2  S3  S4  S5  S6  advisers</translation>
    </message>
    <message>
        <source>20 Vermerke</source>
        <translation>20 Notes</translation>
    </message>
    <message>
        <source>Datum, Zeit</source>
        <translation>Date, time</translation>
    </message>
    <message>
        <source>Darstellung der Ereignisse</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Von, Zeichen</source>
        <translation>From, initials</translation>
    </message>
    <message>
        <source>Einheit, Rufname</source>
        <translation>Unit, call name</translation>
    </message>
    <message>
        <source>Abschnitt, Auftrag</source>
        <translation>Sector, task</translation>
    </message>
    <message>
        <source>Ablösung</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>Leere Vordrucke</source>
        <translation>Empty forms</translation>
    </message>
    <message>
        <source>Der ganze Satz wird alle %1 min geschrieben: %2</source>
        <translation>The whole set is written every %1 min: %2</translation>
    </message>
    <message>
        <source>wird geschrieben …</source>
        <translation>being written …</translation>
    </message>
    <message>
        <source>Papiersatz nicht geschrieben: %1</source>
        <translation>Set of papers not written: %1</translation>
    </message>
    <message>
        <source>Gebiet „%1“</source>
        <translation>Area &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Vorschlag zurückgenommen: %1</source>
        <translation>Proposal withdrawn: %1</translation>
    </message>
    <message>
        <source>Vorschlag: %1</source>
        <translation>Proposal: %1</translation>
    </message>
    <message>
        <source>Gebiet des Stabs</source>
        <translation>Area of the staff</translation>
    </message>
    <message>
        <source>Vorgeschlagen bis %1.</source>
        <translation>Proposed until %1.</translation>
    </message>
    <message>
        <source>Ebenso: %1.</source>
        <translation>Likewise: %1.</translation>
    </message>
    <message>
        <source>; wie sicher: %1</source>
        <translation>; confidence: %1</translation>
    </message>
    <message>
        <source>%1 (%2), vom Stab gesetzt von %3</source>
        <translation>%1 (%2), set for the staff by %3</translation>
    </message>
    <message>
        <source>Dann endet das Gebiet.</source>
        <translation>The area ends then.</translation>
    </message>
    <message>
        <source>Wie: %1</source>
        <translation>How: %1</translation>
    </message>
    <message>
        <source>Lage geändert</source>
        <translation>Situation has changed</translation>
    </message>
    <message>
        <source>aus Warnvorschlag · %1, %2</source>
        <translation>from proposal · %1, %2</translation>
    </message>
    <message>
        <source>%1 · neue Fassung des Entwurfs, %2, %3</source>
        <translation>%1 · new revision of the draft, %2, %3</translation>
    </message>
    <message>
        <source>%1 · löst die Warnung ab, %2, %3</source>
        <translation>%1 · updates the warning, %2, %3</translation>
    </message>
    <message>
        <source>Die Lage hat sich seit diesem Entwurf geändert (%1). Prüfen, ob der Text noch stimmt.</source>
        <translation>The situation has changed since this draft (%1). Check whether the text is still right.</translation>
    </message>
    <message>
        <source>Zu dieser Gefahr liegt noch ein Warnvorschlag vor.</source>
        <translation>There still is a proposal for this hazard.</translation>
    </message>
    <message>
        <source>Geschrieben, Papiere: %1. %2</source>
        <translation>Written, papers: %1. %2</translation>
    </message>
    <message>
        <source>Meter über der Bachsohle, 0,01 bis 1000</source>
        <translation>metres above the stream&apos;s bed, 0.01 to 1000</translation>
    </message>
    <message>
        <source>0,01 bis 10000 km²</source>
        <translation>0.01 to 10000 km²</translation>
    </message>
    <message>
        <source>Millimeter, 0,1 bis 10000</source>
        <translation>millimetres, 0.1 to 10000</translation>
    </message>
    <message>
        <source>m³, 0 oder mehr</source>
        <translation>m³, 0 or more</translation>
    </message>
    <message>
        <source>Das Ortspaket kennt keine Station der Stromversorgung.</source>
        <translation>The town package knows no station of the power supply.</translation>
    </message>
    <message>
        <source>Station wählen, in der Liste oder auf der Karte.</source>
        <translation>Choose a station, in the list or on the map.</translation>
    </message>
    <message>
        <source>Wird gerechnet …</source>
        <translation>Being worked out …</translation>
    </message>
    <message>
        <source>So geht es nicht: %1.</source>
        <translation>This does not work: %1.</translation>
    </message>
    <message>
        <source>Autobahnen</source>
        <translation>motorways</translation>
    </message>
    <message>
        <source>Hauptstraßen</source>
        <translation>main roads</translation>
    </message>
    <message>
        <source>Sammelstraßen</source>
        <translation>collector roads</translation>
    </message>
    <message>
        <source>alle Straßen</source>
        <translation>all streets</translation>
    </message>
    <message>
        <source>auch Wege</source>
        <translation>paths, too</translation>
    </message>
    <message>
        <source>Hochwasser</source>
        <translation>Flood</translation>
    </message>
    <message>
        <source>Ausfallgebiet</source>
        <translation>Power cut</translation>
    </message>
    <message>
        <source>Wasserstand</source>
        <translation>Water stage</translation>
    </message>
    <message>
        <source>Häuserblöcke um einen Ort: jeder Block ganz, den der Kreis berührt.</source>
        <translation>Street blocks around a place: each block that the circle touches, as a whole.</translation>
    </message>
    <message>
        <source>Ausfallgebiet einer Station (Annahme): was ihr am nächsten liegt. Netzbetreiber fragen.</source>
        <translation>Power cut of one station (assumption): what lies nearest to it. Ask the grid&apos;s operator.</translation>
    </message>
    <message>
        <source>Wasserstand an einem Bach (Schätzung): Was wäre, wenn das Wasser so hoch über der Sohle steht?</source>
        <translation>Water stage at a stream (estimate): what if the water stands so high above its bed?</translation>
    </message>
    <message>
        <source>Senken bei Starkregen (Schätzung): wo sich so viel Wasser sammelt. Ohne Ort auf der Karte: ganze Stadt.</source>
        <translation>Hollows in heavy rain (estimate): where so much water gathers. Without a place on the map: the whole town.</translation>
    </message>
    <message>
        <source>Höhe über dem Bach (HAND), </source>
        <translation>height above the stream (HAND), </translation>
    </message>
    <message>
        <source>gefüllte Senken, </source>
        <translation>filled hollows, </translation>
    </message>
    <message>
        <source>was am nächsten liegt an </source>
        <translation>what lies nearest to </translation>
    </message>
    <message>
        <source> Stationen der Stromversorgung</source>
        <translation> stations of the power supply</translation>
    </message>
    <message>
        <source> und die Blöcke, die er berührt</source>
        <translation> and the blocks it touches</translation>
    </message>
    <message>
        <source>Kreis von </source>
        <translation>circle of </translation>
    </message>
    <message>
        <source>Straßen bis </source>
        <translation>streets up to </translation>
    </message>
    <message>
        <source>Bach ab </source>
        <translation>streams from </translation>
    </message>
    <message>
        <source> bachauf und bachab</source>
        <translation> up and down</translation>
    </message>
    <message>
        <source>Wasserstand </source>
        <translation>stage </translation>
    </message>
    <message>
        <source>Gelände in Zellen von </source>
        <translation>ground in cells of </translation>
    </message>
    <message>
        <source>Einzugsgebiet </source>
        <translation>catchment </translation>
    </message>
    <message>
        <source> mm Regen</source>
        <translation> mm of rain</translation>
    </message>
    <message>
        <source>Sohle auf </source>
        <translation>bed at </translation>
    </message>
    <message>
        <source>im Umkreis von </source>
        <translation>within </translation>
    </message>
    <message>
        <source> Senken</source>
        <translation> hollows</translation>
    </message>
    <message>
        <source> Blöcke</source>
        <translation> blocks</translation>
    </message>
    <message>
        <source> ab </source>
        <translation> from </translation>
    </message>
    <message>
        <source> von </source>
        <translation> of </translation>
    </message>
    <message>
        <source>Autobahn</source>
        <translation>motorway</translation>
    </message>
    <message>
        <source>Hauptstraße</source>
        <translation>main road</translation>
    </message>
    <message>
        <source>Sammelstraße</source>
        <translation>collector road</translation>
    </message>
    <message>
        <source>Wohnstraße</source>
        <translation>residential street</translation>
    </message>
    <message>
        <source>bis Weg</source>
        <translation>up to path</translation>
    </message>
    <message>
        <source> Weg</source>
        <translation> path</translation>
    </message>
    <message>
        <source>nicht gezählt: mehr als 500 Gebiete</source>
        <translation>not counted: more than 500 areas</translation>
    </message>
    <message>
        <source>der Ort liegt außerhalb des Ortspakets: nichts gezählt</source>
        <translation>the place lies outside of the town package: nothing counted</translation>
    </message>
    <message>
        <source>keine Straßen dieser Art im Ortspaket, die einen Block umschließen: nur der Kreis</source>
        <translation>no streets of this kind in the town package enclose a block: the circle alone</translation>
    </message>
    <message>
        <source>ein Teil des Kreises liegt in keinem Block; er ist mit im Gebiet und nach dem Kreis zu räumen</source>
        <translation>part of the circle lies in no block; it belongs to the area and has to be cleared by the circle</translation>
    </message>
    <message>
        <source>%1 Blöcke über einem halben Quadratkilometer: keine Straße dieser Art teilt sie</source>
        <translation>%1 blocks over half a square kilometre: no street of this kind divides them</translation>
    </message>
    <message>
        <source>Station %1 fehlt im Ortspaket</source>
        <translation>station %1 is not in the town package</translation>
    </message>
    <message>
        <source>%1 ist keine Station der Stromversorgung</source>
        <translation>%1 is no station of the power supply</translation>
    </message>
    <message>
        <source>Annahme: Netze sind vermascht und werden umgeschaltet; der Netzbetreiber weiß es</source>
        <translation>assumption: grids are meshed and switched; the grid&apos;s operator knows</translation>
    </message>
    <message>
        <source>keine Stadtteile im Ortspaket: am Rand des Pakets abgeschnitten</source>
        <translation>no districts in the town package: cut off at the package&apos;s edge</translation>
    </message>
    <message>
        <source>eine zweite Station steht am selben Ort und teilt das Gebiet</source>
        <translation>a second station stands at the same place and shares the area</translation>
    </message>
    <message>
        <source>das Ortspaket kennt keine andere Station: der ganze Ort</source>
        <translation>the town package knows no other station: the whole town</translation>
    </message>
    <message>
        <source>dort liegt nichts vom Ort</source>
        <translation>nothing of the town lies there</translation>
    </message>
    <message>
        <source>das Ortspaket hat kein Geländemodell</source>
        <translation>the town package has no elevation model</translation>
    </message>
    <message>
        <source>das Geländemodell ist dafür zu groß (über 50 Millionen Zellen)</source>
        <translation>the elevation model is too large for it (over 50 million cells)</translation>
    </message>
    <message>
        <source>an diesem Ort ist die Geländehöhe unbekannt</source>
        <translation>the height of the ground is unknown at this place</translation>
    </message>
    <message>
        <source>von dort erreicht das Wasser keinen Bach dieser Größe; Ort näher an den Bach oder „Bach ab“ kleiner</source>
        <translation>from there the water reaches no stream of this size; move the place nearer to the stream, or lower “Stream from catchment”</translation>
    </message>
    <message>
        <source>gut in Tälern; nicht in der Ebene, hinter Deichen und im Rückstau eines größeren Flusses</source>
        <translation>good in valleys; not for flat land, behind dykes, or where a larger river backs up</translation>
    </message>
    <message>
        <source>über 20 m: so hoch steigt hier kein Wasser; Angabe prüfen</source>
        <translation>over 20 m: no water rises that high here; check the figure</translation>
    </message>
    <message>
        <source>der Bach liegt %1 m vom Ort: ist er gemeint?</source>
        <translation>the stream lies %1 m from the place: is it the one that is meant?</translation>
    </message>
    <message>
        <source>am Rand des Geländemodells geht das Wasser weiter</source>
        <translation>at the edge of the elevation model the water goes on</translation>
    </message>
    <message>
        <source>dort sammelt keine bekannte Senke so viel</source>
        <translation>no known hollow gathers that much there</translation>
    </message>
    <message>
        <source>ohne Kanal, Versickerung und Durchlässe; aller Regen läuft ab, ein Spiegel je Senke</source>
        <translation>without sewers, infiltration and culverts; all rain runs off, one level in each hollow</translation>
    </message>
    <message>
        <source>mehr, als je an einem Tag in Deutschland gemessen wurde; Angabe prüfen</source>
        <translation>more than was ever measured in Germany in a day; check the figure</translation>
    </message>
    <message>
        <source>Senken, die auch Wasser von jenseits des Geländemodells bekommen: %1, also eher mehr</source>
        <translation>hollows that take water from beyond the elevation model as well: %1, so rather more</translation>
    </message>
    <message>
        <source>%1 kleinste Teile weggelassen</source>
        <translation>%1 smallest parts left out</translation>
    </message>
    <message>
        <source>Überschlag, keine Messung und keine amtliche Karte</source>
        <translation>estimate, no measurement and no official map</translation>
    </message>
    <message>
        <source>Gerechnet</source>
        <translation>Worked out</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>%1 über %2 mit %3, jetzt %4</source>
        <translation>%1 above %2 with %3, now %4</translation>
    </message>
    <message>
        <source>kein Wert</source>
        <translation>no value</translation>
    </message>
    <message>
        <source>jetzt %1 (damals %2)</source>
        <translation>now %1 (then %2)</translation>
    </message>
    <message>
        <source>passt nicht</source>
        <translation>does not fit</translation>
    </message>
    <message>
        <source>Ortspaket passt nicht</source>
        <translation>Town package does not fit</translation>
    </message>
    <message>
        <source>Das Ortspaket passt nicht zu den Stationen</source>
        <translation>The town package does not fit the stations</translation>
    </message>
    <message>
        <source>Bitte die Administration verständigen: %1</source>
        <translation>Please tell the administration: %1</translation>
    </message>
    <message>
        <source>1 Alarm nicht übernommen</source>
        <translation>1 alarm not taken over</translation>
    </message>
    <message>
        <source>%1 Alarme nicht übernommen</source>
        <translation>%1 alarms not taken over</translation>
    </message>
    <message>
        <source>1 Alarm überfällig</source>
        <translation>1 alarm overdue</translation>
    </message>
    <message>
        <source>%1 Alarme überfällig</source>
        <translation>%1 alarms overdue</translation>
    </message>
    <message>
        <source>Ton aus bis %1</source>
        <translation>Muted until %1</translation>
    </message>
    <message>
        <source>noch nicht übernommen</source>
        <translation>not taken over yet</translation>
    </message>
    <message>
        <source>seit %1 von niemandem übernommen</source>
        <translation>taken over by nobody for %1</translation>
    </message>
    <message>
        <source>weitergegeben an %1 um %2 von %3, noch nicht übernommen</source>
        <translation>handed up to %1 at %2 by %3, not taken over yet</translation>
    </message>
    <message>
        <source>übernommen von %1</source>
        <translation>taken over by %1</translation>
    </message>
    <message>
        <source>übernommen von %1 bis %2</source>
        <translation>taken over by %1 until %2</translation>
    </message>
    <message>
        <source>übernommen von %1 bis %2, aber nicht erledigt</source>
        <translation>taken over by %1 until %2, but not done</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>„%1“ übernommen von %2 bis %3</source>
        <translation>“%1” taken over by %2 until %3</translation>
    </message>
    <message>
        <source>„%1“ übernommen von %2</source>
        <translation>“%1” taken over by %2</translation>
    </message>
    <message>
        <source>„%1“ abgegeben von %2</source>
        <translation>“%1” given back by %2</translation>
    </message>
    <message>
        <source>„%1“ weitergegeben an %2</source>
        <translation>“%1” handed up to %2</translation>
    </message>
    <message>
        <source>läuft</source>
        <translation>running</translation>
    </message>
    <message>
        <source>%1 Meldungen und %2 Aufträge offen</source>
        <translation>%1 reports and %2 orders open</translation>
    </message>
    <message>
        <source>alle Einsätze</source>
        <translation>all operations</translation>
    </message>
    <message>
        <source>Grundlage</source>
        <translation>Base situation</translation>
    </message>
    <message>
        <source>Grundlage (kein Einsatz)</source>
        <translation>Base situation (no operation)</translation>
    </message>
    <message>
        <source>der Alltag zwischen den Einsätzen</source>
        <translation>everyday life between operations</translation>
    </message>
    <message>
        <source>Alle Einsätze</source>
        <translation>All operations</translation>
    </message>
    <message>
        <source>kein Tonausgang gefunden</source>
        <translation>no sound output found</translation>
    </message>
    <message>
        <source>der Tonausgang „%1“ kann nicht genutzt werden</source>
        <translation>the sound output “%1” cannot be used</translation>
    </message>
    <message>
        <source>mit --quiet gestartet</source>
        <translation>started with --quiet</translation>
    </message>
    <message>
        <source>Gleichzeitig von %1 um %2: %3</source>
        <translation>At the same time by %1 at %2: %3</translation>
    </message>
    <message>
        <source>Stand seit %1, zuletzt gesagt von %2 um %3</source>
        <translation>State since %1, last said by %2 at %3</translation>
    </message>
    <message>
        <source>Der Eintrag steht nicht mehr auf der Tafel.</source>
        <translation>The entry is no longer on the board.</translation>
    </message>
    <message>
        <source>Ein Name fehlt.</source>
        <translation>A name is missing.</translation>
    </message>
    <message>
        <source>Der Name ist zu lang.</source>
        <translation>The name is too long.</translation>
    </message>
    <message>
        <source>%1: „%2“ ist keine Anzahl. Bitte eine ganze Zahl ab 0, oder leer für unbekannt.</source>
        <translation>%1: “%2” is no number. Please a whole number from 0, or empty for unknown.</translation>
    </message>
    <message>
        <source>„%1“ ist keine Uhrzeit. Bitte als 20:30.</source>
        <translation>“%1” is no time. Please as 20:30.</translation>
    </message>
    <message>
        <source>Die Quelle ist zu lang.</source>
        <translation>The source is too long.</translation>
    </message>
    <message>
        <source>nicht begonnen</source>
        <translation>not begun</translation>
    </message>
    <message>
        <source>informiert</source>
        <translation>informed</translation>
    </message>
    <message>
        <source>wird geräumt</source>
        <translation>being cleared</translation>
    </message>
    <message>
        <source>geräumt</source>
        <translation>cleared</translation>
    </message>
    <message>
        <source>geräumt und geprüft</source>
        <translation>cleared and checked</translation>
    </message>
    <message>
        <source>frei, Rückkehr erlaubt</source>
        <translation>free, people may return</translation>
    </message>
    <message>
        <source>vorgesehen</source>
        <translation>planned</translation>
    </message>
    <message>
        <source>wird eingerichtet</source>
        <translation>being set up</translation>
    </message>
    <message>
        <source>geöffnet</source>
        <translation>open</translation>
    </message>
    <message>
        <source>voll</source>
        <translation>full</translation>
    </message>
    <message>
        <source>besetzt</source>
        <translation>staffed</translation>
    </message>
    <message>
        <source>aufnahmebereit</source>
        <translation>admitting</translation>
    </message>
    <message>
        <source>eingeschränkt</source>
        <translation>limited</translation>
    </message>
    <message>
        <source>voll belegt</source>
        <translation>full</translation>
    </message>
    <message>
        <source>abgemeldet</source>
        <translation>closed to admissions</translation>
    </message>
    <message>
        <source>gemeldet, nicht bestätigt</source>
        <translation>reported, not confirmed</translation>
    </message>
    <message>
        <source>eingeschränkt befahrbar</source>
        <translation>passable with limits</translation>
    </message>
    <message>
        <source>gesperrt</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>wieder frei</source>
        <translation>free again</translation>
    </message>
    <message>
        <source>angefordert</source>
        <translation>asked for</translation>
    </message>
    <message>
        <source>zugesagt</source>
        <translation>promised</translation>
    </message>
    <message>
        <source>unterwegs</source>
        <translation>on its way</translation>
    </message>
    <message>
        <source>eingetroffen</source>
        <translation>arrived</translation>
    </message>
    <message>
        <source>abgelehnt</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>bestätigt</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>abgeschlossen</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>Menschen im Block</source>
        <translation>people in the block</translation>
    </message>
    <message>
        <source>davon draußen</source>
        <translation>of them out</translation>
    </message>
    <message>
        <source>belegt</source>
        <translation>occupied</translation>
    </message>
    <message>
        <source>freie Betten</source>
        <translation>free beds</translation>
    </message>
    <message>
        <source>Betten</source>
        <translation>beds</translation>
    </message>
    <message>
        <source>Anzahl</source>
        <translation>number</translation>
    </message>
    <message>
        <source>Verletzte</source>
        <translation>injured</translation>
    </message>
    <message>
        <source>Vermisste</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>Betreute</source>
        <translation>sheltered</translation>
    </message>
    <message>
        <source>Räumblöcke</source>
        <translation>Evacuation blocks</translation>
    </message>
    <message>
        <source>Betreuungsstellen</source>
        <translation>Shelters</translation>
    </message>
    <message>
        <source>Notfall-Infopunkte</source>
        <translation>Emergency info points</translation>
    </message>
    <message>
        <source>Krankenhäuser</source>
        <translation>Hospitals</translation>
    </message>
    <message>
        <source>Nachforderungen</source>
        <translation>Requests</translation>
    </message>
    <message>
        <source>Betroffene</source>
        <translation>People affected</translation>
    </message>
    <message>
        <source>Räumblock</source>
        <translation>Evacuation block</translation>
    </message>
    <message>
        <source>Betreuungsstelle</source>
        <translation>Shelter</translation>
    </message>
    <message>
        <source>Notfall-Infopunkt</source>
        <translation>Emergency info point</translation>
    </message>
    <message>
        <source>Straße</source>
        <translation>Road</translation>
    </message>
    <message>
        <source>Nachforderung</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Zahl von Betroffenen</source>
        <translation>Count of people affected</translation>
    </message>
    <message>
        <source>Kein Räumblock. Jeder bekommt einen Stand: informiert, geräumt, geprüft, frei.</source>
        <translation>No evacuation block. Each gets a state: informed, cleared, checked, free.</translation>
    </message>
    <message>
        <source>Keine Betreuungsstelle. Aus dem Ortspaket lassen sich Hallen und Schulen übernehmen.</source>
        <translation>No shelter. Halls and schools can be taken over from the town package.</translation>
    </message>
    <message>
        <source>Kein Notfall-Infopunkt. Bei Stromausfall gehen die Menschen dorthin, wenn Telefone schweigen.</source>
        <translation>No emergency info point. In a power cut people go there when telephones are silent.</translation>
    </message>
    <message>
        <source>Kein Krankenhaus. Aus dem Ortspaket lassen sich alle übernehmen.</source>
        <translation>No hospital. All of them can be taken over from the town package.</translation>
    </message>
    <message>
        <source>Keine Straße gesperrt oder gemeldet.</source>
        <translation>No road closed or reported.</translation>
    </message>
    <message>
        <source>Nichts nachgefordert.</source>
        <translation>Nothing requested.</translation>
    </message>
    <message>
        <source>Keine Zahl gemeldet. Nur Zahlen mit ihrer Quelle, keine Namen von Betroffenen.</source>
        <translation>No count reported. Only numbers with their source, no names of people affected.</translation>
    </message>
    <message>
        <source>%1 von %2 belegt</source>
        <translation>%1 of %2 occupied</translation>
    </message>
    <message>
        <source>%1 von %2 Betten frei</source>
        <translation>%1 of %2 beds free</translation>
    </message>
    <message>
        <source>%1 von %2 draußen</source>
        <translation>%1 of %2 out</translation>
    </message>
    <message>
        <source>zugesagt für %1</source>
        <translation>promised for %1</translation>
    </message>
    <message>
        <source>Strom bis %1</source>
        <translation>power until %1</translation>
    </message>
    <message>
        <source>Stelle</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>%1 von der Tafel genommen</source>
        <translation>%1 taken off the board</translation>
    </message>
    <message>
        <source>Quelle: %1</source>
        <translation>Source: %1</translation>
    </message>
    <message>
        <source>%1 und nicht eingetroffen.</source>
        <translation>%1 and not arrived.</translation>
    </message>
    <message>
        <source>%1: die Zeit ist um.</source>
        <translation>%1: that time is up.</translation>
    </message>
    <message>
        <source>Tafel öffnen</source>
        <translation>Open board</translation>
    </message>
    <message>
        <source>, %1 davon überfällig</source>
        <translation>, %1 of them overdue</translation>
    </message>
    <message>
        <source>Stand vom %1</source>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>Im Rückblick wird nichts entschieden. Zurück zu jetzt: F9.</source>
        <translation>Nothing is decided while looking back. Back to now: F9.</translation>
    </message>
    <message>
        <source>Zum Festhalten anmelden (Alt M): ein Entschluss wird unterschrieben.</source>
        <translation>Log in to record (Alt M): a decision is signed.</translation>
    </message>
    <message>
        <source>%1 darf keinen Entschluss unterschreiben. Das tun Leitung, Leiter des Stabes und S3.</source>
        <translation>%1 may not sign a decision. Head of the crisis staff, chief of staff and S3 do.</translation>
    </message>
    <message>
        <source>Worum geht es? Ein Gegenstand fehlt.</source>
        <translation>What is it about? A subject is missing.</translation>
    </message>
    <message>
        <source>Der Gegenstand ist zu lang; das Nähere gehört in den Entschluss.</source>
        <translation>The subject is too long; details belong into the decision.</translation>
    </message>
    <message>
        <source>Der Entschluss fehlt: Was wird getan, von wem, bis wann?</source>
        <translation>The decision is missing: what is done, by whom, by when?</translation>
    </message>
    <message>
        <source>Höchstens 200 Grundlagen.</source>
        <translation>200 grounds at most.</translation>
    </message>
    <message>
        <source>Höchstens 16 Möglichkeiten.</source>
        <translation>16 options at most.</translation>
    </message>
    <message>
        <source>Begründung: %1</source>
        <translation>Reasons: %1</translation>
    </message>
    <message>
        <source>Erwogen: %1</source>
        <translation>Weighed: %1</translation>
    </message>
    <message>
        <source>%1, unterschrieben um %2; bekannt war alles bis Satz %3</source>
        <translation>%1, signed at %2; known was all up to record %3</translation>
    </message>
    <message>
        <source>durch einen späteren ersetzt</source>
        <translation>replaced by a later one</translation>
    </message>
    <message>
        <source>Wert von %1</source>
        <translation>value of %1</translation>
    </message>
    <message>
        <source>steht so nicht mehr in der Lage</source>
        <translation>no longer stands in the picture</translation>
    </message>
    <message>
        <source>%1: %2 · %3, beruht auf %4 Grundlagen</source>
        <translation>%1: %2 · %3, rests on %4 grounds</translation>
    </message>
    <message>
        <source>UTMREF, Quadrat von %1 m</source>
        <translation>UTMREF, square of %1 m</translation>
    </message>
    <message>
        <source>Koordinaten, WGS84</source>
        <translation>Coordinates, WGS84</translation>
    </message>
    <message>
        <source>Einheit · %1</source>
        <translation>Unit · %1</translation>
    </message>
    <message>
        <source>Einsatzabschnitt</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Zeichnung</source>
        <translation>Drawing</translation>
    </message>
    <message>
        <source>Meldung %1: %2</source>
        <translation>Report %1: %2</translation>
    </message>
    <message>
        <source>Stadtteil</source>
        <translation>District</translation>
    </message>
    <message>
        <source>Straße · %1</source>
        <translation>Street · %1</translation>
    </message>
    <message>
        <source>wird berechnet; bis dahin ist nichts gezählt</source>
        <translation>being computed; until then nothing is counted</translation>
    </message>
    <message>
        <source>wie weit der Regen um einen Regenmesser reicht, ist angenommen, nicht gemessen</source>
        <translation>how far the rain reaches around a rain gauge is assumed, not measured</translation>
    </message>
    <message>
        <source>Starkregen (%1) geschätzt: %2 Menschen, %3 kritische Objekte</source>
        <translation>Heavy rain (%1), estimated: %2 people, %3 critical objects</translation>
    </message>
    <message>
        <source>Starkregen beendet (%1)</source>
        <translation>Heavy rain over (%1)</translation>
    </message>
    <message>
        <source>Ortspaket passt nicht: %1</source>
        <translation>Town package does not fit: %1</translation>
    </message>
    <message>
        <source>Gebiet: Stadtteile, %1</source>
        <translation>Area: districts, %1</translation>
    </message>
    <message>
        <source>Gebiet: %1</source>
        <translation>Area: %1</translation>
    </message>
    <message>
        <source>%1: %2; von dort ändert sich nichts.</source>
        <translation>%1: %2; nothing changes from there.</translation>
    </message>
    <message>
        <source>Wie sicher: %1.</source>
        <translation>How sure: %1.</translation>
    </message>
    <message>
        <source>In der Warnung: %1 Menschen, %2 kritische Objekte.</source>
        <translation>In the warning: %1 people, %2 critical objects.</translation>
    </message>
    <message>
        <source>unbekanntes Wort „%1“ in [%2]</source>
        <translation>unknown key “%1” in [%2]</translation>
    </message>
    <message>
        <source>unbekanntes Wort „%1“</source>
        <translation>unknown key “%1”</translation>
    </message>
    <message>
        <source>der Abschnitt [%1] fehlt</source>
        <translation>the section [%1] is missing</translation>
    </message>
    <message>
        <source>„%1“ ist kein Abschnitt</source>
        <translation>“%1” is not a section</translation>
    </message>
    <message>
        <source>„%1“ ist keine Liste von Abschnitten</source>
        <translation>“%1” is not a list of sections</translation>
    </message>
    <message>
        <source>„%1“ fehlt</source>
        <translation>“%1” is missing</translation>
    </message>
    <message>
        <source>„%1“ fehlt in [%2]</source>
        <translation>“%1” is missing in [%2]</translation>
    </message>
    <message>
        <source>%1 ist keine ganze Zahl</source>
        <translation>%1 is not a whole number</translation>
    </message>
    <message>
        <source>%1 ist keine Zahl</source>
        <translation>%1 is not a number</translation>
    </message>
    <message>
        <source>%1 ist keine Liste von Zahlen</source>
        <translation>%1 is not a list of numbers</translation>
    </message>
    <message>
        <source>%1 ist kein Text in Anführungszeichen oder ist leer</source>
        <translation>%1 is not a text in quotes, or is empty</translation>
    </message>
    <message>
        <source>%1 ist keine Liste von Texten</source>
        <translation>%1 is not a list of texts</translation>
    </message>
    <message>
        <source>%1 ist weder true noch false</source>
        <translation>%1 is neither true nor false</translation>
    </message>
    <message>
        <source>%1 ist keine Liste von { ... }</source>
        <translation>%1 is not a list of { ... }</translation>
    </message>
    <message>
        <source>%1 ist nicht [Breite, Länge] in Grad</source>
        <translation>%1 is not [latitude, longitude] in degrees</translation>
    </message>
    <message>
        <source>%1 ist „%2“</source>
        <translation>%1 is “%2”</translation>
    </message>
    <message>
        <source>%1 ist %2</source>
        <translation>%1 is %2</translation>
    </message>
    <message>
        <source>%1 enthält etwas, das keine Zahl von %2 bis %3 ist</source>
        <translation>%1 holds what is no number from %2 to %3</translation>
    </message>
    <message>
        <source>der Name ist länger als 120 Bytes</source>
        <translation>the name is longer than 120 bytes</translation>
    </message>
    <message>
        <source>%1 ist länger als 120 Bytes</source>
        <translation>%1 is longer than 120 bytes</translation>
    </message>
    <message>
        <source>die Kennung einer Regel ist länger als 100 Bytes</source>
        <translation>a rule’s id is longer than 100 bytes</translation>
    </message>
    <message>
        <source>%1 enthält ein Steuerzeichen</source>
        <translation>%1 holds a control character</translation>
    </message>
    <message>
        <source>%1 ist keine Liste von %2 steigenden Zahlen</source>
        <translation>%1 is no list of %2 rising figures</translation>
    </message>
    <message>
        <source>[[%1]] von %2 Minuten steht zweimal da</source>
        <translation>[[%1]] of %2 minutes stands twice</translation>
    </message>
    <message>
        <source>zwei Regeln heißen „%1“</source>
        <translation>two rules are called “%1”</translation>
    </message>
    <message>
        <source>zwei Ereignisarten heißen „%1“</source>
        <translation>two kinds of incident are called “%1”</translation>
    </message>
    <message>
        <source>mehr als %1 Regeln</source>
        <translation>more than %1 rules</translation>
    </message>
    <message>
        <source>mehr als %1 %2</source>
        <translation>more than %1 %2</translation>
    </message>
    <message>
        <source>„place“ gehört zu einer Regel mit „incident“</source>
        <translation>“place” belongs to a rule with an “incident”</translation>
    </message>
    <message>
        <source>die Ereignisart „%1“ gibt es nicht</source>
        <translation>there is no kind of incident “%1”</translation>
    </message>
    <message>
        <source>„%1“ ist kein Wort</source>
        <translation>“%1” is no word</translation>
    </message>
    <message>
        <source>die Regel „%1“ hat kein „when“</source>
        <translation>the rule “%1” has no “when”</translation>
    </message>
    <message>
        <source>„when“ von „%1“ ist leer</source>
        <translation>“when” of “%1” is empty</translation>
    </message>
    <message>
        <source>mehr als 16 Bedingungen in einer Regel</source>
        <translation>more than 16 conditions in one rule</translation>
    </message>
    <message>
        <source>eine Bedingung sagt nichts</source>
        <translation>a condition says nothing</translation>
    </message>
    <message>
        <source>eine Bedingung sagt mehr als eines</source>
        <translation>a condition says more than one thing</translation>
    </message>
    <message>
        <source>„minutes“ gehört nur zu rain_mm</source>
        <translation>“minutes” belongs to rain_mm only</translation>
    </message>
    <message>
        <source>der Ort hat keine Station „%1“</source>
        <translation>the town has no station “%1”</translation>
    </message>
    <message>
        <source>„%1“ misst das nicht</source>
        <translation>“%1” does not measure that</translation>
    </message>
    <message>
        <source>die Datei ist länger als 64 KiB</source>
        <translation>the file is longer than 64 KiB</translation>
    </message>
    <message>
        <source>die Datei gibt es nicht</source>
        <translation>there is no such file</translation>
    </message>
    <message>
        <source>die Datei lässt sich nicht lesen</source>
        <translation>the file cannot be read</translation>
    </message>
    <message>
        <source>gemeint: „%1“?</source>
        <translation>did you mean “%1”?</translation>
    </message>
    <message>
        <source>möglich sind: %1</source>
        <translation>use one of: %1</translation>
    </message>
    <message>
        <source>einen Wert von %1 bis %2 wählen</source>
        <translation>choose a value from %1 to %2</translation>
    </message>
    <message>
        <source>ergänzen</source>
        <translation>add it</translation>
    </message>
    <message>
        <source>als %1 ergänzen</source>
        <translation>add it as %1</translation>
    </message>
    <message>
        <source>incident = &quot;...&quot; ergänzen oder den Ort weglassen</source>
        <translation>add incident = &quot;...&quot;, or leave the place out</translation>
    </message>
    <message>
        <source>%1 ergänzen</source>
        <translation>add %1</translation>
    </message>
    <message>
        <source>weglassen</source>
        <translation>leave it out</translation>
    </message>
    <message>
        <source>eines weglassen</source>
        <translation>leave one out</translation>
    </message>
    <message>
        <source>einige weglassen</source>
        <translation>leave some out</translation>
    </message>
    <message>
        <source>kürzen</source>
        <translation>shorten it</translation>
    </message>
    <message>
        <source>jeder eine eigene Kennung geben</source>
        <translation>give each its own id</translation>
    </message>
    <message>
        <source>dort die Schreibweise (TOML) berichtigen</source>
        <translation>correct the TOML syntax there</translation>
    </message>
    <message>
        <source>diesen Eintrag berichtigen</source>
        <translation>correct that entry</translation>
    </message>
    <message>
        <source>den Pfad prüfen</source>
        <translation>check the path</translation>
    </message>
    <message>
        <source>Pfad und Rechte prüfen</source>
        <translation>check the path and its rights</translation>
    </message>
    <message>
        <source>angeben, was gemessen werden soll</source>
        <translation>name what is to be measured</translation>
    </message>
    <message>
        <source>die Regel teilen</source>
        <translation>split the rule</translation>
    </message>
    <message>
        <source>lagewerk-geo info nennt die Stationen des Ortspakets</source>
        <translation>lagewerk-geo info lists the package’s stations</translation>
    </message>
    <message>
        <source>es ist ein Regenmesser: rain_mm und minutes schreiben</source>
        <translation>it is a rain gauge: write rain_mm and minutes</translation>
    </message>
    <message>
        <source>es ist kein Regenmesser: level_cm schreiben</source>
        <translation>it is no rain gauge: write level_cm</translation>
    </message>
    <message>
        <source>die mm der DWD-Stufen 2, 3 und 4 schreiben</source>
        <translation>write the mm of DWD levels 2, 3 and 4</translation>
    </message>
    <message>
        <source>die mm der Indizes 1 bis 7 schreiben (KOSTRA-DWD)</source>
        <translation>write the mm of indices 1 to 7 (KOSTRA-DWD)</translation>
    </message>
    <message>
        <source>eines schreiben von %1, rain_mm (mit minutes), silent_min</source>
        <translation>write one of %1, rain_mm (with minutes), silent_min</translation>
    </message>
    <message>
        <source>eines schreiben von %1</source>
        <translation>write one of %1</translation>
    </message>
    <message>
        <source>als %1 schreiben</source>
        <translation>write it as %1</translation>
    </message>
    <message>
        <source>jeden als %1 schreiben</source>
        <translation>write each one as %1</translation>
    </message>
    <message>
        <source>%1 als ganze Zahl schreiben</source>
        <translation>write %1 as a whole number</translation>
    </message>
    <message>
        <source>%1 als Zahl schreiben</source>
        <translation>write %1 as a number</translation>
    </message>
    <message>
        <source>%1 als Liste von Zahlen schreiben</source>
        <translation>write %1 as a list of numbers</translation>
    </message>
    <message>
        <source>%1 als Text in Anführungszeichen schreiben</source>
        <translation>write %1 as a text in quotes</translation>
    </message>
    <message>
        <source>%1 als Liste von Texten schreiben</source>
        <translation>write %1 as a list of texts</translation>
    </message>
    <message>
        <source>%1 als true oder false schreiben</source>
        <translation>write %1 as true or false</translation>
    </message>
    <message>
        <source>Buchstaben schreiben</source>
        <translation>write letters</translation>
    </message>
    <message>
        <source>die neue Datei ist das Paket von %1 und liegt anderswo; in Kraft bleibt %2. Das Paket von %3 zurücklegen; für einen anderen Ort den Broker beenden und neu starten</source>
        <translation>the new file is the package of %1, and it lies elsewhere; in force stays %2. Put the package of %3 back; to move to another town stop and start the broker</translation>
    </message>
    <message>
        <source>die neue Datei ist das Paket von %1 und hat %2 der %3 Stationen; in Kraft bleibt %4. Das Paket von %5 zurücklegen; für einen anderen Ort den Broker beenden und neu starten</source>
        <translation>the new file is the package of %1, and it has %2 of the %3 stations; in force stays %4. Put the package of %5 back; to move to another town stop and start the broker</translation>
    </message>
    <message>
        <source>keine der %1 Stationen, die melden, steht darin (%2), also wird nichts beurteilt. Dem Broker das Paket des Ortes geben, dessen Stationen melden („%3“ ...), oder es mit ihnen neu bauen</source>
        <translation>none of the %1 stations that report is in it (%2), so nothing is judged. Give the broker the package of the town whose stations report (“%3” ...), or build it with these stations</translation>
    </message>
    <message>
        <source>ein Sichern dauerte %1 ms</source>
        <translation>a sync took %1 ms</translation>
    </message>
    <message>
        <source>keine Antwort von %1 seit %2 ms: kein Broker dort, oder dieser Schlüssel ist nicht eingetragen</source>
        <translation>no answer from %1 for %2 ms: no broker there, or this key is not enrolled</translation>
    </message>
    <message>
        <source>nichts gehört seit %1 ms</source>
        <translation>nothing heard for %1 ms</translation>
    </message>
    <message>
        <source>Eingaben wurden nicht beantwortet</source>
        <translation>submissions were not answered</translation>
    </message>
    <message>
        <source>der Broker hat ein anderes Tagebuch als vorher (aus einer Sicherung)</source>
        <translation>the broker has another journal than before (restored from a copy)</translation>
    </message>
    <message>
        <source>das Tagebuch des Brokers endet bei %1, vor dem, was hier schon gelesen war</source>
        <translation>the broker’s journal ends at %1, before what was followed here</translation>
    </message>
    <message>
        <source>keine Verbindung zum Broker</source>
        <translation>no link to a broker</translation>
    </message>
    <message>
        <source>der Postausgang ist voll: %1 Eingaben warten. Erst wenn der Broker wieder da ist, wird Neues angenommen</source>
        <translation>the outbox is full: %1 submissions wait. Nothing new is kept until the broker is back</translation>
    </message>
    <message>
        <source>zu viele Dateien warten: %1 mit %2 MiB. Erst wenn der Broker wieder da ist, werden neue angenommen</source>
        <translation>too many files wait to be sent: %1 with %2 MiB. No new ones are kept until the broker is back</translation>
    </message>
    <message>
        <source>das Tagebuch lässt sich nicht lesen</source>
        <translation>the journal cannot be read</translation>
    </message>
    <message>
        <source>das Tagebuch lässt sich nicht schreiben</source>
        <translation>the journal cannot be written</translation>
    </message>
    <message>
        <source>dieser Versand ist nicht für diese Art von Umgebung eingerichtet (Übung oder Echtbetrieb)</source>
        <translation>this dispatcher is not set for this kind of realm</translation>
    </message>
    <message>
        <source>die Warnung war abgelaufen, bevor sie hinausgehen konnte</source>
        <translation>the warning ended before it could be sent</translation>
    </message>
    <message>
        <source>sie gehört zu einer anderen Umgebung als dieser Versand</source>
        <translation>it belongs to another realm than this dispatcher</translation>
    </message>
    <message>
        <source>sie wurde nicht vom Broker ausgelöst</source>
        <translation>it was not issued by the broker</translation>
    </message>
    <message>
        <source>von ihr ist kein freigegebener Entwurf bekannt</source>
        <translation>no signed draft of it is known</translation>
    </message>
    <message>
        <source>ihre Kennung %1 folgt nicht aus Einsatz und Nummer</source>
        <translation>its identifier %1 does not follow from operation and number</translation>
    </message>
    <message>
        <source>sie nennt eine andere Fassung als die freigegebene</source>
        <translation>it names another revision than the one signed</translation>
    </message>
    <message>
        <source>ihr Inhalt ist nicht der des Entwurfs</source>
        <translation>its content is not what was drafted</translation>
    </message>
    <message>
        <source>sie hat keine zwei gültigen Freigaben</source>
        <translation>it does not have two signatures that count</translation>
    </message>
    <message>
        <source>sie nennt andere Freigaben als die im Tagebuch</source>
        <translation>it names other signatures than those in the journal</translation>
    </message>
    <message>
        <source>beide Freigaben sind von einer Person</source>
        <translation>both signatures are of one person</translation>
    </message>
    <message>
        <source>eine Freigabe, die sie nennt, steht nicht im Tagebuch</source>
        <translation>a signature it names is not in the journal</translation>
    </message>
    <message>
        <source>eine Freigabe ist nicht von der Person, die sie nennt</source>
        <translation>a signature is not of the person it names</translation>
    </message>
    <message>
        <source>die Freigabe von %1 gilt einem anderen Text</source>
        <translation>the signature of %1 is over another text</translation>
    </message>
    <message>
        <source>keine zwei Freigaben bekannt</source>
        <translation>no two signatures are known</translation>
    </message>
    <message>
        <source>die CAP-Datei enthält nicht, was geschrieben wurde</source>
        <translation>the CAP file does not hold what was written</translation>
    </message>
    <message>
        <source>die CAP-Datei lässt sich nicht schreiben%1</source>
        <translation>the CAP file cannot be written%1</translation>
    </message>
    <message>
        <source>die CAP-Nachricht ist nicht gültig: %1</source>
        <translation>the CAP message is not valid: %1</translation>
    </message>
    <message>
        <source>die CAP-Datei ist verschwunden%1</source>
        <translation>the CAP file is gone%1</translation>
    </message>
    <message>
        <source>%1, Zeile %2</source>
        <translation>%1, line %2</translation>
    </message>
    <message>
        <source>(und %1 weitere)</source>
        <translation>(and %1 more)</translation>
    </message>
    <message>
        <source>Überschlag, keine Messung der Fläche und keine amtliche Karte</source>
        <translation>estimate, no measurement of the area and no official map</translation>
    </message>
    <message>
        <source>Versuchsaufbau: zeigt den Weg der Daten, keinen wirklichen Regen</source>
        <translation>trial set-up: shows the path of the data, no real rain</translation>
    </message>
    <message>
        <source>davon der Teil, der in den Stadtteilen liegt; gewarnt wird in ganzen Stadtteilen</source>
        <translation>of it the part that lies in the districts; whole districts are warned</translation>
    </message>
    <message>
        <source>ein Regenmesser allein: gering; zwei oder mehr: mittel</source>
        <translation>one rain gauge alone: low; two or more: medium</translation>
    </message>
    <message>
        <source>Regen, auf dem sie ruht</source>
        <translation>Rain that it rests on</translation>
    </message>
    <message>
        <source>jetzt %1</source>
        <translation>now %1</translation>
    </message>
    <message>
        <source>Regenmesser</source>
        <translation>Rain gauges</translation>
    </message>
    <message>
        <source>wer im Umkreis der Regenmesser wohnt; wie viele davon das Wasser erreicht, ist nicht gerechnet (Gebiet „Senken, Regen“)</source>
        <translation>who lives around the rain gauges; how many of them the water reaches is not worked out (area “Hollows, rain”)</translation>
    </message>
    <message>
        <source>Pegelnull als Sohle angenommen</source>
        <translation>gauge zero taken as bed</translation>
    </message>
    <message>
        <source>Starkregen %1</source>
        <translation>Heavy rain %1</translation>
    </message>
    <message>
        <source>Umkreis von %1 km um Regenmesser ab DWD-Stufe %2 in %3</source>
        <translation>within %1 km of rain gauges from DWD level %2 on in %3</translation>
    </message>
    <message>
        <source> oder </source>
        <translation> or </translation>
    </message>
    <message>
        <source>Starkregen, geschätzt %1</source>
        <translation>Heavy rain, estimated %1</translation>
    </message>
    <message>
        <source>wird berechnet</source>
        <translation>being computed</translation>
    </message>
    <message>
        <source>Abschnitte und Zeichnungen</source>
        <translation>Sectors and drawings</translation>
    </message>
    <message>
        <source>gleichzeitig geändert von %1</source>
        <translation>changed at the same time by %1</translation>
    </message>
    <message>
        <source>keinem anderen</source>
        <translation>no other</translation>
    </message>
    <message>
        <source>Im Blick zurück kann nichts eingezeichnet werden.</source>
        <translation>Nothing can be drawn while looking back.</translation>
    </message>
    <message>
        <source>Bitte zuerst anmelden: Wer etwas einzeichnet, steht mit seinem Namen dafür.</source>
        <translation>Please log in first: who draws something answers for it by name.</translation>
    </message>
    <message>
        <source>%1 darf nach der Rollentafel nichts einzeichnen.</source>
        <translation>By the table of roles %1 may not draw.</translation>
    </message>
    <message>
        <source>Punkte nacheinander auf der Karte anklicken, mindestens zwei.</source>
        <translation>Click the points one after another on the map, two at least.</translation>
    </message>
    <message>
        <source>Der Abschnitt braucht einen Namen.</source>
        <translation>The sector needs a name.</translation>
    </message>
    <message>
        <source>Es fehlt der Text.</source>
        <translation>The text is missing.</translation>
    </message>
    <message>
        <source>Inzwischen aufgehoben. Mit „Setzen“ steht es wieder da.</source>
        <translation>Taken back meanwhile. “Set” puts it there again.</translation>
    </message>
    <message>
        <source>Inzwischen geändert von %1. Mit „Setzen“ stehen beide Fassungen nebeneinander.</source>
        <translation>Changed meanwhile by %1. “Set” leaves both versions side by side.</translation>
    </message>
    <message>
        <source>Einsatzabschnitte</source>
        <translation>Sectors</translation>
    </message>
    <message>
        <source>Befehlsstellen</source>
        <translation>Command posts</translation>
    </message>
    <message>
        <source>Bereitstellungsräume</source>
        <translation>Staging areas</translation>
    </message>
    <message>
        <source>Wege</source>
        <translation>Routes</translation>
    </message>
    <message>
        <source>Sperren</source>
        <translation>Closures</translation>
    </message>
    <message>
        <source>Deiche, Dämme</source>
        <translation>Dikes, dams</translation>
    </message>
    <message>
        <source>Weitere Zeichnungen</source>
        <translation>Other drawings</translation>
    </message>
    <message>
        <source>gezeichnet mit Fassung %1, die hier fehlt</source>
        <translation>drawn with version %1, which is missing here</translation>
    </message>
    <message>
        <source>gleichzeitig aufgehoben von %1</source>
        <translation>taken back at the same time by %1</translation>
    </message>
    <message>
        <source>gleichzeitig geändert von %1: %2 · %3</source>
        <translation>changed at the same time by %1: %2 · %3</translation>
    </message>
    <message>
        <source>Befehlsstelle</source>
        <translation>Command post</translation>
    </message>
    <message>
        <source>Bereitstellungsraum</source>
        <translation>Staging area</translation>
    </message>
    <message>
        <source>Weg</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Sperre</source>
        <translation>Closure</translation>
    </message>
    <message>
        <source>Deich, Damm</source>
        <translation>Dike, dam</translation>
    </message>
    <message>
        <source>Zeichen</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Linie</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>%1 ha</source>
        <translation>%1 ha</translation>
    </message>
    <message>
        <source>%1 km²</source>
        <translation>%1 km²</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>Leitung %1</source>
        <translation>led by %1</translation>
    </message>
    <message>
        <source>Teil von %1</source>
        <translation>part of %1</translation>
    </message>
    <message>
        <source>%1 (in %2)</source>
        <translation>%1 (in %2)</translation>
    </message>
    <message>
        <source>%1 „%2“</source>
        <translation>%1 “%2”</translation>
    </message>
    <message>
        <source>%1 aufgehoben</source>
        <translation>%1 taken back</translation>
    </message>
    <message>
        <source>%1 eingezeichnet</source>
        <translation>%1 drawn</translation>
    </message>
    <message>
        <source>%1 geändert</source>
        <translation>%1 changed</translation>
    </message>
    <message>
        <source>, Leitung %1</source>
        <translation>, led by %1</translation>
    </message>
    <message>
        <source>, gilt bis %1</source>
        <translation>, valid until %1</translation>
    </message>
    <message>
        <source>keine Angabe</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>Die Bibliothek der taktischen Zeichen fehlt hier: nur Grundzeichen, von Hand gezeichnet.</source>
        <translation>The library of tactical signs is missing here: base signs only, drawn by hand.</translation>
    </message>
    <message>
        <source>Taktische Zeichen</source>
        <translation>Tactical signs</translation>
    </message>
    <message>
        <source>werden gelesen</source>
        <translation>being read</translation>
    </message>
    <message>
        <source>nur Grundzeichen, von Hand gezeichnet</source>
        <translation>base signs only, drawn by hand</translation>
    </message>
    <message>
        <source>Die Bibliothek ist nicht eingerichtet: ./lagewerk signs</source>
        <translation>The library is not set up: ./lagewerk signs</translation>
    </message>
    <message>
        <source>auch: %1</source>
        <translation>also: %1</translation>
    </message>
    <message>
        <source>liegt in %1</source>
        <translation>lies in %1</translation>
    </message>
    <message>
        <source>steht in %1</source>
        <translation>stands in %1</translation>
    </message>
    <message>
        <source>Führung</source>
        <translation>command</translation>
    </message>
    <message>
        <source>Hilfsorganisation</source>
        <translation>aid organisation</translation>
    </message>
    <message>
        <source>Bundeswehr</source>
        <translation>armed forces</translation>
    </message>
    <message>
        <source>zivil</source>
        <translation>civil</translation>
    </message>
    <message>
        <source>Gefahrenabwehr</source>
        <translation>emergency services</translation>
    </message>
    <message>
        <source>Krankenhaus, Klinik</source>
        <translation>hospital, clinic</translation>
    </message>
    <message>
        <source>Polizeiwache</source>
        <translation>police station</translation>
    </message>
    <message>
        <source>THW, Tankstelle</source>
        <translation>THW, fuel station</translation>
    </message>
    <message>
        <source>Wasserwerk, Pumpwerk</source>
        <translation>waterworks, pumping station</translation>
    </message>
    <message>
        <source>Abwasser</source>
        <translation>sewage</translation>
    </message>
    <message>
        <source>Halle für eine Notunterkunft</source>
        <translation>hall for a shelter</translation>
    </message>
    <message>
        <source>Justizvollzug</source>
        <translation>prison</translation>
    </message>
    <message>
        <source>Gebiet des Stabes</source>
        <translation>area of the staff</translation>
    </message>
    <message>
        <source>kritisches Objekt</source>
        <translation>critical object</translation>
    </message>
    <message>
        <source>gestrichelt, „?“: Angabe ist alt</source>
        <translation>dashed, “?”: what it says is old</translation>
    </message>
    <message>
        <source>Messstelle ohne frischen Wert</source>
        <translation>station without a fresh value</translation>
    </message>
    <message>
        <source>Messstelle unter allen Schwellen</source>
        <translation>station below all thresholds</translation>
    </message>
    <message>
        <source>Messstelle, %1</source>
        <translation>station, %1</translation>
    </message>
    <message>
        <source>Ereignis mit der Zahl seiner Meldungen</source>
        <translation>incident with the number of its reports</translation>
    </message>
    <message>
        <source>Zeichnung, die gerade entsteht</source>
        <translation>Drawing in progress</translation>
    </message>
    <message>
        <source>Zeichenerklärung</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>Meldungen</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>%1, ungesichtet</source>
        <translation>%1, not sighted</translation>
    </message>
    <message>
        <source>%1 für %2</source>
        <translation>%1 for %2</translation>
    </message>
    <message>
        <source>Von %1 an %2, verfasst %3.</source>
        <translation>From %1 to %2, written %3.</translation>
    </message>
    <message>
        <source>Sichten</source>
        <translation>Sight</translation>
    </message>
    <message>
        <source>Funk</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Messenger</source>
        <translation>Messenger</translation>
    </message>
    <message>
        <source>Daten</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Melder</source>
        <translation>Runner</translation>
    </message>
    <message>
        <source>Anschrift fehlt: an wen?</source>
        <translation>Addressee missing: to whom?</translation>
    </message>
    <message>
        <source>Betreff fehlt: worum geht es?</source>
        <translation>Subject missing: what is it about?</translation>
    </message>
    <message>
        <source>Inhalt fehlt.</source>
        <translation>Content missing.</translation>
    </message>
    <message>
        <source>Absender fehlt: von wem?</source>
        <translation>Sender missing: from whom?</translation>
    </message>
    <message>
        <source>Zeichen und Funktion des Verfassers fehlen.</source>
        <translation>Sign and function of the author are missing.</translation>
    </message>
    <message>
        <source>Zu lang: bitte in mehrere Meldungen teilen.</source>
        <translation>Too long: please split it into several messages.</translation>
    </message>
    <message>
        <source>Zu lang: bitte kürzen, höchstens %1 Zeichen.</source>
        <translation>Too long: please shorten it to at most %1 characters.</translation>
    </message>
    <message>
        <source>Abfassungszeit fehlt: vier Ziffern, etwa 1805.</source>
        <translation>Time of writing missing: four digits, e.g. 1805.</translation>
    </message>
    <message>
        <source>Keine Uhrzeit: vier Ziffern, etwa 1805.</source>
        <translation>Not a time: four digits, e.g. 1805.</translation>
    </message>
    <message>
        <source>Kein Datum: etwa 21.11.2026.</source>
        <translation>Not a date: e.g. 21.11.2026.</translation>
    </message>
    <message>
        <source>Liegt in der Zukunft. Stimmt das? Sie wird so übernommen.</source>
        <translation>It is in the future. Is that right? It is taken as it is.</translation>
    </message>
    <message>
        <source>Liegt mehr als einen Tag zurück. Stimmt das? Sie wird so übernommen.</source>
        <translation>It is more than a day ago. Is that right? It is taken as it is.</translation>
    </message>
    <message>
        <source>Aufgenommen, bevor sie verfasst war. Stimmt das?</source>
        <translation>Taken down before it was written. Is that right?</translation>
    </message>
    <message>
        <source>Ausgang</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Gesprächsnotiz</source>
        <translation>Note of a talk</translation>
    </message>
    <message>
        <source>Eingang</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Blitz</source>
        <translation>Flash</translation>
    </message>
    <message>
        <source>Sofort</source>
        <translation>Immediate</translation>
    </message>
    <message>
        <source>Einfach</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>A</source>
        <comment>outgoing message</comment>
        <translation>O</translation>
    </message>
    <message>
        <source>G</source>
        <comment>note of a talk</comment>
        <translation>T</translation>
    </message>
    <message>
        <source>E</source>
        <comment>incoming message</comment>
        <translation>I</translation>
    </message>
    <message>
        <source>Kopie %1</source>
        <translation>copy %1</translation>
    </message>
    <message>
        <source>Fernmeldebetrieb</source>
        <translation>comms centre</translation>
    </message>
    <message>
        <source>Sichter</source>
        <translation>sighting</translation>
    </message>
    <message>
        <source>wartet auf Beförderung</source>
        <translation>waits to be sent</translation>
    </message>
    <message>
        <source>befördert %1</source>
        <translation>sent %1</translation>
    </message>
    <message>
        <source>befördert %1, %2</source>
        <translation>sent %1, %2</translation>
    </message>
    <message>
        <source>ungesichtet</source>
        <translation>not sighted</translation>
    </message>
    <message>
        <source>wartet auf %1</source>
        <translation>waits for %1</translation>
    </message>
    <message>
        <source>gesichtet, zur Kenntnis</source>
        <translation>sighted, for information</translation>
    </message>
    <message>
        <source>erledigt</source>
        <translation>done</translation>
    </message>
    <message>
        <source>gesichtet für %1</source>
        <translation>routed to %1</translation>
    </message>
    <message>
        <source>von %1 erledigt</source>
        <translation>done by %1</translation>
    </message>
    <message>
        <source>von %1 wieder zu bearbeiten</source>
        <translation>to be done by %1 again</translation>
    </message>
    <message>
        <source>von %1 gelesen</source>
        <translation>read by %1</translation>
    </message>
    <message>
        <source>befördert</source>
        <translation>sent</translation>
    </message>
    <message>
        <source>befördert durch %1</source>
        <translation>sent by %1</translation>
    </message>
    <message>
        <source>, Gegenstelle quittierte %1</source>
        <translation>, counterpart receipted %1</translation>
    </message>
    <message>
        <source>%1: Vermerk: %2</source>
        <translation>%1: note: %2</translation>
    </message>
    <message>
        <source>2 Aufnahmevermerk</source>
        <translation>2 Taken down</translation>
    </message>
    <message>
        <source>3 Annahmevermerk</source>
        <translation>3 Accepted</translation>
    </message>
    <message>
        <source>4 Beförderungsvermerk</source>
        <translation>4 Sent</translation>
    </message>
    <message>
        <source>5 Ein/Aus, Nr.</source>
        <translation>5 In/out, no.</translation>
    </message>
    <message>
        <source>9 Vorrang</source>
        <translation>9 Priority</translation>
    </message>
    <message>
        <source>12 Gesprächsnotiz</source>
        <translation>12 Note of a talk</translation>
    </message>
    <message>
        <source>18 Quittung</source>
        <translation>18 Receipt</translation>
    </message>
    <message>
        <source>19 Verteiler</source>
        <translation>19 Distribution</translation>
    </message>
    <message>
        <source>ja</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>nein</source>
        <translation>no</translation>
    </message>
    <message>
        <source>erledigt %1</source>
        <translation>done %1</translation>
    </message>
    <message>
        <source>gelesen %1</source>
        <translation>read %1</translation>
    </message>
    <message>
        <source>zum Senden gegeben</source>
        <translation>handed over to be sent</translation>
    </message>
    <message>
        <source>aufgenommen</source>
        <translation>taken down</translation>
    </message>
    <message>
        <source>Für Funktion</source>
        <translation>For function</translation>
    </message>
    <message>
        <source>Für %1</source>
        <translation>For %1</translation>
    </message>
    <message>
        <source>Ungesichtet</source>
        <translation>Not sighted</translation>
    </message>
    <message>
        <source>Offen</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ausgang nicht befördert</source>
        <translation>Outgoing not sent</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>meine Funktion</source>
        <translation>my function</translation>
    </message>
    <message>
        <source>meine (%1)</source>
        <translation>mine (%1)</translation>
    </message>
    <message>
        <source>Ort</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>%1 darf das nach der Rollentabelle nicht.</source>
        <translation>By the role table %1 may not do that.</translation>
    </message>
    <message>
        <source>Der Broker hat diese Meldung noch nicht.</source>
        <translation>The broker does not have this message yet.</translation>
    </message>
    <message>
        <source>Weitere</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>Mindestens eine Funktion wählen: Sie handelt oder bekommt eine Kopie.</source>
        <translation>Choose at least one function: it acts or gets a copy.</translation>
    </message>
    <message>
        <source>Eine Anlage wird noch geprüft.</source>
        <translation>An attachment is still being checked.</translation>
    </message>
    <message>
        <source>Eine Anlage kann nicht mit: bitte weglassen.</source>
        <translation>An attachment cannot go along: please leave it out.</translation>
    </message>
    <message>
        <source>AW: </source>
        <translation>Re: </translation>
    </message>
    <message>
        <source>wartet auf Verbindung</source>
        <translation>waits for the connection</translation>
    </message>
    <message>
        <source>Alle Meldungen</source>
        <translation>All messages</translation>
    </message>
    <message>
        <source>Nachrichtenvordruck %1</source>
        <translation>Message form %1</translation>
    </message>
    <message>
        <source>Vorrang</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>An</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Betreff</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Keine Meldung.</source>
        <translation>No message.</translation>
    </message>
    <message>
        <source>Die neuesten %1 und alle offenen, zusammen %2 von %3. Die übrigen stehen im Einsatztagebuch.</source>
        <translation>The newest %1 and all open ones, together %2 of %3. The others stand in the incident log.</translation>
    </message>
    <message>
        <source>Aufträge</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>, überfällig</source>
        <translation>, overdue</translation>
    </message>
    <message>
        <source>%1, geändert</source>
        <translation>%1, changed</translation>
    </message>
    <message>
        <source>Abschnitt</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Abschnitt, nicht mehr eingezeichnet</source>
        <translation>sector no longer drawn</translation>
    </message>
    <message>
        <source>An wen? Funktion, Abschnitt oder Einheit wählen.</source>
        <translation>To whom? Choose a function, sector or unit.</translation>
    </message>
    <message>
        <source>Betreff fehlt.</source>
        <translation>The subject is missing.</translation>
    </message>
    <message>
        <source>Was ist zu tun? Der Auftrag fehlt.</source>
        <translation>What is to be done? The task is missing.</translation>
    </message>
    <message>
        <source>Zu lang: höchstens 120 Zeichen.</source>
        <translation>Too long: at most 120 characters.</translation>
    </message>
    <message>
        <source>Zu lang: höchstens 16 000 Zeichen.</source>
        <translation>Too long: at most 16,000 characters.</translation>
    </message>
    <message>
        <source>Uhrzeit mit vier Ziffern, etwa 1830.</source>
        <translation>Clock time in four digits, such as 1830.</translation>
    </message>
    <message>
        <source>Diese Frist ist schon vorbei.</source>
        <translation>This deadline is past already.</translation>
    </message>
    <message>
        <source>erteilt</source>
        <translation>given</translation>
    </message>
    <message>
        <source>quittiert</source>
        <translation>receipted</translation>
    </message>
    <message>
        <source>begonnen</source>
        <translation>begun</translation>
    </message>
    <message>
        <source>nicht möglich</source>
        <translation>not possible</translation>
    </message>
    <message>
        <source>Quittung</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Vermerk</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>wieder geöffnet</source>
        <translation>opened again</translation>
    </message>
    <message>
        <source>noch %1</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>jetzt fällig</source>
        <translation>due now</translation>
    </message>
    <message>
        <source>seit %1 überfällig</source>
        <translation>overdue for %1</translation>
    </message>
    <message>
        <source>%1: aus dem Einsatz entlassen</source>
        <translation>%1: released from the operation</translation>
    </message>
    <message>
        <source>ohne Abschnitt</source>
        <translation>without sector</translation>
    </message>
    <message>
        <source>Ablösung %1</source>
        <translation>relief %1</translation>
    </message>
    <message>
        <source>Auftrag an %1: %2</source>
        <translation>Order to %1: %2</translation>
    </message>
    <message>
        <source>Auftrag geändert, an %1: %2</source>
        <translation>Order changed, to %1: %2</translation>
    </message>
    <message>
        <source> (bis %1)</source>
        <translation> (by %1)</translation>
    </message>
    <message>
        <source>Ablösung in %1</source>
        <translation>relief in %1</translation>
    </message>
    <message>
        <source>Ablösung überfällig seit %1</source>
        <translation>relief overdue for %1</translation>
    </message>
    <message>
        <source>seit %1 im Einsatz</source>
        <translation>at work for %1</translation>
    </message>
    <message>
        <source>ohne Angabe</source>
        <translation>not stated</translation>
    </message>
    <message>
        <source>ohne Funkstatus</source>
        <translation>without radio status</translation>
    </message>
    <message>
        <source>1 Einheit</source>
        <translation>1 unit</translation>
    </message>
    <message>
        <source>%1 Einheiten</source>
        <translation>%1 units</translation>
    </message>
    <message>
        <source>Auftrag nicht möglich</source>
        <translation>Order not possible</translation>
    </message>
    <message>
        <source>Auftrag überfällig</source>
        <translation>Order overdue</translation>
    </message>
    <message>
        <source>Grund: %1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>Quittung fehlt</source>
        <translation>no receipt</translation>
    </message>
    <message>
        <source>Frist %1, %2</source>
        <translation>deadline %1, %2</translation>
    </message>
    <message>
        <source>erteilt %1 von %2</source>
        <translation>given %1 by %2</translation>
    </message>
    <message>
        <source>Auftrag öffnen</source>
        <translation>Open order</translation>
    </message>
    <message>
        <source>Ablösung überfällig</source>
        <translation>Relief overdue</translation>
    </message>
    <message>
        <source>%1 ist abzulösen</source>
        <translation>%1 is to be relieved</translation>
    </message>
    <message>
        <source>%1 Einheiten sind abzulösen</source>
        <translation>%1 units are to be relieved</translation>
    </message>
    <message>
        <source>%1 und %2 weitere.</source>
        <translation>%1 and %2 more.</translation>
    </message>
    <message>
        <source>Kräfte öffnen</source>
        <translation>Open forces</translation>
    </message>
    <message>
        <source>alle Abschnitte</source>
        <translation>all sectors</translation>
    </message>
    <message>
        <source>%1, seit %2</source>
        <translation>%1, since %2</translation>
    </message>
    <message>
        <source>im Einsatz seit</source>
        <translation>at work since</translation>
    </message>
    <message>
        <source>Erreichbar</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>gemeldet</source>
        <translation>reported</translation>
    </message>
    <message>
        <source>%1 · veraltet</source>
        <translation>%1 · aged</translation>
    </message>
    <message>
        <source>im Einsatz</source>
        <translation>at work</translation>
    </message>
    <message>
        <source>Abschnitt bleibt, wie er ist</source>
        <translation>Sector stays as it is</translation>
    </message>
    <message>
        <source>Rufname fehlt.</source>
        <translation>The call sign is missing.</translation>
    </message>
    <message>
        <source>Diese Einheit steht schon in der Tabelle.</source>
        <translation>This unit is in the table already.</translation>
    </message>
    <message>
        <source>„seit“: Uhrzeit mit vier Ziffern, etwa 0630.</source>
        <translation>“since”: clock time in four digits, such as 0630.</translation>
    </message>
    <message>
        <source>Ablösung: Uhrzeit mit vier Ziffern, etwa 1830.</source>
        <translation>Relief: clock time in four digits, such as 1830.</translation>
    </message>
    <message>
        <source>ohne Ablösung und ohne Beginn: niemand wird an die Ablösung erinnert</source>
        <translation>neither relief nor beginning: nobody is reminded of the relief</translation>
    </message>
    <message>
        <source>nach 12 h, %1</source>
        <translation>after 12 h, %1</translation>
    </message>
    <message>
        <source>Noch kein Lagebild.</source>
        <translation>No picture yet.</translation>
    </message>
    <message>
        <source>an alle</source>
        <translation>to all</translation>
    </message>
    <message>
        <source>an %1</source>
        <translation>to %1</translation>
    </message>
    <message>
        <source>Noch kein Auftrag erteilt.</source>
        <translation>No order given yet.</translation>
    </message>
    <message>
        <source>%1 offen</source>
        <translation>%1 open</translation>
    </message>
    <message>
        <source>%1 überfällig</source>
        <translation>%1 overdue</translation>
    </message>
    <message>
        <source>%1 nicht möglich</source>
        <translation>%1 not possible</translation>
    </message>
    <message>
        <source>%1 erledigt oder zurückgezogen (die neuesten 200, ältere im Tagebuch)</source>
        <translation>%1 done or withdrawn (the newest 200, older ones in the log)</translation>
    </message>
    <message>
        <source>erteilt %1</source>
        <translation>given %1</translation>
    </message>
    <message>
        <source> von %1</source>
        <translation> by %1</translation>
    </message>
    <message>
        <source>, geändert %1 von %2</source>
        <translation>, changed %1 by %2</translation>
    </message>
    <message>
        <source>eine ältere Meldung, im Tagebuch</source>
        <translation>an older message, in the log</translation>
    </message>
    <message>
        <source>Mittel</source>
        <comment>of an order</comment>
        <translation>Means</translation>
    </message>
    <message>
        <source>Ziel</source>
        <translation>Aim</translation>
    </message>
    <message>
        <source>%1, eingetragen von %2</source>
        <translation>%1, entered by %2</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Warum nicht? Der Grund fehlt.</source>
        <translation>Why not? The reason is missing.</translation>
    </message>
    <message>
        <source>Der Vermerk ist leer.</source>
        <translation>The note is empty.</translation>
    </message>
    <message>
        <source>Zu lang.</source>
        <translation>Too long.</translation>
    </message>
    <message>
        <source>eine ältere Meldung</source>
        <translation>an older message</translation>
    </message>
    <message>
        <source>freier Empfänger</source>
        <translation>free addressee</translation>
    </message>
    <message>
        <source>aus keiner Meldung</source>
        <translation>from no message</translation>
    </message>
    <message>
        <source>ohne Frist</source>
        <translation>without a deadline</translation>
    </message>
    <message>
        <source>ist vorbei</source>
        <translation>is past</translation>
    </message>
    <message>
        <source>Aus Meldung</source>
        <translation>From message</translation>
    </message>
    <message>
        <source>Auftragsübersicht</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>Stand</source>
        <comment>of an order</comment>
        <translation>State</translation>
    </message>
    <message>
        <source>Vorrang: %1</source>
        <translation>Priority: %1</translation>
    </message>
    <message>
        <source>Frist: %1</source>
        <translation>Deadline: %1</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Scheme</translation>
    </message>
    <message>
        <source>Inhalt</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>erteilt %1 von %2 · Stand: %3</source>
        <translation>given %1 by %2 · state: %3</translation>
    </message>
    <message>
        <source>Gleichzeitig anders gefasst von %1: bitte klären, welche Fassung gilt.</source>
        <translation>Put otherwise at the same time by %1: please settle which version counts.</translation>
    </message>
    <message>
        <source>Schritt</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>von</source>
        <translation>by</translation>
    </message>
    <message>
        <source>Noch keine Quittung.</source>
        <translation>No receipt yet.</translation>
    </message>
    <message>
        <source>Quittung (Zeit, Zeichen)</source>
        <translation>Receipt (time, sign)</translation>
    </message>
    <message>
        <source>begonnen (Zeit, Zeichen)</source>
        <translation>begun (time, sign)</translation>
    </message>
    <message>
        <source>erledigt / nicht möglich (Zeit, Zeichen)</source>
        <translation>done / not possible (time, sign)</translation>
    </message>
    <message>
        <source>Vermerke</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Kein offener Auftrag.</source>
        <translation>No open order.</translation>
    </message>
    <message>
        <source>Offene Aufträge</source>
        <translation>Open orders</translation>
    </message>
    <message>
        <source>Erledigt und zurückgezogen</source>
        <translation>Done and withdrawn</translation>
    </message>
    <message>
        <source>Keiner.</source>
        <translation>None.</translation>
    </message>
    <message>
        <source>Abschnitt, Ort</source>
        <translation>Sector, place</translation>
    </message>
    <message>
        <source>Einheiten</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>%1 Zeilen</source>
        <translation>%1 lines</translation>
    </message>
    <message>
        <source>%1 von %2 Zeilen</source>
        <translation>%1 of %2 lines</translation>
    </message>
    <message>
        <source>es wird noch gesucht</source>
        <translation>still searching</translation>
    </message>
    <message>
        <source>ältere Zeilen werden noch geholt</source>
        <translation>older lines are still being fetched</translation>
    </message>
    <message>
        <source>die ältesten %1 Zeilen stehen nicht mehr hier, nur im Journal</source>
        <translation>the oldest %1 lines are no longer here, only in the journal</translation>
    </message>
    <message>
        <source>Alle Arten</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>Einträge und Entschlüsse</source>
        <translation>Entries and decisions</translation>
    </message>
    <message>
        <source>Zonen, Gebiete, Lagekarte</source>
        <translation>Zones, areas, situation map</translation>
    </message>
    <message>
        <source>Alarme</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>Aufträge und Kräfte</source>
        <translation>Orders and forces</translation>
    </message>
    <message>
        <source>Objekte und Stellen</source>
        <translation>Objects and places</translation>
    </message>
    <message>
        <source>Einsätze, Übung, System</source>
        <translation>Operations, exercise, system</translation>
    </message>
    <message>
        <source>nur %1</source>
        <translation>%1 only</translation>
    </message>
    <message>
        <source>nur mit „%1“</source>
        <translation>only with “%1”</translation>
    </message>
    <message>
        <source>ohne die ältesten %1, die nur im Journal stehen</source>
        <translation>without the oldest %1, which are in the journal only</translation>
    </message>
    <message>
        <source>Beendet. Die Rücktaste nimmt den letzten Punkt weg, dann geht es weiter.</source>
        <translation>Ended. Backspace takes the last point away, then it goes on.</translation>
    </message>
    <message>
        <source>Mehr als %1 Punkte gehen nicht.</source>
        <translation>No more than %1 points are possible.</translation>
    </message>
    <message>
        <source>Punkte auf der Karte anklicken. Ohne Maus: Die Pfeiltasten bewegen die Karte, Alt+K setzt ihre Mitte.</source>
        <translation>Click points on the map. Without a mouse: the arrow keys move the map, Alt+K sets its centre.</translation>
    </message>
    <message>
        <source>Eine Fläche braucht drei Punkte.</source>
        <translation>An area needs three points.</translation>
    </message>
    <message>
        <source>Der Rand kreuzt sich selbst: Das ist keine Fläche.</source>
        <translation>The border crosses itself: that is no area.</translation>
    </message>
    <message>
        <source>Doppelklick oder Eingabetaste beendet, die Rücktaste nimmt den letzten Punkt weg, Esc schließt.</source>
        <translation>Double click or Return ends, Backspace takes the last point away, Esc closes.</translation>
    </message>
    <message>
        <source>Fläche bis zum Zeiger</source>
        <translation>Area up to the pointer</translation>
    </message>
    <message>
        <source>Strecke bis zum Zeiger</source>
        <translation>Distance up to the pointer</translation>
    </message>
    <message>
        <source>Strecke</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Umfang</source>
        <translation>Perimeter</translation>
    </message>
    <message>
        <source>Richtung zuletzt, ab geographisch Nord</source>
        <translation>Last bearing, from true north</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>length and bearing of a leg</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Noch nichts gemessen.</source>
        <translation>Nothing measured yet.</translation>
    </message>
    <message>
        <source>Stück %1: %2, von %3 nach %4</source>
        <translation>Leg %1: %2, from %3 to %4</translation>
    </message>
    <message>
        <source>Übungsleitung, Drehbuch</source>
        <translation>Exercise control, script</translation>
    </message>
    <message>
        <source>noch nicht begonnen</source>
        <translation>not begun yet</translation>
    </message>
    <message>
        <source>vorbereitet</source>
        <translation>prepared</translation>
    </message>
    <message>
        <source>angehalten</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>beendet</source>
        <comment>of an exercise</comment>
        <translation>ended</translation>
    </message>
    <message>
        <source>steht</source>
        <comment>of a clock</comment>
        <translation>stands still</translation>
    </message>
    <message>
        <source>%1-fach</source>
        <comment>speed of a clock</comment>
        <translation>%1 times</translation>
    </message>
    <message>
        <source>Jede Meldung beginnt und endet mit „Übung“, am Funk, am Telefon und auf Papier.</source>
        <translation>Each message begins and ends with “Übung”, by radio, by phone and on paper.</translation>
    </message>
    <message>
        <source>Echter Notfall: „Tatsache, Tatsache, Tatsache“ sagen. Die Übung ruht sofort, Hilfe geht vor; Notruf 112.</source>
        <translation>Real emergency: say “Tatsache, Tatsache, Tatsache”. The exercise rests at once, help goes first; emergency number 112.</translation>
    </message>
    <message>
        <source>Es leitet, wen der Übungsbefehl nennt. Die Übungsleitung spielt alle, die nicht am Tisch sitzen.</source>
        <translation>Whoever the exercise order names directs. Exercise control plays everybody who is not at the table.</translation>
    </message>
    <message>
        <source>Es leitet: %1. Die Übungsleitung spielt alle, die nicht am Tisch sitzen.</source>
        <translation>Directed by: %1. Exercise control plays everybody who is not at the table.</translation>
    </message>
    <message>
        <source>Fragen und Antworten gehen an die Übungsleitung, nie an echte Stellen außerhalb der Übung.</source>
        <translation>Questions and answers go to exercise control, never to real places outside the exercise.</translation>
    </message>
    <message>
        <source>Nichts davon verlässt die Übung: eigener Broker, eigene Schlüssel, eigene Empfänger. Warnungen gehen nicht an die Bevölkerung.</source>
        <translation>Nothing of it leaves the exercise: a broker, keys and recipients of its own. Warnings do not go to the public.</translation>
    </message>
    <message>
        <source>Sie sind als Übungsleitung angemeldet. Anhalten, Tempo und Einlagen lassen sich hier noch nicht steuern; das kommt mit einer späteren Ausgabe. Bis dahin steuert lagewerk-exercise.</source>
        <translation>You are logged in as exercise control. Pausing, speed and injects cannot be steered here yet; that comes with a later release. Until then lagewerk-exercise steers.</translation>
    </message>
    <message>
        <source>Einspielung %1, %2: %3</source>
        <translation>Inject %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 in etwa %2 min</source>
        <translation>%1 in about %2 min</translation>
    </message>
    <message>
        <source>Entschlüsse</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Kein Räumblock.</source>
        <translation>No evacuation block.</translation>
    </message>
    <message>
        <source>Keine Betreuungsstelle.</source>
        <translation>No care centre.</translation>
    </message>
    <message>
        <source>Kein Notfall-Infopunkt.</source>
        <translation>No emergency info point.</translation>
    </message>
    <message>
        <source>Kein Krankenhaus.</source>
        <translation>No hospital.</translation>
    </message>
    <message>
        <source>Keine Zahl gemeldet.</source>
        <translation>No figure reported.</translation>
    </message>
    <message>
        <source>Stand</source>
        <comment>of an entry of a board</comment>
        <translation>State</translation>
    </message>
    <message>
        <source>Zahlen, bis wann</source>
        <translation>Figures, until when</translation>
    </message>
    <message>
        <source>Quelle</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>zuletzt von</source>
        <translation>last said by</translation>
    </message>
    <message>
        <source>bitte klären, was gilt</source>
        <translation>please settle which holds</translation>
    </message>
    <message>
        <source>„%1“, %2</source>
        <translation>“%1”, %2</translation>
    </message>
    <message>
        <source>ersetzt</source>
        <translation>replaced</translation>
    </message>
    <message>
        <source>gilt</source>
        <translation>holds</translation>
    </message>
    <message>
        <source>unterschrieben von</source>
        <translation>signed by</translation>
    </message>
    <message>
        <source>Stand</source>
        <comment>of a decision</comment>
        <translation>State</translation>
    </message>
    <message>
        <source>Kein Entschluss festgehalten.</source>
        <translation>No decision recorded.</translation>
    </message>
    <message>
        <source>Grundlage, wie sie damals stand</source>
        <translation>Ground, as it stood then</translation>
    </message>
    <message>
        <source>Wert von</source>
        <translation>Value of</translation>
    </message>
    <message>
        <source>Stand jetzt</source>
        <translation>As it stands now</translation>
    </message>
    <message>
        <source>Keine Grundlage angekreuzt.</source>
        <translation>No ground was ticked.</translation>
    </message>
    <message>
        <source>unverändert</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>Kennungen der Sätze, aus denen die Grundlagen stammen:</source>
        <translation>Ids of the records that the grounds come from:</translation>
    </message>
    <message>
        <source>Gilt nicht mehr. Ersetzt durch: %1</source>
        <translation>No longer holds. Replaced by: %1</translation>
    </message>
    <message>
        <source>Ersetzt: %1</source>
        <translation>Replaces: %1</translation>
    </message>
    <message>
        <source>Begründung</source>
        <translation>Reasons</translation>
    </message>
    <message>
        <source>Keine angegeben.</source>
        <translation>None given.</translation>
    </message>
    <message>
        <source>Erwogene Möglichkeiten</source>
        <translation>Options weighed</translation>
    </message>
    <message>
        <source>Keine festgehalten.</source>
        <translation>None recorded.</translation>
    </message>
    <message>
        <source>Elektronisch unterschrieben von %1 am %2, bei der Aufnahme geprüft. Bekannt war alles bis Satz %3.</source>
        <translation>Signed electronically by %1 on %2, checked when it was taken. All was known up to record %3.</translation>
    </message>
    <message>
        <source>Satz %1, Kennung %2</source>
        <translation>Record %1, id %2</translation>
    </message>
    <message>
        <source>Übersicht</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Ohne Ortspaket sind Pegel, Stationen und ihre Schwellen hier nicht bekannt.</source>
        <translation>Without a town package gauges, stations and their thresholds are not known here.</translation>
    </message>
    <message>
        <source>Noch keine Station gehört.</source>
        <translation>No station heard yet.</translation>
    </message>
    <message>
        <source>Kein Pegel über einem Informationswert. Noch nicht gehört: %1 von %2 Stationen.</source>
        <translation>No gauge above a threshold. Not heard yet: %1 of %2 stations.</translation>
    </message>
    <message>
        <source>noch nicht gezählt</source>
        <translation>not counted yet</translation>
    </message>
    <message>
        <source>2 Schadenlage</source>
        <translation>2 Damage situation</translation>
    </message>
    <message>
        <source>4 Ausblick</source>
        <translation>4 Outlook</translation>
    </message>
    <message>
        <source>5 Was unsicher ist</source>
        <translation>5 What is uncertain</translation>
    </message>
    <message>
        <source>6 Lagekarte</source>
        <translation>6 Situation map</translation>
    </message>
    <message>
        <source>Schadenlage</source>
        <translation>Damage situation</translation>
    </message>
    <message>
        <source>seit %1</source>
        <comment>a moment</comment>
        <translation>since %1</translation>
    </message>
    <message>
        <source>Einberufung des Krisenstabs</source>
        <translation>Call-up of the crisis staff</translation>
    </message>
    <message>
        <source>einberufen %1 von %2</source>
        <translation>called up %1 by %2</translation>
    </message>
    <message>
        <source>Antwort bis %1</source>
        <translation>answer by %1</translation>
    </message>
    <message>
        <source>beendet %1 von %2</source>
        <translation>closed %1 by %2</translation>
    </message>
    <message>
        <source>Ort: %1</source>
        <translation>Place: %1</translation>
    </message>
    <message>
        <source>da sein bis %1</source>
        <translation>be there by %1</translation>
    </message>
    <message>
        <source>Im Rückblick wird nichts eingetragen. Zurück zu jetzt: F9.</source>
        <translation>Nothing is entered while looking back. Back to now: F9.</translation>
    </message>
    <message>
        <source>Zum Eintragen von Antworten bitte anmelden (Alt M).</source>
        <translation>Please log in to enter answers (Alt M).</translation>
    </message>
    <message>
        <source>Diese Einberufung ist beendet.</source>
        <translation>This call-up is closed.</translation>
    </message>
    <message>
        <source>Jemanden aus der Liste wählen, um die Antwort einzutragen.</source>
        <translation>Choose somebody from the list to enter the answer.</translation>
    </message>
    <message>
        <source>Einberufen</source>
        <translation>Call up</translation>
    </message>
    <message>
        <source>Der Betreff fehlt.</source>
        <translation>The subject is missing.</translation>
    </message>
    <message>
        <source>Der Betreff ist zu lang; das Nähere gehört in den Text.</source>
        <translation>The subject is too long; details belong in the text.</translation>
    </message>
    <message>
        <source>Der Text fehlt: Was ist los, was soll der Gerufene tun?</source>
        <translation>The text is missing: what has happened, what shall whoever is called do?</translation>
    </message>
    <message>
        <source>Der Ort ist zu lang.</source>
        <translation>The place is too long.</translation>
    </message>
    <message>
        <source>Niemand ist ausgewählt: im Verzeichnis ankreuzen (Leertaste).</source>
        <translation>Nobody is ticked: tick entries of the directory (space bar).</translation>
    </message>
    <message>
        <source>„%1“ ist kein Zeitpunkt, der noch kommt. Bitte als 20:30.</source>
        <translation>“%1” is no moment to come. Please as 20:30.</translation>
    </message>
    <message>
        <source>Die Antwortfrist ist eine Zahl von Minuten, 1 bis 1440.</source>
        <translation>The time to answer is a number of minutes, 1 to 1440.</translation>
    </message>
    <message>
        <source>Da sein bis</source>
        <translation>Be there by</translation>
    </message>
    <message>
        <source>Antwort bis</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>An (%1)</source>
        <translation>To (%1)</translation>
    </message>
    <message>
        <source>Bitte selbst anrufen (%1)</source>
        <translation>Please ring yourself (%1)</translation>
    </message>
    <message>
        <source>„%1“: bitte eine Uhrzeit (18:40) oder Minuten (20).</source>
        <translation>“%1”: please a time (18:40) or minutes (20).</translation>
    </message>
    <message>
        <source>Der Vermerk fehlt.</source>
        <translation>The note is missing.</translation>
    </message>
    <message>
        <source>Das ist keine Antwort.</source>
        <translation>That is no answer.</translation>
    </message>
    <message>
        <source>nicht erreicht</source>
        <translation>not reached</translation>
    </message>
    <message>
        <source>noch keine Antwort</source>
        <translation>no answer yet</translation>
    </message>
    <message>
        <source>Im Rückblick wird nichts geändert. Zurück zu jetzt: F9.</source>
        <translation>Nothing is changed while looking back. Back to now: F9.</translation>
    </message>
    <message>
        <source>%1: bitte zuerst anmelden (Alt M).</source>
        <translation>%1: please log in first (Alt M).</translation>
    </message>
    <message>
        <source>%1 darf %2 nicht: S1, Leitung, Leiter des Stabes oder KGS.</source>
        <translation>%1: %2 may not. S1, the head, the chief of staff or the KGS may.</translation>
    </message>
    <message>
        <source>%1 Einträge · %2 in Rufbereitschaft</source>
        <translation>%1 entries · %2 on call</translation>
    </message>
    <message>
        <source>eingetragen von %1, %2</source>
        <translation>entered by %1, %2</translation>
    </message>
    <message>
        <source>Das Verzeichnis ändern</source>
        <translation>Changing the directory</translation>
    </message>
    <message>
        <source>Der Eintrag steht nicht mehr im Verzeichnis.</source>
        <translation>The entry is no longer in the directory.</translation>
    </message>
    <message>
        <source>Die Funktion fehlt: Wofür wird jemand erreicht?</source>
        <translation>The function is missing: what is somebody reached for?</translation>
    </message>
    <message>
        <source>„%1“ ist zu lang.</source>
        <translation>“%1” is too long.</translation>
    </message>
    <message>
        <source>Die Reihenfolge ist eine Zahl ab 1: 1 hat die Funktion, 2 ist die erste Vertretung.</source>
        <translation>The order is a number from 1: 1 holds the function, 2 is the first deputy.</translation>
    </message>
    <message>
        <source>„%1“ ist keine E-Mail-Adresse.</source>
        <translation>“%1” is no e-mail address.</translation>
    </message>
    <message>
        <source>„%1“ ist kein Zeitpunkt. Bitte als 18:00 oder 24.11. 18:00.</source>
        <translation>“%1” is no moment. Please as 18:00 or 24.11. 18:00.</translation>
    </message>
    <message>
        <source>Die Rufbereitschaft endet, bevor sie beginnt.</source>
        <translation>On call ends before it begins.</translation>
    </message>
    <message>
        <source>kein Weg bekannt</source>
        <translation>no way known</translation>
    </message>
    <message>
        <source>ausgewählt</source>
        <translation>ticked</translation>
    </message>
    <message>
        <source>mobil</source>
        <translation>mobile</translation>
    </message>
    <message>
        <source>Funkmelder</source>
        <translation>pager</translation>
    </message>
    <message>
        <source>%1. Vertretung</source>
        <translation>deputy %1</translation>
    </message>
    <message>
        <source>Rufbereitschaft %1 bis %2</source>
        <translation>On call %1 to %2</translation>
    </message>
    <message>
        <source>Rufbereitschaft ab %1</source>
        <translation>On call from %1</translation>
    </message>
    <message>
        <source>Rufbereitschaft bis %1</source>
        <translation>On call until %1</translation>
    </message>
    <message>
        <source>Rufbereitschaft</source>
        <translation>On call</translation>
    </message>
    <message>
        <source>%1 da</source>
        <translation>%1 here</translation>
    </message>
    <message>
        <source>1 kommt</source>
        <translation>1 coming</translation>
    </message>
    <message>
        <source>%1 kommen</source>
        <translation>%1 coming</translation>
    </message>
    <message>
        <source>1 kommt nicht</source>
        <translation>1 not coming</translation>
    </message>
    <message>
        <source>%1 kommen nicht</source>
        <translation>%1 not coming</translation>
    </message>
    <message>
        <source>%1 ohne Antwort</source>
        <translation>%1 without an answer</translation>
    </message>
    <message>
        <source> (davon %1 nicht erreicht)</source>
        <translation> (%1 of them not reached)</translation>
    </message>
    <message>
        <source>kommt, etwa %1</source>
        <translation>coming, about %1</translation>
    </message>
    <message>
        <source>kommt</source>
        <translation>coming</translation>
    </message>
    <message>
        <source>ist da seit %1</source>
        <translation>here since %1</translation>
    </message>
    <message>
        <source>kommt nicht</source>
        <translation>not coming</translation>
    </message>
    <message>
        <source>wird übergeben</source>
        <translation>being handed over</translation>
    </message>
    <message>
        <source>übergeben %1</source>
        <translation>handed over %1</translation>
    </message>
    <message>
        <source>fehlgeschlagen</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>Verzeichnis: %1 gestrichen</source>
        <translation>Directory: %1 removed</translation>
    </message>
    <message>
        <source>Verzeichnis: %1 eingetragen</source>
        <translation>Directory: %1 entered</translation>
    </message>
    <message>
        <source>Einberufung „%1“ an %2</source>
        <translation>Call-up “%1” to %2</translation>
    </message>
    <message>
        <source>, Antwort bis %1</source>
        <translation>, answer by %1</translation>
    </message>
    <message>
        <source>Arbeitsplatz besetzt</source>
        <translation>Workplace taken</translation>
    </message>
    <message>
        <source>Arbeitsplatz verlassen</source>
        <translation>Workplace left</translation>
    </message>
    <message>
        <source>Arbeitsplatz %1 besetzt</source>
        <translation>Workplace %1 taken</translation>
    </message>
    <message>
        <source>Arbeitsplatz %1 verlassen</source>
        <translation>Workplace %1 left</translation>
    </message>
    <message>
        <source>Einberufung „%1“: %2 nicht erreicht</source>
        <translation>Call-up “%1”: %2 not reached</translation>
    </message>
    <message>
        <source>Einberufung „%1“: %2 kommt</source>
        <translation>Call-up “%1”: %2 is coming</translation>
    </message>
    <message>
        <source>Einberufung „%1“: %2 kommt nicht</source>
        <translation>Call-up “%1”: %2 is not coming</translation>
    </message>
    <message>
        <source>Einberufung „%1“: %2 ist da</source>
        <translation>Call-up “%1”: %2 is here</translation>
    </message>
    <message>
        <source>Einberufung „%1“ beendet</source>
        <translation>Call-up “%1” closed</translation>
    </message>
    <message>
        <source>Einberufung „%1“: an %2 übergeben</source>
        <translation>Call-up “%1”: handed over to %2</translation>
    </message>
    <message>
        <source>Einberufung „%1“</source>
        <translation>Call-up “%1”</translation>
    </message>
    <message>
        <source>Verzeichnis</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>Einberufung</source>
        <translation>Call-up</translation>
    </message>
    <message>
        <source>Anmeldung</source>
        <translation>Log-in</translation>
    </message>
    <message>
        <source>Arbeitsplätze</source>
        <translation>Workplaces</translation>
    </message>
    <message>
        <source>Gerät %1</source>
        <translation>Device %1</translation>
    </message>
    <message>
        <source>frei</source>
        <translation>free</translation>
    </message>
    <message>
        <source>verlassen %1 von %2</source>
        <translation>left %1 by %2</translation>
    </message>
    <message>
        <source>angemeldet seit %1</source>
        <translation>logged in since %1</translation>
    </message>
    <message>
        <source>%1: 1 ohne Antwort</source>
        <translation>%1: 1 without an answer</translation>
    </message>
    <message>
        <source>%1: %2 ohne Antwort</source>
        <translation>%1: %2 without an answer</translation>
    </message>
    <message>
        <source>Anrufen oder Vertretung einberufen.</source>
        <translation>Ring, or call up a deputy.</translation>
    </message>
    <message>
        <source>Einberufung öffnen</source>
        <translation>Open the call-up</translation>
    </message>
    <message>
        <source>Verzeichnis und Einberufungen</source>
        <translation>Directory and call-ups</translation>
    </message>
    <message>
        <source>Wer</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Antwort, Ankunft</source>
        <translation>Answer, arrival</translation>
    </message>
    <message>
        <source>Das Verzeichnis ist leer.</source>
        <translation>The directory is empty.</translation>
    </message>
    <message>
        <source>Antwort</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Einberufung: %1</source>
        <translation>Call-up: %1</translation>
    </message>
    <message>
        <source>Bereitschaft, Vermerk</source>
        <translation>On call, note</translation>
    </message>
    <message>
        <source>gerufen</source>
        <translation>rung</translation>
    </message>
    <message>
        <source>1 Eintrag · %1 in Rufbereitschaft</source>
        <translation>1 entry · %1 on call</translation>
    </message>
    <message>
        <source>Aus der Zwischenablage: %1 neue Einträge, %2 geänderte.</source>
        <translation>From the clipboard: %1 new entries, %2 changed.</translation>
    </message>
    <message>
        <source>Zeile 1: die Spalte „%1“ ist unbekannt. Bekannt sind Funktion, Name, Organisation, Reihenfolge, Mobil, Telefon, E-Mail, Funkmelder, Funk, Fax, Vermerk.</source>
        <translation>Row 1: the column “%1” is unknown. Known are function, name, organisation, rank, mobile, phone, e-mail, pager, radio, fax, note.</translation>
    </message>
    <message>
        <source>In der Zwischenablage steht keine Tabelle mit einer Spalte „Funktion“ in der ersten Zeile.</source>
        <translation>The clipboard holds no table with a column “function” in its first row.</translation>
    </message>
    <message>
        <source>Höchstens %1 Zeilen auf einmal.</source>
        <translation>At most %1 rows at a time.</translation>
    </message>
    <message>
        <source>Die Tabelle hat keine Zeile.</source>
        <translation>The table has no row.</translation>
    </message>
    <message>
        <source>„%1“ steht in keiner benannten Spalte.</source>
        <translation>“%1” stands in no named column.</translation>
    </message>
    <message>
        <source>die Reihenfolge „%1“ ist keine Zahl von 1 bis 99.</source>
        <translation>the rank “%1” is no number from 1 to 99.</translation>
    </message>
    <message>
        <source>die Funktion fehlt.</source>
        <translation>the function is missing.</translation>
    </message>
    <message>
        <source>Zeile %1: %2</source>
        <translation>Row %1: %2</translation>
    </message>
    <message>
        <source>Übergabe: was offen ist, und was seit %1 anders ist</source>
        <translation>Handover: what is open, and what has changed since %1</translation>
    </message>
    <message>
        <source>Arbeitsplatz übergeben: %1 an %2.</source>
        <translation>Workplace handed over: %1 to %2.</translation>
    </message>
    <message>
        <source>1 Punkt offen.</source>
        <translation>1 matter open.</translation>
    </message>
    <message>
        <source>%1 Punkte offen.</source>
        <translation>%1 matters open.</translation>
    </message>
    <message>
        <source>Diese Person ist hier schon angemeldet.</source>
        <translation>This person is logged in here already.</translation>
    </message>
    <message>
        <source>Menschen nachts: %1.</source>
        <translation>People by night: %1.</translation>
    </message>
    <message>
        <source>Schichtübergabe</source>
        <translation>Shift handover</translation>
    </message>
    <message>
        <source>Nichts ist offen oder anders.</source>
        <translation>Nothing is open or has changed.</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>What</translation>
    </message>
    <message>
        <source>vorher, seit, von</source>
        <translation>before, since, by</translation>
    </message>
    <message>
        <source>jetzt</source>
        <translation>now</translation>
    </message>
    <message>
        <source>Übergeben und übernommen</source>
        <translation>Handed over and taken over</translation>
    </message>
    <message>
        <source>Bemerkungen</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>die Zeile ist nicht zu Ende geschrieben (TOML: %1)</source>
        <translation>the line is not finished (TOML: %1)</translation>
    </message>
    <message>
        <source>%2 steht dort, wo anderes erwartet wird (TOML: %1)</source>
        <translation>%2 stands where something else is expected (TOML: %1)</translation>
    </message>
    <message>
        <source>„%1“ steht zweimal da</source>
        <translation>“%1” is there twice</translation>
    </message>
    <message>
        <source>es fehlt der Schluss: eine Klammer oder ein Anführungszeichen bleibt offen</source>
        <translation>the end is missing: a bracket or a quote stays open</translation>
    </message>
    <message>
        <source>ein Anführungszeichen bleibt offen</source>
        <translation>a quote stays open</translation>
    </message>
    <message>
        <source>so lässt es sich nicht lesen (TOML: %1)</source>
        <translation>it cannot be read like this (TOML: %1)</translation>
    </message>
    <message>
        <source>Im Rückblick wird nicht übergeben. Zurück zu jetzt: F9.</source>
        <translation>Nothing is handed over while looking back. Back to now: F9.</translation>
    </message>
    <message>
        <source>Niemand ist angemeldet: Übergeben kann nur, wer hier arbeitet (Alt M).</source>
        <translation>Nobody is logged in: only who works here can hand over (Alt M).</translation>
    </message>
    <message>
        <source>%1 darf keine Einträge unterschreiben, also auch keine Übergabe: ab- und neu anmelden (Alt M).</source>
        <translation>%1 may not sign entries, so no handover either: log out and in again (Alt M).</translation>
    </message>
    <message>
        <source>fraglich</source>
        <translation>doubtful</translation>
    </message>
    <message>
        <source>Wartung</source>
        <translation>maintenance</translation>
    </message>
    <message>
        <source>%1 seit %2</source>
        <translation>%1 since %2</translation>
    </message>
    <message>
        <source>%1 %2 bis %3</source>
        <translation>%1 %2 to %3</translation>
    </message>
    <message>
        <source>; davor %1 weitere</source>
        <translation>; before that %1 more</translation>
    </message>
    <message>
        <source>Bitte anmelden (Alt M).</source>
        <translation>Please log in (Alt M).</translation>
    </message>
    <message>
        <source>jetzt; Band: wenn der Trend anhält</source>
        <translation>now; band: if the trend goes on</translation>
    </message>
    <message>
        <source>mm je Stunde</source>
        <translation>mm an hour</translation>
    </message>
    <message>
        <source>mm je Meldung</source>
        <translation>mm a report</translation>
    </message>
    <message>
        <source>Stand unbekannt</source>
        <translation>date unknown</translation>
    </message>
    <message>
        <source>Geodaten: %1. Quellen: %2.</source>
        <translation>Geodata: %1. Sources: %2.</translation>
    </message>
    <message>
        <source>Stand %1</source>
        <comment>of data</comment>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>Quelle nicht angegeben</source>
        <translation>source not stated</translation>
    </message>
    <message>
        <source>Luftbild</source>
        <translation>Aerial picture</translation>
    </message>
    <message>
        <source>Hintergrundkarte</source>
        <translation>Base map</translation>
    </message>
    <message>
        <source>%1 Monate alt</source>
        <translation>%1 months old</translation>
    </message>
    <message>
        <source>%1 Jahre alt</source>
        <translation>%1 years old</translation>
    </message>
    <message>
        <source>Gedruckt sind alle Ebenen, auch was auf dem Bildschirm ausgeblendet ist: Zonen und Gebiete, geltende Warnungen, Pegel, Kräfte, betroffene Objekte, Ereignisse, Abschnitte und Zeichnungen, Leitungen und die eigenen Ebenen der Stadt.</source>
        <translation>All layers are printed, also what is hidden on the screen: zones and areas, warnings in force, gauges, forces, affected objects, incidents, sectors and drawings, power lines and pipelines, and the town&apos;s own layers.</translation>
    </message>
    <message>
        <source>%1 übernommen</source>
        <translation>%1 taken</translation>
    </message>
    <message>
        <source>%1 Stadtteile aus mehreren Zeilen vereint</source>
        <translation>%1 districts of several rows united</translation>
    </message>
    <message>
        <source>%1 Zeilen ohne Fläche weggelassen</source>
        <translation>%1 rows without a shape left out</translation>
    </message>
    <message>
        <source>%1 ungültige Umrisse berichtigt</source>
        <translation>%1 invalid outlines repaired</translation>
    </message>
    <message>
        <source>%1 offene Ringe geschlossen</source>
        <translation>%1 open rings closed</translation>
    </message>
    <message>
        <source>%1 außerhalb des Ortes weggelassen</source>
        <translation>%1 outside the town left out</translation>
    </message>
    <message>
        <source>%1 ohne Ort weggelassen</source>
        <translation>%1 without a place left out</translation>
    </message>
    <message>
        <source>Namen fehlen</source>
        <translation>names are missing</translation>
    </message>
    <message>
        <source>%1 Häuser</source>
        <translation>%1 houses</translation>
    </message>
    <message>
        <source>%1 Umrisse</source>
        <translation>%1 outlines</translation>
    </message>
    <message>
        <source>%1 weggelassen, die der Rand des Auszugs zerschneidet</source>
        <translation>%1 left out that the extract&apos;s edge cuts</translation>
    </message>
    <message>
        <source>%1 weggelassen, die nur als Punkt gezeichnet sind</source>
        <translation>%1 left out that are drawn as a point only</translation>
    </message>
    <message>
        <source>%1 Zellen</source>
        <translation>%1 cells</translation>
    </message>
    <message>
        <source>%1 mit geheim gehaltener Zahl (unbekannt</source>
        <translation>%1 with a hidden figure (unknown</translation>
    </message>
    <message>
        <source>nicht 0)</source>
        <translation>not 0)</translation>
    </message>
    <message>
        <source>%1 unlesbare Zeilen weggelassen</source>
        <translation>%1 unreadable lines left out</translation>
    </message>
    <message>
        <source>die erste ist Zeile %1</source>
        <translation>the first is line %1</translation>
    </message>
    <message>
        <source>%1 Menschen in Zellen ohne jedes Gebäude</source>
        <translation>%1 people in cells without any building</translation>
    </message>
    <message>
        <source>neu auf die neuen Gebäude verteilt</source>
        <translation>shared out again over the new buildings</translation>
    </message>
    <message>
        <source>Zellen von %1 m aus einer Quelle von etwa %2 m</source>
        <translation>cells of %1 m from a source of about %2 m</translation>
    </message>
    <message>
        <source>vergröbert</source>
        <translation>coarsened</translation>
    </message>
    <message>
        <source>%1 von %2 Dateien liegen außerhalb des Ortes</source>
        <translation>%1 of %2 files lie outside the town</translation>
    </message>
    <message>
        <source>%1 Zellen mit unmöglichen Höhen weggelassen</source>
        <translation>%1 cells with impossible heights left out</translation>
    </message>
    <message>
        <source>bekannt auf %1 % der Fläche</source>
        <translation>known on %1 % of the area</translation>
    </message>
    <message>
        <source>zu grob für Wassertiefen: Überflutungsflächen sind ein grober Umriss</source>
        <translation>too coarse for depths: flood zones are a rough outline</translation>
    </message>
    <message>
        <source>%1 Gebäude stehen außerhalb</source>
        <translation>%1 buildings stand beyond it</translation>
    </message>
    <message>
        <source>für den größeren Ort neu einlesen</source>
        <translation>give it again for the larger town</translation>
    </message>
    <message>
        <source>%1 umgedreht</source>
        <translation>%1 turned round</translation>
    </message>
    <message>
        <source>sie liefen bergauf</source>
        <translation>they ran uphill</translation>
    </message>
    <message>
        <source>%1 Formen</source>
        <translation>%1 shapes</translation>
    </message>
    <message>
        <source>erfunden: niemand wurde gezählt</source>
        <translation>made up: nobody was counted</translation>
    </message>
    <message>
        <source>die erste von %1 Dateien</source>
        <translation>the first of %1 files</translation>
    </message>
    <message>
        <source>und %1 Zweifel mehr</source>
        <translation>and %1 doubts more</translation>
    </message>
    <message>
        <source>Datei vom %3.%2.%1</source>
        <translation>file of %3.%2.%1</translation>
    </message>
    <message>
        <source>Datei %1 vom %4.%3.%2</source>
        <translation>file %1 of %4.%3.%2</translation>
    </message>
    <message>
        <source>Datei %1</source>
        <translation>file %1</translation>
    </message>
    <message>
        <source>Station „%1“: Nullpunkt %2 m, Gelände dort %3 m: falscher Nullpunkt, Ort oder Höhensystem?</source>
        <translation>Station “%1”: zero %2 m, ground there %3 m: wrong zero, place or height system?</translation>
    </message>
    <message>
        <source>Station „%1“ liegt %2 km außerhalb des Ortes: stimmen die Koordinaten?</source>
        <translation>Station “%1” lies %2 km outside the town: are its coordinates right?</translation>
    </message>
    <message>
        <source>Station „%1“: Der Ort hat kein Gewässer „%2“; keine Überflutungsfläche möglich</source>
        <translation>Station “%1”: the town has no watercourse “%2”; no flood zone can be drawn</translation>
    </message>
    <message>
        <source>Station „%1“: %2</source>
        <translation>Station “%1”: %2</translation>
    </message>
    <message>
        <source>von Hand gesetzt: %1</source>
        <translation>set by hand: %1</translation>
    </message>
    <message>
        <source>Lizenz unbekannt</source>
        <translation>licence unknown</translation>
    </message>
    <message>
        <source>1 Quelle</source>
        <translation>1 source</translation>
    </message>
    <message>
        <source>%1 · von Hand, %2</source>
        <translation>%1 · set by hand, %2</translation>
    </message>
    <message>
        <source>%1 schreiben</source>
        <translation>write %1</translation>
    </message>
    <message>
        <source>, Satz %1</source>
        <translation>, record %1</translation>
    </message>
    <message>
        <source>Messstationen (Nullpunkt, Schwellen)</source>
        <translation>Stations (zero, thresholds)</translation>
    </message>
    <message>
        <source>Gewässerläufe</source>
        <translation>Watercourses</translation>
    </message>
    <message>
        <source>Ort: UTMREF, etwa PV 6504 8714, oder Breite und Länge, oder auf der Karte wählen.</source>
        <translation>Place: UTMREF, such as PV 6504 8714, or latitude and longitude, or choose it on the map.</translation>
    </message>
    <message>
        <source>leer: bleibt, wie er ist</source>
        <translation>empty: stays as it is</translation>
    </message>
    <message>
        <source>leer: wie die Einheit selbst meldet</source>
        <translation>empty: as the unit itself reports</translation>
    </message>
    <message>
        <source>von Hand, %1</source>
        <translation>by hand, %1</translation>
    </message>
    <message>
        <source>Gefahrenzonen und Gebiete (Schätzungen, keine amtliche Karte):</source>
        <translation>Hazard zones and areas (estimates, no official map):</translation>
    </message>
    <message>
        <source>Anzahl: %1</source>
        <translation>Number: %1</translation>
    </message>
    <message>
        <source>Gebiet einer Warnung</source>
        <translation>Area of a warning</translation>
    </message>
    <message>
        <source>Gebiet, vom Stab gesetzt</source>
        <translation>Area set by the staff</translation>
    </message>
    <message>
        <source>Starkregen im Umkreis von Regenmessern</source>
        <translation>Heavy rain around rain gauges</translation>
    </message>
    <message>
        <source>Überflutung, Versuchsaufbau</source>
        <translation>Flooding, trial set-up</translation>
    </message>
    <message>
        <source>Überflutung, geschätzt bis 0,5 m tief</source>
        <translation>Flooding, estimated up to 0.5 m deep</translation>
    </message>
    <message>
        <source>Überflutung, 0,5 bis 1 m tief</source>
        <translation>Flooding, 0.5 to 1 m deep</translation>
    </message>
    <message>
        <source>Überflutung, tiefer als 1 m</source>
        <translation>Flooding, deeper than 1 m</translation>
    </message>
    <message>
        <source>Betreff, Inhalt</source>
        <translation>Subject, text</translation>
    </message>
    <message>
        <source>Kritische Objekte: %1</source>
        <translation>Critical facilities: %1</translation>
    </message>
    <message>
        <source>Kritische Objekte darin: keines bekannt.</source>
        <translation>Critical facilities in it: none known.</translation>
    </message>
    <message>
        <source>Kritische Objekte darin:</source>
        <translation>Critical facilities in it:</translation>
    </message>
    <message>
        <source>Offene Ereignisse:</source>
        <translation>Open incidents:</translation>
    </message>
    <message>
        <source>Warnungen:</source>
        <translation>Warnings:</translation>
    </message>
    <message>
        <source>per E-Mail</source>
        <translation>by e-mail</translation>
    </message>
    <message>
        <source>Ecken nacheinander auf der Karte anklicken, mindestens drei; mit Tasten: Karte schieben, Alt+K.</source>
        <translation>Click the corners one after the other on the map, at least three; by keys: move the map, Alt+K.</translation>
    </message>
    <message>
        <source>Ort am Bach auf der Karte anklicken, mit Tasten: Karte schieben, Alt+K.</source>
        <translation>Click a place at the stream on the map, by keys: move the map, Alt+K.</translation>
    </message>
    <message>
        <source>Ort auf der Karte anklicken, mit Tasten: Karte schieben, Alt+K.</source>
        <translation>Click a place on the map, by keys: move the map, Alt+K.</translation>
    </message>
    <message>
        <source>„%1“ ist keine Uhrzeit. Bitte als 20:56.</source>
        <translation>“%1” is not a time of day. Please write 20:56.</translation>
    </message>
    <message>
        <source>Um %1 gab es hier noch nichts; es beginnt %2.</source>
        <translation>There was nothing here yet at %1; it begins %2.</translation>
    </message>
    <message>
        <source>%1 Menschen tags</source>
        <translation>%1 people by day</translation>
    </message>
    <message>
        <source>%1 Menschen nachts</source>
        <translation>%1 people by night</translation>
    </message>
    <message>
        <source>Zu lang: höchstens 16 000 Zeichen. Nichts ist eingetragen; bitte auf mehrere Einträge verteilen.</source>
        <translation>Too long: at most 16,000 characters. Nothing has been entered; please divide it into several entries.</translation>
    </message>
    <message>
        <source>Ein Feld fehlt oder stimmt nicht.</source>
        <translation>One field is missing or not right.</translation>
    </message>
    <message>
        <source>%1 Felder fehlen oder stimmen nicht.</source>
        <translation>%1 fields are missing or not right.</translation>
    </message>
    <message>
        <source>Entschlüsse:</source>
        <translation>Decisions:</translation>
    </message>
    <message>
        <source>ganze Straße, Hausnummern kennt das Ortspaket nicht</source>
        <translation>whole street, the town package knows no house numbers</translation>
    </message>
    <message>
        <source>Stärke %1</source>
        <translation>Strength %1</translation>
    </message>
    <message>
        <source>Stärke: Führer/Unterführer/Mannschaft/zusammen, etwa 0/1/8/9.</source>
        <translation>Strength: leaders/sub-leaders/crew/total, such as 0/1/8/9.</translation>
    </message>
    <message>
        <source>Stärke: %1 + %2 + %3 sind %4, nicht %5. Bitte nachzählen.</source>
        <translation>Strength: %1 + %2 + %3 make %4, not %5. Please count again.</translation>
    </message>
    <message>
        <source>%1 · von Hand</source>
        <translation>%1 · by hand</translation>
    </message>
    <message>
        <source>Status bleibt, wie er ist</source>
        <translation>status stays as it is</translation>
    </message>
    <message>
        <source>Trinkwasser</source>
        <translation>Drinking water</translation>
    </message>
    <message>
        <source>Sturm</source>
        <translation>Storm</translation>
    </message>
    <message>
        <source>Hitze</source>
        <translation>Heat</translation>
    </message>
    <message>
        <source>Notruf gestört</source>
        <translation>Emergency number down</translation>
    </message>
    <message>
        <source>Damm, Talsperre</source>
        <translation>Dam</translation>
    </message>
    <message>
        <source>CAP an einen Server</source>
        <translation>CAP to a server</translation>
    </message>
    <message>
        <source>ungewiss, ob es hinausging: bitte nachfragen</source>
        <translation>uncertain whether it went out: please ask</translation>
    </message>
    <message>
        <source>unklar, ob es hinausging: bitte nachfragen</source>
        <translation>unclear whether it went out: please ask</translation>
    </message>
    <message>
        <source>unklar, ob die E-Mail hinausging: bitte nachfragen</source>
        <translation>unclear whether the mail went out: please ask</translation>
    </message>
    <message>
        <source>Annahme bestätigt: lag schon vor</source>
        <translation>acceptance confirmed: was there already</translation>
    </message>
    <message>
        <source>Annahme bestätigt</source>
        <translation>acceptance confirmed</translation>
    </message>
    <message>
        <source>nicht gesendet: </source>
        <translation>not sent: </translation>
    </message>
    <message>
        <source>keine Verbindung zum </source>
        <translation>no connection to the </translation>
    </message>
    <message>
        <source>keine sichere Verbindung zum </source>
        <translation>no secure connection to the </translation>
    </message>
    <message>
        <source>der Mailserver antwortet nicht</source>
        <translation>the mail server does not answer</translation>
    </message>
    <message>
        <source>der Server antwortet nicht</source>
        <translation>the server does not answer</translation>
    </message>
    <message>
        <source>vom Server abgelehnt</source>
        <translation>refused by the server</translation>
    </message>
    <message>
        <source>vom Mailserver abgelehnt</source>
        <translation>refused by the mail server</translation>
    </message>
    <message>
        <source>die Verbindung zum Server brach ab</source>
        <translation>the connection to the server broke</translation>
    </message>
    <message>
        <source>Versuch %1: %2; wird wiederholt</source>
        <translation>try %1: %2; will be repeated</translation>
    </message>
    <message>
        <source>nach %1 Versuchen: %2</source>
        <translation>after %1 tries: %2</translation>
    </message>
    <message>
        <source>%1 ungewiss: bitte nachfragen.</source>
        <translation>%1 uncertain: please ask.</translation>
    </message>
    <message>
        <source>Warnung %1 noch einmal gesendet an %2</source>
        <translation>Warning %1 sent once more to %2</translation>
    </message>
    <message>
        <source>Warnung %1 ist angekommen bei %2, von Hand</source>
        <translation>Warning %1 has arrived at %2, by hand</translation>
    </message>
    <message>
        <source>Warnung %1 ist nicht angekommen bei %2, von Hand</source>
        <translation>Warning %1 has not arrived at %2, by hand</translation>
    </message>
    <message>
        <source>Warnung %1 an %2: %3</source>
        <translation>Warning %1 to %2: %3</translation>
    </message>
    <message>
        <source>noch einmal, von Hand (%1)</source>
        <translation>once more, by hand (%1)</translation>
    </message>
    <message>
        <source>von Hand bestätigt (%1)</source>
        <translation>confirmed by hand (%1)</translation>
    </message>
    <message>
        <source>Berichtigung zu Warnung %1: Fehlalarm</source>
        <translation>Correction of warning %1: false alarm</translation>
    </message>
</context>
<context>
    <name>ZoneGroundsSheet</name>
    <message>
        <source>Woher die Zahlen kommen: %1</source>
        <translation>Where the figures come from: %1</translation>
    </message>
    <message>
        <source>Schließen</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Diese Fläche gibt es nicht mehr: Das Wasser ist zurück in seinem Bett.</source>
        <translation>This area is gone: the water is back in its bed.</translation>
    </message>
    <message>
        <source>Verlauf ›</source>
        <translation>Course ›</translation>
    </message>
    <message>
        <source>Karte ›</source>
        <translation>Map ›</translation>
    </message>
</context>
<context>
    <name>ZoneLegend</name>
    <message>
        <source>Überflutung, geschätzt</source>
        <translation>Flooding, estimated</translation>
    </message>
    <message>
        <source>Keine amtliche Karte.</source>
        <translation>Not an official map.</translation>
    </message>
    <message>
        <source>Woher die Zahlen kommen: %1</source>
        <translation>Where the figures come from: %1</translation>
    </message>
    <message>
        <source>Woher die Zahlen kommen: Namen anklicken. Keine amtliche Karte.</source>
        <translation>Where the figures come from: click a name. No official map.</translation>
    </message>
    <message>
        <source>Gebiete des Stabes</source>
        <translation>Areas of the staff</translation>
    </message>
    <message>
        <source>Starkregen, geschätzt</source>
        <translation>Heavy rain, estimated</translation>
    </message>
</context>
<context>
    <name>map</name>
    <message>
        <source>Kartendaten</source>
        <translation>Map data</translation>
    </message>
    <message>
        <source>Kartendaten: Quelle nicht angegeben</source>
        <translation>Map data: source not stated</translation>
    </message>
    <message>
        <source> · Stand %1</source>
        <translation> · as of %1</translation>
    </message>
    <message>
        <source>Karte wird geladen</source>
        <translation>Loading the map</translation>
    </message>
    <message>
        <source>Keine Karte geladen</source>
        <translation>No map loaded</translation>
    </message>
    <message>
        <source>Messwerte, Kräfte und Zonen stehen auf dem UTM-Gitter.</source>
        <translation>Readings, units and zones stand on the UTM grid.</translation>
    </message>
    <message>
        <source>Karte nicht lesbar</source>
        <translation>Map cannot be read</translation>
    </message>
    <message>
        <source>Karte ohne Inhalt</source>
        <translation>Map without content</translation>
    </message>
    <message>
        <source>Das Stadtpaket hat keine Ebene, die gezeichnet werden kann.</source>
        <translation>The town package has no layer that can be drawn.</translation>
    </message>
    <message>
        <source>Lagekarte</source>
        <translation>Situation map</translation>
    </message>
    <message>
        <source>Lagekarte %1</source>
        <translation>Situation map %1</translation>
    </message>
    <message>
        <source>dd.MM.yyyy</source>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>Grundkarte %1 (%2)</source>
        <translation>Base map %1 (%2)</translation>
    </message>
    <message>
        <source>: %1 Messstellen, davon %2 ohne frischen Wert; %3 Kräfte; %4 Objekte; %5 Zonen; %6 Warngebiete; %7 Zeichnungen</source>
        <translation>: %1 stations, %2 of them without a fresh value; %3 units; %4 objects; %5 zones; %6 warning areas; %7 drawings</translation>
    </message>
</context>
</TS>
