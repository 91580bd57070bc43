# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date
from os import PathLike
from typing import Any, Callable, Iterable, Iterator, Literal, Mapping, Optional, Sequence, Union

_Path = Union[str, "PathLike[str]"]
_Text = Union[str, int, float, date, None]
_Fields = Mapping[str, Union[_Text, Sequence[_Text]]]
# Names, values, limits and defaults: docs/embedding.md.
_Option = Union[str, int, float, date, Sequence[str], None]

__version__: str

class Article:
    id: str
    url: str
    title: str
    body: str
    publisher: str
    section: str
    author: str
    editor: str
    place: str
    language: str
    tags: list[str]
    related: list[str]
    published: Optional[str]
    def __init__(self, **fields: Union[_Text, Sequence[_Text]]) -> None: ...
    def to_dict(self) -> dict[str, Any]: ...

class Snippet:
    text: str
    spans: list[tuple[int, int]]
    starts_cut: bool
    ends_cut: bool
    related: bool
    def highlight(
        self, before: str = "[", after: str = "]", escape: Optional[Callable[[str], str]] = None
    ) -> str: ...

class Hit:
    rank: int
    score: float
    copies: int
    all_words: bool
    article: Article
    occurrences: Optional[int]
    words: Optional[int]
    opening: str
    snippets: list[Snippet]
    snippet: str
    contributions: dict[str, float]
    id: str
    title: str
    url: str
    publisher: str
    section: str
    author: str
    editor: str
    place: str
    language: str
    tags: list[str]
    published: Optional[str]
    def to_dict(self) -> dict[str, Any]: ...

class Occurrence:
    id: str
    publisher: str
    left: str
    match: str
    right: str
    published: Optional[str]

class Passage:
    rank: int
    score: float
    id: str
    article: Article
    text: str
    begin: int
    end: int
    begin_byte: int
    end_byte: int
    number: int
    of: int
    spans: list[tuple[int, int]]

class Results:
    total: int
    same_root_total: int
    partial_total: Optional[int]
    offset: int
    hits: list[Hit]
    warnings: list[str]
    left_out: list[str]
    expansions: dict[str, list[str]]
    missing: list[str]
    facets: dict[str, dict[str, int]]
    timeline: list[tuple[str, int]]
    def to_dicts(self) -> list[dict[str, Any]]: ...
    def to_json(self) -> str: ...
    def format(self, format: str) -> str: ...
    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> Hit: ...
    def __iter__(self) -> Iterator[Hit]: ...

class Archive:
    def search(self, query: str, **options: _Option) -> Results: ...
    def count(self, query: str, **options: _Option) -> int: ...
    def like(self, id: str, **options: _Option) -> Optional[Results]: ...
    def duplicates_of(self, id: str, **options: _Option) -> Optional[Results]: ...
    def occurrences(
        self, query: str, take: Callable[[Occurrence], Optional[bool]], words: int = 8, **options: _Option
    ) -> None: ...
    def passages(self, query: str, **options: _Option) -> list[Passage]: ...
    def suggest(self, query: str, **options: _Option) -> Optional[tuple[str, int]]: ...
    def each(self, query: str, take: Callable[[Hit], Optional[bool]], **options: _Option) -> None: ...
    def article(self, id: str) -> Optional[Article]: ...
    def reopen(self) -> None: ...
    def __len__(self) -> int: ...

class Progress:
    added: int
    updated: int
    unchanged: int
    rejected: int
    bytes_read: int
    records: int

class Report(Progress):
    mended: int
    files_skipped: int
    pruned: int
    interrupted: bool

class Writer:
    def __init__(
        self,
        archive: _Path,
        *,
        clean: Optional[bool] = None,
        exceptions: Optional[str] = None,
        lock_timeout: Optional[int] = None,
        commit_every: Optional[int] = None,
    ) -> None: ...
    def put(self, article: Union[_Fields, Article]) -> Literal["added", "updated", "unchanged"]: ...
    def erase(self, id: str) -> bool: ...
    def commit(self) -> None: ...
    def close(self) -> None: ...
    def __len__(self) -> int: ...
    def __enter__(self) -> Writer: ...
    def __exit__(self, *exception: object) -> None: ...

class Token:
    surface: str
    lexeme: str
    root: str
    position: int
    begin: int
    end: int
    kind: Literal["word", "number", "joined", "day_month", "amount"]

def quote(text: str) -> str: ...
def open(
    *archives: _Path,
    names: Optional[str] = None,
    thesaurus: Optional[str] = None,
    partial: Optional[bool] = None,
    remote_timeout: Optional[int] = None
) -> Archive: ...
def add(
    archive: _Path,
    articles: Iterable[Union[_Fields, Article]],
    *,
    progress: Optional[Callable[[Progress], Optional[bool]]] = None,
    rejected: Optional[Callable[[str, str], None]] = None,
    jobs: Optional[int] = None,
    clean: Optional[bool] = None,
    exceptions: Optional[str] = None,
    lock_timeout: Optional[int] = None,
    commit_every: Optional[int] = None,
    memory_bytes: Optional[int] = None,
    builder: Optional[Literal["automatic", "xapian"]] = None,
    extra_tags: Optional[bool] = None,
    dry_run: Optional[bool] = None,
) -> Report: ...
def add_sources(
    archive: _Path,
    *sources: _Path,
    progress: Optional[Callable[[Progress], Optional[bool]]] = None,
    rejected: Optional[Callable[[str, str], None]] = None,
    format: Optional[str] = None,
    date_order: Optional[Literal["automatic", "dmy", "mdy"]] = None,
    keep_all_pages: Optional[bool] = None,
    prune: Optional[bool] = None,
    jobs: Optional[int] = None,
    clean: Optional[bool] = None,
    exceptions: Optional[str] = None,
    lock_timeout: Optional[int] = None,
    commit_every: Optional[int] = None,
    memory_bytes: Optional[int] = None,
    builder: Optional[Literal["automatic", "xapian"]] = None,
    extra_tags: Optional[bool] = None,
    dry_run: Optional[bool] = None,
) -> Report: ...
def remove(archive: _Path, ids: Sequence[str], lock_timeout: int = 0) -> int: ...
def stats(archive: _Path) -> dict[str, Any]: ...
def near_duplicates(archive: _Path) -> list[list[str]]: ...
def export(archive: _Path, take: Callable[[Article], Optional[bool]]) -> None: ...
def compact(archive: _Path, lock_timeout: int = 0) -> tuple[int, int]: ...
def reindex(archive: _Path, **options: _Option) -> int: ...
def verify(archive: _Path, sample: int = 1000) -> list[tuple[str, str]]: ...
def analyze(text: str) -> list[Token]: ...
def reader_formats() -> list[str]: ...
def printer_formats() -> list[str]: ...
