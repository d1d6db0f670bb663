// SPDX-License-Identifier: EUPL-1.2
// Reviewed blocks: flood and heavy rain. Rules for them: hazard_blocks.h.
#include "gis/warning/internal/hazard_blocks.h"

namespace warning {

const HazardTemplate kFloodTemplate{
    "flood",
    "Met",
    "BBK-EVC-038",
    {"Hochwasser", "Flood"},
    true,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Monitor",
         12,
         120,
         {"Gefahreninformation: Hochwasser", "Hazard information: flood"},
         {"Hoher Wasserstand %", "High water %"},
         {"Hoher Wasserstand", "High water"},
         {"Wiesen und Wege am Ufer können unter Wasser stehen. Häuser sind zurzeit nicht in Gefahr.",
          "Meadows and paths near the bank may be under water. Houses are not in danger at present."},
         {"Meiden Sie das Ufer. Lassen Sie Kinder nicht am Wasser spielen. Holen Sie Tiere und Fahrzeuge vom Ufer weg, "
          "solange der Weg trocken ist. Achten Sie auf weitere Informationen. Wählen Sie 112 nur im Notfall.",
          "Keep away from the bank. Do not let children play near the water. Move animals and vehicles away while the "
          "way is dry. Look out for further information. Call 112 only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Avoid",
         6,
         120,
         {"Gefahrenmitteilung: Hochwasser", "Danger warning: flood"},
         {"Hochwasser %: Gefahr für Keller und Straßen", "Flood %: cellars and roads at risk"},
         {"Hochwasser", "Flood"},
         {"Wasser kann in Keller und auf Straßen laufen. Einzelne Straßen können gesperrt sein.",
          "Water may enter cellars and streets. Some streets may be closed."},
         {"Meiden Sie Ufer, Keller und Unterführungen. Fahren Sie nicht durch überflutete Straßen. Bringen Sie "
          "Wichtiges jetzt in ein höheres Stockwerk. Gehen Sie nicht in einen Keller, in dem Wasser steht. Helfen Sie "
          "Menschen, die Hilfe brauchen. Wählen Sie 112 nur im Notfall.",
          "Keep away from banks, cellars and underpasses. Do not drive through flooded streets. Move important things "
          "to an upper floor now. Do not enter a cellar that has water in it. Help people who need help. Call 112 only "
          "in an emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Shelter",
         6,
         30,
         {"Gefahrendurchsage: Hochwasser", "Emergency warning: flood"},
         {"Lebensgefahr durch Hochwasser %", "Danger to life: flood %"},
         {"Hochwasser", "Flood"},
         {"Es besteht Lebensgefahr. Das Wasser erreicht Wohnhäuser. Keller und Straßen laufen schnell voll.",
          "There is danger to life. The water is reaching homes. Cellars and streets fill quickly."},
         {"Gehen Sie in ein höheres Stockwerk. Gehen Sie nicht in den Keller. Gehen Sie nicht in die Tiefgarage. "
          "Fahren Sie nicht durch überflutete Straßen. Bleiben Sie weg von Ufern und Brücken. Helfen Sie Menschen, die "
          "Hilfe brauchen. Wählen Sie 112 nur im Notfall.",
          "Go to an upper floor. Do not go into the cellar. Do not go into underground car parks. Do not drive through "
          "flooded streets. Keep away from river banks and bridges. Help people who need help. Call 112 only in an "
          "emergency."}},
    }},
    {"Meiden Sie beschädigte Ufer. Betreten Sie einen Keller erst, wenn das Wasser weg ist. Schalten Sie in nassen "
     "Räumen keinen Strom ein. Fahren Sie nicht auf gesperrten Straßen. Helfen Sie Menschen, die Hilfe brauchen.",
     "Keep away from damaged banks. Enter a cellar only when the water is gone. Do not switch on electricity in wet "
     "rooms. Do not use closed roads. Help people who need help."}};

const HazardTemplate kRainTemplate{
    "rain",
    "Met",
    "BBK-EVC-031",
    {"Starkregen", "Heavy rain"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Expected",
         "Minor",
         "Monitor",
         3,
         120,
         {"Gefahreninformation: Starkregen", "Hazard information: heavy rain"},
         {"Kräftiger Regen %", "Strong rain %"},
         {"Kräftiger Regen", "Strong rain"},
         {"Auf Straßen und Wegen kann Wasser stehen. Häuser sind zurzeit nicht in Gefahr.",
          "Water may stand on streets and paths. Houses are not in danger at present."},
         {"Fahren Sie langsam. Gehen Sie nicht an Bäche. Lassen Sie Kinder nicht am Wasser spielen. Achten Sie auf "
          "weitere Informationen. Wählen Sie 112 nur im Notfall.",
          "Drive slowly. Stay clear of brooks. Do not let children play near the water. Look out for further "
          "information. Call 112 only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Avoid",
         3,
         60,
         {"Gefahrenmitteilung: Starkregen", "Danger warning: heavy rain"},
         {"Starkregen %: Gefahr für Keller und Straßen", "Heavy rain %: cellars and roads at risk"},
         {"Starkregen", "Heavy rain"},
         {"Wasser kann in Keller und auf Straßen laufen. Bäche können schnell steigen.",
          "Water may enter cellars and streets. Streams may rise quickly."},
         {"Meiden Sie Keller und Unterführungen. Bleiben Sie weg von Bächen. Fahren Sie nicht durch überflutete "
          "Straßen. Bringen Sie Wichtiges jetzt in ein höheres Stockwerk. Gehen Sie nicht in einen Keller, in dem "
          "Wasser steht. Helfen Sie Menschen, die Hilfe brauchen. Wählen Sie 112 nur im Notfall.",
          "Keep away from cellars and underpasses. Keep away from streams. Do not drive through flooded streets. Move "
          "important things to an upper floor now. Do not enter a cellar that has water in it. Help people who need "
          "help. Call 112 only in an emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Shelter",
         3,
         30,
         {"Gefahrendurchsage: Starkregen", "Emergency warning: heavy rain"},
         {"Lebensgefahr durch Starkregen %", "Danger to life: heavy rain %"},
         {"Starkregen", "Heavy rain"},
         {"Es besteht Lebensgefahr. Keller und Tiefgaragen laufen in Minuten voll. Bäche steigen sehr schnell.",
          "There is danger to life. Cellars and underground car parks fill within minutes. Streams rise very quickly."},
         {"Gehen Sie in ein höheres Stockwerk. Gehen Sie nicht in den Keller. Gehen Sie nicht in die Tiefgarage. "
          "Fahren Sie nicht durch überflutete Straßen. Bleiben Sie weg von Bächen und Unterführungen. Helfen Sie "
          "Menschen, die Hilfe brauchen. Wählen Sie 112 nur im Notfall.",
          "Go to an upper floor. Do not go into the cellar. Do not go into underground car parks. Do not drive through "
          "flooded streets. Keep away from streams and underpasses. Help people who need help. Call 112 only in an "
          "emergency."}},
    }},
    {"Bleiben Sie noch weg von Bächen. Betreten Sie einen Keller erst, wenn das Wasser weg ist. Schalten Sie in nassen "
     "Räumen keinen Strom ein. Fahren Sie nicht auf gesperrten Straßen. Helfen Sie Menschen, die Hilfe brauchen.",
     "Still keep away from streams. Enter a cellar only when the water is gone. Do not switch on electricity in wet "
     "rooms. Do not use closed roads. Help people who need help."}};

}  // namespace warning
