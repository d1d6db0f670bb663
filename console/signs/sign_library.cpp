// SPDX-License-Identifier: EUPL-1.2
#include "console/signs/sign_library.h"

#include <algorithm>
#include <array>
#include <system_error>

#include <QFile>
#include <QFont>
#include <QFontMetricsF>
#include <QJSEngine>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QPainterPath>
#include <QVersionNumber>

#include "console/signs/internal/text_outline.h"

namespace signs {
namespace {

/// Qt 6.4's engine is of 2016: what the package needs beyond it stands first. The package's modules ask for each other
/// by name; `files` holds each as a function that is not run yet.
constexpr const char* kGlue = R"js((function (files, outline) {
  "use strict";
  if (!Array.prototype.flatMap)
    Array.prototype.flatMap = function (of) { return [].concat.apply([], this.map(of)); };
  if (!Array.prototype.flat)
    Array.prototype.flat = function () { return [].concat.apply([], this); };
  if (!Object.entries)
    Object.entries = function (of) { return Object.keys(of).map(function (key) { return [key, of[key]]; }); };
  if (!Object.values)
    Object.values = function (of) { return Object.keys(of).map(function (key) { return of[key]; }); };
  if (!Object.fromEntries)
    Object.fromEntries = function (all) {
      return all.reduce(function (of, one) { of[one[0]] = one[1]; return of; }, {});
    };
  var modules = {};
  function load(name) {
    var path = name.replace(/^\.\//, "");
    if (modules[path]) return modules[path].exports;
    if (!files[path]) throw new Error("no module " + name);
    var made = modules[path] = { exports: {} };
    files[path](made.exports, load, made);
    return made.exports;
  }
  var core = load("./index"), font = load("./font");

  function escaped(value) {
    return String(value).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  }
  function written(node, colour) {
    var attributes = node.attributes, own = attributes.color || colour;
    if (node.name === "text") {
      var x = attributes.x || 0, y = attributes.y || 0;
      return '<path stroke="none" transform="translate(' + Number(x) + "," + Number(y) + ')" fill="' + escaped(own) +
        '" d="' + outline.path(String(node.text), font.calculateTextWidth(String(node.text))) + '"/>';
    }
    var tag = "<" + node.name;
    Object.keys(attributes).forEach(function (key) {
      if (key === "clip-path" || key === "color") return;
      var value = attributes[key] === "currentColor" ? own : attributes[key];
      tag += " " + (node.name === "use" && key === "href" ? "xlink:href" : key) + '="' + escaped(value) + '"';
    });
    return tag + ">" + (node.children || []).map(function (child) { return written(child, own); }).join("") +
      "</" + node.name + ">";
  }
  function made(dashed, node, fill) {
    if (node.attributes.fill && node.attributes.fill !== "transparent") node.attributes.fill = fill;
    if (!node.children || !node.children.length) node.attributes["stroke-dasharray"] = dashed;
    (node.children || []).forEach(function (child) { made(dashed, child, fill); });
  }
  // Black on THW's blue is not read: what stands inside is white there, as on the vehicles.
  function isDark(spec) {
    var org = core.organisationen.filter(function (one) { return one.id === spec.organisation; })[0];
    var base = core.grundzeichen.filter(function (one) { return one.id === spec.grundzeichen; })[0];
    if (!org || !base || (base.accepts && base.accepts.indexOf("organisation") < 0)) return false;
    var hex = /^#(..)(..)(..)$/.exec(org.background);
    return !!hex && 0.2126 * parseInt(hex[1], 16) + 0.7152 * parseInt(hex[2], 16) + 0.0722 * parseInt(hex[3], 16) < 60;
  }
  function whitened(node) {
    ["fill", "stroke"].forEach(function (key) {
      if (node.attributes[key] === "black" || node.attributes[key] === "#000") node.attributes[key] = "white";
    });
    (node.children || []).forEach(whitened);
  }
  var api = {};
  api.plan = function (spec, hollow, hollowFill) {
    spec.skipFontRegistration = true;
    var svg = core.erzeugeTaktischesZeichen(spec).svg, root = svg.attributes, box = root.viewBox;
    var colour = hollow ? "black" : root.color || "black";
    function whole(inner, fill, stroke) {
      return '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="' +
        escaped(box) + '" fill="' + fill + '" stroke="' + escaped(stroke) + '" stroke-width="' +
        escaped(root["stroke-width"] || 2) + '">' + inner + "</svg>";
    }
    var clips = {}, body = "", layers = [];
    svg.children[0].children.forEach(function (one) {
      if (one.name !== "clipPath") return;
      clips[one.attributes.id] =
        whole(one.children.map(function (child) { delete child.attributes.fill; return written(child, "white"); }).join(""),
              "#ffffff", "none");
      if (one.attributes.id === "tz_" + spec.grundzeichen) body = clips[one.attributes.id];
    });
    var stroke = root.stroke === "currentColor" ? root.color || "black" : root.stroke || "black";
    var turnsWhite = !hollow && isDark(spec);
    svg.children.slice(1).forEach(function (child, at) {
      if (hollow && at === 0) made("5 3.5", child, hollowFill);
      var named = /^url\(#(.+)\)$/.exec(child.attributes["clip-path"] || "");
      var isInside = turnsWhite && at > 0 && named;
      if (isInside) whitened(child);
      layers.push({ svg: whole(written(child, colour), "none", isInside ? "white" : stroke), clip: named && clips[named[1]] || "" });
    });
    return JSON.stringify({ box: box, body: body, layers: layers });
  };
  api.catalogue = function () {
    function named(list) {
      return list.filter(function (one) { return !one.deprecated; })
        .map(function (one) { return { id: one.id, label: one.label }; });
    }
    var accepts = {};
    core.grundzeichen.forEach(function (one) { if (one.accepts) accepts[one.id] = one.accepts; });
    return JSON.stringify({
      bases: named(core.grundzeichen), tasks: named(core.fachaufgaben), organisations: named(core.organisationen),
      sizes: named(core.einheiten), levels: named(core.verwaltungsstufen), functions: named(core.funktionen),
      symbols: named(core.symbole), accepts: accepts
    });
  };
  return api;
}))js";

/// Modules of the package that are no module of ours: tests.
bool isSpec(const std::string& stem) { return stem.size() > 5 && stem.substr(stem.size() - 5) == ".spec"; }

base::Outcome<QString> read(const std::filesystem::path& file) {
    QFile in(QString::fromStdString(file.string()));
    if (!in.open(QIODevice::ReadOnly))
        return base::Failure{"a file of the signs cannot be read", file.string(),
                             "set the signs up again: ./lagewerk signs"};
    return QString::fromUtf8(in.readAll());
}

base::Failure thrown(const QJSValue& value, const std::string& where) {
    return {"the library of signs says: " + value.toString().toStdString(), where, {}};
}

std::vector<Choice> choicesOf(const QJsonValue& list) {
    std::vector<Choice> out;
    for (const auto& one : list.toArray())
        out.push_back({one.toObject().value(QStringLiteral("id")).toString(),
                       one.toObject().value(QStringLiteral("label")).toString()});
    return out;
}

QRectF viewOf(const QString& box) {
    const QStringList parts = box.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.size() != 4) return {};
    return {parts[0].toDouble(), parts[1].toDouble(), parts[2].toDouble(), parts[3].toDouble()};
}

