$ warta-index add --quiet berita corpus
$ warta-search berita --explain --limit 1 --snippets 0 drone kamikaze
| Query(((Zdrone AND Zkamikaze) AND_MAYBE (0.4000000000000000222 * drone OR 0.4000000000000000222 * kamikaze)))
|
| 1.  Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze
|     Harian Samudra · 17 Sep 2023 · Moskow ·
|     corpus/articles/internasional-101.txt
|         5.5405  drone
|         2.2162  drone (as written)
|         7.9678  kamikaze
|         3.1871  kamikaze (as written)
|
| 1 artikel (ditampilkan 1–1)
