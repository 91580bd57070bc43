# A dry run writes nothing; --explain says what the rules make of each text.
$ warta-index add --dry-run berita corpus && ls
| berita: 278 added, 0 updated, 0 unchanged, 0 rejected; 2 skipped (1 .md, 1 .py) (dry run: nothing is written)
| corpus
$ warta-index add --dry-run --explain berita corpus/articles/internasional-101.txt
| corpus/articles/internasional-101.txt: would be added
|   id        corpus/articles/internasional-101.txt
|   title     Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze  (from the text)
|   date      2023-09-17  (from the text)
|   date by   story-date
|   source    HARIANSAMUDRA.CO.ID  (from the text)
|   author    Ratna Pramesti  (from the text)
|   editor    Yusuf Lubis  (from the text)
|   place     Moskow  (from the text)
|   body      2165 bytes «Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze Rep…»
|   line 1    title     title-line «Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze»
|   line 2    byline    byline «Reporter: Ratna Pramesti | Editor: Yusuf Lubis»
|   line 3    dateline  dateline-publisher-place «HARIANSAMUDRA.CO.ID - MOSKOW. »
|   line 5    related   related-line «Baca Juga: Harga Gandum Dunia Merosot Menjelang Musim Panen»
|   line 8    furniture scroll «SCROLL TO CONTINUE WITH CONTENT»
|   line 11   byline    byline-initials «(rpm/ylb)»
| berita: 1 added, 0 updated, 0 unchanged, 0 rejected (dry run: nothing is written)
$ warta-index add --explain berita corpus
! warta-index: --explain hanya dapat dipakai bersama --dry-run; lihat `warta-index add --help`
? 2
# Rejected records are listed in a file.
$ printf '{"id":"x1","title":"Satu"}\n{"id":"x2"\n{"id":"x3"}\n' > rusak.jsonl
$ warta-index add berita rusak.jsonl --reject ditolak.jsonl
| berita: 1 added, 0 updated, 0 unchanged, 2 rejected
! rusak.jsonl:2: bukan JSON yang sah, tampaknya terpotong (simdjson: "The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc."); perbaiki barisnya, lalu tambahkan lagi berkasnya
! rusak.jsonl:3: tidak punya judul ataupun isi; jika namanya lain, sebutkan dengan --map title=NAMA --map body=NAMA
? 1
$ cat ditolak.jsonl
| {"file":"rusak.jsonl","line":2,"reason":"is not valid JSON, it seems cut short (The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.); repair the line and add the file again","record":"{\"id\":\"x2\""}
| {"file":"rusak.jsonl","line":3,"reason":"has neither title nor body; if they have other names, give them with --map title=NAME --map body=NAME","record":"{\"id\":\"x3\"}"}
$ warta-index add berita rusak.jsonl --reject tidak/ada
! warta-index: tidak/ada: tidak dapat ditulis: tidak ada berkas atau direktori bernama itu
? 2
# Articles whose file is gone go too, if asked; not those of other sources, nor those that have moved.
$ mkdir berkas berkas/lama && for n in 1 2 3; do printf 'Judul %s\n\nIsi %s.\n' $n $n > berkas/lama/$n.txt; done; printf '{"id":"p1","title":"Pindah"}\n' > berkas/p.jsonl
$ warta-index add -q berita berkas && rm berkas/lama/2.txt && mkdir berkas/baru && mv berkas/p.jsonl berkas/baru/
$ warta-index add berita berkas/lama/1.txt --prune
| berita: 0 added, 0 updated, 1 unchanged, 0 rejected, 0 pruned
$ warta-index add berita --dry-run --prune ./berkas/
| berita: 0 added, 0 updated, 3 unchanged, 0 rejected, 1 pruned (dry run: nothing is written)
$ warta-index add berita --prune ./berkas/
| berita: 0 added, 0 updated, 3 unchanged, 0 rejected, 1 pruned
$ warta-search berita --format ids 'id:p1 OR id:x1 OR id:berkas/lama/1.txt OR id:berkas/lama/2.txt' | sort
| berkas/lama/1.txt
| p1
| x1
# However the folder is spelled, its files have one id; when most of them are gone, it looks like an empty mount point.
$ cd berkas/lama && warta-index add ../../berita . ../../berkas $PWD/1.txt; cd ../..; mkdir lain; mv berkas/* lain/
| ../../berita: 0 added, 0 updated, 6 unchanged, 0 rejected
$ warta-index add berita --prune berkas
| berita: 0 added, 0 updated, 0 unchanged, 0 rejected, 0 pruned
! berkas: berkas 3 dari 3 artikelnya tidak ada lagi, lebih dari separuh; tidak ada yang dikeluarkan. Jika memang benar, beri --force; jika direktorinya pindah, --root LAMA=BARU
? 1
$ warta-index add berita --prune --root berkas=lain lain
| berita: 0 added, 0 updated, 3 unchanged, 0 rejected, 0 pruned
$ mv lain/* berkas; warta-index add berita --prune --root berkas=berkas berkas
| berita: 0 added, 0 updated, 3 unchanged, 0 rejected, 0 pruned
# A folder that is not there at all is not a reason to lose its articles.
$ mv berkas simpan; warta-index add berita --prune berkas
| berita: 0 added, 0 updated, 0 unchanged, 1 rejected, 0 pruned
! berkas: tidak dapat dibuka: tidak ada berkas atau direktori bernama itu
? 1
