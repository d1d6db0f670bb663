// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QObject>
#include <QVariantList>

#include "console/models/tokens.h"

class QQmlEngine;

namespace console {

/// Colours, sizes and typefaces of the screen: the one singleton of the QML side. Colours come from models/tokens.h.
class Theme : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(bool night READ night WRITE setNight NOTIFY changed)
    /// 1.0 to 2.0 by the user; a wall screen goes up to kScaleMax
    Q_PROPERTY(double scale READ scale WRITE setScale NOTIFY changed)
    Q_PROPERTY(QString mapTheme READ mapTheme NOTIFY changed)
    /// Keys that write a character do something by themselves where they have the focus: on the map, in a photo, while
    /// sighting. Off: only with Alt or by the buttons (WCAG 2.1.4).
    Q_PROPERTY(bool singleKeys MEMBER m_singleKeys NOTIFY changed)

    Q_PROPERTY(QColor ground READ ground NOTIFY changed)
    Q_PROPERTY(QColor panel READ panel NOTIFY changed)
    Q_PROPERTY(QColor raised READ raised NOTIFY changed)
    Q_PROPERTY(QColor hover READ hover NOTIFY changed)
    Q_PROPERTY(QColor line READ line NOTIFY changed)
    Q_PROPERTY(QColor border READ border NOTIFY changed)
    Q_PROPERTY(QColor text READ text NOTIFY changed)
    Q_PROPERTY(QColor second READ second NOTIFY changed)
    Q_PROPERTY(QColor muted READ muted NOTIFY changed)
    Q_PROPERTY(QColor action READ action NOTIFY changed)
    Q_PROPERTY(QColor actionInk READ actionInk NOTIFY changed)
    Q_PROPERTY(QColor allClear READ allClear NOTIFY changed)
    Q_PROPERTY(QColor exercise READ exercise NOTIFY changed)
    Q_PROPERTY(QColor exerciseGround READ exerciseGround NOTIFY changed)
    Q_PROPERTY(QColor exerciseInk READ exerciseInk NOTIFY changed)
    Q_PROPERTY(QColor lost READ lost NOTIFY changed)
    Q_PROPERTY(QColor lostInk READ lostInk NOTIFY changed)
    Q_PROPERTY(QColor water READ water NOTIFY changed)
    Q_PROPERTY(QColor chart READ chart NOTIFY changed)
    /// Indexed by urgency 0..4.
    Q_PROPERTY(QVariantList urgency READ urgency NOTIFY changed)
    Q_PROPERTY(QVariantList urgencyInk READ urgencyInk NOTIFY changed)
    Q_PROPERTY(QVariantList urgencyLine READ urgencyLine NOTIFY changed)

    Q_PROPERTY(QString words READ words CONSTANT)      ///< family for words
    Q_PROPERTY(QString figures READ figures CONSTANT)  ///< family for figures that change, codes and keys
    /// Logical pixels, scaled.
    Q_PROPERTY(double unit READ unit NOTIFY changed)  ///< the 4 px grid
    Q_PROPERTY(double small READ small NOTIFY changed)
    Q_PROPERTY(double body READ body NOTIFY changed)
    Q_PROPERTY(double title READ title NOTIFY changed)
    Q_PROPERTY(double figure READ figure NOTIFY changed)
public:
    static constexpr double kScaleMax = 4.0;
    explicit Theme(QObject* parent = nullptr) : QObject(parent) {}
    /// The engine's theme, before any page is loaded. Null only when the module is not linked in.
    [[nodiscard]] static Theme* of(QQmlEngine& engine);

    [[nodiscard]] bool night() const { return m_night; }
    void setNight(bool night);
    [[nodiscard]] double scale() const { return m_scale; }
    void setScale(double scale);
    [[nodiscard]] QString mapTheme() const { return m_night ? QStringLiteral("night") : QStringLiteral("day"); }
    [[nodiscard]] const models::Tokens& tokens() const { return m_night ? models::kNight : models::kDay; }

    [[nodiscard]] QColor ground() const { return QColor(tokens().ground); }
    [[nodiscard]] QColor panel() const { return QColor(tokens().panel); }
    [[nodiscard]] QColor raised() const { return QColor(tokens().raised); }
    [[nodiscard]] QColor hover() const { return QColor(tokens().hover); }
    [[nodiscard]] QColor line() const { return QColor(tokens().line); }
    [[nodiscard]] QColor border() const { return QColor(tokens().border); }
    [[nodiscard]] QColor text() const { return QColor(tokens().text); }
    [[nodiscard]] QColor second() const { return QColor(tokens().second); }
    [[nodiscard]] QColor muted() const { return QColor(tokens().muted); }
    [[nodiscard]] QColor action() const { return QColor(tokens().action); }
    [[nodiscard]] QColor actionInk() const { return QColor(tokens().actionInk); }
    [[nodiscard]] QColor allClear() const { return QColor(tokens().allClear); }
    [[nodiscard]] QColor exercise() const { return QColor(tokens().exercise); }
    [[nodiscard]] QColor exerciseGround() const { return QColor(tokens().exerciseGround); }
    [[nodiscard]] QColor exerciseInk() const { return QColor(tokens().exerciseInk); }
    [[nodiscard]] QColor lost() const { return QColor(tokens().lost); }
    [[nodiscard]] QColor lostInk() const { return QColor(tokens().lostInk); }
    [[nodiscard]] QColor water() const { return QColor(tokens().water); }
    [[nodiscard]] QColor chart() const { return QColor(tokens().chart); }
    [[nodiscard]] QVariantList urgency() const { return listOf(tokens().urgency); }
    [[nodiscard]] QVariantList urgencyInk() const { return listOf(tokens().urgencyInk); }
    [[nodiscard]] QVariantList urgencyLine() const { return listOf(tokens().urgencyLine); }

    [[nodiscard]] QString words() const { return QStringLiteral("Inter"); }
    [[nodiscard]] QString figures() const;
    [[nodiscard]] double unit() const { return 4 * m_scale; }
    [[nodiscard]] double small() const { return 13 * m_scale; }
    [[nodiscard]] double body() const { return 15 * m_scale; }
    [[nodiscard]] double title() const { return 17 * m_scale; }
    [[nodiscard]] double figure() const { return 30 * m_scale; }

signals:
    void changed();

private:
    [[nodiscard]] static QVariantList listOf(const std::array<std::uint32_t, 5>& colours);

    bool m_night = false;
    bool m_singleKeys = true;
    double m_scale = 1.0;
};

}  // namespace console
