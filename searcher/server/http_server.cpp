// SPDX-License-Identifier: GPL-3.0-or-later
// Runs httplib with our connections, workers and signals (http_server.h).
#include "searcher/server/http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <csignal>
#include <ctime>
#include <exception>
#include <thread>
#include <utility>
#include <vector>

#include "searcher/server/connection.h"
#include "searcher/server/routes.h"
#include "searcher/server/worker_queue.h"
#include "util/threads.h"
#include "warta/error.h"

namespace warta::server {

namespace {

constexpr std::size_t kConnections = 64;  // served at once; further ones wait
constexpr int kInternalError = 500;
constexpr std::size_t kRequestsOfOne = 1000;
constexpr int kBacklog = 128;  // connections held by the kernel; httplib's own 5 loses some of eight at once

struct Address {
  std::string host;
  int port = 0;
};

Address parse_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Address address{colon == std::string::npos ? "127.0.0.1" : text.substr(0, colon), -1};
  const char* end = text.data() + text.size();
  const char* digits = colon == std::string::npos ? text.data() : text.data() + colon + 1;
  const auto read = std::from_chars(digits, end, address.port);
  constexpr int kLastPort = 65535;
  if (address.host.starts_with('[') && address.host.ends_with(']'))
    address.host = address.host.substr(1, address.host.size() - 2);
  if (digits == end || read.ec != std::errc() || read.ptr != end || address.port < 0 ||
      address.port > kLastPort || address.host.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "--serve " + text + ": is not an address; write HOST:PORT, such as 127.0.0.1:8080");
  }
  return address;
}

Listening describe(socket_t socket) {
  sockaddr_storage name{};
  socklen_t size = sizeof name;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&name), &size);
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (name.ss_family == AF_INET6) {
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(name);
    ::inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
    return {"http://[" + std::string(text.data()) + "]:" + std::to_string(ntohs(v6.sin6_port)) + "/",
            IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr) != 0};
  }
  const auto& v4 = reinterpret_cast<const sockaddr_in&>(name);
  ::inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
  constexpr unsigned kLoopbackNet = 127;
  return {"http://" + std::string(text.data()) + ":" + std::to_string(ntohs(v4.sin_port)) + "/",
          ntohl(v4.sin_addr.s_addr) >> 24U == kLoopbackNet};
}

class HttpServer final : public httplib::Server {
 public:
  explicit HttpServer(Routes& routes) : routes_(routes) {
    new_task_queue = [] { return new WorkerQueue(kConnections, kConnections); };
    // Not httplib's default, SO_REUSEPORT, with which a second server could share the port unnoticed.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_keep_alive_max_count(kRequestsOfOne);
    set_default_headers(httplib::Headers(security_headers().begin(), security_headers().end()));
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      routes_.answer(request, response, connections_);
      return HandlerResponse::Handled;
    });
  }

  Listening bind(const std::string& text) {
    const Address address = parse_address(text);
    const bool bound =
        address.port == 0 ? bind_to_any_port(address.host) > 0 : bind_to_port(address.host, address.port);
    if (!bound) {
      throw Error(ErrorCode::io, "cannot listen at " + text +
                                     ": the host is not this machine's, or the port is taken or not allowed");
    }
    ::listen(svr_sock_, kBacklog);
    Listening listening = describe(svr_sock_);
    loopback_ = listening.loopback;
    return listening;
  }

  void stop_gracefully() {
    stopping_ = true;
    stop();
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    ++connections_;
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    Connection connection(socket, limits_, loopback_, stopping_);
    try {
      converse(connection);
    } catch (const Refusal& refusal) {
      routes_.count_refusal(refusal.status());
      connection.write(raw_answer(refusal));
      if (connection.flush()) connection.drain();
    } catch (const std::exception&) {
      routes_.count_refusal(kInternalError);  // for example out of memory: the connection just ends
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    --connections_;
    return true;
  }

  void converse(Connection& connection) {
    for (std::size_t left = kRequestsOfOne; left > 0 && connection.read_head(); --left) {
      bool closed = left == 1;
      if (!process_request(connection, left == 1 || stopping_, closed, nullptr)) closed = true;
      if (!connection.flush() || closed) return;
    }
  }

  Routes& routes_;
  ConnectionLimits limits_;
  bool loopback_ = true;
  std::atomic<bool> stopping_{false};
  std::atomic<std::size_t> connections_{0};
};

// SIGTERM and SIGINT, blocked in every thread that starts later.
class BlockedSignals {
 public:
  BlockedSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGTERM);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  ~BlockedSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  BlockedSignals(const BlockedSignals&) = delete;
  BlockedSignals& operator=(const BlockedSignals&) = delete;

  // Whether one of them came within a tenth of a second.
  [[nodiscard]] bool came() const {
    constexpr timespec kTick{0, 100'000'000};
    return sigtimedwait(&signals_, nullptr, &kTick) > 0;
  }

 private:
  sigset_t signals_{};
  sigset_t before_{};
};

// Stops `server` on a signal; must be destroyed before it.
class StopOnSignal {
 public:
  StopOnSignal(const BlockedSignals& signals, HttpServer& server) {
    const auto watch = [this, &signals, &server](std::size_t) {
      bool asked = false;
      while (!over_) {
        asked = signals.came() || asked;
        if (asked) server.stop_gracefully();  // again, in case it came before the server ran
      }
    };
    start_threads(1, watch, threads_);
    if (threads_.empty()) throw no_thread();
  }
  ~StopOnSignal() {
    over_ = true;
    threads_.front().join();
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  std::atomic<bool> over_{false};
  std::vector<std::thread> threads_;
};

}  // namespace

void serve(const ServeOptions& options, const std::function<void(const Listening&)>& started,
           const std::function<void(const std::string&)>& log) {
  const BlockedSignals signals;  // before any thread begins
  Routes routes(options.archives, options.searcher, options.most_time, log);
  HttpServer server(routes);
  const Listening listening = server.bind(options.address);
  const StopOnSignal stop(signals, server);
  started(listening);
  server.listen_after_bind();
}

}  // namespace warta::server
