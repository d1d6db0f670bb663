// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Asking a map service over HTTP: few requests at a time, each with a limit of time and size, again where that may
// help.

#include <cstdint>
#include <string>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/outcome.h"

namespace layers {

struct WebManners {
    int parallel = 2;
    int timeoutS = 30;
    int tries = 4;     ///< of one request; only where the server is away, busy or slow
    double waitS = 1;  ///< before the second try; doubled before each further one
};

struct WebAnswer {
    int status = 0;  ///< HTTP's; 0: there was no answer
    std::string type;
    std::string problem;  ///< in words, where there was no answer
    base::Bytes body;
};

/// `http://` or `https://` and a host.
[[nodiscard]] bool isWebAddress(const std::string& url);
/// Without user name, password, question and what stands behind them: fit for a file that others read.
[[nodiscard]] std::string publicAddress(const std::string& url);
/// What an address asks and publicAddress leaves out, as a hash: tells two maps at one address apart. "" where it asks
/// nothing.
[[nodiscard]] std::string questionHash(const std::string& url);
/// `value` as it stands in a question.
[[nodiscard]] std::string urlValue(const std::string& value);
/// The address with `more` ("A=1&B=2") at its end. What it asks already stays, but for the names in `more`, in either
/// case: the address of a service's description (`?REQUEST=GetCapabilities`) is one of the service.
[[nodiscard]] std::string withQuestion(const std::string& url, const std::string& more);

/// The answers in the order of the addresses.
[[nodiscard]] std::vector<WebAnswer> askWeb(const std::vector<std::string>& urls, const WebManners& manners);

/// What is wrong with an answer that should be a picture, in the server's own words where it has any: its status, the
/// text of a service exception, the title of a page.
[[nodiscard]] base::Failure refusedAnswer(const WebAnswer& answer, const std::string& url);

}  // namespace layers
