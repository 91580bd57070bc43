#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a wheel of the Python package as it is installed, with the libraries that it needs inside; ./dev package runs it.

usage: make_wheel.py PACKAGE_FOLDER VERSION OUT_FOLDER     (needs patchelf; run it by the Python that the module was built for)

What every Debian has stays outside: the C and C++ runtimes. The libraries keep their names: patchelf 0.14 breaks the table of versions
of some when it renames what they need. Equal input gives equal bytes: times are those of SOURCE_DATE_EPOCH.
"""
import base64
import hashlib
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile

# PEP 600 lets a wheel rely on these.
OUTSIDE = re.compile(r"(libc|libm|libdl|librt|libpthread|libresolv|libutil|libgcc_s|libstdc\+\+|ld-linux[^.]*)\.so\.")
METADATA = """Metadata-Version: 2.1
Name: warta
Version: {version}
Summary: Full-text search for Indonesian news archives
License: GPL-3.0-or-later
Requires-Python: =={python}.*
Classifier: Natural Language :: Indonesian
Classifier: Operating System :: POSIX :: Linux
Classifier: Programming Language :: Python :: {python}
Classifier: Topic :: Text Processing :: Indexing
"""


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def needed(file):
    """The libraries that the loader finds for FILE, also those that its libraries need: {name: path}."""
    lines = re.findall(r"^\s*(\S+) => (/\S+)", output("ldd", str(file)), flags=re.M)
    return {name: pathlib.Path(path) for name, path in lines if not OUTSIDE.match(name)}


def carry_libraries(module, folder, licenses):
    libraries = needed(module)
    folder.mkdir()
    for name, path in sorted(libraries.items()):
        shutil.copyfile(path.resolve(), folder / name)
        copy_license(path.resolve(), licenses)
    for file, search in [(module, f"$ORIGIN/../{folder.name}")] + [(folder / name, "$ORIGIN") for name in sorted(libraries)]:
        file.chmod(0o755)
        subprocess.run(["patchelf", "--set-rpath", search, str(file)], check=True)


def copy_license(path, licenses):
    """What Debian says of the package of the file PATH; dpkg may know it below / or below /usr."""
    for place in (path, pathlib.Path("/usr") / str(path).lstrip("/"), pathlib.Path(re.sub("^/usr", "", str(path)))):
        found = subprocess.run(["dpkg-query", "-S", str(place)], capture_output=True, text=True).stdout
        if found:
            package = found.split(":")[0]
            shutil.copyfile(f"/usr/share/doc/{package}/copyright", licenses / package)
            return
    sys.exit(f"make_wheel.py: no package has {path}, so its licence is not known")


def write_wheel(tree, info, wheel):
    moment = time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", "315532800")), 315532800))[:6]
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    record = ""
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        def put(name, data, mode):
            entry = zipfile.ZipInfo(name, moment)
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)

        for path in files:
            data = path.read_bytes()
            name = path.relative_to(tree).as_posix()
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record += f"{name},sha256={digest},{len(data)}\n"
            put(name, data, 0o755 if ".so" in path.name else 0o644)
        put(f"{info}/RECORD", record + f"{info}/RECORD,,\n", 0o644)


def main(package, version, out):
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    glibc = platform.libc_ver()[1].replace(".", "_")
    tag = f"{python}-{python}-manylinux_{glibc}_{sysconfig.get_platform().partition('-')[2].replace('-', '_')}"
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        shutil.copytree(package, tree / "warta", ignore=shutil.ignore_patterns("__pycache__"))
        info = tree / f"warta-{version}.dist-info"
        (info / "licenses").mkdir(parents=True)
        module, = (tree / "warta").glob("_native*.so")
        carry_libraries(module, tree / "warta.libs", info / "licenses")
        (info / "METADATA").write_text(METADATA.format(version=version, python=f"{sys.version_info.major}.{sys.version_info.minor}"))
        (info / "WHEEL").write_text(f"Wheel-Version: 1.0\nGenerator: warta\nRoot-Is-Purelib: false\nTag: {tag}\n")
        wheel = out / f"warta-{version}-{tag}.whl"
        write_wheel(tree, info.name, wheel)
    print(wheel)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]))
