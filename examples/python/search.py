# SPDX-License-Identifier: GPL-3.0-or-later
"""Searches an archive: search.py ARCHIVE QUERY..."""

import sys

import warta


def main(archive: str, query: str) -> int:
    try:
        results = warta.open(archive).search(query, limit=3, language="en")
    except warta.QueryError as error:
        print(f"{query}\n{' ' * (error.column - 1)}^ {error.message}; {error.hint}", file=sys.stderr)
        return 2
    except warta.Error as error:
        print(f"search.py: {error}", file=sys.stderr)
        return 2
    print(results.total, "article(s)")
    for hit in results:
        print(f"{hit.rank}. {hit.title} [{hit.id}]")
        for snippet in hit.snippets:
            print("  ", snippet.highlight("[", "]"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], " ".join(sys.argv[2:])))
