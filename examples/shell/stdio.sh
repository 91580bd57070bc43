#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Searching from a shell script: one open archive, many requests, answers read with jq.
#
#     examples/shell/stdio.sh ARCHIVE <<'QUERIES'
#     drone kamikaze
#     "kesepakatan senjata"
#     QUERIES
#
# prints for each query how many articles match and the titles of the best three. Needs jq.
set -eu
archive=$1

# A request a line: jq writes the JSON, so nothing in a query needs escaping here.
jq --raw-input --compact-output '{id: ., request: "search", query: ., limit: 3, snippets: 0}' |
  warta-search "$archive" --stdio |
  jq --raw-output '
    if .error then "\(.id): \(.error.message)"
    else "\(.id): \(.result.total)", (.result.hits[] | "  \(.rank). \(.title)")
    end'
