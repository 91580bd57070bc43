#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A fingerprint of rules changes with their code and tables, and with nothing else.

usage: fingerprint_test.py CMAKE
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CMAKE = sys.argv.pop(1)
SCRIPT = pathlib.Path(__file__).resolve().parents[1] / "cmake/Fingerprint.cmake"
CODE = 'int limit = 3;  // lines\nconst char* mark = "a // b";\nchar quote = \'"\';  // as written\n'
TABLE = "# What is not the story.\nshare\tbagikan\n\nfollow\tikuti kami\n"


class Fingerprint(unittest.TestCase):
    def of(self, code=CODE, table=TABLE):
        with tempfile.TemporaryDirectory() as folder:
            rules, words, out = (pathlib.Path(folder) / name for name in ("rules.cpp", "words.tsv", "out.cpp"))
            rules.write_text(code, encoding="utf-8")
            words.write_text(table, encoding="utf-8")
            subprocess.run([CMAKE, f"-DFILES={rules};{words}", "-DSYMBOL=rules", f"-DOUTPUT={out}", "-P", SCRIPT], check=True)
            text = out.read_text(encoding="utf-8")
        self.assertRegex(text, 'rules = "[0-9a-f]{16}";')
        return text

    def test_comments_and_layout_do_not_count(self):
        self.assertEqual(self.of(CODE.replace("// lines", "// how many 'lines\"")), self.of())
        self.assertEqual(self.of(CODE.replace("int limit = 3;", "int limit =\n    3;")), self.of())
        self.assertEqual(self.of(table=TABLE.replace("the story", "an article")), self.of())
        self.assertEqual(self.of(table="# One more.\n\n" + TABLE), self.of())

    def test_code_literals_and_rows_count(self):
        changed = [self.of(), self.of(CODE.replace("3", "4")), self.of(CODE.replace("a // b", "a // c")),
                   self.of(CODE.replace("a // b", "a //b")), self.of(CODE + "int more;\n"), self.of(CODE.replace("'\"'", "'.'")),
                   self.of(table=TABLE.replace("bagikan", "bagi")), self.of(table=TABLE + "share\tshare\n")]
        self.assertEqual(len(set(changed)), len(changed))


if __name__ == "__main__":
    unittest.main()
