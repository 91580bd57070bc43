#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The copy of hunspell-id in the source tree is what its script makes of Debian 12's package, and says its licence.

usage: hunspell_copy_test.py SOURCE_TREE
"""
import hashlib
import pathlib
import subprocess
import sys
import tempfile
import unittest

DEBIAN = pathlib.Path("/usr/share/hunspell")
DEBIAN_12 = "1a1ab6f423bec47fa30d485dfde92039177aa6f9a6b123badb695d634064cc5e"  # sha256 of id_ID.dic of hunspell-id 1:7.5.0-1


class HunspellCopy(unittest.TestCase):
    def made_from(self, folder):
        with tempfile.TemporaryDirectory() as out:
            subprocess.run([sys.executable, COPY / "update.py", folder, out], check=True)
            return {name: (pathlib.Path(out) / name).read_bytes() for name in ("id_ID.dic", "id_ID.aff")}

    def test_the_script_changes_nothing_when_it_reads_the_copy(self):
        for name, made in self.made_from(COPY).items():
            self.assertEqual(made, (COPY / name).read_bytes(), name)

    def test_the_script_makes_it_of_debian_12(self):
        original = DEBIAN / "id_ID.dic"
        if not original.exists() or hashlib.sha256(original.read_bytes()).hexdigest() != DEBIAN_12:
            self.skipTest("hunspell-id of Debian 12 is not installed")
        for name, made in self.made_from(DEBIAN).items():
            self.assertEqual(made, (COPY / name).read_bytes(), name)

    def test_the_licence_is_beside_it(self):
        licences = TREE / "LICENSES"
        for name in ("id_ID.dic", "id_ID.aff"):
            header = (COPY / f"{name}.license").read_text()
            self.assertIn("SPDX-License-Identifier: LGPL-3.0-only\n", header)
        self.assertIn("GNU LESSER GENERAL PUBLIC LICENSE", (licences / "LGPL-3.0-only.txt").read_text())


if __name__ == "__main__":
    TREE = pathlib.Path(sys.argv.pop(1)).resolve()
    COPY = TREE / "analyzers/indonesian/hunspell"
    unittest.main()
