#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: tests/release_test.sh SOURCE_FOLDER
# `./dev release` in a copy of the tree, with tests that take no time: refused until all is there; --dry-run changes nothing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/include/warta"
cp "$1/CMakeLists.txt" "$1/CHANGELOG.md" "$folder"
cp "$1/include/warta/version.h" "$folder/include/warta"
sed 's|^  ./dev test$|  true|' "$1/dev" >"$folder/dev"
cd "$folder"
chmod +x dev
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example
version=$(sed -n 's/^#define WARTA_VERSION_[A-Z]* //p' include/warta/version.h | paste -sd.)
refused() {
  ! ./dev release --dry-run 2>said || { echo "not refused: $1"; exit 1; }
  grep -q -e "$1" said || { echo "wrong reason:"; cat said; exit 1; }
}
# What the program says is kept out of its sight.
printf 'said\nbuild\n' >.gitignore
printf '# Changelog\n\n## Unreleased\n' >CHANGELOG.md
git init -q .
refused 'not committed'
git add . && git commit -q -m one
refused "no changes under '## Unreleased'"
cp "$1/CHANGELOG.md" .
git commit -q -a -m two
./dev release --dry-run 2>said
grep -q "tag v$version" said
[ -z "$(git tag)" ] && [ -z "$(git status --porcelain)" ] && [ ! -e build ]
./dev release >said
grep -q "warta-$version.tar.gz" said
[ "$(git tag)" = "v$version" ] && [ -z "$(git status --porcelain)" ]
git log -1 -p --format=%s | grep -q "^+## $version, "
tar -tzf "build/release-files/warta-$version.tar.gz" | grep -q "^warta-$version/CHANGELOG.md"
refused 'is released already'
