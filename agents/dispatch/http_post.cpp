// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/http_post.h"

#include <curl/curl.h>

#include <array>
#include <memory>

namespace dispatch {
namespace {

constexpr std::size_t kPostAnswerBytesMax = 65'536;

/// Nothing of an answer is kept, and no server can fill the memory or hold the line with one.
std::size_t dropPostAnswer(char*, std::size_t size, std::size_t count, void* user) {
    auto& seen = *static_cast<std::size_t*>(user);
    seen += size * count;
    return seen > kPostAnswerBytesMax ? 0 : size * count;
}
int askPostStopped(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return (*static_cast<const std::function<bool()>*>(user))() ? 1 : 0;
}

std::string germanWordsOfPost(CURLcode code) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT: return "keine Verbindung zum Server";
        case CURLE_OPERATION_TIMEDOUT: return "der Server antwortet nicht";
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION: return "keine sichere Verbindung zum Server";
        default: return "die Verbindung zum Server brach ab";
    }
}

bool isPassing(long status) { return status == 408 || status == 425 || status == 429 || status >= 500; }

PostEnd endOf(CURLcode code, long status, const std::string& why) {
    // An answer that came whole enough to have a status counts, even when the rest of it did not come.
    if ((status >= 200 && status < 300) || status == 409)
        return {true, status == 409 ? "Annahme bestätigt: lag schon vor" : "Annahme bestätigt", ""};
    if (status >= 300)
        return {false, "nicht gesendet: vom Server abgelehnt (" + std::to_string(status) + ")",
                "POST: status " + std::to_string(status), !isPassing(status)};
    return {false, "nicht gesendet: " + germanWordsOfPost(code), "POST: " + why, false};
}

}  // namespace

PostEnd postCap(const HttpServer& server, const std::string& key, const std::string& cap, std::int64_t timeoutS,
                const std::function<bool()>& isStopped) {
    static const CURLcode isStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> owned(isStarted == CURLE_OK ? curl_easy_init() : nullptr,
                                                                    curl_easy_cleanup);
    if (!owned) return {false, "nicht gesendet: kein Versand möglich", "libcurl could not start"};
    CURL* const curl = owned.get();
    std::array<char, CURL_ERROR_SIZE> why{};
    std::size_t seen = 0;
    curl_slist* list = nullptr;
    for (const std::string& line : {std::string("Content-Type: application/cap+xml"), "Idempotency-Key: " + key,
                                    std::string("Expect:"), std::string("User-Agent: lagewerk-dispatch")})
        list = curl_slist_append(list, line.c_str());
    if (!server.token.empty()) list = curl_slist_append(list, ("Authorization: Bearer " + server.token).c_str());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, curl_slist_free_all);
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl, option, value); };
    set(CURLOPT_URL, server.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_PROXY, "");  // no environment variable leads warnings elsewhere
    set(CURLOPT_FOLLOWLOCATION, 0L);
    if (!server.authority.empty()) {
        set(CURLOPT_CAINFO, server.authority.c_str());
        set(CURLOPT_CAPATH, static_cast<char*>(nullptr));  // it alone
    }
    if (!server.user.empty()) {
        set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        set(CURLOPT_USERNAME, server.user.c_str());
        set(CURLOPT_PASSWORD, server.secret.c_str());
    }
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(cap.size()));
    set(CURLOPT_POSTFIELDS, cap.data());
    set(CURLOPT_WRITEFUNCTION, dropPostAnswer);
    set(CURLOPT_WRITEDATA, &seen);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, askPostStopped);
    set(CURLOPT_XFERINFODATA, const_cast<std::function<bool()>*>(&isStopped));
    set(CURLOPT_TIMEOUT, static_cast<long>(timeoutS));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ERRORBUFFER, why.data());
    const CURLcode code = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return endOf(code, status, why[0] != 0 ? why.data() : curl_easy_strerror(code));
}

}  // namespace dispatch
