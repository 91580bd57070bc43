$ warta-index add --quiet berita corpus
# A word that the archive does not have, and one that is spelt like it and finds something.
$ warta-search berita --format ids --limit 1 drone kamikase
| corpus/articles/pertahanan-101.txt
! warta-search: mungkin maksud Anda: drone kamikaze (1 hasil)
$ warta-search berita --match all --format ids 'kobran (genpa OR bnajir)'
! warta-search: mungkin maksud Anda: korban (gempa OR banjir) (6 hasil)
? 1
$ LC_ALL=en_US.UTF-8 warta-search berita --format ids --match all drone kamikase
! warta-search: did you mean: drone kamikaze (1 hits)
? 1
# Nothing is suggested that finds nothing, for words that are there, or for what was meant literally.
$ warta-search berita --format ids zzzqqq
? 1
$ warta-search berita --format ids --match all kamikaze resep
? 1
$ warta-search berita --format ids --match all =kamikase
? 1
$ warta-search berita --format ids --match all 'kamikase tanggal:1999'
? 1
