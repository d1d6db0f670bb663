// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/imap_line.h"

#include <curl/curl.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>

namespace dispatch {
namespace {

constexpr int kLookMs = 500;
constexpr std::size_t kReadBytes = 16 * 1024;

std::string germanImapWordsOf(CURLcode code) {
    switch (code) {
        case CURLE_LOGIN_DENIED: return "der Mailserver nimmt die Anmeldung nicht an";
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION: return "keine sichere Verbindung zum Mailserver";
        default: return "keine Verbindung zum Mailserver";
    }
}

int askImapStopped(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return (*static_cast<const std::function<bool()>*>(user))() ? 1 : 0;
}

class CurlLine final : public ImapLine {
public:
    CurlLine(std::int64_t timeoutS, std::function<bool()> isStopped)
        : m_curl(curl_easy_init()), m_timeoutS(timeoutS), m_isStopped(std::move(isStopped)) {}
    ~CurlLine() override {
        if (!m_curl) return;
        // libcurl would say goodbye and wait for an answer.
        if (m_socket != CURL_SOCKET_BAD) shutdown(m_socket, SHUT_RDWR);
        curl_easy_cleanup(m_curl);
    }
    CurlLine(const CurlLine&) = delete;
    CurlLine& operator=(const CurlLine&) = delete;

    base::Done connect(const MailServer& server) {
        if (!m_curl) return failed("libcurl could not start", CURLE_FAILED_INIT);
        std::array<char, CURL_ERROR_SIZE> why{};
        const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(m_curl, option, value); };
        set(CURLOPT_URL, server.url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
        set(CURLOPT_PROXY, "");  // no environment variable leads names and passwords elsewhere
        set(CURLOPT_CONNECT_ONLY, 1L);
        set(CURLOPT_USE_SSL, static_cast<long>(server.needsTls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
        if (!server.authority.empty()) {
            set(CURLOPT_CAINFO, server.authority.c_str());
            set(CURLOPT_CAPATH, static_cast<char*>(nullptr));  // it alone
        }
        set(CURLOPT_USERNAME, server.user.c_str());
        set(CURLOPT_PASSWORD, server.secret.c_str());
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, askImapStopped);
        set(CURLOPT_XFERINFODATA, &m_isStopped);
        set(CURLOPT_TIMEOUT, static_cast<long>(m_timeoutS));
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_ERRORBUFFER, why.data());
        const CURLcode code = curl_easy_perform(m_curl);
        set(CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
        if (code != CURLE_OK) return failed(why[0] != 0 ? why.data() : curl_easy_strerror(code), code);
        if (curl_easy_getinfo(m_curl, CURLINFO_ACTIVESOCKET, &m_socket) != CURLE_OK || m_socket == CURL_SOCKET_BAD)
            return failed("the line was lost", CURLE_COULDNT_CONNECT);
        return base::done();
    }
    base::Done send(std::string_view bytes) override {
        for (int waited = 0; !bytes.empty();) {
            std::size_t sent = 0;
            const CURLcode code = curl_easy_send(m_curl, bytes.data(), bytes.size(), &sent);
            if (code == CURLE_OK) bytes.remove_prefix(sent);
            if (code == CURLE_OK && sent > 0) continue;
            if (code != CURLE_OK && code != CURLE_AGAIN) return failed(curl_easy_strerror(code), code);
            if (auto ready = await(POLLOUT, waited); !ready) return ready;
        }
        return base::done();
    }
    base::Outcome<std::string> receive() override {
        std::string bytes(kReadBytes, '\0');
        for (int waited = 0;;) {
            std::size_t count = 0;
            const CURLcode code = curl_easy_recv(m_curl, bytes.data(), bytes.size(), &count);
            if (code == CURLE_OK && count == 0) return failed("it has hung up", CURLE_COULDNT_CONNECT).failure();
            if (code == CURLE_OK) {
                bytes.resize(count);
                return bytes;
            }
            if (code != CURLE_AGAIN) return failed(curl_easy_strerror(code), code).failure();
            if (const auto ready = await(POLLIN, waited); !ready) return ready.failure();
        }
    }

private:
    static base::Done failed(const std::string& what, CURLcode code) {
        return base::Failure{what, "", germanImapWordsOf(code)};
    }
    /// Waits a little; fails when all of the time is up. `waitedMs` adds up.
    base::Done await(short what, int& waitedMs) const {
        if (m_isStopped()) return failed("given up", CURLE_ABORTED_BY_CALLBACK);
        if (waitedMs >= m_timeoutS * 1000) return failed("it does not answer", CURLE_OPERATION_TIMEDOUT);
        pollfd item{m_socket, what, 0};
        if (::poll(&item, 1, kLookMs) == 0) waitedMs += kLookMs;
        return base::done();
    }

    CURL* m_curl;
    curl_socket_t m_socket = CURL_SOCKET_BAD;
    std::int64_t m_timeoutS;
    std::function<bool()> m_isStopped;
};

}  // namespace

base::Outcome<std::unique_ptr<ImapLine>> connectImap(const MailServer& server, std::int64_t timeoutS,
                                                     const std::function<bool()>& isStopped) {
    static const CURLcode isStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (isStarted != CURLE_OK) return base::Failure{"libcurl could not start", "", "kein Mailempfang möglich"};
    auto line = std::make_unique<CurlLine>(timeoutS, isStopped);
    if (const auto connected = line->connect(server); !connected) return connected.failure();
    return std::unique_ptr<ImapLine>(std::move(line));
}

}  // namespace dispatch
