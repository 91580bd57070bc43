$ warta-index add --quiet berita corpus
$ warta-search berita --explain --limit 1 --snippets 0 drone kamikaze
| Query(((Zdrone AND Zkamikaze) AND_MAYBE (0.4000000000000000222 * drone OR 0.4000000000000000222 * kamikaze)))
|
| 1.  Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze
|     HARIANSAMUDRA.CO.ID · 17 Sep 2023 · Moskow ·
|     corpus/articles/internasional-101.txt
|         ...  drone
|         ...  drone (as written)
|         ...  kamikaze
|         ...  kamikaze (as written)
|
| 1 artikel (ditampilkan 1–1)
