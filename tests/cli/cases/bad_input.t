$ warta-index add --quiet berita corpus
# Paths that are not archives.
$ warta-search tidak-ada drone
! warta-search: tidak-ada: tidak ada arsip bernama itu; buat dengan `warta-index add tidak-ada SUMBER...`, atau tulis arsipnya dulu: `warta-search ARSIP tidak-ada drone`
? 2
$ mkdir kosong && warta-search kosong drone
! warta-search: permintaan keliru
! warta-search: kosong: is an empty directory, not an archive; fill it with `warta-index add kosong SOURCE...`
? 2
$ echo halo > berkas && warta-search berkas drone
! warta-search: permintaan keliru
! warta-search: berkas: is neither an archive (a folder made by warta-index) nor a list of shards (a file of at most 1000 lines, each a folder with an archive or tcp://HOST:PORT); name an archive, or write such a list
? 2
$ warta-index add berkas corpus
! warta-index: permintaan keliru
! warta-index: berkas: is a file, not an archive; an archive is a directory made by `warta-index add`
? 2
$ mkdir penuh && echo halo > penuh/berkas && warta-index add penuh corpus
! warta-index: permintaan keliru
! warta-index: penuh: is a directory with other files in it, not an archive; name one made by `warta-index add`, or a new one
? 2
$ warta-index add tidak/ada/arsip corpus
! warta-index: tidak dapat dibaca atau ditulis
! warta-index: tidak/ada/arsip: there is no directory tidak/ada to make it in; make that first
? 2
# Sources that cannot be read.
$ warta-index add berita tidak-ada.txt
| berita: 0 added, 0 updated, 0 unchanged, 1 rejected
! tidak-ada.txt: cannot open it: No such file or directory
? 1
$ warta-index add berita tidak-ada.txt corpus
| berita: 0 added, 0 updated, 278 unchanged, 1 rejected; 2 skipped (1 .md, 1 .py)
! tidak-ada.txt: cannot open it: No such file or directory
? 1
# Bad records: each is named, the others are taken.
$ printf '{"id":"x1","title":"Satu","body":"isi"}\n{"id":"x2","title":"Dua","bo\n{"id":"x3","body":""}\n{"id":"x1","title":"Lain","body":"isi"}\n{"id":"x4","title":"Em\xffpat"}\n' > rusak.jsonl
$ warta-index add berita rusak.jsonl
| berita: 2 added, 0 updated, 0 unchanged, 3 rejected (1 with warnings)
! rusak.jsonl:2: is not valid JSON, it seems cut short (A string is opened, but never closed.); repair the line and add the file again
! rusak.jsonl:3: has neither title nor body; if they have other names, give them with --map title=NAME --map body=NAME
! rusak.jsonl:4: the id 'x1' was read before in this run (rusak.jsonl:1) with other content; give every article an id of its own (--map id=NAME takes it from another field, --map id=url from the address)
! rusak.jsonl:5: note: 1 invalid UTF-8 sequence replaced by U+FFFD; check the encoding of the source
? 1
# Two collections that both count from 1: the replacement is reported.
$ printf 'id,judul,url\n1,Harga Cabai Turun,https://kabar.example/a\n' > latih.csv; printf 'id,judul,url\n1,Jembatan Dibuka,https://kabar.example/b\n' > uji.csv
$ warta-index add hitung latih.csv && warta-index add hitung uji.csv
| hitung: 1 added, 0 updated, 0 unchanged, 0 rejected
| hitung: 0 added, 1 updated, 0 unchanged, 0 rejected (1 with warnings)
! uji.csv:2: note: replaces 'Harga Cabai Turun' from latih.csv, which has the same id '1'; if these are two articles, give every article an id of its own (--map id=NAME takes it from another field, --map id=url from the address); more of this file are only counted, as updated
$ warta-index add --map id=url hitung2 latih.csv uji.csv
| hitung2: 2 added, 0 updated, 0 unchanged, 0 rejected
$ warta-search berita --format ids id:x4
| x4
# Skipped files are counted by extension.
$ mkdir campur && : > campur/a.pdf && : > campur/b.PDF && : > campur/c.xlsx && : > campur/BACA && printf 'judul\nSatu\n' > campur/d.csv
$ warta-index add campuran campur
| campuran: 1 added, 0 updated, 0 unchanged, 2 rejected; 2 skipped (1 without ending, 1 .xlsx)
! campur/a.pdf: is empty; there is nothing to index
! campur/b.PDF: is empty; there is nothing to index
? 1
$ printf '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>Draf</title><wp:status>draft</wp:status></item></channel></rss>' > draf.xml && warta-index add campuran draf.xml
| campuran: 0 added, 0 updated, 0 unchanged, 0 rejected; 1 skipped (1 of status draft)
# An empty text, bytes that are no text.
$ : > kosong.txt; printf '\0\1\2\0' > biner.txt; printf 'kata\0kata lain yang cukup panjang untuk sebuah teks biasa, dengan satu NUL saja di dalamnya, tidak lebih.\n' > nul.txt
$ warta-index add berita kosong.txt biner.txt nul.txt
| berita: 1 added, 0 updated, 0 unchanged, 2 rejected (1 with warnings)
! kosong.txt: is empty; there is nothing to index
! biner.txt: is not a text: 2 of its 4 bytes are NUL; name its format with --format
! nul.txt: note: 1 NUL character replaced by U+FFFD; check the source for damage
? 1
# A line of 100 MB.
$ { printf '{"id":"besar","title":"'; head -c 100000000 /dev/zero | tr '\0' x; printf '"}\n{"id":"x5","title":"Lima"}\n'; } | warta-index add berita -
| berita: 1 added, 0 updated, 0 unchanged, 1 rejected
! -:1: the line has 100000025 bytes, over the limit of 67108864; split it or check its line ends
? 1
# Nothing that was there is lost by any of it.
$ warta-search berita --count 'id:internasional-101 OR id:x1 OR id:x4 OR id:x5 OR id:bencana-001'
| 4
# Queries that ask nothing.
$ warta-search berita ''
! warta-search: galat: kueri kosong (kolom 1); tulis sedikitnya satu kata, misalnya drone kamikaze
? 2
$ warta-search berita '?!'
! warta-search: peringatan: ?! tidak berisi kata dan diabaikan (kolom 1); apit dengan tanda kutip bersama kata di sekitarnya bila perlu
! warta-search: galat: kueri hanya berisi tanda baca (kolom 1); tulis sedikitnya satu kata
? 2
$ warta-search berita 'drone AND'
! warta-search: galat: operan kanan untuk AND hilang (kolom 10); tulis kata setelah AND; untuk mencari kata AND itu sendiri, apit dengan tanda kutip
? 2
$ warta-search berita 'warna:merah'
! warta-search: galat: bidang warna: tidak dikenal (kolom 1); yang ada: judul: penulis: editor: media: rubrik: lokasi: terkait: tag: id: tanggal: kata:; untuk teks bertitik dua, apit dengan tanda kutip
? 2
$ warta-search berita '"drone'
! warta-search: galat: tanda kutip " tidak ditutup (kolom 1); tambahkan " di akhir frasa
? 2
$ warta-search berita -- -drone
! warta-search: galat: hanya ada pengecualian di sini; tidak ada yang dicari (kolom 1); tambahkan kata yang dicari, misalnya rusia -iran
? 2
$ warta-search berita --format xml drone
! warta-search: permintaan keliru; lihat `warta-search --help`
! warta-search: --format: xml not in {text,json,jsonl,ids,trec,csv,tsv,ris,bibtex,kliping}
? 2
$ warta-search berita --limit 0 drone
| 11 artikel
$ warta-search berita
! warta-search: galat: kueri kosong (kolom 1); tulis sedikitnya satu kata, misalnya drone kamikaze
? 2
$ warta-index
! warta-index: perintah belum ditulis; lihat `warta-index --help`
? 2
