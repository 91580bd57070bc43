// SPDX-License-Identifier: GPL-3.0-or-later
// reindex_archive() and merge_archives() of warta/archive_tools.h.
#include <xapian.h>

#include "indexer/archive/build_folder.h"
#include "indexer/archive/directory.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/xapian_errors.h"
#include "indexer/build/rebuild.h"
#include "util/files.h"
#include "warta/archive_tools.h"
#include "warta/error.h"

namespace warta {

namespace {

void require_readable_format(const Xapian::Database& database, const std::string& path) {
  const std::string format = database.get_metadata(std::string(schema::kMetaFormat));
  if (!is_readable_format(format)) require_our_format(database, path);
}

}  // namespace

ReindexReport reindex_archive(const std::string& path, const ReindexOptions& options) {
  if (inspect_archive_directory(path) != DirectoryState::archive) (void)open_archive_for_reading(path);
  return with_mapped_errors(path, [&] {
    const LockedArchive archive = lock_archive(path, options.lock_timeout);
    require_readable_format(archive.database, path);
    BuildFolder folder(path, options.lock_timeout);
    StoredRecords source({path});
    const AddReport built = build_from(source, folder.database().string(), kept_metadata(archive.database),
                                       options_like(archive.database, options));
    if (built.interrupted) return ReindexReport{0, true};
    sync_directory_and_files(folder.database());
    folder.replace_archive();
    return ReindexReport{built.added, false};
  });
}

}  // namespace warta
