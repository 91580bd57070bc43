#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# in_empty_folder.sh PROGRAM: runs it with the name of an empty folder, which then goes away.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$@" "$folder"
