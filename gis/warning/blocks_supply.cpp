// SPDX-License-Identifier: EUPL-1.2
// Reviewed blocks: drinking water, emergency number, dam. Rules for them: hazard_blocks.h.
#include "gis/warning/internal/hazard_blocks.h"

namespace warning {

const HazardTemplate kDrinkingWaterTemplate{
    "drinking-water",
    "Health",
    "",
    {"Trinkwasser", "Drinking water"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Monitor",
         12,
         240,
         {"Gefahreninformation: Trinkwasser", "Hazard information: drinking water"},
         {"Störung der Wasserversorgung %", "Water supply disturbed %"},
         {"Störung der Wasserversorgung", "Water supply disturbed"},
         {"Das Wasser kann trüb sein oder fehlen. Eine Gefahr für die Gesundheit ist nicht bekannt.",
          "Water may be cloudy or missing. No danger to health is known."},
         {"Lassen Sie trübes Wasser ablaufen. Füllen Sie einige Flaschen mit Wasser. Achten Sie auf weitere "
          "Informationen.",
          "Let cloudy water run off. Fill some bottles with water. Look out for further information."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Moderate",
         "Execute",
         20,
         240,
         {"Gefahrenmitteilung: Trinkwasser", "Danger warning: drinking water"},
         {"Abkochgebot für Trinkwasser %", "Boil-water order %"},
         {"Abkochgebot", "Order to boil water"},
         {"Im Trinkwasser sind Keime. Sie können krank machen.",
          "There are germs in the drinking water. They can make you ill."},
         {"Kochen Sie Leitungswasser ab. Lassen Sie es sprudelnd kochen und zehn Minuten stehen. Nehmen Sie nur "
          "solches "
          "Wasser zum Trinken und Zähneputzen. Nehmen Sie es auch für Essen und Babynahrung. Duschen Sie nur ohne "
          "Wasser zu schlucken. Sagen Sie es Ihren Nachbarn.",
          "Boil tap water. Bring it to a rolling boil and let it stand for ten minutes. Use only such water for "
          "drinking and brushing teeth. Use it for food and baby food, too. Do not swallow water in the shower. Tell "
          "your neighbours."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Execute",
         20,
         120,
         {"Gefahrendurchsage: Trinkwasser", "Emergency warning: drinking water"},
         {"Lebensgefahr durch Trinkwasser %", "Danger to life: drinking water %"},
         {"Verunreinigtes Trinkwasser", "Polluted drinking water"},
         {"Im Trinkwasser ist ein gefährlicher Stoff. Es besteht Lebensgefahr. Abkochen hilft nicht.",
          "There is a dangerous substance in the drinking water. There is danger to life. Boiling does not help."},
         {"Trinken Sie kein Leitungswasser. Kochen, waschen und duschen Sie nicht damit. Nehmen Sie Wasser aus "
          "Flaschen. "
          "Holen Sie Wasser an den Ausgabestellen. Bringen Sie kranken Nachbarn Wasser. Ist Ihnen schlecht, rufen Sie "
          "einen Arzt.",
          "Do not drink tap water. Do not cook, wash or shower with it. Use bottled water. Fetch water at the "
          "distribution points. Bring water to sick neighbours. If you feel ill, call a doctor."}},
    }},
    {"Sie können es wieder trinken. Lassen Sie das Wasser vorher fünf Minuten laufen. Reinigen Sie Kaffeemaschine und "
     "Filter. Schütten Sie altes Wasser aus.",
     "You can drink it again. Let the water run for five minutes first. Clean coffee machine and filters. Pour old "
     "water away."}};

const HazardTemplate kEmergencyNumberTemplate{
    "emergency-number",
    "Infra",
    "",
    {"Notrufstörung", "112 fault"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Monitor",
         4,
         60,
         {"Gefahreninformation: Notruf", "Hazard information: emergency call"},
         {"Notruf 112 zeitweise gestört %", "Emergency number 112 disturbed at times %"},
         {"Störung des Notrufs", "Emergency number disturbed"},
         {"Anrufe bei der 112 kommen nicht immer an. Die meisten Anrufe kommen an.",
          "Calls to 112 do not always get through. Most of them do."},
         {"Rufen Sie bei Bedarf noch einmal an. Legen Sie im Notfall nicht zu früh auf. Achten Sie auf weitere "
          "Informationen.",
          "Try again if needed. Do not hang up too early in an emergency. Look out for further information."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Execute",
         6,
         60,
         {"Gefahrenmitteilung: Notruf", "Danger warning: emergency call"},
         {"Notruf 112 ausgefallen %", "Emergency number 112 down %"},
         {"Ausfall des Notrufs", "Emergency number down"},
         {"Anrufe bei der 112 kommen nicht an. Hilfe kommt nur, wenn sie anders gerufen wird.",
          "Calls to 112 do not get through. Help comes only if it is called another way."},
         {"Wählen Sie im Notfall 110. Geht auch das nicht, nehmen Sie ein anderes Netz oder ein anderes Telefon. "
          "Fahren oder gehen Sie sonst zur nächsten Feuerwache. Rufen Sie nicht zur Probe an. Sagen Sie es Ihren "
          "Nachbarn.",
          "Call 110 in an emergency. If that fails, use another network or another telephone. Otherwise go to the "
          "nearest fire station. Do not call to test it. Tell your neighbours."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Execute",
         6,
         30,
         {"Gefahrendurchsage: Notruf", "Emergency warning: emergency call"},
         {"Alle Notrufe ausgefallen %", "All emergency numbers down %"},
         {"Ausfall aller Notrufe", "All emergency numbers down"},
         {"Die Notrufe 110 und 112 sind ausgefallen. In Notfällen besteht Lebensgefahr.",
          "Emergency numbers 110 and 112 are down. In emergencies there is danger to life."},
         {"Gehen Sie im Notfall zur Feuerwache. Jede Feuerwache und Polizeiwache nimmt Notfälle an. Auch "
          "Notfall-Infopunkte rufen Hilfe. Sehen Sie jetzt nach kranken Nachbarn. Bleiben Sie bei Menschen, die Hilfe "
          "brauchen, und schicken Sie jemanden los. Schalten Sie ein Radio ein.",
          "Go to a fire station in an emergency. Every fire and police station takes emergencies. Emergency "
          "information "
          "points call help, too. Check on sick neighbours now. Stay with people who need help and send somebody. Turn "
          "on a radio."}},
    }},
    {"Wählen Sie im Notfall wieder 112. Rufen Sie nicht zur Probe an. Sagen Sie es Ihren Nachbarn.",
     "Call 112 again in an emergency. Do not call to test it. Tell your neighbours."}};

const HazardTemplate kDamTemplate{
    "dam",
    "Infra",
    "",
    {"Damm in Gefahr", "Dam in danger"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Monitor",
         6,
         120,
         {"Gefahreninformation: Damm", "Hazard information: dam"},
         {"Damm % wird beobachtet", "Dam % is being watched"},
         {"Beobachteter Damm", "Dam being watched"},
         {"Fachleute beobachten den Damm. Zurzeit muss niemand sein Haus verlassen.",
          "Experts are watching the dam. Nobody has to leave home at present."},
         {"Meiden Sie den Damm. Legen Sie Ausweis und Medikamente bereit. Achten Sie auf weitere Informationen. Wählen "
          "Sie 112 nur im Notfall.",
          "Keep away from the dam. Have identity papers and medicine ready. Look out for further information. Call 112 "
          "only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Prepare",
         6,
         60,
         {"Gefahrenmitteilung: Damm", "Danger warning: dam"},
         {"Damm % beschädigt: auf Räumung vorbereiten", "Dam % damaged: prepare to leave"},
         {"Beschädigter Damm", "Damaged dam"},
         {"Der Damm ist beschädigt. Bricht er, erreicht das Wasser schnell Häuser und Straßen.",
          "The dam is damaged. If it breaks, water will reach houses and roads quickly."},
         {"Packen Sie jetzt das Nötigste. Nehmen Sie Ausweis und Medikamente. Gehen Sie nicht in Keller und "
          "Tiefgarage. "
          "Überlegen Sie, wie Sie auf höheres Gelände kommen. Sprechen Sie mit Nachbarn, die Hilfe brauchen. Bleiben "
          "Sie weg vom Damm. Wählen Sie 112 nur im Notfall.",
          "Pack what you need most now. Take identity papers and medicine. Do not go into cellars or underground car "
          "parks. Think how you get to higher ground. Talk to neighbours who need help. Stay clear of the dam. Call "
          "112 only in an emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Evacuate",
         12,
         30,
         {"Gefahrendurchsage: Damm", "Emergency warning: dam"},
         {"Lebensgefahr durch Dammbruch %", "Danger to life: dam failure %"},
         {"Dammbruch", "Dam failure"},
         {"Es besteht Lebensgefahr. Der Damm bricht oder kann jederzeit brechen.",
          "There is danger to life. The dam is breaking or may break at any time."},
         {"Gehen Sie sofort auf höheres Gelände. Schaffen Sie das nicht, gehen Sie in ein hohes Stockwerk. Gehen Sie "
          "nicht in den Keller. Fahren Sie nicht durch Wasser. Nehmen Sie Kinder und Nachbarn mit. Kehren Sie erst "
          "nach "
          "der Entwarnung zurück. Wählen Sie 112 nur im Notfall.",
          "Go to higher ground at once. If you cannot, go to a high floor. Do not go into the cellar. Do not drive "
          "through water. Take children and neighbours with you. Come back only after the all-clear. Call 112 only in "
          "an emergency."}},
    }},
    {"Kehren Sie nach Hause zurück. Bleiben Sie weg vom Damm. Achten Sie auf Schäden am Haus. Helfen Sie Menschen, die "
     "Hilfe brauchen.",
     "Go home. Keep away from the dam. Look for damage to your house. Help people who need help."}};

}  // namespace warning
