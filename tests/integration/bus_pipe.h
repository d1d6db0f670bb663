// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A bad network: a port of this machine that hands bytes on to another one and breaks when it is told to. Moves bytes
// only when it is given a turn, so many a second as it may.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <list>
#include <string>
#include <vector>

namespace bus_test {

class Pipe {
public:
    explicit Pipe(std::uint16_t toPort) : m_toPort(toPort), m_listening(makeSocket()) {
        const int on = 1;
        setsockopt(m_listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in here = local(0);
        socklen_t size = sizeof here;
        if (bind(m_listening, reinterpret_cast<sockaddr*>(&here), size) != 0 || listen(m_listening, 16) != 0 ||
            getsockname(m_listening, reinterpret_cast<sockaddr*>(&here), &size) != 0)
            std::abort();
        m_port = ntohs(here.sin_port);
    }
    ~Pipe() {
        breakAll();
        close(m_listening);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::uint64_t moved() const { return m_moved; }
    /// Every connection ends at once, with what is on its way.
    void breakAll() {
        for (const Line& line : m_lines) {
            close(line.ends[0]);
            close(line.ends[1]);
        }
        m_lines.clear();
    }
    /// Takes new connections and moves what waits, at most `bytesMax` each way.
    void turn(std::size_t bytesMax = 65'536) {
        for (int came = accept4(m_listening, nullptr, nullptr, SOCK_NONBLOCK); came >= 0;
             came = accept4(m_listening, nullptr, nullptr, SOCK_NONBLOCK)) {
            const int out = makeSocket();
            sockaddr_in there = local(m_toPort);
            (void)connect(out, reinterpret_cast<sockaddr*>(&there), sizeof there);  // goes on by itself
            m_lines.push_back({{came, out}, {}});
        }
        for (auto at = m_lines.begin(); at != m_lines.end();) {
            const bool isUp = move(*at, 0, bytesMax) && move(*at, 1, bytesMax);
            if (!isUp) {
                close(at->ends[0]);
                close(at->ends[1]);
            }
            at = isUp ? std::next(at) : m_lines.erase(at);
        }
    }

private:
    struct Line {
        int ends[2];
        std::vector<char> waiting[2];  ///< to the other end
    };
    static int makeSocket() { return socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0); }
    static sockaddr_in local(std::uint16_t port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }
    static bool isForNow(ssize_t result) {
        return result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOTCONN || errno == EINPROGRESS);
    }
    bool move(Line& line, int from, std::size_t bytesMax) {
        std::vector<char>& waiting = line.waiting[from];
        if (waiting.empty()) {
            waiting.resize(bytesMax);
            const ssize_t count = recv(line.ends[from], waiting.data(), bytesMax, 0);
            waiting.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
            if (count == 0 || (count < 0 && !isForNow(count))) return false;
        }
        if (waiting.empty()) return true;
        const ssize_t sent = ::send(line.ends[1 - from], waiting.data(), waiting.size(), MSG_NOSIGNAL);
        if (sent < 0) return isForNow(sent);
        m_moved += static_cast<std::uint64_t>(sent);
        waiting.erase(waiting.begin(), waiting.begin() + sent);
        return true;
    }

    std::uint16_t m_toPort, m_port = 0;
    int m_listening;
    std::list<Line> m_lines;
    std::uint64_t m_moved = 0;
};

}  // namespace bus_test
