$ warta-index add --quiet berita corpus
$ warta-index stats berita
| archive    berita
| articles   278
| dated      272, 2019-03-08 to 2024-12-31
| words      ...(daerah-029)
| copies     30 near-duplicates in 15 groups
| terms      ...
| size       ... MiB
| format     ..., made by glass
| analyzer   id-...
| cleaning   newsroom-...
| created    ...Z
| changed    ...Z
| media            88  Kabar Nusantara
|                  46  Harian Samudra
|                  40  Berita Senja
|                  36  Koran Merapi
|                  32  Suara Khatulistiwa
|                  32  Warta Timur
$ warta-index stats berita --json | head -8
| {
|   "schema": 1,
|   "archive": "berita",
|   "articles": 278,
|   "dated": 272,
|   "first_day": "2019-03-08",
|   "last_day": "2024-12-31",
|   "words": ...,
# A reprint under another headline, with a sentence more.
$ warta-index add -q berita corpus/articles/ekonomi-101.txt && { echo 'Judul yang lain'; tail -n +2 corpus/articles/ekonomi-101.txt; echo 'Keterangan tambahan menyusul.'; } > cetak-ulang.txt
$ cp -r berita dua && warta-index add -q dua cetak-ulang.txt && warta-index duplicates dua
| daerah-027	daerah-028
| daerah-004	daerah-026
| bencana-003	bencana-021
| pertahanan-004	pertahanan-015
| bencana-018	bencana-022
| olahraga-009	olahraga-020
| teknologi-009	teknologi-016
| lingkungan-011	lingkungan-017
| lingkungan-002	lingkungan-018
| daerah-010	daerah-025
| hukum-009	hukum-010
| politik-009	politik-013
| ekonomi-006	ekonomi-021
| internasional-009	internasional-020
| budaya-004	budaya-014
| cetak-ulang.txt	corpus/articles/ekonomi-101.txt
$ warta-index stats dua | grep copies
| copies     32 near-duplicates in 16 groups
# What export prints makes the same archive again.
$ warta-index export berita > berita.jsonl; wc -l < berita.jsonl; head -c 60 berita.jsonl; echo
| 278
| {"id":"corpus/articles/budaya-101.txt","body":"Museum di Chi
$ warta-index add lagi berita.jsonl
| lagi: 278 added, 0 updated, 0 unchanged, 0 rejected
$ warta-index export lagi | diff - berita.jsonl && echo sama
| sama
$ warta-index add berita berita.jsonl
| berita: 0 added, 0 updated, 278 unchanged, 0 rejected
# A closed pipe is not an error.
$ warta-index export berita | head -c 10
| {"id":"cor
# Ids that are not there are named; the others are removed.
$ warta-index remove berita corpus/articles/internasional-101.txt tidak-ada bencana-001
| berita: 2 removed, 1 not found
! berita: tidak ada artikel dengan id 'tidak-ada'
? 1
$ warta-search berita --count 'id:bencana-001 OR id:internasional-101'
| 0
? 1
$ printf 'tidak-ada\r\n\n' | warta-index remove berita --from -
| berita: 0 removed, 1 not found
! berita: tidak ada artikel dengan id 'tidak-ada'
? 1
$ warta-index remove berita bencana-001
| berita: 0 removed, 1 not found
! berita: tidak ada artikel dengan id 'bencana-001'
? 1
$ warta-index add berita corpus
| berita: 2 added, 0 updated, 276 unchanged, 0 rejected; 2 skipped (1 .md, 1 .py)
$ warta-index stats berita | head -2
| archive    berita
| articles   278
# No archive.
$ warta-index stats tidak-ada
! warta-index: tidak-ada: tidak ada arsip bernama itu; buat dengan `warta-index add tidak-ada SUMBER...`
? 2
$ warta-index export tidak-ada
! warta-index: tidak-ada: tidak ada arsip bernama itu; buat dengan `warta-index add tidak-ada SUMBER...`
? 2
$ warta-index remove tidak-ada x
! warta-index: tidak-ada: tidak ada arsip bernama itu; buat dengan `warta-index add tidak-ada SUMBER...`
? 2
$ warta-index remove berita
! warta-index: ID belum ditulis; lihat `warta-index remove --help`
? 2
# Verification; docs/archive-format.md says where things lie.
$ warta-index verify berita
| berita: 278 articles read, 278 of them analysed again; no faults
$ warta-index verify --sample 10 berita
| berita: 278 articles read, 11 of them analysed again; no faults
$ warta-index verify tidak-ada
! warta-index: tidak-ada: tidak ada arsip bernama itu; buat dengan `warta-index add tidak-ada SUMBER...`
? 2
$ mkdir lain && warta-index verify lain
! warta-index: lain: direktori kosong, bukan arsip; isi dengan `warta-index add lain SUMBER...`
? 2
$ cp -r berita rusak && head -c 20000 berita/termlist.glass > rusak/termlist.glass && warta-index verify rusak
| rusak: termlist.glass: rusak di blok 2, 3, 4 dan ... (masing-masing 8 KiB): jumlah periksanya berbeda
| rusak: 1 fault; no article was looked at. Save what can be read with `warta-index export`, or restore a copy
? 1
$ rm rusak/iamglass && warta-index verify rusak
! warta-index: rusak: arsip rusak: berkas iamglass di dalamnya tidak ada; pulihkan dari salinan, atau buat lagi dari sumbernya dengan nama lain
? 2
# Compaction and reindexing.
$ warta-index compact berita
| berita: ... MiB before, ... MiB now
$ warta-index compact tidak-ada
! warta-index: tidak-ada: tidak ada arsip bernama itu; buat dengan `warta-index add tidak-ada SUMBER...`
? 2
$ printf 'bakwan\tgoreng\n' > kata.tsv; warta-index reindex berita --exceptions kata.tsv
| berita: 278 articles reindexed
$ warta-index add berita corpus
| berita: 0 added, 0 updated, 278 unchanged, 0 rejected; 2 skipped (1 .md, 1 .py)
$ warta-index add berita --exceptions corpus/articles.jsonl corpus
! warta-index: berita: dibuat dengan pengecualian lain; jangan beri pengecualian agar yang di dalam arsip dipakai, atau jalankan `warta-index reindex`
? 2
$ warta-index reindex berita --no-clean
| berita: 278 articles reindexed
$ warta-search berita --format ids --match all gandum merosot
| corpus/articles/internasional-101.txt
$ warta-index reindex tidak-ada
! warta-index: tidak-ada: tidak ada arsip bernama itu; buat dengan `warta-index add tidak-ada SUMBER...`
? 2
$ ls
| berita
| berita.jsonl
| cetak-ulang.txt
| corpus
| dua
| kata.tsv
| lagi
| lain
| rusak
