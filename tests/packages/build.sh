#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: build.sh FOLDER VERSION: FOLDER/src becomes packages and a wheel in FOLDER. `./dev package` runs it, in a root or not.
set -eu
cd "$1/src"
dpkg-buildpackage -b -uc -us
cd ..
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
dpkg-deb -x python3-warta_*.deb "$unpacked"
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l src/debian/changelog -S Timestamp)
export SOURCE_DATE_EPOCH
/usr/bin/python3 src/python/make_wheel.py "$unpacked/usr/lib/python3/dist-packages/warta" "$2" .
echo 'lintian:'
lintian --fail-on error,warning warta_*.changes
ls -l ./*.deb ./*.whl
sha256sum ./*.deb ./*.whl
