// SPDX-License-Identifier: EUPL-1.2
#include "console/models/unit_state.h"

#include <QStringList>

namespace models {
namespace {

struct Read {
    Strength strength{};
    bool isOne = false, addsUp = false;
};

Read readStrength(const QString& typed) {
    Read read;
    const QStringList parts = typed.trimmed().split(QLatin1Char('/'));
    if (parts.size() != 3 && parts.size() != 4) return read;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        bool isNumber = false;
        const int number = parts[i].trimmed().toInt(&isNumber);
        if (!isNumber || number < 0 || number > 9'999) return read;
        read.strength[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(number);
    }
    const auto sum = static_cast<std::uint16_t>(read.strength[0] + read.strength[1] + read.strength[2]);
    if (parts.size() == 3) read.strength[3] = sum;
    read.isOne = true;
    read.addsUp = read.strength[3] == sum;
    return read;
}

}  // namespace

UnitState unitStateOf(const situation::Situation& picture, const std::string& callSign) {
    UnitState state;
    const auto unit = picture.units.find(callSign);
    const situation::Unit* own = unit == picture.units.end() ? nullptr : &unit->second;
    if (own != nullptr) {
        state.status = own->report.fmsStatus;
        state.since = own->statusSince;
        state.strength = own->report.strength;
    }
    const auto work = picture.work.assignments.find(callSign);
    if (work == picture.work.assignments.end()) return state;
    const wire::Assignment& said = work->second.assignment;
    const auto isNewer = [&](const std::optional<base::Instant>& at) {
        return own == nullptr || own->acceptedAt < at.value_or(work->second.by.acceptedAt);
    };
    if (said.status && isNewer(said.statusAt)) {
        state.status = said.status;
        state.since = said.statusAt.value_or(work->second.by.acceptedAt);
        state.statusByHand = true;
    }
    if (said.strength && (!state.strength || isNewer(said.strengthAt))) {
        state.strength = said.strength;
        state.strengthByHand = true;
    }
    return state;
}

QString strengthText(const Strength& strength) {
    return QString(QStringLiteral("%1/%2/%3/%4")).arg(strength[0]).arg(strength[1]).arg(strength[2]).arg(strength[3]);
}

std::optional<Strength> strengthTyped(const QString& typed) {
    const Read read = readStrength(typed);
    return read.isOne && read.addsUp ? std::optional(read.strength) : std::nullopt;
}

QString strengthFault(const QString& typed) {
    const Read read = readStrength(typed);
    if (!read.isOne) return Words::tr("Stärke: Führer/Unterführer/Mannschaft/zusammen, etwa 0/1/8/9.");
    if (read.addsUp) return {};
    return Words::tr("Stärke: %1 + %2 + %3 sind %4, nicht %5. Bitte nachzählen.")
        .arg(read.strength[0])
        .arg(read.strength[1])
        .arg(read.strength[2])
        .arg(read.strength[0] + read.strength[1] + read.strength[2])
        .arg(read.strength[3]);
}

}  // namespace models
