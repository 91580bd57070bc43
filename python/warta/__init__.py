# SPDX-License-Identifier: GPL-3.0-or-later
"""Full-text search for Indonesian news archives.

    import warta

    warta.add("news", [{"title": "Kesepakatan senjata", "body": "…", "date": "17 September 2023"}])
    for hit in warta.open("news").search("kesepakatan senjata"):
        print(hit.title, hit.snippet)
"""

from . import errors
from ._native import (
    Archive,
    Article,
    Hit,
    Occurrence,
    Passage,
    Progress,
    Report,
    Results,
    Snippet,
    Token,
    Writer,
    __version__,
    add,
    add_sources,
    analyze,
    compact,
    export,
    near_duplicates,
    open,
    printer_formats,
    quote,
    reader_formats,
    reindex,
    remove,
    stats,
    verify,
)
from .errors import (
    AnalyzerMismatch,
    ArchiveCorrupt,
    ArchiveLocked,
    ArchiveVersion,
    Error,
    InvalidArgument,
    IoError,
    QueryError,
    Timeout,
    Unsupported,
)

__all__ = [
    "AnalyzerMismatch",
    "Archive",
    "ArchiveCorrupt",
    "ArchiveLocked",
    "ArchiveVersion",
    "Article",
    "Error",
    "Hit",
    "InvalidArgument",
    "IoError",
    "Occurrence",
    "Passage",
    "Progress",
    "QueryError",
    "Report",
    "Results",
    "Snippet",
    "Timeout",
    "Token",
    "Unsupported",
    "Writer",
    "__version__",
    "add",
    "add_sources",
    "analyze",
    "compact",
    "errors",
    "export",
    "near_duplicates",
    "open",
    "printer_formats",
    "quote",
    "reader_formats",
    "reindex",
    "remove",
    "stats",
    "verify",
]
