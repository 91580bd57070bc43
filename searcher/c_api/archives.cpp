// SPDX-License-Identifier: GPL-3.0-or-later
// warta.h: functions on whole archives.
#include <algorithm>
#include <utility>

#include "searcher/c_api/handles.h"
#include "warta/archive_tools.h"

using warta::c_api::freed;
using warta::c_api::guarded;
using warta::c_api::require;

struct warta_groups {
  warta::c_api::SharedMessages messages;
  std::vector<std::vector<std::string>> groups;
  std::vector<warta_text> ids;  // of the last group returned
  std::size_t next = 0;
};

namespace {

template <std::size_t size>
void copy_day(const std::string& day, char (&into)[size]) {
  const std::size_t length = std::min(day.size(), size - 1);
  std::copy_n(day.begin(), length, into);
  into[length] = '\0';
}

std::chrono::seconds lock_timeout(const warta_options* options) {
  return options == nullptr ? std::chrono::seconds{0} : options->add.writer.lock_timeout;
}

}  // namespace

warta_status warta_remove(warta_session* session, const char* path, const char* const* ids, size_t count,
                          const warta_options* options, uint64_t* removed) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path", path);
    const warta::RemoveReport report =
        warta::remove_articles(path, warta::c_api::list_of(ids, count), lock_timeout(options));
    if (removed != nullptr) *removed = report.removed;
  });
}

warta_status warta_stats(warta_session* session, const char* path, warta_archive_stats* stats) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path, stats", path, stats);
    const warta::ArchiveStats counted = warta::archive_stats(path);
    warta_archive_stats given{};
    given.articles = counted.articles;
    given.dated = counted.dated;
    given.words = counted.words;
    given.terms = counted.terms;
    given.duplicate_groups = counted.duplicate_groups;
    given.duplicate_articles = counted.duplicate_articles;
    given.bytes = counted.bytes;
    copy_day(counted.first_day, given.first_day);
    copy_day(counted.last_day, given.last_day);
    *stats = given;
  });
}

warta_status warta_near_duplicates(warta_session* session, const char* path, warta_groups** groups) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path, groups", path, groups);
    *groups = new warta_groups{session->messages, warta::near_duplicates(path), {}, 0};
  });
}

warta_status warta_groups_next(warta_groups* groups, const warta_text** ids, size_t* count) {
  if (groups == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(groups->messages, [&] {
    require("ids, count", ids, count);
    if (groups->next == groups->groups.size()) return WARTA_END;
    groups->ids.clear();
    for (const std::string& id : groups->groups[groups->next++])
      groups->ids.push_back(warta::c_api::text_of(id));
    *ids = groups->ids.data();
    *count = groups->ids.size();
    return WARTA_OK;
  });
}

warta_status warta_groups_free(warta_groups* groups) { return freed(groups); }

warta_status warta_export(warta_session* session, const char* path,
                          bool (*take)(void* user, const warta_article* article), void* user) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path, take", path, take);
    warta::export_articles(path, [&](const warta::Article& article) {
      const warta_article handed = warta::c_api::wrapped(session->messages, article);
      return take(user, &handed);
    });
  });
}

warta_status warta_compact(warta_session* session, const char* path, const warta_options* options) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path", path);
    (void)warta::compact_archive(path, lock_timeout(options));
  });
}

warta_status warta_reindex(warta_session* session, const char* path, const warta_options* options,
                           uint64_t* articles) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path", path);
    warta::ReindexOptions reindex;
    if (options != nullptr) {
      reindex.lock_timeout = lock_timeout(options);
      reindex.jobs = options->add.jobs;
      reindex.builder = options->add.builder;
      reindex.memory_bytes = options->add.memory_bytes;
      if (!options->add.writer.exceptions.empty()) reindex.exceptions = options->add.writer.exceptions;
    }
    const warta::ReindexReport report = warta::reindex_archive(path, reindex);
    if (articles != nullptr) *articles = report.articles;
  });
}

warta_status warta_verify(warta_session* session, const char* path,
                          void (*fault)(void* user, const char* article, const char* what), void* user,
                          uint64_t* faults) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("path, faults", path, faults);
    warta::VerifyOptions options;
    if (fault != nullptr) {
      options.on_fault = [&](const warta::Fault& one) {
        fault(user, one.article.c_str(), one.what.english.c_str());
      };
    }
    *faults = warta::verify_archive(path, options).faults;
  });
}
