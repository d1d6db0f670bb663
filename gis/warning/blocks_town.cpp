// SPDX-License-Identifier: EUPL-1.2
// Reviewed blocks: bomb disposal, power cut, evacuation. Rules for them: hazard_blocks.h.
#include "gis/warning/internal/hazard_blocks.h"

namespace warning {

const HazardTemplate kBombTemplate{
    "bomb",
    "Safety",
    "",
    {"Bombenfund", "Bomb found"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Prepare",
         8,
         120,
         {"Gefahreninformation: Bombenfund", "Hazard information: bomb found"},
         {"Bombenfund %", "Bomb found %"},
         {"Bombenfund", "Bomb found"},
         {"Eine Bombe aus dem Krieg wurde gefunden. Zurzeit muss niemand sein Haus verlassen.",
          "A wartime bomb has been found. Nobody has to leave home at present."},
         {"Meiden Sie den Fundort. Legen Sie Ausweis und Medikamente bereit. Achten Sie auf weitere Informationen. "
          "Wählen Sie 112 nur im Notfall.",
          "Keep away from the place. Have identity papers and medicine ready. Look out for further information. Call "
          "112 only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Evacuate",
         8,
         60,
         {"Gefahrenmitteilung: Bombenfund", "Danger warning: bomb found"},
         {"Bombenentschärfung %: Gebiet verlassen", "Bomb disposal %: leave the area"},
         {"Bombenentschärfung", "Bomb disposal"},
         {"Eine Bombe aus dem Krieg wird entschärft. Wer im Gebiet bleibt, ist in Lebensgefahr.",
          "A wartime bomb is being defused. Whoever stays in the area risks their life."},
         {"Verlassen Sie das Gebiet. Nehmen Sie Ausweis und Medikamente mit. Gehen Sie zu Angehörigen oder zu einer "
          "Betreuungsstelle. Sagen Sie den Einsatzkräften, wenn Sie Hilfe brauchen. Sehen Sie nach Nachbarn, die Hilfe "
          "brauchen. Kehren Sie erst nach der Entwarnung zurück. Wählen Sie 112 nur im Notfall.",
          "Leave the area. Take identity papers and medicine with you. Go to relatives or to a care centre. Tell the "
          "emergency crews if you need help. Check on neighbours who need help. Come back only after the all-clear. "
          "Call 112 only in an emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Evacuate",
         8,
         30,
         {"Gefahrendurchsage: Bombenfund", "Emergency warning: bomb found"},
         {"Lebensgefahr durch Bombe %", "Danger to life: bomb %"},
         {"Bombe", "Bomb"},
         {"Es besteht Lebensgefahr. Die Bombe kann jederzeit explodieren.",
          "There is danger to life. The bomb may explode at any time."},
         {"Verlassen Sie sofort das Gebiet. Gehen Sie nicht ans Fenster. Folgen Sie den Einsatzkräften. Sagen Sie den "
          "Einsatzkräften, wenn Sie Hilfe brauchen. Nehmen Sie Nachbarn mit. Kehren Sie erst nach der Entwarnung "
          "zurück. Wählen Sie 112 nur im Notfall.",
          "Leave the area at once. Keep away from windows. Follow the emergency crews. Tell the emergency crews if you "
          "need help. Take neighbours with you. Come back only after the all-clear. Call 112 only in an emergency."}},
    }},
    {"Kehren Sie nach Hause zurück. Fahren Sie nicht auf gesperrten Straßen. Halten Sie die Straßen für Krankenwagen "
     "frei. Helfen Sie Menschen, die Hilfe brauchen.",
     "Go home. Do not use closed roads. Keep the streets clear for ambulances. Help people who need help."}};

const HazardTemplate kPowerTemplate{
    "power",
    "Infra",
    "",
    {"Stromausfall", "Power cut"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Monitor",
         6,
         120,
         {"Gefahreninformation: Stromausfall", "Hazard information: power cut"},
         {"Kurzer Stromausfall %", "Short power cut %"},
         {"Stromausfall", "Power cut"},
         {"Der Strom ist ausgefallen. Eine Gefahr besteht zurzeit nicht.",
          "The power is off. There is no danger at present."},
         {"Warten Sie in Ruhe ab. Schonen Sie den Akku Ihres Telefons. Sehen Sie nach Nachbarn, die Hilfe brauchen. "
          "Achten Sie auf weitere Informationen. Wählen Sie 112 nur im Notfall.",
          "Wait calmly. Save the battery of your telephone. Check on neighbours who need help. Look out for further "
          "information. Call 112 only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Expected",
         "Moderate",
         "Prepare",
         12,
         120,
         {"Gefahrenmitteilung: Stromausfall", "Danger warning: power cut"},
         {"Stromausfall %: auf Stunden ohne Strom einstellen", "Power cut %: prepare for hours without power"},
         {"Stromausfall", "Power cut"},
         {"Der Strom fehlt voraussichtlich für Stunden. Telefon, Heizung und Aufzüge können ausfallen.",
          "Power will probably be off for hours. Telephones, heating and lifts may fail."},
         {"Schalten Sie Herd und Bügeleisen aus. Benutzen Sie keine Aufzüge. Grillen und heizen Sie nicht mit Kohle im "
          "Haus. Schonen Sie den Akku Ihres Telefons. Schalten Sie ein Radio mit Batterie ein. Sehen Sie nach "
          "Nachbarn, die Hilfe brauchen. Wählen Sie 112 nur im Notfall.",
          "Switch off cooker and iron. Do not use lifts. Do not grill or heat with coal indoors. Save the battery of "
          "your telephone. Turn on a battery radio. Check on neighbours who need help. Call 112 only in an "
          "emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Prepare",
         12,
         60,
         {"Gefahrendurchsage: Stromausfall", "Emergency warning: power cut"},
         {"Lebensgefahr bei langem Stromausfall %", "Danger to life: long power cut %"},
         {"Stromausfall", "Power cut"},
         {"Der Strom fällt lange aus. Für Menschen mit Beatmung oder Dialyse besteht Lebensgefahr.",
          "The power will be off for long. Lives of people on ventilators or dialysis are in danger."},
         {"Sehen Sie jetzt nach kranken Nachbarn. Melden Sie Notfälle bei der nächsten Feuerwache. Sparen Sie "
          "Trinkwasser. Grillen und heizen Sie nicht mit Kohle im Haus. Benutzen Sie keine Aufzüge. Schalten Sie ein "
          "Radio mit Batterie ein. Wählen Sie 112 nur im Notfall.",
          "Check on sick neighbours now. Report emergencies at the nearest fire station. Save drinking water. Do not "
          "grill or heat with coal indoors. Do not use lifts. Turn on a battery radio. Call 112 only in an "
          "emergency."}},
    }},
    {"Schalten Sie Geräte wieder ein. Prüfen Sie Lebensmittel aus dem Kühlschrank. Laden Sie Ihr Telefon auf. Helfen "
     "Sie Menschen, die Hilfe brauchen.",
     "Switch devices on again. Check food from the refrigerator. Charge your telephone. Help people who need help."}};

const HazardTemplate kEvacuationTemplate{
    "evacuation",
    "Safety",
    "",
    {"Räumung", "Evacuation"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Prepare",
         12,
         120,
         {"Gefahreninformation: Räumung", "Hazard information: evacuation"},
         {"Mögliche Räumung %", "Possible evacuation %"},
         {"Mögliche Räumung", "Possible evacuation"},
         {"Das Gebiet muss vielleicht geräumt werden. Zurzeit muss niemand sein Haus verlassen.",
          "The area may have to be evacuated. Nobody has to leave home at present."},
         {"Legen Sie Ausweis und Medikamente bereit. Laden Sie Ihr Telefon auf. Sprechen Sie mit Ihren Nachbarn. "
          "Achten Sie auf weitere Informationen. Wählen Sie 112 nur im Notfall.",
          "Have identity papers and medicine ready. Charge your telephone. Talk to your neighbours. Look out for "
          "further information. Call 112 only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Evacuate",
         12,
         60,
         {"Gefahrenmitteilung: Räumung", "Danger warning: evacuation"},
         {"Räumung %: Gebiet in Ruhe verlassen", "Evacuation %: leave the area calmly"},
         {"Räumung", "Evacuation"},
         {"Das Gebiet wird geräumt. Alle Menschen müssen es verlassen.",
          "The area is being evacuated. Everybody has to leave it."},
         {"Verlassen Sie das Gebiet. Nehmen Sie Ausweis und Medikamente mit. Schließen Sie Fenster und Türen. Gehen "
          "Sie zu Angehörigen oder zu einer Betreuungsstelle. Sagen Sie den Einsatzkräften, wenn Sie Hilfe brauchen. "
          "Sehen Sie nach Nachbarn, die Hilfe brauchen. Kehren Sie erst nach der Entwarnung zurück. Wählen Sie 112 nur "
          "im Notfall.",
          "Leave the area. Take identity papers and medicine with you. Close windows and doors. Go to relatives or to "
          "a care centre. Tell the emergency crews if you need help. Check on neighbours who need help. Come back only "
          "after the all-clear. Call 112 only in an emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Evacuate",
         12,
         30,
         {"Gefahrendurchsage: Räumung", "Emergency warning: evacuation"},
         {"Lebensgefahr, sofortige Räumung %", "Danger to life: immediate evacuation %"},
         {"Räumung", "Evacuation"},
         {"Es besteht Lebensgefahr. Alle Menschen müssen das Gebiet sofort verlassen.",
          "There is danger to life. Everybody has to leave the area at once."},
         {"Verlassen Sie sofort das Gebiet. Folgen Sie den Einsatzkräften. Nehmen Sie Kinder und Nachbarn mit. Nehmen "
          "Sie Ausweis und Medikamente mit. Sagen Sie den Einsatzkräften, wenn Sie Hilfe brauchen. Kehren Sie erst "
          "nach der Entwarnung zurück. Wählen Sie 112 nur im Notfall.",
          "Leave the area at once. Follow the emergency crews. Take children and neighbours with you. Take identity "
          "papers and medicine with you. Tell the emergency crews if you need help. Come back only after the "
          "all-clear. Call 112 only in an emergency."}},
    }},
    {"Kehren Sie nach Hause zurück. Achten Sie auf Schäden am Haus. Fahren Sie nicht auf gesperrten Straßen. Helfen "
     "Sie Menschen, die Hilfe brauchen.",
     "Go home. Look for damage to your house. Do not use closed roads. Help people who need help."}};

}  // namespace warning
