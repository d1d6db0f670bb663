// SPDX-License-Identifier: EUPL-1.2
// Reviewed blocks: storm, heat. Rules for them: hazard_blocks.h.
#include "gis/warning/internal/hazard_blocks.h"

namespace warning {

const HazardTemplate kStormTemplate{
    "storm",
    "Met",
    "",
    {"Sturm", "Storm"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Monitor",
         6,
         120,
         {"Gefahreninformation: Sturm", "Hazard information: storm"},
         {"Sturm %: Vorsicht im Freien", "Storm %: take care outdoors"},
         {"Sturm", "Storm"},
         {"Starker Wind kommt. Äste und lose Gegenstände können fallen.",
          "Strong wind is coming. Branches and loose objects may fall."},
         {"Sichern Sie lose Gegenstände. Meiden Sie Wald und Park. Achten Sie auf weitere Informationen. Wählen Sie "
          "112 nur im Notfall.",
          "Secure loose objects. Keep away from woods and parks. Look out for further information. Call 112 only in an "
          "emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Shelter",
         6,
         60,
         {"Gefahrenmitteilung: Sturm", "Danger warning: storm"},
         {"Schwerer Sturm %: im Haus bleiben", "Severe storm %: stay indoors"},
         {"Sturm", "Storm"},
         {"Schwerer Sturm zieht über das Gebiet. Bäume und Dachziegel können fallen.",
          "A severe storm is crossing the area. Trees and roof tiles may fall."},
         {"Bleiben Sie im Haus. Schließen Sie Fenster und Türen. Gehen Sie nicht in Wald und Park. Halten Sie Abstand "
          "von Bäumen und Gerüsten. Fahren Sie nur, wenn Sie müssen. Wählen Sie 112 nur im Notfall.",
          "Stay indoors. Close windows and doors. Do not go into woods or parks. Keep away from trees and scaffolding. "
          "Drive only if you must. Call 112 only in an emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Shelter",
         6,
         30,
         {"Gefahrendurchsage: Sturm", "Emergency warning: storm"},
         {"Lebensgefahr durch Sturm %", "Danger to life: storm %"},
         {"Sturm", "Storm"},
         {"Es besteht Lebensgefahr. Bäume stürzen um, Dächer werden abgedeckt.",
          "There is danger to life. Trees are falling and roofs are torn off."},
         {"Gehen Sie sofort ins Haus. Bleiben Sie weg von Fenstern. Gehen Sie in einen Raum in der Mitte des Hauses. "
          "Verlassen Sie das Haus erst nach der Entwarnung. Fahren Sie nicht. Berühren Sie keine herabhängenden "
          "Leitungen. Wählen Sie 112 nur im Notfall.",
          "Go indoors at once. Keep away from windows. Go to a room in the middle of the building. Leave the house "
          "only after the all-clear. Do not drive. Do not touch hanging power lines. Call 112 only in an emergency."}},
    }},
    {"Achten Sie auf lose Äste und Dachziegel. Gehen Sie noch nicht in Wald und Park. Berühren Sie keine Leitungen am "
     "Boden. Helfen Sie Menschen, die Hilfe brauchen.",
     "Beware of loose branches and tiles. Do not go into woods or parks yet. Do not touch cables on the "
     "ground. "
     "Help people who need help."}};

const HazardTemplate kHeatTemplate{
    "heat",
    "Health",
    "",
    {"Hitze", "Heat"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Prepare",
         12,
         240,
         {"Gefahreninformation: Hitze", "Hazard information: heat"},
         {"Hitze %: viel trinken", "Heat %: drink plenty of water"},
         {"Hitze", "Heat"},
         {"Es wird sehr heiß. Hitze belastet Kranke, Kinder und alte Menschen.",
          "It is getting very hot. Heat is hard on sick people, children and old people."},
         {"Trinken Sie viel Wasser. Lüften Sie nachts. Halten Sie die Sonne aus der Wohnung. Sehen Sie nach Nachbarn, "
          "die Hilfe brauchen. Wählen Sie 112 nur im Notfall.",
          "Drink plenty of water. Air your rooms at night. Keep the sun out of your home. Check on neighbours who need "
          "help. Call 112 only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Execute",
         12,
         180,
         {"Gefahrenmitteilung: Hitze", "Danger warning: heat"},
         {"Starke Hitze %: Sonne meiden", "Severe heat %: keep out of the sun"},
         {"Hitze", "Heat"},
         {"Die Hitze ist gefährlich für Kranke, Kinder und alte Menschen.",
          "The heat is dangerous for sick people, children and old people."},
         {"Meiden Sie die Sonne. Trinken Sie jede Stunde ein Glas Wasser. Lassen Sie niemanden im Auto zurück. Kühlen "
          "Sie Arme und Beine mit Wasser. Sehen Sie zweimal am Tag nach alten Nachbarn. Wählen Sie 112, wenn jemand "
          "verwirrt ist.",
          "Keep out of the sun. Drink a glass of water every hour. Leave nobody in a car. Cool arms and legs with "
          "water. Check on old neighbours twice a day. Call 112 if somebody is confused."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Execute",
         12,
         120,
         {"Gefahrendurchsage: Hitze", "Emergency warning: heat"},
         {"Lebensgefahr durch extreme Hitze %", "Danger to life: extreme heat %"},
         {"Extreme Hitze", "Extreme heat"},
         {"Es besteht Lebensgefahr für Kranke, Kinder und alte Menschen.",
          "There is danger to life for sick people, children and old people."},
         {"Bleiben Sie in kühlen Räumen. Ist Ihre Wohnung zu heiß, gehen Sie in einen öffentlichen kühlen Raum. "
          "Trinken Sie jede Stunde ein Glas Wasser. Arbeiten Sie nicht in der Sonne. Sehen Sie jetzt nach alten "
          "Nachbarn. Lassen Sie niemanden im Auto zurück. Wählen Sie 112, wenn jemand verwirrt ist.",
          "Stay in cool rooms. If your home is too hot, go to a cool public room. Drink a glass of water every hour. "
          "Do not work in the sun. Check on old neighbours now. Leave nobody in a car. Call 112 if somebody is "
          "confused."}},
    }},
    {"Trinken Sie weiter viel Wasser. Lüften Sie Ihre Wohnung. Sehen Sie noch einmal nach alten Nachbarn.",
     "Go on drinking plenty of water. Air your home. Check on old neighbours once more."}};

}  // namespace warning
