// SPDX-License-Identifier: EUPL-1.2
#include "console/models/sign_composer.h"

#include <algorithm>
#include <array>

namespace models {
namespace {

constexpr int kTextLettersMax = 24;

struct Part {
    const char* name;
    const char* library;  ///< what the library calls it
};
constexpr std::array kParts{Part{"base", ""},
                            Part{"organisation", "organisation"},
                            Part{"task", "fachaufgabe"},
                            Part{"symbol", "symbol"},
                            Part{"size", "einheit"},
                            Part{"level", "verwaltungsstufe"},
                            Part{"function", "funktion"}};
constexpr std::array kTexts{Part{"text", "symbol"}, Part{"type", "typ"}, Part{"name", "name"}};

const Part* partOf(const QString& name) {
    const auto isIt = [&](const Part& one) { return name == QLatin1String(one.name); };
    const auto found = std::find_if(kParts.begin(), kParts.end(), isIt);
    return found == kParts.end() ? nullptr : &*found;
}

/// The id of a part in a sign; works on constant signs and others.
template <class Sign>
auto& idIn(Sign& sign, const QString& part) {
    if (part == QStringLiteral("base")) return sign.base;
    if (part == QStringLiteral("task")) return sign.task;
    if (part == QStringLiteral("organisation")) return sign.organisation;
    if (part == QStringLiteral("size")) return sign.size;
    if (part == QStringLiteral("level")) return sign.level;
    if (part == QStringLiteral("function")) return sign.function;
    return sign.symbol;
}

}  // namespace

SignComposer::SignComposer(const Format& format, QObject* parent)
    : QObject(parent), m_format(format), m_catalogue(signs::baseCatalogue()) {}

void SignComposer::setSigns(std::shared_ptr<signs::SignBook> book) {
    m_book = std::move(book);
    const auto take = [this] {
        signs::Catalogue all = m_book->catalogue();
        m_catalogue = all.bases.empty() ? signs::baseCatalogue() : std::move(all);
        emit changed();
    };
    if (!m_book) return;
    connect(m_book.get(), &signs::SignBook::changed, this, [this, take] {
        if (m_book->isLoaded() && m_catalogue.symbols.empty()) take();
    });
    take();
}

const std::vector<signs::Choice>& SignComposer::choicesOf(const QString& part) const {
    if (part == QStringLiteral("base")) return m_catalogue.bases;
    if (part == QStringLiteral("task")) return m_catalogue.tasks;
    if (part == QStringLiteral("organisation")) return m_catalogue.organisations;
    if (part == QStringLiteral("size")) return m_catalogue.sizes;
    if (part == QStringLiteral("level")) return m_catalogue.levels;
    if (part == QStringLiteral("function")) return m_catalogue.functions;
    return m_catalogue.symbols;
}

QString SignComposer::labelOf(const QString& part, const signs::Choice& choice) const {
    if (m_format.language() == Language::German) return choice.label;
    const QString english = englishOfSign(part, choice.id);
    return english.isEmpty() ? choice.label : english;
}

QVariantMap SignComposer::lists() const {
    QVariantMap out;
    for (const Part& part : kParts) {
        const QString name = QString::fromLatin1(part.name);
        QStringList words;
        const bool isBase = *part.library == '\0';
        if (isBase || m_catalogue.takes(m_sign.base, QString::fromLatin1(part.library))) {
            if (!isBase) words << Words::tr("keine Angabe");
            for (const signs::Choice& choice : choicesOf(name)) words << labelOf(name, choice);
            if (words.size() == 1 && !isBase) words.clear();
        }
        out.insert(name, words);
    }
    return out;
}

QVariantMap SignComposer::chosen() const {
    QVariantMap out;
    for (const Part& part : kParts) {
        const QString name = QString::fromLatin1(part.name);
        const QString& id = idIn(m_sign, name);
        const auto& all = choicesOf(name);
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const signs::Choice& choice) { return choice.id == id; });
        const int at = found == all.end() ? -1 : static_cast<int>(found - all.begin());
        out.insert(name, *part.library == '\0' ? at : at + 1);
    }
    return out;
}

QVariantMap SignComposer::texts() const {
    return {{QStringLiteral("text"), m_sign.text},
            {QStringLiteral("type"), m_sign.type},
            {QStringLiteral("name"), m_sign.name}};
}

