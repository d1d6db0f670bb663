// SPDX-License-Identifier: EUPL-1.2
#include "console/signs/sign_book.h"

#include <algorithm>

namespace signs {

SignBook::SignBook(std::filesystem::path folder, QObject* parent)
    : QObject(parent), m_folder(std::move(folder)), m_thread([this] { work(); }) {}

SignBook::~SignBook() {
    {
        const std::scoped_lock held(m_lock);
        m_ends = true;
    }
    m_wake.notify_all();
}

std::optional<SignPicture> SignBook::find(const Sign& sign, const SignLook& look) {
    if (sign.isEmpty()) return SignPicture{};
    const std::scoped_lock held(m_lock);
    if (m_isLoaded && m_versions.empty()) return std::nullopt;
    const QString key = look.key() + sign.key();
    if (const auto known = m_pictures.constFind(key); known != m_pictures.constEnd()) return *known;
    if (!m_asked.contains(key)) {
        m_asked.insert(key);
        m_wishes.push_back({key, sign, look});
        m_wake.notify_all();
    }
    return std::nullopt;
}

void SignBook::finish() {
    std::unique_lock held(m_lock);
    m_idle.wait(held, [this] { return m_isLoaded && !m_isBusy && m_wishes.empty(); });
}

bool SignBook::isBusy() {
    const std::scoped_lock held(m_lock);
    return !m_isLoaded || m_isBusy || !m_wishes.empty();
}
bool SignBook::isLoaded() {
    const std::scoped_lock held(m_lock);
    return m_isLoaded;
}
QString SignBook::version() {
    const std::scoped_lock held(m_lock);
    return m_versions.empty() ? QString() : m_versions.back();
}
QStringList SignBook::versions() {
    const std::scoped_lock held(m_lock);
    return {m_versions.begin(), m_versions.end()};
}
Catalogue SignBook::catalogue() {
    const std::scoped_lock held(m_lock);
    return m_catalogue;
}
QString SignBook::problem() {
    const std::scoped_lock held(m_lock);
    return m_problem;
}
bool SignBook::isOfOtherVersion(const Sign& sign) {
    const std::scoped_lock held(m_lock);
    return m_isLoaded && !sign.library.isEmpty() &&
           std::find(m_versions.begin(), m_versions.end(), sign.library) == m_versions.end();
}

void SignBook::work() {
    load();
    std::unique_lock held(m_lock);
    m_isLoaded = true;
    tell();
    while (true) {
        m_isBusy = false;
        if (m_wishes.empty()) {
            m_idle.notify_all();
            m_wake.wait(held, [this] { return m_ends || !m_wishes.empty(); });
        }
        if (m_ends) break;
        const Wish wish = std::move(m_wishes.front());
        m_wishes.pop_front();
        m_isBusy = true;
        held.unlock();
        SignPicture picture = draw(wish);
        held.lock();
        if (m_pictures.size() >= kPicturesMax) m_pictures.clear(), m_asked.clear();
        m_pictures.insert(wish.key, picture);
        if (m_wishes.empty()) tell();
    }
    held.unlock();
    m_libraries.clear();  // an engine ends where it was made
}

/// Once for however many: who asks again gets all that has come. The lock is held.
void SignBook::tell() {
    if (m_isTold) return;
    m_isTold = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            {
                const std::scoped_lock held(m_lock);
                m_isTold = false;
            }
            emit changed();
        },
        Qt::QueuedConnection);
}

void SignBook::load() {
    std::vector<QString> versions;
    Catalogue catalogue;
    QString problem;
    for (const std::filesystem::path& package : installedIn(m_folder)) {
        auto library = SignLibrary::load(package);
        if (!library) {
            problem = QString::fromStdString(library.failure().text());
            continue;
        }
        const QString version = library.value()->version();
        catalogue = library.value()->catalogue();
        versions.push_back(version);
        m_libraries[version] = std::move(library).value();
    }
    const std::scoped_lock held(m_lock);
    m_versions = std::move(versions);
    m_catalogue = std::move(catalogue);
    if (m_versions.empty()) m_problem = problem;
}

SignPicture SignBook::draw(const Wish& wish) {
    if (m_libraries.empty()) return {};
    auto library = m_libraries.find(wish.sign.library);
    if (library == m_libraries.end()) library = m_libraries.find(version());
    const auto plan = library->second->plan(wish.sign, wish.look.hollow());
    return plan ? pictureOf(plan.value(), wish.look) : SignPicture{};
}

}  // namespace signs
