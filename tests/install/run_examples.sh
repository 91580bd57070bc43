#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: run_examples.sh WORK PYTHON: see install_test.sh, which has put everything into WORK.
set -eu
work=$1 python=$2
prefix=$work/prefix
libdir=$(dirname "$(find "$prefix" -name libwarta.so)")
export PATH="$prefix/bin:$PATH" PKG_CONFIG_PATH="$libdir/pkgconfig" LD_LIBRARY_PATH="$libdir" PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
archive=$work/berita
mkdir "$work/printed"
cd "$work"
warta-index add "$archive" corpus >index.log 2>&1 || { cat index.log; exit 1; }
failed=0

# example NAME COMMAND...: runs it in a folder of its own, with the files of input/, and compares what it prints.
example() {
  name=$1
  shift
  rm -rf "$work/own"
  cp -r "$work/install/input" "$work/own"
  status=0
  (cd "$work/own" && "$@") >"$work/printed/$name.out" 2>"$work/stderr" || status=$?
  echo "exit status $status" >>"$work/printed/$name.out"
  if [ -z "${WARTA_ACCEPT:-}" ] && ! diff -u "$work/install/expected/$name.out" "$work/printed/$name.out"; then
    echo "$name does not print what it should, and on standard error:" >&2
    cat "$work/stderr" >&2
    failed=1
  fi
}

# quietly COMMAND...: shows what it says only when it fails.
quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }; }

# By CMake, with the shared library; nothing was found outside the prefix and /usr.
quietly cmake -S examples -B by_cmake -DCMAKE_PREFIX_PATH="$prefix"
quietly cmake --build by_cmake -j2
example embed_search "$work/by_cmake/embed_search" "$archive" '"drone kamikaze"'
example index_and_search "$work/by_cmake/index_and_search" arsip
example custom_reader "$work/by_cmake/custom_reader" arsip berita.block lain.txt
example custom_analyzer "$work/by_cmake/custom_analyzer" arsip
example custom_printer "$work/by_cmake/custom_printer" "$archive" markdown '"drone kamikaze"'
example xapian_bridge "$work/by_cmake/xapian_bridge" "$archive" '"drone kamikaze"'
example c_api "$work/by_cmake/c_api" arsip pelabuhan

# The static library by CMake, and both by pkg-config. A program linked with the static one needs no libwarta.so.
quietly cmake -S examples -B static -DCMAKE_PREFIX_PATH="$prefix" -DSTATIC=ON
quietly cmake --build static --target c_api
# shellcheck disable=SC2046
quietly ${CC:-cc} -std=c11 examples/c_api.c -o c_shared $(pkg-config --cflags --libs warta)
# shellcheck disable=SC2046
quietly ${CXX:-c++} -std=c++20 examples/embed_search.cpp -o cpp_static $(pkg-config --cflags --libs warta-static)
example c_api "$work/c_shared" arsip pelabuhan
example c_api env -u LD_LIBRARY_PATH "$work/static/c_api" arsip pelabuhan
example embed_search env -u LD_LIBRARY_PATH "$work/cpp_static" "$archive" '"drone kamikaze"'

# The examples of the README.
sed -n '/^```cpp$/,/^```$/{/^```/!p}' README.md >readme.cpp
sed -n '/^```c$/,/^```$/{/^```/!p}' README.md >readme.c
sed -n '/^```python$/,/^```$/{/^```/!p}' README.md >readme.py
# shellcheck disable=SC2046
quietly ${CXX:-c++} -std=c++20 readme.cpp -o readme_cpp $(pkg-config --cflags --libs warta)
# shellcheck disable=SC2046
quietly ${CC:-cc} -std=c11 readme.c -o readme_c $(pkg-config --cflags --libs warta)
ln -s "$archive" install/input/berita
example readme_cpp "$work/readme_cpp"
example readme_c "$work/readme_c"

# The shell examples, and the request that the README sends through a pipe.
example stdio sh -c '"$1" "$2" <queries.txt' sh "$work/examples/shell/stdio.sh" "$archive"
grep '^echo .*--stdio$' README.md >readme.sh
example readme_sh sh -c 'sh "$1" | jq .result.hits[0].title,.result.total' sh "$work/readme.sh"
warta-search "$archive" --serve 127.0.0.1:0 >url &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
while [ ! -s url ] && kill -0 "$server"; do sleep .1; done
url=$(sed 's,/$,,' url)
example curl "$work/examples/shell/curl.sh" "$url" '"drone kamikaze"'
example curl_none "$work/examples/shell/curl.sh" "$url" tidakadakatabegini
example curl_wrong "$work/examples/shell/curl.sh" "$url" drone AND
kill "$server"
wait "$server"
trap - EXIT

# Python, where the module was built.
module=$(find "$prefix" -name '_native*.so')
if [ -n "$module" ]; then
  PYTHONPATH=$(dirname "$(dirname "$module")")
  export PYTHONPATH
  example search "$python" "$work/examples/python/search.py" "$archive" '"drone kamikaze"'
  example search_wrong "$python" "$work/examples/python/search.py" "$archive" drone AND
  example index_csv "$python" "$work/examples/python/index_csv.py" arsip tabel.csv
  # The number of articles about a subject is not tested here.
  # shellcheck disable=SC2016
  example notebook sh -ec '"$@" >notebook.txt; sed -e "s/^by year: {.*}/by year: {…}/" -e "/ articles$/s/[0-9]*/N/" \
    -e "/^[0-9]* about gempa$/s/[0-9]*/N/" -e "/^groups of/s/[0-9]*$/N/" notebook.txt' \
    sh "$python" "$work/examples/python/notebook.py" "$archive"
  example readme_py "$python" "$work/readme.py"
fi
exit $failed
