# SPDX-License-Identifier: GPL-3.0-or-later
"""The exceptions of the library. str() of each is one line: what was wrong, where, and what to do."""


class Error(Exception):
    """Any failure of the library; `code` is its stable name."""

    code: str = "internal"


class InvalidArgument(Error, ValueError):
    """An argument is outside what the function documents."""

    code = "invalid_argument"


class QueryError(InvalidArgument):
    """A query has an error, at `column` (from 1, in characters)."""

    def __init__(self, line: str, *, column: int = 1, issue: str = "", message: str = "", hint: str = "") -> None:
        super().__init__(line)
        self.column = column
        self.issue = issue
        self.message = message
        self.hint = hint


class IoError(Error, OSError):
    """The operating system refused: file missing, unreadable, disk full …"""

    code = "io"


class ArchiveLocked(Error):
    """Another process is writing to the archive."""

    code = "archive_locked"


class ArchiveCorrupt(Error):
    """The archive's files contradict themselves."""

    code = "archive_corrupt"


class ArchiveVersion(Error):
    """Written by a format version that this library does not read."""

    code = "archive_version"


class AnalyzerMismatch(Error):
    """Written with another analyzer than the requested one."""

    code = "analyzer_mismatch"


class Unsupported(Error):
    """Not available in this build or for this input."""

    code = "unsupported"


class Timeout(Error, TimeoutError):
    """A search took longer than the option time_limit."""

    code = "timeout"
