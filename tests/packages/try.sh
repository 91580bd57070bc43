#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Run by `./dev try-package` in a bare Debian, where /srv/warta is the repository and /srv/source has the README and examples.
# What a new user does: installs, adds an article, finds it; then what a developer does; then nothing may remain.
set -eu
now() { date +%s.%N; }
started=$(now)
since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.1f s", to - from }'; }
quietly() { "$@" >/tmp/log 2>&1 || { cat /tmp/log; echo "FAILED: $*"; exit 1; }; }
installed() { dpkg-query -W -f '${Package}\t${Installed-Size}\n' | sort; }
install() { quietly apt-get install -y --no-install-recommends "$@"; }

echo 'deb [signed-by=/srv/warta/warta.gpg] file:/srv/warta ./' >/etc/apt/sources.list.d/warta.list
quietly apt-get update
echo "package lists read: $(since "$started")"
installed >/tmp/before

# Three commands.
started=$(now)
install warta
echo "apt install warta: $(since "$started"), $(installed | comm -13 /tmp/before - | awk -F '\t' '{ kb += $2 } END { printf "%d packages, %.0f MB", NR, kb / 1024 }')"
mkdir /tmp/work && cd /tmp/work && mkdir artikel
printf 'Judul: Banjir di Demak\n\nBanjir merendam sawah di Demak.\n' >artikel/satu.txt
quietly warta-index add berita artikel
[ "$(warta-search berita terendam --format ids)" = artikel/satu.txt ]
echo "first hit of an article of one's own, in three commands: $(since "$started") (wanted: 60 s)"
# Documents of a minimal system are left out by dpkg, so the page is looked for in the package.
dpkg-query -L warta | grep -q man1/warta-search.1.gz
dpkg-query -L warta | grep -q man/id/man1/warta-search.1.gz
echo "warta: $(dpkg-query -W -f '${Installed-Size} kB' warta), in its package $(du -k /srv/warta/warta_*.deb | cut -f 1) kB"

# Programs of others.
started=$(now)
# The examples use Xapian, too.
install libwarta-dev libxapian-dev g++ cmake pkgconf make
echo "apt install libwarta-dev g++ cmake: $(since "$started")"
started=$(now)
sed -n '/^```cpp$/,/^```$/{/^```/!p}' /srv/source/README.md >readme.cpp
sed -n '/^```c$/,/^```$/{/^```/!p}' /srv/source/README.md >readme.c
# shellcheck disable=SC2046
quietly g++ -std=c++20 readme.cpp -o readme_cpp $(pkg-config --cflags --libs warta)
# shellcheck disable=SC2046
quietly gcc -std=c11 readme.c -o readme_c $(pkg-config --cflags --libs warta)
[ "$(./readme_c)" = '0 article(s)' ]
./readme_cpp >/dev/null
quietly cmake -S /srv/source/examples -B by_cmake
quietly cmake --build by_cmake
./by_cmake/embed_search berita terendam | grep -q Demak
./by_cmake/c_api arsip pelabuhan >/dev/null
echo "programs by pkg-config and CMake, in C and C++: $(since "$started")"

# Python.
started=$(now)
install python3-warta warta-doc
sed -n '/^```python$/,/^```$/{/^```/!p}' /srv/source/README.md >readme.py
python3 readme.py | grep Pelabuhan >/dev/null
echo "python3-warta: $(since "$started")"

# Gone without a trace, but for what a user made.
started=$(now)
cd /
quietly apt-get purge -y warta libwarta-dev 'libwarta0*' python3-warta warta-doc
rm -rf /tmp/work /etc/apt/sources.list.d/warta.list
remains=$(find / -xdev \( -path /proc -o -path /dev -o -path /srv -o -path /var/lib/apt -o -path /var/cache/apt -o -path /var/log \) -prune -o -name '*warta*' -print)
[ -z "$remains" ] || { echo "purge leaves files behind:"; echo "$remains"; exit 1; }
echo "purged, nothing remains: $(since "$started")"

# The wheel, where no package of ours is.
ls /srv/warta/*.whl >/dev/null 2>&1 || { echo 'no wheel was made'; exit 0; }
started=$(now)
install python3-venv
mkdir /tmp/work && cd /tmp/work
python3 -m venv own
quietly own/bin/pip install --no-index /srv/warta/*.whl
sed -n '/^```python$/,/^```$/{/^```/!p}' /srv/source/README.md >readme.py
own/bin/python -c 'import warta; warta.add("berita", [{"judul": "Banjir di Demak", "isi": "Banjir."}])'
own/bin/python readme.py | grep Pelabuhan >/dev/null
echo "wheel in a venv: $(since "$started"), $(du -k /srv/warta/*.whl | cut -f 1) kB, installed $(du -sm own/lib/python3*/site-packages/warta* | awk '{ sum += $1 } END { print sum }') MB"
