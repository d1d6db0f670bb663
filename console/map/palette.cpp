// SPDX-License-Identifier: EUPL-1.2
#include "console/map/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "console/models/tokens.h"

namespace map {
namespace {

QColor colourOf(std::uint32_t token) { return QColor::fromRgb(token); }

/// What the overlay shares with the rest of the console.
void takeTokens(Palette& p, const models::Tokens& tokens) {
    p.text = colourOf(tokens.text);
    p.second = colourOf(tokens.second);
    p.panel = colourOf(tokens.panel);
    p.action = colourOf(tokens.action);
    p.flood = p.floodEdge = colourOf(tokens.water);
}

Palette dayPalette() {
    Palette p;
    p.land = "#F3F1EB";
    p.forest = "#D5E4CF";
    p.green = "#DDEBD5";
    p.farm = "#EEEFE2";
    p.builtUp = "#ECE8E3";
    p.industry = "#E5E2E4";
    p.water = "#A9CDEB";
    p.waterEdge = "#8DB9DF";
    p.building = "#CFC7BE";
    p.buildingEdge = "#BDB3A8";
    p.motorway = "#C9C3BA";
    p.major = "#FFFFFF";
    p.middle = "#FFFFFF";
    p.minor = "#FFFFFF";
    p.casing = "#C9C2B6";
    p.path = "#CBC5B8";
    p.rail = "#A9A7AC";
    p.railSleeper = "#E5E2E4";
    p.supply = "#7D7487";
    p.own = "#655C74";
    p.border = "#9A8FA6";
    p.grid = QColor(0x13, 0x1C, 0x28, 22);
    p.placeText = "#3C4654";
    p.streetText = "#4B5563";
    p.waterText = "#1F5F9E";
    p.groundHalo = "#FBFAF7";
    takeTokens(p, models::kDay);
    p.halo = "#FFFFFF";
    p.signEdge = "#131C28";
    return p;
}

Palette nightPalette() {
    Palette p;
    p.theme = Theme::Night;
    p.dark = true;
    p.land = "#131A22";
    p.forest = "#16231F";
    p.green = "#17241F";
    p.farm = "#151D21";
    p.builtUp = "#182029";
    p.industry = "#1B2129";
    p.water = "#1A3A5C";
    p.waterEdge = "#234B74";
    p.building = "#2A3442";
    p.buildingEdge = "#364253";
    p.motorway = "#56647A";
    p.major = "#414E61";
    p.middle = "#36424F";
    p.minor = "#2C3746";
    p.casing = "#0F151D";
    p.path = "#2B3743";
    p.rail = "#46505E";
    p.railSleeper = "#1B2129";
    p.supply = "#7C7590";
    p.own = "#AAA1BB";
    p.border = "#5E5A72";
    p.grid = QColor(0xEA, 0xF0, 0xF7, 16);
    p.placeText = "#93A3B8";
    p.streetText = "#93A3B8";
    p.waterText = "#6FA8E0";
    p.groundHalo = "#0D131D";
    takeTokens(p, models::kNight);
    p.halo = "#0D131D";
    p.signEdge = "#0D131D";
    p.floodOpacity[0] = 0.20;
    p.floodOpacity[1] = 0.26;
    p.floodOpacity[2] = 0.34;
    return p;
}

/// The ground without colour, for time travel: nobody shall take the past for now.
Palette withoutColour(Palette p, Theme theme) {
    p.theme = theme;
    for (QColor* c : {&p.land,      &p.forest,     &p.green,        &p.farm,        &p.builtUp, &p.industry, &p.water,
                      &p.waterEdge, &p.building,   &p.buildingEdge, &p.motorway,    &p.major,   &p.middle,   &p.minor,
                      &p.casing,    &p.path,       &p.rail,         &p.railSleeper, &p.supply,  &p.own,      &p.border,
                      &p.placeText, &p.streetText, &p.waterText,    &p.groundHalo}) {
        const int grey = qGray(c->rgb());
        *c = QColor(grey, grey, grey);
    }
    return p;
}

double channelLight(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }
double relativeLight(const QColor& c) {
    return 0.2126 * channelLight(c.redF()) + 0.7152 * channelLight(c.greenF()) + 0.0722 * channelLight(c.blueF());
}

}  // namespace

const Palette& palette(Theme theme) {
    static const std::array<Palette, 4> all = {dayPalette(), nightPalette(),
                                               withoutColour(dayPalette(), Theme::GreyDay),
                                               withoutColour(nightPalette(), Theme::GreyNight)};
    return all[static_cast<std::size_t>(theme)];
}

Theme themeOf(const QString& name) {
    if (name == QLatin1String("night")) return Theme::Night;
    if (name == QLatin1String("grey")) return Theme::GreyDay;
    if (name == QLatin1String("grey-night")) return Theme::GreyNight;
    return Theme::Day;
}

MarkColours urgencyColours(models::Urgency urgency, const Palette& p) {
    if (urgency == models::Urgency::None) return {p.panel, p.text};
    const models::Tokens& tokens = p.dark ? models::kNight : models::kDay;
    const auto step = static_cast<std::size_t>(urgency);
    return {colourOf(tokens.urgency[step]), colourOf(tokens.urgencyInk[step])};
}

MarkColours organisationColours(Organisation organisation) {
    switch (organisation) {
        case Organisation::Fire: return {"#FA321E", Qt::white};
        case Organisation::Thw: return {"#003399", Qt::white};
        case Organisation::Command: return {"#FAFA00", Qt::black};
        case Organisation::Police: return {"#64DC32", Qt::black};
        case Organisation::Aid: return {Qt::white, Qt::black};
        case Organisation::Army: return {"#B4783C", Qt::black};
        case Organisation::Other: return {"#FA8C00", Qt::black};
        case Organisation::Civil: break;
    }
    return {"#BEBEBE", Qt::black};
}

double contrast(const QColor& a, const QColor& b) {
    const double la = relativeLight(a), lb = relativeLight(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace map
