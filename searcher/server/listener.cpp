// SPDX-License-Identifier: GPL-3.0-or-later
// Resolves an address, binds and accepts (listener.h).
#include "searcher/server/listener.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <memory>

#include "searcher/server/messages.h"
#include "warta/error.h"

namespace warta::server {

namespace {

constexpr int kBacklog = 128;  // connections held by the kernel

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

void set_option(int socket, int level, int option) {
  const int yes = 1;
  ::setsockopt(socket, level, option, &yes, sizeof yes);
}

// A socket that listens at one of the host's addresses, or -1.
int listening_socket(const Address& address) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found) != 0)
    return -1;
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, ::freeaddrinfo);
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    const int socket = ::socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
    if (socket < 0) continue;
    // Not SO_REUSEPORT, with which a second server could share the port unnoticed.
    set_option(socket, SOL_SOCKET, SO_REUSEADDR);
    if (::bind(socket, one->ai_addr, one->ai_addrlen) == 0 && ::listen(socket, kBacklog) == 0) return socket;
    ::close(socket);
  }
  return -1;
}

}  // namespace

Listener::Listener(const std::string& address) : socket_(listening_socket(parse_address(address))) {
  if (socket_ < 0) {
    throw Error(ErrorCode::io, both(messages::kCannotListen, {address}));
  }
}

Listener::~Listener() { ::close(socket_); }

Listening Listener::place() const {
  sockaddr_storage name{};
  socklen_t size = sizeof name;
  ::getsockname(socket_, reinterpret_cast<sockaddr*>(&name), &size);
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

std::string address_of_client(int socket) {
  sockaddr_storage name{};
  socklen_t size = sizeof name;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&name), &size) != 0) return {};
  const void* const address =
      name.ss_family == AF_INET6
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6&>(name).sin6_addr)
          : static_cast<const void*>(&reinterpret_cast<const sockaddr_in&>(name).sin_addr);
  ::inet_ntop(name.ss_family, address, text.data(), text.size());
  return text.data();
}

int Listener::accept() const {
  const int socket = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
  if (socket >= 0) set_option(socket, IPPROTO_TCP, TCP_NODELAY);
  return socket;
}

}  // namespace warta::server
