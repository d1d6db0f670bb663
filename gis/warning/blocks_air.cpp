// SPDX-License-Identifier: EUPL-1.2
// Reviewed blocks: smoke and hazardous substances. Rules for them: hazard_blocks.h.
#include "gis/warning/internal/hazard_blocks.h"

namespace warning {

const HazardTemplate kSmokeTemplate{
    "smoke",
    "Fire",
    "",
    {"Rauch", "Smoke"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Immediate",
         "Minor",
         "Avoid",
         3,
         120,
         {"Gefahreninformation: Rauch", "Hazard information: smoke"},
         {"Brandgeruch %", "Smell of smoke %"},
         {"Brandgeruch", "Smell of smoke"},
         {"Rauch ist zu sehen oder zu riechen. Eine Gefahr für die Gesundheit ist zurzeit nicht bekannt.",
          "Smoke can be seen or smelled. No danger to health is known at present."},
         {"Meiden Sie die Nähe des Rauchs. Lüften Sie zurzeit nicht. Halten Sie die Straßen für Einsatzkräfte frei. "
          "Achten Sie auf weitere Informationen. Wählen Sie 112 nur im Notfall.",
          "Stay away from the smoke. Do not air your rooms for now. Keep the streets clear for emergency crews. Look "
          "out for further information. Call 112 only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Shelter Avoid",
         3,
         60,
         {"Gefahrenmitteilung: Rauch", "Danger warning: smoke"},
         {"Rauch %: Fenster und Türen geschlossen halten", "Smoke %: keep windows and doors closed"},
         {"Rauch", "Smoke"},
         {"Der Rauch kann der Gesundheit schaden. Er kann Augen und Atemwege reizen.",
          "The smoke may harm your health. It may irritate eyes and airways."},
         {"Halten Sie Fenster und Türen geschlossen. Bleiben Sie im Gebäude. Schalten Sie Lüftung und Klimaanlage aus. "
          "Meiden Sie das Gebiet. Schalten Sie das Radio ein. Helfen Sie Menschen, die Hilfe brauchen. Wählen Sie 112 "
          "nur im Notfall.",
          "Keep windows and doors closed. Stay inside the building. Switch off ventilation and air conditioning. Keep "
          "away from the area. Turn on the radio. Help people who need help. Call 112 only in an emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Shelter Avoid",
         3,
         30,
         {"Gefahrendurchsage: Rauch", "Emergency warning: smoke"},
         {"Lebensgefahr durch giftigen Rauch %", "Danger to life: toxic smoke %"},
         {"Giftiger Rauch", "Toxic smoke"},
         {"Es besteht Lebensgefahr. Der Rauch ist giftig. Schon wenige Atemzüge können schaden.",
          "There is danger to life. The smoke is toxic. Even a few breaths can harm you."},
         {"Schließen Sie Fenster und Türen. Gehen Sie sofort in ein Gebäude. Schalten Sie Lüftung und Klimaanlage aus. "
          "Meiden Sie das Gebiet. Nehmen Sie Menschen von der Straße mit hinein. Schalten Sie das Radio ein. Wählen "
          "Sie 112 nur im Notfall.",
          "Close windows and doors. Go inside a building at once. Switch off ventilation and air conditioning. Keep "
          "away from the area. Take people in from the street. Turn on the radio. Call 112 only in an emergency."}},
    }},
    {"Öffnen Sie Fenster und Türen. Lüften Sie alle Räume gut. Waschen Sie Obst und Gemüse aus dem Garten. Gehen Sie "
     "bei Husten oder Atemnot zum Arzt. Helfen Sie Menschen, die Hilfe brauchen.",
     "Open windows and doors. Air all rooms well. Wash fruit and vegetables from the garden. See a doctor if you cough "
     "or are short of breath. Help people who need help."}};

const HazardTemplate kGasTemplate{
    "gas",
    "CBRNE",
    "",
    {"Gefahrstoff", "Hazardous substance"},
    false,
    {{
        {wire::WarningLevel::Information,
         "Immediate",
         "Minor",
         "Avoid",
         3,
         120,
         {"Gefahreninformation: Gefahrstoff", "Hazard information: hazardous substance"},
         {"Auffälliger Geruch %", "Unusual smell %"},
         {"Auffälliger Geruch", "Unusual smell"},
         {"Ein Stoff ist zu riechen. Eine Gefahr für die Gesundheit ist zurzeit nicht bekannt.",
          "A substance can be smelled. No danger to health is known at present."},
         {"Bleiben Sie weg von dem Geruch. Lüften Sie zurzeit nicht. Halten Sie die Straßen für Einsatzkräfte frei. "
          "Achten Sie "
          "auf weitere Informationen. Wählen Sie 112 nur im Notfall.",
          "Keep away from the smell. Do not air your rooms for now. Keep the streets clear for emergency crews. Look "
          "out for further information. Call 112 only in an emergency."}},
        {wire::WarningLevel::Notice,
         "Immediate",
         "Severe",
         "Shelter Avoid",
         3,
         60,
         {"Gefahrenmitteilung: Gefahrstoff", "Danger warning: hazardous substance"},
         {"Gefahrstoff %: Fenster und Türen geschlossen halten",
          "Hazardous substance %: keep windows and doors closed"},
         {"Gefahrstoff", "Hazardous substance"},
         {"Ein gefährlicher Stoff ist in der Luft. Er kann Augen und Atemwege reizen.",
          "A hazardous substance is in the air. It may irritate eyes and airways."},
         {"Halten Sie Fenster und Türen zu. Bleiben Sie im Gebäude. Schalten Sie Lüftung und Klimaanlage aus. Zünden "
          "Sie nichts an. Meiden Sie das Gebiet. Schalten Sie das Radio ein. Helfen Sie Menschen, die Hilfe brauchen. "
          "Wählen Sie 112 nur im Notfall.",
          "Keep windows and doors shut. Stay inside the building. Switch off ventilation and air conditioning. Do not "
          "light anything. Keep away from the area. Turn on the radio. Help people who need help. Call 112 only in an "
          "emergency."}},
        {wire::WarningLevel::Announcement,
         "Immediate",
         "Extreme",
         "Shelter Avoid",
         3,
         30,
         {"Gefahrendurchsage: Gefahrstoff", "Emergency warning: hazardous substance"},
         {"Lebensgefahr durch Gefahrstoff %", "Danger to life: hazardous substance %"},
         {"Gefahrstoff", "Hazardous substance"},
         {"Es besteht Lebensgefahr. In der Luft ist ein giftiger Stoff. Man kann ihn nicht immer riechen.",
          "There is danger to life. A toxic substance is in the air. It cannot always be smelled."},
         {"Schließen Sie Fenster und Türen. Gehen Sie sofort in ein Gebäude. Gehen Sie nicht in den Keller. Schalten "
          "Sie Lüftung und Klimaanlage aus. Zünden Sie nichts an. Meiden Sie das Gebiet. Nehmen Sie Menschen von der "
          "Straße mit hinein. Schalten Sie das Radio ein. Wählen Sie 112 nur im Notfall.",
          "Close windows and doors. Go inside a building at once. Do not go into the cellar. Switch off ventilation "
          "and air conditioning. Do not light anything. Keep away from the area. Take people in from the street. Turn "
          "on the radio. Call 112 only in an emergency."}},
    }},
    {"Öffnen Sie Fenster und Türen. Lüften Sie alle Räume gut. Lüften Sie auch den Keller. Gehen Sie bei Husten oder "
     "Atemnot zum Arzt. Helfen Sie Menschen, die Hilfe brauchen.",
     "Open windows and doors. Air all rooms well. Air the cellar as well. See a doctor if you cough or are short of "
     "breath. Help people who need help."}};

}  // namespace warning
