# SPDX-License-Identifier: GPL-3.0-or-later
# A look at an archive, cell by cell as in a notebook (`# %%` is where Jupyter and editors divide it): notebook.py ARCHIVE

# %% Open the archive
import sys

import warta

archive = warta.open(sys.argv[1])
print(len(archive), "articles")

# %% How often is a subject written about, and by whom?
results = archive.search("gempa", limit=5, facet=["media", "rubrik"], timeline="year")
print(results.total, "about gempa")
print("by year:", {step[:4]: articles for step, articles in results.timeline})
print("most of them in:", next(iter(results.facets["rubrik"]), "no section"))

# %% As a table: with pandas, pandas.DataFrame(results.to_dicts())
rows = results.to_dicts()
print("columns:", ", ".join(rows[0]))
for row in rows[:3]:
    print(row["rank"], row["published"], row["title"], sep=" | ")

# %% What does the analysis make of the words?
for token in warta.analyze("perusahaan-perusahaan menyatakan keberatan"):
    print(token.surface, token.lexeme, token.root, sep=" > ")

# %% Articles like the best one, and copies of one story
print("like it:", [hit.id for hit in archive.like(rows[0]["id"], limit=2)])
print("groups of near-duplicates:", len(warta.near_duplicates(sys.argv[1])))