QJsonObject packageFile(const std::filesystem::path& package) {
    const auto about = read(package / "package.json");
    return about ? QJsonDocument::fromJson(about.value().toUtf8()).object() : QJsonObject();
}

}  // namespace

bool Catalogue::takes(const QString& base, const QString& part) const {
    const auto found = accepts.find(base);
    return found == accepts.end() || found->second.contains(part);
}

Catalogue baseCatalogue() {
    const auto choice = [](const char* id, const char* label) {
        return Choice{QString::fromUtf8(id), QString::fromUtf8(label)};
    };
    Catalogue all;
    all.bases = {choice("taktische-formation", "Taktische Formation"), choice("befehlsstelle", "Befehlsstelle"),
                 choice("stelle", "Stelle, Einrichtung"),
                 choice("kraftfahrzeug-landgebunden", "Kraftfahrzeug landgebunden")};
    all.organisations = {choice("feuerwehr", "Feuerwehr"),
                         choice("thw", "THW"),
                         choice("fuehrung", "Führung"),
                         choice("polizei", "Polizei"),
                         choice("gefahrenabwehr", "Gefahrenabwehr"),
                         choice("hilfsorganisation", "Hilfsorganisationen"),
                         choice("bundeswehr", "Bundeswehr"),
                         choice("zivil", "Zivile Einheiten")};
    all.sizes = {choice("trupp", "Trupp"), choice("staffel", "Staffel"), choice("gruppe", "Gruppe"),
                 choice("zug", "Zug"), choice("bereitschaft", "Bereitschaft (Verband I)")};
    const QString text = QStringLiteral("symbol"), organisation = QStringLiteral("organisation");
    all.accepts = {{QStringLiteral("taktische-formation"), {text, organisation, QStringLiteral("einheit")}},
                   {QStringLiteral("befehlsstelle"), {text, organisation}},
                   {QStringLiteral("stelle"), {text, organisation}},
                   {QStringLiteral("kraftfahrzeug-landgebunden"), {text, organisation}}};
    return all;
}

class SignLibrary::Engine {
public:
    QJSEngine js;
    TextOutline outline;
    QJSValue plan;
};

SignLibrary::SignLibrary() : m_engine(std::make_unique<Engine>()) {}
SignLibrary::~SignLibrary() = default;

base::Outcome<std::unique_ptr<SignLibrary>> SignLibrary::load(const std::filesystem::path& package) {
    std::unique_ptr<SignLibrary> library(new SignLibrary);
    if (const auto started = library->start(package); !started) return started.failure();
    return library;
}

