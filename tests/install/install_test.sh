#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: install_test.sh BUILD_DIRECTORY SOURCE_DIRECTORY PYTHON
#
# What a developer does: installs Warta into an empty folder, and builds and runs every example, and those of the README, with
# nothing but that folder and Debian's packages. Meanwhile the source tree is covered by an empty folder, where the system allows
# that (mount namespaces). WARTA_ACCEPT=1 refreshes tests/install/expected; read the difference.
set -eu
build=$1 source=$2 python=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" >/dev/null
if grep -rIl -e "$source" -e "$build" "$work/prefix"; then
  echo "these installed files speak of the folder they were built from" >&2
  exit 1
fi
cp -r "$source/examples" "$source/README.md" "$source/corpus" "$source/tests/install" "$work/"

# The wrapper may not outlive its mounts, and nothing else sees them.
run="sh $work/install/run_examples.sh $work $python"
if [ "$(id -u)" = 0 ]; then namespace="unshare --mount"; else namespace="unshare --map-root-user --mount"; fi
if $namespace mount -t tmpfs none "$source" 2>/dev/null; then
  # shellcheck disable=SC2016
  $namespace sh -eu -c 'mount -t tmpfs none "$1"; [ -z "$(ls -A "$1")" ]; shift; exec "$@"' sh "$source" $run
else
  echo "note: mount namespaces are not allowed here, so the source tree stays in view"
  $run
fi
if [ -n "${WARTA_ACCEPT:-}" ]; then cp "$work"/printed/*.out "$source/tests/install/expected/"; fi
