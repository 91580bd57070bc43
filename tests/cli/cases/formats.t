$ warta-index add --quiet berita corpus
$ warta-search berita --format csv --limit 1 drone kamikaze
| rank,score,id,title,published,source,section,author,url
| 1,18.911626,corpus/articles/internasional-101.txt,Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze,2023-09-17,Harian Samudra,,Ratna Pramesti,
$ warta-search berita --format tsv --fields id,title,snippet --limit 1 drone kamikaze
| id	title	snippet
| corpus/articles/internasional-101.txt	Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze	Gubernur daerah yang melepasnya menyerahkan lima drone kamikaze, yakni pesawat nirawak yang dirancang meledak ketika menabrak sasaran, ditambah satu drone pengintai.
$ warta-search berita --format jsonl --fields id,published,tags --limit 1 drone kamikaze
| {"id":"corpus/articles/internasional-101.txt","published":"2023-09-17"}
$ warta-search berita --format ris --limit 1 drone kamikaze | sed 's, *$,,'
| TY  - NEWS
| ID  - corpus/articles/internasional-101.txt
| TI  - Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze
| AU  - Ratna Pramesti
| ED  - Yusuf Lubis
| T2  - Harian Samudra
| CY  - Moskow
| DA  - 2023/09/17
| LA  - id
| ER  -
|
$ warta-search berita --format bibtex --limit 1 drone kamikaze
| @misc{warta:corpus/articles/internasional-101.txt,
|   title = {{Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze}},
|   author = {{Ratna Pramesti}},
|   howpublished = {Harian Samudra},
|   address = {Moskow},
|   year = {2023},
|   month = {9},
|   day = {17},
| }
|
# Everything that matched: as many lines as --count says.
$ warta-search berita --count 'korban'
| 22
$ warta-search berita --all --format ids 'korban' | wc -l
| 22
$ warta-search berita --all --format csv --fields rank,id 'korban' | head -3
| rank,id
| 1,olahraga-001
| 2,bencana-013
$ warta-search berita --all --format ids zzzqqq
? 1
$ warta-search berita --all --format json korban
! warta-search: format json memerlukan seluruh hasil sekaligus; pakai salah satu dari jsonl, ids, trec, csv, tsv, ris, bibtex
? 2
$ warta-search berita --all korban
! warta-search: format text memerlukan seluruh hasil sekaligus; pakai salah satu dari jsonl, ids, trec, csv, tsv, ris, bibtex
? 2
$ warta-search berita --format csv --fields id,warna korban
! warta-search: tidak ada bidang 'warna' untuk dicetak; pakai sebagian dari rank, id, title, score, all_words, published, source, publisher_as_given, section, author, editor, place, url, language, tags, day, body, words, count, snippet
? 2
$ warta-search berita --format ids --fields id korban
! warta-search: format ids tidak punya bidang untuk dipilih; pakai salah satu dari json, jsonl, csv, tsv
? 2
# Values that could break a line, a cell or a command of TeX.
$ printf '%s\n' '{"id":"a b{1}","title":"Naik 5%, \"kata\" dia\tdan_itu","body":"uji coba","url":"https://x.id/a_b"}' > aneh.jsonl
$ warta-index add --quiet aneh aneh.jsonl
$ warta-search aneh --format csv --fields id,title uji
| id,title
| a b{1},"Naik 5%, ""kata"" dia	dan_itu"
$ warta-search aneh --format tsv --fields id,title uji
| id	title
| a b{1}	Naik 5%, "kata" dia dan_itu
$ warta-search aneh --format ris uji | sed 's, *$,,'
| TY  - NEWS
| ID  - a b{1}
| TI  - Naik 5%, "kata" dia dan_itu
| T2  - x.id
| UR  - https://x.id/a_b
| LA  - id
| ER  -
|
$ warta-search aneh --format bibtex uji
| @misc{warta:a+20b+7B1+7D,
|   title = {{Naik 5\%, "kata" dia dan\_itu}},
|   howpublished = {x.id},
|   url = {https://x.id/a\_b},
| }
|
# The original text, byte for byte.
$ warta-search berita --show corpus/articles/hukum-101.txt --raw | cmp - corpus/articles/hukum-101.txt