base::Done SignLibrary::start(const std::filesystem::path& package) {
    const QJsonObject about = packageFile(package);
    m_version = about.value(QStringLiteral("name")).toString() + QLatin1Char(' ') +
                about.value(QStringLiteral("version")).toString();
    QJSEngine& js = m_engine->js;
    QJSValue files = js.newObject();
    const auto add = [&](const QString& module, const std::filesystem::path& file) -> base::Done {
        const auto text = read(file);
        if (!text) return text.failure();
        const QJSValue made = js.evaluate(
            QStringLiteral("(function (exports, require, module) {") + text.value() + QStringLiteral("\n})"),
            QString::fromStdString(file.filename().string()));
        if (made.isError()) return thrown(made, file.string());
        files.setProperty(module, made);
        return base::done();
    };
    std::error_code error;
    const std::filesystem::path folder = package / "dist" / "cjs";
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::filesystem::path& file = entry.path();
        if (file.extension() != ".js" || isSpec(file.stem().string())) continue;
        if (auto added = add(QString::fromStdString(file.stem().string()), file); !added) return added;
    }
    if (error)
        return base::Failure{"the package of signs has no code", folder.string(),
                             "set the signs up again: ./lagewerk signs"};
    // Only its data address asks for this one, and nobody asks for that.
    files.setProperty(QStringLiteral("base64-js"), js.evaluate(QStringLiteral("(function () {})")));
    QJSEngine::setObjectOwnership(&m_engine->outline, QJSEngine::CppOwnership);
    const QJSValue api = js.evaluate(QString::fromLatin1(kGlue)).call({files, js.newQObject(&m_engine->outline)});
    if (api.isError()) return thrown(api, package.string());
    m_engine->plan = api.property(QStringLiteral("plan"));
    const QJSValue told = api.property(QStringLiteral("catalogue")).call();
    if (told.isError()) return thrown(told, package.string());
    const QJsonObject all = QJsonDocument::fromJson(told.toString().toUtf8()).object();
    const auto list = [&](const char* name) { return choicesOf(all.value(QLatin1String(name))); };
    m_catalogue = {list("bases"),  list("tasks"),     list("organisations"), list("sizes"),
                   list("levels"), list("functions"), list("symbols"),       {}};
    const QJsonObject accepts = all.value(QStringLiteral("accepts")).toObject();
    for (auto one = accepts.begin(); one != accepts.end(); ++one) {
        QStringList& parts = m_catalogue.accepts[one.key()];
        for (const auto& part : one.value().toArray()) parts << part.toString();
    }
    if (m_catalogue.bases.empty()) return base::Failure{"the package of signs names no sign", package.string(), {}};
    return base::done();
}

base::Outcome<SignPlan> SignLibrary::plan(const Sign& sign, const Hollow& hollow) {
    QJSValue spec = m_engine->js.newObject();
    const auto give = [&](const char* name, const QString& value) {
        if (!value.isEmpty()) spec.setProperty(QLatin1String(name), value);
    };
    give("grundzeichen", sign.base), give("fachaufgabe", sign.task), give("organisation", sign.organisation);
    give("einheit", sign.size), give("verwaltungsstufe", sign.level), give("funktion", sign.function);
    give("symbol", sign.symbol), give("text", sign.text), give("typ", sign.type), give("name", sign.name);
    const QJSValue drawn = m_engine->plan.call({spec, hollow.isOn, hollow.fill});
    if (drawn.isError()) return thrown(drawn, sign.base.toStdString());
    const QJsonObject all = QJsonDocument::fromJson(drawn.toString().toUtf8()).object();
    SignPlan plan;
    plan.view = viewOf(all.value(QStringLiteral("box")).toString());
    plan.body = all.value(QStringLiteral("body")).toString().toUtf8();
    for (const auto& one : all.value(QStringLiteral("layers")).toArray())
        plan.layers.push_back({one.toObject().value(QStringLiteral("svg")).toString().toUtf8(),
                               one.toObject().value(QStringLiteral("clip")).toString().toUtf8()});
    if (plan.view.isEmpty() || plan.layers.empty())
        return base::Failure{"the library of signs draws nothing", sign.base.toStdString(), {}};
    return plan;
}

std::vector<std::filesystem::path> installedIn(const std::filesystem::path& folder) {
    std::vector<std::pair<QVersionNumber, std::filesystem::path>> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "node_modules", error)) {
        const std::string name = entry.path().filename().string();
        if (name.rfind(kLibraryName, 0) != 0) continue;
        const QJsonObject about = packageFile(entry.path());
        if (about.value(QStringLiteral("name")).toString() != QLatin1String(kLibraryName)) continue;
        found.emplace_back(QVersionNumber::fromString(about.value(QStringLiteral("version")).toString()), entry.path());
    }
    std::sort(found.begin(), found.end());
    std::vector<std::filesystem::path> out;
    out.reserve(found.size());
    for (auto& [version, path] : found) out.push_back(std::move(path));
    return out;
}

}  // namespace signs
