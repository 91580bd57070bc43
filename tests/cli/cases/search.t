$ warta-index add --quiet berita corpus
# The retold story is first in both, followed by near misses.
$ warta-search berita --limit 1 drone kamikaze
| 1.  Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze
|     Harian Samudra · 17 Sep 2023 · Moskow ·
|     corpus/articles/internasional-101.txt
|     … Gubernur daerah yang melepasnya menyerahkan lima drone kamikaze, yakni
|     pesawat nirawak yang dirancang meledak ketika menabrak sasaran, ditambah
|     satu drone pengintai.
|
| 1 artikel (ditampilkan 1–1)
$ warta-search berita --format ids --limit 1 drone kamikaze
| corpus/articles/internasional-101.txt
$ warta-search berita --format ids --limit 1 kesepakatan senjata
| corpus/articles/internasional-101.txt
# Words of another story's headline do not make an article match; as related links they do.
$ warta-search berita --format ids --match all gandum merosot
? 1
$ warta-search berita --format ids 'terkait:(gandum merosot)'
| corpus/articles/internasional-101.txt
| budaya-005
# An article that only links to the story is not a partial match; with other words it is.
$ printf 'Kim pulang dari Rusia.\nBaca Juga: Kim Kunjungi Pabrik Penerbangan Militer di Rusia\nIa melihat pabrik pesawat terbang.\n' > kim.txt
$ warta-index add --quiet kim kim.txt
$ warta-search kim --format ids Pabrik Penerbangan Militer
? 1
$ warta-search kim --format ids pabrik penerbangan sipil
| kim.txt
$ warta-search kim --format ids 'terkait:"pabrik penerbangan militer"'
| kim.txt
# Traps: a minister is not an anchovy, a name is not a verb.
$ warta-search berita --format ids --match all teri rembang
| corpus/articles/daerah-101.txt
$ warta-search berita --count megawati
| 9
$ warta-search berita --count gawat
| 3
# Both ways to write a sum meet.
$ warta-search berita --format ids '"Rp1,5 miliar"'
| corpus/articles/hukum-101.txt
$ warta-search berita --format ids Rp24,5 miliar | head -1
| corpus/articles/hukum-101.txt
# Set of words, pages, phrases, operators, fields, dates.
$ warta-search berita --count --match any drone kamikaze
| 12
$ warta-search berita --count --match all drone kamikaze
| 1
$ warta-search berita --format ids 'kamikaze -drone'
| corpus/articles/budaya-101.txt
$ warta-search berita --format ids '"pakaian bekas" tanggal:2023-03'
| corpus/articles/ekonomi-103.txt
$ warta-search berita --format ids --limit 1 --offset 1 --match any kamikaze
| corpus/articles/internasional-101.txt
$ warta-search berita --format json --limit 1 kesepakatan senjata
| {
|   "schema": 1,
|   "query": "kesepakatan senjata",
|   "total": 4,
|   "offset": 0,
|   "same_root_total": 5,
|   "hits": [
|     {
|       "rank": 1,
|       "id": "corpus/articles/internasional-101.txt",
|       "title": "Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze",
|       "score": 10.501009,
|       "all_words": true,
|       "published": "2023-09-17",
|       "source": "Harian Samudra",
|       "publisher_as_given": "HARIANSAMUDRA.CO.ID",
|       "author": "Ratna Pramesti",
|       "editor": "Yusuf Lubis",
|       "place": "Moskow",
|       "language": "id",
|       "snippet": {
|         "text": "kesepakatan senjata menjadi bagian yang paling disorot. Rusia membutuhkan amunisi artileri untuk perang di Ukraina, sedangkan Korea Utara menginginkan bantuan teknologi satelit dan pangan. Meski demikian, tidak ada kesepakatan senjata yang",
|         "spans": [
|           {
|             "begin": 0,
|             "end": 19,
|             "begin_char": 0,
|             "end_char": 19
|           },
|           {
|             "begin": 215,
|             "end": 234,
|             "begin_char": 215,
|             "end_char": 234
|           }
|         ],
|         "starts_cut": true,
|         "ends_cut": true
|       }
|     }
|   ]
| }
$ warta-search berita --format jsonl --limit 1 drone kamikaze | head -c 60
| {"rank":1,"id":"corpus/articles/internasional-101.txt","titl
# Nothing found is an answer, with its own status.
$ warta-search berita zzzqqq
| Tidak ada artikel yang cocok.
? 1
$ warta-search berita --count zzzqqq
| 0
? 1
# A closed pipe is a quiet success.
$ warta-search berita --match any di yang drone | head -1
| 1.  Drone Murah Mengubah Cara Berperang di Ukraina
! warta-search: kata umum tidak ikut menentukan: di, yang
