#!/bin/sh
# usage: tests/release_test.sh SOURCE_FOLDER
# `./dev release --dry-run` in a copy: refused until all is there, and then it changes nothing.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$1/dev" "$1/CMakeLists.txt" "$1/CHANGELOG.md" "$folder"
cd "$folder"
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example
version=$(sed -n 's/^  VERSION \([0-9.]*\)$/\1/p' CMakeLists.txt)
refused() {
  ! ./dev release --dry-run 2>said || { echo "not refused: $1"; exit 1; }
  grep -q -e "$1" said || { echo "wrong reason:"; cat said; exit 1; }
}
# What the program says is kept out of its sight.
printf 'said\n' >.gitignore
grep -v "^## $version" CHANGELOG.md >changes && mv changes CHANGELOG.md
git init -q .
refused 'not committed'
git add . && git commit -q -m one
refused "no section '## $version'"
printf '\n## %s\n' "$version" >>CHANGELOG.md
git commit -q -a -m two
./dev release --dry-run 2>said
grep -q "would test, tag v$version" said
[ -z "$(git tag)" ] && [ -z "$(git status --porcelain)" ] && [ ! -e build ]
git tag "v$version"
refused 'is there already'
