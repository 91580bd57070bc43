#!/bin/sh
# usage: install_test.sh BUILD_DIRECTORY SOURCE_DIRECTORY
# Installs Warta into an empty folder, builds the examples against it through CMake and through pkg-config, and runs them.
set -eu
build=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix

cmake --install "$build" --prefix "$prefix" >/dev/null
"$prefix/bin/warta-index" add "$work/berita" "$source/corpus"

cmake -S "$source/examples" -B "$work/examples" -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
cmake --build "$work/examples" >/dev/null
found=$("$work/examples/embed_search" "$work/berita" 'drone kamikaze')
printf '%s\n' "$found"
case $found in
  *"1. Oleh-oleh dari Timur Jauh"*) ;;
  *) echo "the retold story is not first" >&2; exit 1 ;;
esac

pkgconfig=$(find "$prefix" -name warta.pc -exec dirname {} \;)
# shellcheck disable=SC2046
${CXX:-c++} -std=c++20 "$source/examples/embed_search.cpp" -o "$work/by_hand" $(PKG_CONFIG_PATH=$pkgconfig pkg-config --cflags --libs warta)
[ "$("$work/by_hand" "$work/berita" 'drone kamikaze')" = "$found" ]
