// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/smtp.h"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace dispatch {
namespace {

/// A server may have hung up on an older one, and its mail would fail for nothing.
constexpr long kConnectionAgeS = 15;

struct Upload {
    std::string_view left;
    const std::function<bool()>& isStopped;
};

std::size_t readUpload(char* to, std::size_t size, std::size_t count, void* user) {
    auto& upload = *static_cast<Upload*>(user);
    const std::size_t bytes = std::min(size * count, upload.left.size());
    std::memcpy(to, upload.left.data(), bytes);
    upload.left.remove_prefix(bytes);
    return bytes;
}
std::size_t dropAnswer(char*, std::size_t size, std::size_t count, void*) { return size * count; }
int askStopped(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Upload*>(user)->isStopped() ? 1 : 0;
}

std::string germanWordsOf(CURLcode code, long answer) {
    const std::string number = answer > 0 ? " (" + std::to_string(answer) + ")" : "";
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT: return "keine Verbindung zum Mailserver";
        case CURLE_OPERATION_TIMEDOUT: return "der Mailserver antwortet nicht";
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION: return "keine sichere Verbindung zum Mailserver";
        case CURLE_LOGIN_DENIED: return "der Mailserver nimmt die Anmeldung nicht an" + number;
        default: return "vom Mailserver abgelehnt" + number;
    }
}

/// libcurl says goodbye and waits minutes for an answer that a silent server never gives: the line is cut before.
void hangUp(CURL* curl) {
    curl_socket_t line = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &line) == CURLE_OK && line != CURL_SOCKET_BAD)
        shutdown(line, SHUT_RDWR);
    curl_easy_cleanup(curl);
}

}  // namespace

SmtpLink::SmtpLink() {
    static const CURLcode isStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (isStarted == CURLE_OK) m_handle = curl_easy_init();
}
SmtpLink::~SmtpLink() {
    if (m_handle) hangUp(m_handle);
}

MailEnd SmtpLink::send(const MailServer& server, const std::string& to, const std::string& mail, std::int64_t timeoutS,
                       const std::function<bool()>& isStopped) {
    if (!m_handle) return {false, "nicht gesendet: kein Mailversand möglich", "libcurl could not start"};
    CURL* const curl = m_handle;
    curl_easy_reset(curl);  // keeps the connection
    Upload upload{mail, isStopped};
    std::array<char, CURL_ERROR_SIZE> why{};
    // Behind the server stands the name that we greet with: the domain of the sender.
    const std::string url = server.url + "/" + server.from.substr(server.from.find('@') + 1);
    curl_slist* const recipients = curl_slist_append(nullptr, ("<" + to + ">").c_str());
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl, option, value); };
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");  // no environment variable leads names and numbers elsewhere
    set(CURLOPT_USE_SSL, static_cast<long>(server.needsTls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    if (!server.authority.empty()) {
        set(CURLOPT_CAINFO, server.authority.c_str());
        set(CURLOPT_CAPATH, static_cast<char*>(nullptr));  // it alone
    }
    if (!server.user.empty()) {
        set(CURLOPT_USERNAME, server.user.c_str());
        set(CURLOPT_PASSWORD, server.secret.c_str());
    }
    set(CURLOPT_MAIL_FROM, ("<" + server.from + ">").c_str());
    set(CURLOPT_MAIL_RCPT, recipients);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, readUpload);
    set(CURLOPT_READDATA, &upload);
    set(CURLOPT_WRITEFUNCTION, dropAnswer);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, askStopped);
    set(CURLOPT_XFERINFODATA, &upload);
    set(CURLOPT_TIMEOUT, static_cast<long>(timeoutS));
    set(CURLOPT_MAXAGE_CONN, kConnectionAgeS);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ERRORBUFFER, why.data());
    const CURLcode code = curl_easy_perform(curl);
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    set(CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
    curl_slist_free_all(recipients);
    if (code == CURLE_OK) return {true, "", ""};
    // The answer to this mail may still come on that connection, and would be taken for the next one's.
    hangUp(curl);
    m_handle = curl_easy_init();
    const std::string trouble = std::string("mail: ") + (why[0] != 0 ? why.data() : curl_easy_strerror(code));
    // All was handed over and the server's last word is missing: nobody knows whether it took the mail.
    const bool isRefused = answer >= 400;
    if (upload.left.empty() && !isRefused)
        return {false, "unklar, ob die E-Mail hinausging: bitte nachfragen", trouble};
    return {false, "nicht gesendet: " + germanWordsOf(code, answer), trouble, answer >= 500};
}

}  // namespace dispatch
