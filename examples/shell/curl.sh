#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Searching over HTTP: the best three articles for a query, then the text of the first.
#
#     warta-search ARCHIVE --serve 127.0.0.1:8080 &
#     examples/shell/curl.sh http://127.0.0.1:8080 drone kamikaze
#
# Needs curl and jq.
set -eu
server=$1
shift

found=$(curl --silent --show-error --fail-with-body --get "$server/search" --data-urlencode "q=$*" --data limit=3)
printf '%s\n' "$found" | jq --raw-output '"\(.total) artikel", (.hits[] | "\(.rank). \(.title)\n   \(.snippet.text)")'

# An id may hold any characters; in an address they are percent-encoded.
first=$(printf '%s\n' "$found" | jq --raw-output '.hits[0].id // empty | @uri')
[ -n "$first" ] || exit 1
echo
curl --silent --show-error --fail-with-body "$server/article/$first" | jq --raw-output .body
