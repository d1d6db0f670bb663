// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A tactical sign while it is composed: only parts that its base takes and that the library knows are offered.

#include <memory>

#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include "console/models/format.h"
#include "console/signs/sign_book.h"

namespace models {

class SignComposer : public QObject {
    Q_OBJECT
    /// By part ("base", "task", "organisation", "size", "level", "function", "symbol"): what can be chosen, the first
    /// entry of all but the base is "none". A part that the base does not take has an empty list.
    Q_PROPERTY(QVariantMap lists READ lists NOTIFY changed)
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY changed)  ///< by part: place in its list
    Q_PROPERTY(QVariantMap texts READ texts NOTIFY changed)    ///< "text", "type", "name"
    Q_PROPERTY(QVariantMap takes READ takes NOTIFY changed)    ///< by text: the base has a place for it
    Q_PROPERTY(QString words READ words NOTIFY changed)        ///< the sign in words, for those who do not see it
    Q_PROPERTY(QString lack READ lack NOTIFY changed)          ///< why only base signs are there; empty: all are
public:
    explicit SignComposer(const Format& format, QObject* parent = nullptr);

    /// Null: base signs alone.
    void setSigns(std::shared_ptr<signs::SignBook> book);
    [[nodiscard]] const std::shared_ptr<signs::SignBook>& book() const { return m_book; }
    [[nodiscard]] const signs::Sign& sign() const { return m_sign; }
    void setSign(const signs::Sign& sign);
    /// A sign to begin with, for a use; a sign that somebody has composed stays.
    void suggest(const std::string& use);

    [[nodiscard]] QVariantMap lists() const;
    [[nodiscard]] QVariantMap chosen() const;
    [[nodiscard]] QVariantMap texts() const;
    [[nodiscard]] QVariantMap takes() const;
    [[nodiscard]] QString words() const { return wordsOf(m_sign); }
    [[nodiscard]] QString lack() const;
    Q_INVOKABLE void choose(const QString& part, int at);
    Q_INVOKABLE void write(const QString& field, const QString& text);
    /// "Befehlsstelle, Führung, Führung, Leitung, Stab": a sign in words of the library, in the console's language.
    [[nodiscard]] QString wordsOf(const signs::Sign& sign) const;

signals:
    void changed();

private:
    [[nodiscard]] const std::vector<signs::Choice>& choicesOf(const QString& part) const;
    [[nodiscard]] QString labelOf(const QString& part, const signs::Choice& choice) const;
    void drop();

    const Format& m_format;
    std::shared_ptr<signs::SignBook> m_book;
    signs::Catalogue m_catalogue;
    signs::Sign m_sign;
    bool m_isChosen = false;
};

/// An id of the library in English; empty: no word for it.
[[nodiscard]] QString englishOfSign(const QString& part, const QString& id);

}  // namespace models
