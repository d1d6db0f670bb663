// SPDX-License-Identifier: EUPL-1.2
#include "console/models/worker_words.h"

#include <vector>

#include "console/models/format.h"
#include "console/models/phrase.h"

namespace models {
namespace {

/// What is wrong in a rule file (fusion/rules_file.cpp, base/toml_reader.cpp); the first that fits counts.
const std::vector<Phrase>& ruleFaults() {
    static const std::vector<Phrase> kAll{
        {R"x(unknown key "(.+)" in \[(.+)\])x", QT_TRANSLATE_NOOP("Words", "unbekanntes Wort „%1“ in [%2]")},
        {R"x(unknown key "(.+)")x", QT_TRANSLATE_NOOP("Words", "unbekanntes Wort „%1“")},
        {R"x(the section \[(.+)\] is missing)x", QT_TRANSLATE_NOOP("Words", "der Abschnitt [%1] fehlt")},
        {R"x("(.+)" is not a section)x", QT_TRANSLATE_NOOP("Words", "„%1“ ist kein Abschnitt")},
        {R"x("(.+)" is not a list of sections)x", QT_TRANSLATE_NOOP("Words", "„%1“ ist keine Liste von Abschnitten")},
        {R"x("(.+)" is missing in \[the file\])x", QT_TRANSLATE_NOOP("Words", "„%1“ fehlt")},
        {R"x("(.+)" is missing in \[(.+)\])x", QT_TRANSLATE_NOOP("Words", "„%1“ fehlt in [%2]")},
        {R"x((\S+) is not a whole number)x", QT_TRANSLATE_NOOP("Words", "%1 ist keine ganze Zahl")},
        {R"x((\S+) is not a number)x", QT_TRANSLATE_NOOP("Words", "%1 ist keine Zahl")},
        {R"x((\S+) is not a list of numbers)x", QT_TRANSLATE_NOOP("Words", "%1 ist keine Liste von Zahlen")},
        {R"x((\S+) is not a text in quotes(?: that is not empty)?)x",
         QT_TRANSLATE_NOOP("Words", "%1 ist kein Text in Anführungszeichen oder ist leer")},
        {R"x((\S+) is not a list of texts)x", QT_TRANSLATE_NOOP("Words", "%1 ist keine Liste von Texten")},
        {R"x((\S+) is not true or false)x", QT_TRANSLATE_NOOP("Words", "%1 ist weder true noch false")},
        {R"x((\S+) is not a list of \{ \.\.\. \})x", QT_TRANSLATE_NOOP("Words", "%1 ist keine Liste von { ... }")},
        {R"x((\S+) is not \[latitude, longitude\] in degrees)x",
         QT_TRANSLATE_NOOP("Words", "%1 ist nicht [Breite, Länge] in Grad")},
        {R"x((\S+) is "(.*)")x", QT_TRANSLATE_NOOP("Words", "%1 ist „%2“")},
        {R"x((\S+) is (-?[0-9.e+]+))x", QT_TRANSLATE_NOOP("Words", "%1 ist %2")},
        {R"x((\S+) holds what is no number from (\S+) to (\S+))x",
         QT_TRANSLATE_NOOP("Words", "%1 enthält etwas, das keine Zahl von %2 bis %3 ist")},
        {R"x(the name is longer than 120 bytes)x", QT_TRANSLATE_NOOP("Words", "der Name ist länger als 120 Bytes")},
        {R"x((.+) is longer than 120 bytes)x", QT_TRANSLATE_NOOP("Words", "%1 ist länger als 120 Bytes")},
        {R"x(a rule's id is longer than 100 bytes)x",
         QT_TRANSLATE_NOOP("Words", "die Kennung einer Regel ist länger als 100 Bytes")},
        {R"x((.+) holds a control character)x", QT_TRANSLATE_NOOP("Words", "%1 enthält ein Steuerzeichen")},
        {R"x((\S+) is no list of (\d+) rising figures)x",
         QT_TRANSLATE_NOOP("Words", "%1 ist keine Liste von %2 steigenden Zahlen")},
        {R"x(\[\[(\w+)\]\] of (\d+) minutes stands twice)x",
         QT_TRANSLATE_NOOP("Words", "[[%1]] von %2 Minuten steht zweimal da")},
        {R"x(two rules are called "(.+)")x", QT_TRANSLATE_NOOP("Words", "zwei Regeln heißen „%1“")},
        {R"x(two kinds of incident are called "(.+)")x", QT_TRANSLATE_NOOP("Words", "zwei Ereignisarten heißen „%1“")},
        {R"x(more than (\d+) rules)x", QT_TRANSLATE_NOOP("Words", "mehr als %1 Regeln")},
        {R"x(more than (\d+) (\[\[\w+\]\])(?: windows)?)x", QT_TRANSLATE_NOOP("Words", "mehr als %1 %2")},
        {R"x("place" belongs to a rule with an "incident")x",
         QT_TRANSLATE_NOOP("Words", "„place“ gehört zu einer Regel mit „incident“")},
        {R"x(there is no kind of incident "(.+)")x", QT_TRANSLATE_NOOP("Words", "die Ereignisart „%1“ gibt es nicht")},
        {R"x("(.+)" is no word)x", QT_TRANSLATE_NOOP("Words", "„%1“ ist kein Wort")},
        {R"x(the rule "(.+)" has no "when")x", QT_TRANSLATE_NOOP("Words", "die Regel „%1“ hat kein „when“")},
        {R"x("when" of "(.+)" is empty)x", QT_TRANSLATE_NOOP("Words", "„when“ von „%1“ ist leer")},
        {R"x(more than 16 conditions in one rule)x",
         QT_TRANSLATE_NOOP("Words", "mehr als 16 Bedingungen in einer Regel")},
        {R"x(a condition says nothing)x", QT_TRANSLATE_NOOP("Words", "eine Bedingung sagt nichts")},
        {R"x(a condition says more than one thing)x", QT_TRANSLATE_NOOP("Words", "eine Bedingung sagt mehr als eines")},
        {R"x("minutes" belongs to rain_mm only)x", QT_TRANSLATE_NOOP("Words", "„minutes“ gehört nur zu rain_mm")},
        {R"x(the town has no station "(.+)")x", QT_TRANSLATE_NOOP("Words", "der Ort hat keine Station „%1“")},
        {R"x("(.+)" does not measure that)x", QT_TRANSLATE_NOOP("Words", "„%1“ misst das nicht")},
        {R"x(the file is longer than 64 KiB)x", QT_TRANSLATE_NOOP("Words", "die Datei ist länger als 64 KiB")},
        // toml++'s own sentences.
        {R"x(Error while parsing .+: expected (.+), saw '\\n')x",
         QT_TRANSLATE_NOOP("Words", "die Zeile ist nicht zu Ende geschrieben (TOML: %1)")},
        {R"x(Error while parsing .+: expected (.+), saw (.+))x",
         QT_TRANSLATE_NOOP("Words", "%2 steht dort, wo anderes erwartet wird (TOML: %1)")},
        {R"x(Error while parsing .+: cannot redefine existing \S+ '(.+)')x",
         QT_TRANSLATE_NOOP("Words", "„%1“ steht zweimal da")},
        {R"x(Error while parsing .+: encountered end-of-file)x",
         QT_TRANSLATE_NOOP("Words", "es fehlt der Schluss: eine Klammer oder ein Anführungszeichen bleibt offen")},
        {R"x(Error while parsing string: unescaped control characters .+)x",
         QT_TRANSLATE_NOOP("Words", "ein Anführungszeichen bleibt offen")},
        {R"x(Error while parsing (.+))x", QT_TRANSLATE_NOOP("Words", "so lässt es sich nicht lesen (TOML: %1)")},
        {R"x(there is no such file)x", QT_TRANSLATE_NOOP("Words", "die Datei gibt es nicht")},
        {R"x(the file cannot be read)x", QT_TRANSLATE_NOOP("Words", "die Datei lässt sich nicht lesen")},
    };
    return kAll;
}

/// What to do about it.
const std::vector<Phrase>& ruleMends() {
    static const std::vector<Phrase> kAll{
        {R"x(did you mean "(.+)"\?)x", QT_TRANSLATE_NOOP("Words", "gemeint: „%1“?")},
        {R"x(use one of: (.+))x", QT_TRANSLATE_NOOP("Words", "möglich sind: %1")},
        {R"x(choose a value from (\S+) to (\S+))x", QT_TRANSLATE_NOOP("Words", "einen Wert von %1 bis %2 wählen")},
        {R"x(write (\d+))x", QT_TRANSLATE_NOOP("Words", "%1 schreiben")},
        {R"x(add it)x", QT_TRANSLATE_NOOP("Words", "ergänzen")},
        {R"x(add it as (.+))x", QT_TRANSLATE_NOOP("Words", "als %1 ergänzen")},
        {R"x(add incident = "\.\.\.", or leave the place out)x",
         QT_TRANSLATE_NOOP("Words", "incident = \"...\" ergänzen oder den Ort weglassen")},
        {R"x(add (.+))x", QT_TRANSLATE_NOOP("Words", "%1 ergänzen")},
        {R"x(leave it out)x", QT_TRANSLATE_NOOP("Words", "weglassen")},
        {R"x(leave one out)x", QT_TRANSLATE_NOOP("Words", "eines weglassen")},
        {R"x(leave some out)x", QT_TRANSLATE_NOOP("Words", "einige weglassen")},
        {R"x(shorten it(?:; the title may be long)?)x", QT_TRANSLATE_NOOP("Words", "kürzen")},
        {R"x(give each its own id)x", QT_TRANSLATE_NOOP("Words", "jeder eine eigene Kennung geben")},
        {R"x(correct the TOML syntax there)x", QT_TRANSLATE_NOOP("Words", "dort die Schreibweise (TOML) berichtigen")},
        {R"x(correct that entry)x", QT_TRANSLATE_NOOP("Words", "diesen Eintrag berichtigen")},
        {R"x(check the path)x", QT_TRANSLATE_NOOP("Words", "den Pfad prüfen")},
        {R"x(check (?:its rights|the path and its rights))x", QT_TRANSLATE_NOOP("Words", "Pfad und Rechte prüfen")},
        {R"x(name what is to be measured)x", QT_TRANSLATE_NOOP("Words", "angeben, was gemessen werden soll")},
        {R"x(split the rule)x", QT_TRANSLATE_NOOP("Words", "die Regel teilen")},
        {R"x(lagewerk-geo info (?:names the package's layers|lists the package's stations))x",
         QT_TRANSLATE_NOOP("Words", "lagewerk-geo info nennt die Stationen des Ortspakets")},
        {R"x(it is a rain gauge: write rain_mm and minutes)x",
         QT_TRANSLATE_NOOP("Words", "es ist ein Regenmesser: rain_mm und minutes schreiben")},
        {R"x(it is no rain gauge: write level_cm)x",
         QT_TRANSLATE_NOOP("Words", "es ist kein Regenmesser: level_cm schreiben")},
        {R"x(write the mm of DWD levels 2, 3 and 4)x",
         QT_TRANSLATE_NOOP("Words", "die mm der DWD-Stufen 2, 3 und 4 schreiben")},
        {R"x(write the mm of indices 1 to 7 \(KOSTRA-DWD\))x",
         QT_TRANSLATE_NOOP("Words", "die mm der Indizes 1 bis 7 schreiben (KOSTRA-DWD)")},
        {R"x(write one of (.+), rain_mm \(with minutes\), silent_min)x",
         QT_TRANSLATE_NOOP("Words", "eines schreiben von %1, rain_mm (mit minutes), silent_min")},
        {R"x(write one of (.+))x", QT_TRANSLATE_NOOP("Words", "eines schreiben von %1")},
        {R"x(write it as (.+))x", QT_TRANSLATE_NOOP("Words", "als %1 schreiben")},
        {R"x(write each one as (.+))x", QT_TRANSLATE_NOOP("Words", "jeden als %1 schreiben")},
        {R"x(write (\S+) as a whole number)x", QT_TRANSLATE_NOOP("Words", "%1 als ganze Zahl schreiben")},
        {R"x(write (\S+) as a number)x", QT_TRANSLATE_NOOP("Words", "%1 als Zahl schreiben")},
        {R"x(write (\S+) as a list of numbers)x", QT_TRANSLATE_NOOP("Words", "%1 als Liste von Zahlen schreiben")},
        {R"x(write (\S+) as a text in quotes(?: that is not empty)?)x",
         QT_TRANSLATE_NOOP("Words", "%1 als Text in Anführungszeichen schreiben")},
        {R"x(write (\S+) as a list of texts)x", QT_TRANSLATE_NOOP("Words", "%1 als Liste von Texten schreiben")},
        {R"x(write (\S+) as true or false)x", QT_TRANSLATE_NOOP("Words", "%1 als true oder false schreiben")},
        {R"x(write letters)x", QT_TRANSLATE_NOOP("Words", "Buchstaben schreiben")},
    };
    return kAll;
}

/// fusion/town_exchange.cpp.
const std::vector<Phrase>& townFaults() {
    static const std::vector<Phrase> kAll{
        {R"x(the new file is the package of (.+), and it lies elsewhere \(in force stays (.+)\); put the package of (.+) back; to move to another town stop and start the broker)x",
         QT_TRANSLATE_NOOP("Words",
                           "die neue Datei ist das Paket von %1 und liegt anderswo; in Kraft bleibt %2. Das Paket von "
                           "%3 zurücklegen; für einen anderen Ort den Broker beenden und neu starten")},
        {R"x(the new file is the package of (.+), and it has (\d+) of the (\d+) stations(?: that report)? \(in force stays (.+)\); put the package of (.+) back; to move to another town stop and start the broker)x",
         QT_TRANSLATE_NOOP("Words",
                           "die neue Datei ist das Paket von %1 und hat %2 der %3 Stationen; in Kraft bleibt %4. Das "
                           "Paket von %5 zurücklegen; für einen anderen Ort den Broker beenden und neu starten")},
        {R"x(none of the (\d+) stations that report is in it, so nothing is judged \((.+)\); give the broker the package of the town whose stations report \("(.+)" \.\.\.\), or build it with these stations)x",
         QT_TRANSLATE_NOOP(
             "Words",
             "keine der %1 Stationen, die melden, steht darin (%2), also wird nichts beurteilt. Dem Broker das Paket "
             "des Ortes geben, dessen Stationen melden („%3“ ...), oder es mit ihnen neu bauen")},
    };
    return kAll;
}

/// broker/client, broker/server, broker/journal.
const std::vector<Phrase>& linkFaults() {
    static const std::vector<Phrase> kAll{
        {R"x(a sync took (\d+) ms)x", QT_TRANSLATE_NOOP("Words", "ein Sichern dauerte %1 ms")},
        {R"x(no answer from (.+) for (\d+) ms \(no broker there, or this key is not enrolled\))x",
         QT_TRANSLATE_NOOP(
             "Words",
             "keine Antwort von %1 seit %2 ms: kein Broker dort, oder dieser Schlüssel ist nicht eingetragen")},
        {R"x(nothing heard for (\d+) ms)x", QT_TRANSLATE_NOOP("Words", "nichts gehört seit %1 ms")},
        {R"x(submissions were not answered)x", QT_TRANSLATE_NOOP("Words", "Eingaben wurden nicht beantwortet")},
        {R"x(the broker has another journal than before \(restored from a copy\))x",
         QT_TRANSLATE_NOOP("Words", "der Broker hat ein anderes Tagebuch als vorher (aus einer Sicherung)")},
        {R"x(the broker's journal ends at (\d+), before what was followed)x",
         QT_TRANSLATE_NOOP("Words", "das Tagebuch des Brokers endet bei %1, vor dem, was hier schon gelesen war")},
        {R"x(no link to a broker)x", QT_TRANSLATE_NOOP("Words", "keine Verbindung zum Broker")},
        {R"x(the outbox is full: (\d+) submissions wait; bring the broker back; until then new ones cannot be kept)x",
         QT_TRANSLATE_NOOP("Words",
                           "der Postausgang ist voll: %1 Eingaben warten. Erst wenn der Broker wieder da ist, wird "
                           "Neues angenommen")},
        {R"x(too many files wait to be sent: (\d+) with (\d+) MiB; bring the broker back; until then new ones cannot be kept)x",
         QT_TRANSLATE_NOOP(
             "Words",
             "zu viele Dateien warten: %1 mit %2 MiB. Erst wenn der Broker wieder da ist, werden neue angenommen")},
        {R"x(the journal cannot be read)x", QT_TRANSLATE_NOOP("Words", "das Tagebuch lässt sich nicht lesen")},
        {R"x(the journal cannot be written)x", QT_TRANSLATE_NOOP("Words", "das Tagebuch lässt sich nicht schreiben")},
    };
    return kAll;
}

/// agents/dispatch: why a warning did not go out.
const std::vector<Phrase>& deliveryFaults() {
    static const std::vector<Phrase> kAll{
        {R"x(this dispatcher is not set for this kind of realm)x",
         QT_TRANSLATE_NOOP(
             "Words", "dieser Versand ist nicht für diese Art von Umgebung eingerichtet (Übung oder Echtbetrieb)")},
        {R"x(the warning ended before it could be sent)x",
         QT_TRANSLATE_NOOP("Words", "die Warnung war abgelaufen, bevor sie hinausgehen konnte")},
        {R"x(it belongs to realm .+, this dispatcher is set for .+)x",
         QT_TRANSLATE_NOOP("Words", "sie gehört zu einer anderen Umgebung als dieser Versand")},
        {R"x(it was not issued by the broker)x", QT_TRANSLATE_NOOP("Words", "sie wurde nicht vom Broker ausgelöst")},
        {R"x(no signed draft of it is known)x",
         QT_TRANSLATE_NOOP("Words", "von ihr ist kein freigegebener Entwurf bekannt")},
        {R"x(its identifier (\S+) does not follow from operation and number)x",
         QT_TRANSLATE_NOOP("Words", "ihre Kennung %1 folgt nicht aus Einsatz und Nummer")},
        {R"x(it names another revision than the one signed)x",
         QT_TRANSLATE_NOOP("Words", "sie nennt eine andere Fassung als die freigegebene")},
        {R"x(its content is not what was drafted)x",
         QT_TRANSLATE_NOOP("Words", "ihr Inhalt ist nicht der des Entwurfs")},
        {R"x(it does not have two signatures that count)x",
         QT_TRANSLATE_NOOP("Words", "sie hat keine zwei gültigen Freigaben")},
        {R"x(it names other signatures than those in the journal)x",
         QT_TRANSLATE_NOOP("Words", "sie nennt andere Freigaben als die im Tagebuch")},
        {R"x(both signatures are of one person)x", QT_TRANSLATE_NOOP("Words", "beide Freigaben sind von einer Person")},
        {R"x(a signature it names is not in the journal)x",
         QT_TRANSLATE_NOOP("Words", "eine Freigabe, die sie nennt, steht nicht im Tagebuch")},
        {R"x(a signature is not of the person it names)x",
         QT_TRANSLATE_NOOP("Words", "eine Freigabe ist nicht von der Person, die sie nennt")},
        {R"x(the signature of (.+) is over another text)x",
         QT_TRANSLATE_NOOP("Words", "die Freigabe von %1 gilt einem anderen Text")},
        {R"x(no two signatures are known)x", QT_TRANSLATE_NOOP("Words", "keine zwei Freigaben bekannt")},
        {R"x(the file does not hold what was written)x",
         QT_TRANSLATE_NOOP("Words", "die CAP-Datei enthält nicht, was geschrieben wurde")},
        {R"x(the file cannot be (?:made|written|put in place)\b(.*))x",
         QT_TRANSLATE_NOOP("Words", "die CAP-Datei lässt sich nicht schreiben%1")},
        {R"x(the CAP message is not valid: (.+))x",
         QT_TRANSLATE_NOOP("Words", "die CAP-Nachricht ist nicht gültig: %1")},
        {R"x(the file is gone\b(.*))x", QT_TRANSLATE_NOOP("Words", "die CAP-Datei ist verschwunden%1")},
    };
    return kAll;
}

}  // namespace

QString ruleProblemWords(const std::string& problem) {
    static const QRegularExpression form(
        QStringLiteral("^([^:]+)(?::(\\d+))?: (.*?); (.*?)(?: \\(and (\\d+) more\\))?$"),
        QRegularExpression::DotMatchesEverythingOption);
    QString said = text(problem);
    said.remove(QStringLiteral("the file."));  // of a key that stands in no section
    const QRegularExpressionMatch found = form.match(said);
    if (!found.hasMatch()) return said;
    QString words = found.captured(2).isEmpty() ? found.captured(1)
                                                : Words::tr("%1, Zeile %2").arg(found.captured(1), found.captured(2));
    words += QStringLiteral(": ") + inWords(found.captured(3), ruleFaults()) + QStringLiteral("; ") +
             inWords(found.captured(4), ruleMends());
    if (!found.captured(5).isEmpty()) words += QLatin1Char(' ') + Words::tr("(und %1 weitere)").arg(found.captured(5));
    return words;
}

QString townProblemWords(const std::string& problem) { return inWords(text(problem), townFaults()); }

QString deliveryWords(const std::string& why) { return inWords(text(why), deliveryFaults()); }

QString linkWords(const std::string& why) { return inWords(text(why), linkFaults()); }

}  // namespace models
