// SPDX-License-Identifier: EUPL-1.2
#include "console/signs/sign.h"

namespace signs {

QString Sign::key() const {
    QString key;
    key.reserve(160);
    for (const QString* part :
         {&library, &base, &task, &organisation, &size, &level, &function, &symbol, &text, &type, &name})
        key += *part, key += QChar(0x1f);
    return key;
}

Sign signOf(const wire::TacticalSign& said) {
    const auto words = [](const std::string& one) { return QString::fromStdString(one); };
    return {words(said.library), words(said.base),  words(said.task),     words(said.organisation),
            words(said.size),    words(said.level), words(said.function), words(said.symbol),
            words(said.text),    words(said.type),  words(said.name)};
}

wire::TacticalSign toWire(const Sign& sign) {
    wire::TacticalSign said;
    said.library = sign.library.toStdString();
    said.base = sign.base.toStdString(), said.task = sign.task.toStdString();
    said.organisation = sign.organisation.toStdString(), said.size = sign.size.toStdString();
    said.level = sign.level.toStdString(), said.function = sign.function.toStdString();
    said.symbol = sign.symbol.toStdString();
    said.text = sign.text.toStdString(), said.type = sign.type.toStdString(), said.name = sign.name.toStdString();
    return said;
}

}  // namespace signs
