// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QObject>
#include <QString>

namespace signs {

/// Letters as an outline, for the JavaScript side: the package's own font is not needed, any script can be written.
class TextOutline : public QObject {
    Q_OBJECT
public:
    /// The data of an SVG path on a base line at 0, in the package's units (letters of 30), as wide as the package
    /// takes the text to be. Text beyond kLettersMax is left out.
    Q_INVOKABLE [[nodiscard]] QString path(const QString& text, double width) const;
    static constexpr int kLettersMax = 60;
};

}  // namespace signs
