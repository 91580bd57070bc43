// SPDX-License-Identifier: GPL-3.0-or-later
// Accepts connections, answers their requests and stops on signals (http_server.h).
#include "searcher/server/http_server.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <exception>
#include <memory>
#include <thread>
#include <utility>

#include "searcher/server/connection.h"
#include "searcher/server/connection_workers.h"
#include "searcher/server/messages.h"
#include "searcher/server/office.h"
#include "searcher/server/routes.h"
#include "warta/error.h"

namespace warta::server {

namespace {

constexpr std::size_t kConnections = 64;  // served at once; as many wait, further ones in the kernel
constexpr std::size_t kRequestsOfOne = 1000;

// SIGTERM, SIGINT and SIGHUP, blocked in every thread that starts later, as a readable file. SIGPIPE, of a
// log that nobody reads any more, is ignored.
class Signals {
 public:
  Signals() {
    sigset_t signals{};
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &signals, &before_);
    file_ = ::signalfd(-1, &signals, SFD_CLOEXEC);
    if (file_ < 0) {
      pthread_sigmask(SIG_SETMASK, &before_, nullptr);
      throw Error(ErrorCode::io, both(messages::kNoFileForSignals));
    }
    std::signal(SIGPIPE, SIG_IGN);
  }
  ~Signals() {
    signalfd_siginfo one{};  // taken: once unblocked, it would end the program
    pollfd waiting{file_, POLLIN, 0};
    while (::poll(&waiting, 1, 0) > 0 && ::read(file_, &one, sizeof one) > 0) continue;
    ::close(file_);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  [[nodiscard]] int file() const noexcept { return file_; }
  // Takes one that has come: whether it asks to stop.
  [[nodiscard]] bool take_stop() const {
    signalfd_siginfo one{};
    return ::read(file_, &one, sizeof one) != sizeof one || one.ssi_signo != SIGHUP;
  }

 private:
  int file_ = -1;
  sigset_t before_{};
};

class HttpServer {
 public:
  HttpServer(Office& office, bool loopback, std::function<void(const std::string&)> log)
      : office_(office),
        rules_{.loopback_only = loopback, .preflights = office.takes_preflights()},
        log_(std::move(log)) {}

  // Returns after a signal, when all connections are closed.
  void run(std::unique_ptr<Listener> listener, const Signals& signals) {
    ConnectionWorkers workers(kConnections, kConnections, [this](int socket) { serve_one(socket); });
    while (wait_for_client(*listener, signals, workers)) {
      const int socket = listener->accept();
      if (socket >= 0) {
        workers.take(socket);
      } else if (errno != ECONNABORTED && errno != EINTR) {
        std::this_thread::sleep_for(kPause);  // out of files or memory: until a connection ends
      }
    }
    stopping_ = true;
    listener.reset();  // further clients are refused at once, while pending answers are finished
  }

 private:
  static constexpr std::chrono::milliseconds kPause{10};

  // False after a signal. No connection is accepted while too many wait.
  bool wait_for_client(const Listener& listener, const Signals& signals, ConnectionWorkers& workers) {
    for (;;) {
      const bool room = workers.wait_for_room(kPause);
      std::array<pollfd, 2> files{{{signals.file(), POLLIN, 0}, {room ? listener.socket() : -1, POLLIN, 0}}};
      if (::poll(files.data(), files.size(), room ? -1 : 0) <= 0) continue;
      if (files[0].revents != 0) {
        if (signals.take_stop()) return false;
        reload();
      }
      if (files[1].revents != 0) return true;
    }
  }

  void reload() {
    try {
      office_.reload();
    } catch (const Error& error) {
      log_(error.what());
    }
  }

  void serve_one(int socket) {
    ++connections_;
    try {
      const std::string client = address_of_client(socket);
      Connection connection(socket, limits_, rules_, stopping_);
      try {
        converse(connection, client);
      } catch (const Refusal& refusal) {
        if (connection.send(bytes_of(office_.refuse(refusal, client), false, true))) connection.drain();
      }
    } catch (const std::exception& error) {
      log_(error.what());  // for example out of memory: the connection just ends
    }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    --connections_;
  }

  void converse(Connection& connection, const std::string& client) {
    for (std::size_t left = kRequestsOfOne; left > 0; --left) {
      const std::optional<RequestHead> request = connection.read_head();
      if (!request) return;
      const Response response = office_.answer(*request, client, connections_);
      const bool closes = request->closes || left == 1 || stopping_;
      if (!connection.send(bytes_of(response, request->without_body, closes)) || closes) return;
    }
  }

  Office& office_;
  ConnectionLimits limits_;
  HeadRules rules_;
  std::function<void(const std::string&)> log_;
  std::atomic<bool> stopping_{false};
  std::atomic<std::size_t> connections_{0};
};

}  // namespace

void serve(const ServeOptions& options, const std::function<void(const Listening&)>& started,
           const std::function<void(const std::string&)>& log) {
  const Signals signals;  // before any thread begins
  Routes routes(options.archives, options.searcher, options.most_time, log);
  Office office(options.office, routes);
  auto listener = std::make_unique<Listener>(options.address);
  const Listening place = listener->place();
  HttpServer server(office, place.loopback, log);
  started(place);
  server.run(std::move(listener), signals);
}

}  // namespace warta::server
