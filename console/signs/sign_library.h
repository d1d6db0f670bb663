// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One version of the npm package taktische-zeichen-core, run in Qt's JavaScript engine: what can be composed, and a
// sign as pieces of SVG. Text in a sign becomes an outline before it reaches SVG, so no word of anybody's is markup.

#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include <QByteArray>
#include <QRectF>
#include <QString>
#include <QStringList>

#include "broker/base/outcome.h"
#include "console/signs/sign.h"

namespace signs {

/// An id of the library and its German name.
struct Choice {
    QString id, label;
    bool operator==(const Choice&) const = default;
};
/// What can be composed. Lists keep the library's order; what it calls deprecated is left out.
struct Catalogue {
    std::vector<Choice> bases, tasks, organisations, sizes, levels, functions, symbols;
    /// What a base takes: "fachaufgabe", "organisation", "einheit", "verwaltungsstufe", "funktion", "symbol", "name",
    /// "typ", "farbe". A base that is not in here takes all of it.
    std::map<QString, QStringList> accepts;
    [[nodiscard]] bool takes(const QString& base, const QString& part) const;
};

/// What can be composed without the library: the base signs that the map draws by hand, under the library's ids.
[[nodiscard]] Catalogue baseCatalogue();

/// One piece of a sign, a whole SVG document. QtSvg knows no clip paths: `clip` is another document, white where the
/// piece may be seen; empty: everywhere.
struct Layer {
    QByteArray svg, clip;
};
struct SignPlan {
    QRectF view;                ///< of all documents, in the library's units: a unit's body is 75 x 45
    QByteArray body;            ///< document, white inside the base shape; empty: it has no inside
    std::vector<Layer> layers;  ///< lowest first
};
/// How a sign is to be drawn when it shall not look like a sure one: unfilled, its border dashed.
struct Hollow {
    bool isOn = false;
    QString fill;  ///< in place of the organisation's colour: "#ffffff"
};

/// Of one thread: the one that loaded it.
class SignLibrary {
public:
    /// `package`: the unpacked package, with package.json and dist/cjs.
    [[nodiscard]] static base::Outcome<std::unique_ptr<SignLibrary>> load(const std::filesystem::path& package);
    ~SignLibrary();

    [[nodiscard]] const QString& version() const { return m_version; }  ///< "taktische-zeichen-core 0.10.0"
    [[nodiscard]] const Catalogue& catalogue() const { return m_catalogue; }
    /// Failure: it knows an id of the sign not, or cannot join its parts.
    [[nodiscard]] base::Outcome<SignPlan> plan(const Sign& sign, const Hollow& hollow = {});

private:
    SignLibrary();
    [[nodiscard]] base::Done start(const std::filesystem::path& package);
    class Engine;
    std::unique_ptr<Engine> m_engine;
    QString m_version;
    Catalogue m_catalogue;
};

inline constexpr const char* kLibraryName = "taktische-zeichen-core";

/// The versions installed in a folder, newest last: folders in its node_modules whose package.json has the name.
[[nodiscard]] std::vector<std::filesystem::path> installedIn(const std::filesystem::path& folder);

}  // namespace signs
