// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/web_fetch.h"

#include <cpl_http.h>
#include <cpl_minixml.h>
#include <cpl_string.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <numeric>
#include <set>
#include <string_view>
#include <thread>

#include "broker/seal/seal.h"

namespace layers {

namespace {

constexpr const char* kBytesMax = "MAX_FILE_SIZE=33554432";
constexpr std::size_t kWordsMax = 300;

WebAnswer answerOf(const CPLHTTPResult* result) {
    WebAnswer answer;
    if (result == nullptr) {
        answer.problem = "no answer";
        return answer;
    }
    if (result->pszContentType != nullptr) answer.type = result->pszContentType;
    if (result->pszErrBuf != nullptr) {
        const std::string_view words = result->pszErrBuf, lead = "HTTP error code : ";
        if (words.starts_with(lead))
            std::from_chars(words.data() + lead.size(), words.data() + words.size(), answer.status);
        else
            answer.problem = words;
    } else {
        answer.status = result->nDataLen == 0 ? 204 : 200;
    }
    if (result->pabyData != nullptr && answer.problem.empty())
        answer.body.assign(result->pabyData, result->pabyData + result->nDataLen);
    return answer;
}

/// A server that is away, busy or slow may do better in a moment; one that says no says it again.
bool mayHelpAgain(const WebAnswer& answer) {
    return answer.status == 0 || answer.status == 408 || answer.status == 429 || answer.status >= 500;
}

/// Words between two marks, without tags and doubled blanks.
std::string wordsOf(std::string_view text) {
    std::string words;
    bool isTag = false;
    for (const char c : text) {
        if (c == '<') isTag = true;
        const bool isBlank = isTag || static_cast<unsigned char>(c) <= ' ';
        if (c == '>') isTag = false;
        if (isBlank && (words.empty() || words.back() == ' ')) continue;
        words += isBlank ? ' ' : c;
        if (words.size() >= kWordsMax) return words + "...";
    }
    while (!words.empty() && words.back() == ' ') words.pop_back();
    return words;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// "f&#252;r &quot;x&quot;" as it is read; what would steer a terminal is a blank.
std::string unescaped(const std::string& words) {
    char* plain = CPLUnescapeString(words.c_str(), nullptr, CPLES_XML);
    std::string out = plain;
    CPLFree(plain);
    std::ranges::replace_if(
        out, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; }, ' ');
    return out;
}

/// What a page or an exception says of itself.
std::string spokenWords(const base::Bytes& body) {
    const std::string_view text(reinterpret_cast<const char*>(body.data()), std::min<std::size_t>(body.size(), 20'000));
    const std::string small = lowered(text);
    for (const auto& [begin, end] : {std::pair{"<serviceexception ", "</serviceexception>"},
                                     {"<serviceexception>", "</serviceexception>"},
                                     {"exceptiontext>", "</"},
                                     {"<title>", "</title>"}}) {
        const auto at = small.find(begin);
        if (at == std::string::npos) continue;
        const auto from = small.find('>', at);
        const auto until = small.find(end, from);
        if (from == std::string::npos || until == std::string::npos) continue;
        // An exception's code ("LayerNotDefined", "InvalidCRS") says more than many a text.
        std::string words = unescaped(wordsOf(text.substr(from + 1, until - from - 1)));
        const auto code = small.find("code=\"", at);
        if (code < from) {
            const auto close = small.find('"', code + 6);
            if (close < from) words.insert(0, std::string(text.substr(code + 6, close - code - 6)) + ": ");
        }
        return words;
    }
    return unescaped(wordsOf(text));
}

}  // namespace

bool isWebAddress(const std::string& url) {
    for (const std::string_view scheme : {"http://", "https://"})
        if (url.starts_with(scheme) && url.size() > scheme.size() &&
            url.find_first_of(" \t\n\"<>") == std::string::npos)
            return true;
    return false;
}

std::string publicAddress(const std::string& url) {
    std::string plain = url.substr(0, url.find_first_of("?#"));
    const auto host = plain.find("://");
    if (host == std::string::npos) return plain;
    const auto path = plain.find('/', host + 3);
    const auto at = plain.rfind('@', path);
    if (at != std::string::npos && at > host) plain.erase(host + 3, at - host - 2);
    return plain;
}

std::string urlValue(const std::string& value) {
    char* escaped = CPLEscapeString(value.c_str(), static_cast<int>(value.size()), CPLES_URL);
    std::string out = escaped;
    CPLFree(escaped);
    return out;
}

std::string withQuestion(const std::string& url, const std::string& more) {
    const auto mark = url.find('?');
    std::string asked = url.substr(0, mark) + "?";
    const auto namesOf = [](std::string_view question, const auto& take) {
        for (std::size_t from = 0; from < question.size();) {
            const std::size_t until = std::min(question.find('&', from), question.size());
            const std::string_view one = question.substr(from, until - from);
            if (!one.empty()) take(lowered(one.substr(0, one.find('='))), one);
            from = until + 1;
        }
    };
    std::set<std::string> taken;
    namesOf(more, [&](std::string name, std::string_view) { taken.insert(std::move(name)); });
    if (mark != std::string::npos)
        namesOf(std::string_view(url).substr(mark + 1), [&](const std::string& name, std::string_view one) {
            if (!taken.contains(name)) asked.append(one) += '&';
        });
    return asked + more;
}

std::string questionHash(const std::string& url) {
    const auto mark = url.find('?');
    if (mark == std::string::npos || mark + 1 == url.size()) return "";
    const std::string question = url.substr(mark);
    return base::toHex(seal::sha256({reinterpret_cast<const std::uint8_t*>(question.data()), question.size()}));
}

std::vector<WebAnswer> askWeb(const std::vector<std::string>& urls, const WebManners& manners) {
    const std::string timeout = "TIMEOUT=" + std::to_string(manners.timeoutS);
    const std::string connect = "CONNECTTIMEOUT=" + std::to_string(std::min(manners.timeoutS, 10));
    const char* const options[] = {timeout.c_str(), connect.c_str(), kBytesMax, "USERAGENT=Lagewerk lagewerk-geo",
                                   nullptr};
    std::vector<WebAnswer> answers(urls.size());
    std::vector<std::size_t> open(urls.size());
    std::iota(open.begin(), open.end(), std::size_t{0});
    double waitS = manners.waitS;
    for (int attempt = 1; !open.empty(); ++attempt) {
        std::vector<const char*> asked;
        asked.reserve(open.size());
        for (const std::size_t i : open) asked.push_back(urls[i].c_str());
        const auto count = static_cast<int>(asked.size());
        CPLHTTPResult** results = CPLHTTPMultiFetch(asked.data(), count, manners.parallel, options);
        for (std::size_t i = 0; i < open.size(); ++i)
            answers[open[i]] = answerOf(results == nullptr ? nullptr : results[i]);
        if (results != nullptr) CPLHTTPDestroyMultiResult(results, count);
        if (attempt >= manners.tries) break;
        std::erase_if(open, [&](std::size_t i) { return !mayHelpAgain(answers[i]); });
        if (open.empty()) break;
        std::this_thread::sleep_for(std::chrono::duration<double>(waitS));
        waitS *= 2;
    }
    return answers;
}

base::Failure refusedAnswer(const WebAnswer& answer, const std::string& url) {
    const std::string where = publicAddress(url);
    if (answer.status == 0)
        return {"the map service does not answer: " + answer.problem, where,
                "check the address and the network (a proxy is taken from http_proxy, https_proxy); what was fetched "
                "is kept, call it again"};
    const std::string words = spokenWords(answer.body);
    const std::string said = words.empty() ? "" : ": " + words;
    if (answer.status == 401 || answer.status == 403)
        return {"the map service lets nobody in without a right (HTTP " + std::to_string(answer.status) + ")" + said,
                where, "ask its owner for access; a user name is written https://NAME:PASSWORD@host/..."};
    if (answer.status == 404)
        return {"the map service has nothing at this address (HTTP 404)" + said, where,
                "compare it with what the owner of the service publishes"};
    if (answer.status == 429)
        return {"the map service wants fewer requests (HTTP 429)" + said, where,
                "wait some minutes and call it again with --parallel 1; what was fetched is kept"};
    if (answer.status >= 400)
        return {"the map service answers with an error (HTTP " + std::to_string(answer.status) + ")" + said, where,
                "what was fetched is kept; call it again later"};
    if (answer.body.empty()) return {"the map service answers with nothing", where, "check --layer, --style and --box"};
    const bool isPage = lowered(spokenWords(answer.body)).find("html") != std::string::npos ||
                        answer.type.find("html") != std::string::npos;
    return {
        std::string("the map service answers with ") + (isPage ? "a page" : "words") + " instead of a picture" + said,
        where,
        isPage ? "is this the address of a page about the service? take the service's own"
               : "check --layer, --style and --box"};
}

}  // namespace layers
