// SPDX-License-Identifier: EUPL-1.2
#include "console/map/map_style.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QStringList>

namespace map {
namespace {

// Widths at 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64 m per pixel; between them on the logarithm of the scale.
using WidthTable = std::array<double, 9>;
constexpr WidthTable kMotorwayPx = {48, 27, 16, 9.0, 5.2, 3.4, 2.6, 2.2, 2.0};
constexpr WidthTable kMajorPx = {40, 22, 13, 7.4, 4.8, 3.4, 2.4, 1.7, 1.2};
constexpr WidthTable kMiddlePx = {30, 17, 10, 5.4, 3.4, 2.3, 1.5, 1.0, 0};
constexpr WidthTable kMinorPx = {24, 14, 8, 4.2, 2.2, 1.2, 0, 0, 0};
constexpr WidthTable kPathPx = {5, 3, 1.6, 1.0, 0.7, 0, 0, 0, 0};

double fromTable(const WidthTable& table, double metres) {
    const double at = std::clamp(std::log2(metres / 0.25), 0.0, 8.0);
    const auto low = static_cast<std::size_t>(std::min(at, 7.0));
    const double a = table[low], b = table[low + 1];
    if (b == 0) return at - static_cast<double>(low) < 0.75 ? a : 0;
    return a + (b - a) * (at - static_cast<double>(low));
}

}  // namespace

LineStyle streetStyle(GroundKind rank, double metres) {
    LineStyle style;
    switch (rank) {
        case GroundKind::Motorway: style.widthPx = fromTable(kMotorwayPx, metres); break;
        case GroundKind::Major: style.widthPx = fromTable(kMajorPx, metres); break;
        case GroundKind::Middle: style.widthPx = fromTable(kMiddlePx, metres); break;
        case GroundKind::Path:
            style.widthPx = fromTable(kPathPx, metres);
            style.dashed = true;
            return style;
        default: style.widthPx = fromTable(kMinorPx, metres); break;
    }
    if (style.widthPx > 0) style.casingPx = std::clamp(style.widthPx * 0.22, 0.45, 1.0);
    return style;
}

LineStyle railStyle(GroundKind kind, double metres) {
    LineStyle style;
    if (kind == GroundKind::Tram && metres > 3) return style;
    style.widthPx = metres <= 0.7 ? 4.0 : metres <= 4 ? 2.6 : metres <= 32 ? 1.4 : 0;
    if (kind == GroundKind::Tram) style.widthPx = std::min(style.widthPx, 1.6);
    style.dashed = metres <= 4 && kind != GroundKind::Tram;
    return style;
}

SupplyStyle supplyStyle(GroundKind kind, double metres) {
    if (metres > (kind == GroundKind::PowerLine || kind == GroundKind::Pipeline ? 24 : 6)) return {};
    switch (kind) {
        case GroundKind::PowerLine: return {1.5, {12, 2.5, 1.5, 2.5}};
        case GroundKind::PowerMinorLine: return {1.1, {12, 2.5, 1.5, 2.5}};
        case GroundKind::PowerCable: return {1.5, {1.5, 3.5}};
        case GroundKind::Pipeline: return {2.0, {8, 5}};
        default: return {};
    }
}

double watercoursePx(const Ground& water, double metres) {
    const bool river = water.kind == GroundKind::River;
    if (!river && metres > 24) return 0;
    const double widthM = std::clamp(water.size, 0.0, 500.0);
    const double least = river ? (metres > 16 ? 1.2 : 2.0) : (metres > 6 ? 0.9 : 1.4);
    return std::max(widthM / metres, least);
}

bool buildingsShown(double metres) { return metres <= 8.1; }
bool buildingEdgesShown(double metres) { return metres <= 1.01; }

QColor streetFill(GroundKind rank, const Palette& p) {
    switch (rank) {
        case GroundKind::Motorway: return p.motorway;
        case GroundKind::Major: return p.major;
        case GroundKind::Middle: return p.middle;
        case GroundKind::Path: return p.path;
        default: return p.minor;
    }
}

QColor landuseFill(GroundKind kind, const Palette& p) {
    switch (kind) {
        case GroundKind::Forest: return p.forest;
        case GroundKind::Green: return p.green;
        case GroundKind::Farm: return p.farm;
        case GroundKind::Industry: return p.industry;
        case GroundKind::BuiltUp: return p.builtUp;
        default: return p.land;
    }
}

QFont wordFont(double px, QFont::Weight weight) {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(px))));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont figureFont(double px, bool bold) {
    QFont font = wordFont(px, bold ? QFont::Bold : QFont::Normal);
    font.setFamilies(
        {figureFamily(), QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    return font;
}

LabelStyle labelStyle(LabelClass what, double metres, double textScale) {
    LabelStyle style;
    switch (what) {
        case LabelClass::Town:
            style.font = wordFont((metres < 3 ? 19 : 18) * textScale, QFont::DemiBold);
            style.shown = true;
            break;
        case LabelClass::Village:
            style.font = wordFont(15 * textScale, QFont::Medium);
            style.shown = metres <= 46;
            break;
        case LabelClass::Quarter:
            style.font = wordFont((metres <= 2.9 ? 15 : 13) * textScale, QFont::Medium);
            style.font.setLetterSpacing(QFont::AbsoluteSpacing, 0.6 * textScale);
            style.upperCase = true;
            style.shown = metres <= 8.1;
            break;
        case LabelClass::Water:
            style.font = wordFont(13 * textScale, QFont::Medium);
            style.font.setItalic(true);
            style.font.setLetterSpacing(QFont::AbsoluteSpacing, 0.8 * textScale);
            style.shown = metres <= 11.5;
            style.repeatPx = 700;
            break;
        case LabelClass::MajorStreet:
            style.font = wordFont(12.5 * textScale, QFont::Medium);
            style.shown = metres <= 2.1;
            style.repeatPx = 480;
            break;
        case LabelClass::Street:
            style.font = wordFont(12.5 * textScale);
            style.shown = metres <= 1.1;
            style.repeatPx = 420;
            break;
        case LabelClass::Own:
            style.font = wordFont(12 * textScale, QFont::Medium);
            style.shown = metres <= 3;
            break;
    }
    style.haloPx = 3.2 * textScale;
    return style;
}

QColor labelColour(LabelClass what, const Palette& p) {
    switch (what) {
        case LabelClass::Water: return p.waterText;
        case LabelClass::MajorStreet:
        case LabelClass::Street: return p.streetText;
        case LabelClass::Own: return p.own;
        default: return p.placeText;
    }
}

}  // namespace map