QVariantMap SignComposer::takes() const {
    QVariantMap out;
    for (const Part& one : kTexts)
        out.insert(QString::fromLatin1(one.name), m_catalogue.takes(m_sign.base, QString::fromLatin1(one.library)));
    return out;
}

QString SignComposer::lack() const {
    if (m_book && (!m_book->isLoaded() || !m_book->version().isEmpty())) return {};
    return Words::tr("Die Bibliothek der taktischen Zeichen fehlt hier: nur Grundzeichen, von Hand gezeichnet.");
}

/// What the base does not take goes, so that no sign holds what nobody sees.
void SignComposer::drop() {
    for (const Part& part : kParts)
        if (*part.library != '\0' && !m_catalogue.takes(m_sign.base, QString::fromLatin1(part.library)))
            idIn(m_sign, QString::fromLatin1(part.name)).clear();
    const QVariantMap texts = takes();
    if (!texts.value(QStringLiteral("text")).toBool()) m_sign.text.clear();
    if (!texts.value(QStringLiteral("type")).toBool()) m_sign.type.clear();
    if (!texts.value(QStringLiteral("name")).toBool()) m_sign.name.clear();
    m_sign.library = m_book ? m_book->version() : QString();
}

void SignComposer::setSign(const signs::Sign& sign) {
    m_sign = sign;
    m_isChosen = !sign.isEmpty();
    emit changed();
}

void SignComposer::suggest(const std::string& use) {
    if (m_isChosen) return;
    signs::Sign sign;
    if (use == "staging") {
        sign.base = QStringLiteral("stelle"), sign.symbol = QStringLiteral("sammeln");
    } else if (use == "closure") {
        sign.base = QStringLiteral("massnahme"), sign.symbol = QStringLiteral("blockiert");
    } else if (use == "dike") {
        sign.base = QStringLiteral("stelle"), sign.task = QStringLiteral("abwehr-wassergefahren");
    } else {
        sign.base = QStringLiteral("befehlsstelle"), sign.organisation = QStringLiteral("fuehrung");
        sign.task = QStringLiteral("fuehrung");
    }
    m_sign = sign;
    drop();
    emit changed();
}

void SignComposer::choose(const QString& part, int at) {
    const Part* known = partOf(part);
    const auto& all = choicesOf(part);
    const int index = known != nullptr && *known->library == '\0' ? at : at - 1;
    if (known == nullptr || index < -1 || index >= static_cast<int>(all.size())) return;
    if (*known->library == '\0' && index < 0) return;
    idIn(m_sign, part) = index < 0 ? QString() : all[static_cast<std::size_t>(index)].id;
    // The middle holds one of them: drawn over each other nobody reads either.
    if (index >= 0 && part == QStringLiteral("symbol")) m_sign.task.clear(), m_sign.text.clear();
    if (index >= 0 && part == QStringLiteral("task")) m_sign.symbol.clear();
    m_isChosen = true;
    drop();
    emit changed();
}

void SignComposer::write(const QString& field, const QString& text) {
    const QString kept = text.left(kTextLettersMax);
    if (field == QStringLiteral("text")) {
        m_sign.text = kept;
        if (!kept.isEmpty()) m_sign.symbol.clear();
    } else if (field == QStringLiteral("type")) {
        m_sign.type = kept;
    } else if (field == QStringLiteral("name")) {
        m_sign.name = kept;
    } else {
        return;
    }
    m_isChosen = true;
    drop();
    emit changed();
}

QString SignComposer::wordsOf(const signs::Sign& sign) const {
    QStringList out;
    for (const Part& part : kParts) {
        const QString name = QString::fromLatin1(part.name);
        const QString& id = idIn(sign, name);
        if (id.isEmpty()) continue;
        const auto& all = choicesOf(name);
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const signs::Choice& choice) { return choice.id == id; });
        out << (found == all.end() ? id : labelOf(name, *found));
    }
    for (const QString& words : {sign.text, sign.type, sign.name})
        if (!words.isEmpty()) out << QStringLiteral("„%1“").arg(words);
    return out.join(QStringLiteral(", "));
}

}  // namespace models
