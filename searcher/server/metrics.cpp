// SPDX-License-Identifier: GPL-3.0-or-later
// Counts requests and prints the text format (metrics.h).
#include "searcher/server/metrics.h"

#include <locale>
#include <sstream>

#include "warta/version.h"

namespace warta::server {

namespace {

void head(std::ostream& out, const char* name, const char* type, const char* help) {
  out << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n';
}

}  // namespace

void Metrics::count(const std::string& endpoint, int status, std::chrono::steady_clock::duration taken) {
  const double seconds = std::chrono::duration<double>(taken).count();
  const std::lock_guard lock(mutex_);
  ++requests_[{endpoint, status}];
  Latency& latency = latencies_[endpoint];
  for (std::size_t i = 0; i < kBounds.size(); ++i)
    if (seconds <= kBounds[i]) ++latency.within[i];
  ++latency.count;
  latency.seconds += seconds;
}

std::string Metrics::text(std::uint64_t articles, std::size_t connections) const {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  head(out, "warta_build_info", "gauge", "The version that is running.");
  out << "warta_build_info{version=\"" << version() << "\"} 1\n";
  head(out, "warta_start_time_seconds", "gauge", "When the server started, Unix time.");
  out << "warta_start_time_seconds "
      << std::chrono::duration_cast<std::chrono::seconds>(started_.time_since_epoch()).count() << '\n';
  head(out, "warta_articles", "gauge", "Articles in the archive.");
  out << "warta_articles " << articles << '\n';
  head(out, "warta_connections", "gauge", "Open connections.");
  out << "warta_connections " << connections << '\n';
  const std::lock_guard lock(mutex_);
  head(out, "warta_http_requests_total", "counter", "Requests answered, by endpoint and status.");
  for (const auto& [what, count] : requests_) {
    out << "warta_http_requests_total{endpoint=\"" << what.first << "\",status=\"" << what.second << "\"} "
        << count << '\n';
  }
  head(out, "warta_http_request_duration_seconds", "histogram",
       "From the whole head of a request to its answer.");
  for (const auto& [endpoint, latency] : latencies_) {
    const auto bucket = [&out, &endpoint = endpoint](const std::string& bound, std::uint64_t count) {
      out << "warta_http_request_duration_seconds_bucket{endpoint=\"" << endpoint << "\",le=\"" << bound
          << "\"} " << count << '\n';
    };
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      std::ostringstream bound;
      bound.imbue(std::locale::classic());
      bound << kBounds[i];
      bucket(bound.str(), latency.within[i]);
    }
    bucket("+Inf", latency.count);
    out << "warta_http_request_duration_seconds_sum{endpoint=\"" << endpoint << "\"} " << latency.seconds
        << '\n'
        << "warta_http_request_duration_seconds_count{endpoint=\"" << endpoint << "\"} " << latency.count
        << '\n';
  }
  return std::move(out).str();
}

}  // namespace warta::server
