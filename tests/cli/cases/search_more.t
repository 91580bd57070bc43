$ warta-index add --quiet berita corpus
# What counts as the same word.
$ for level in root lexeme surface; do warta-search berita --count --level $level menggunakan; done
| 36
| 15
| 8
# Matches in links to other stories are marked as such; an article without a title shows its beginning.
$ warta-search berita --limit 1 terkait:gandum
| 1.  Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze
|     Harian Samudra · 17 Sep 2023 · Moskow ·
|     corpus/articles/internasional-101.txt
|     Terkait: Baca Juga: Harga Gandum Dunia Merosot Menjelang Musim Panen
|
| 1 artikel (ditampilkan 1–1)
$ warta-search berita --kwic 3 --format tsv terkait:gandum
| id	published	source	left	match	right
| corpus/articles/internasional-101.txt	2023-09-17	Harian Samudra	Baca Juga: Harga	Gandum	Dunia Merosot Menjelang
$ printf '{"id": "x", "body": "Banjir merendam kota sejak pagi."}\n' > x.jsonl; warta-index add --quiet tanpa x.jsonl; warta-search tanpa --snippets 0 banjir
| 1.  Banjir merendam kota sejak pagi.
|     x
|
| 1 artikel (ditampilkan 1–1)
# Every match of a word, one per line, sorted by context.
$ warta-search berita --kwic 4 'judul:gempa korban tanggal:2022' --format tsv | head -3
| id	published	source	left	match	right
| bencana-001	2022-11-22T21:40:00+07:00	Kabar Nusantara		Korban	Gempa Cianjur Bertambah, Ratusan
| bencana-001	2022-11-22T21:40:00+07:00	Kabar Nusantara	Korban	Gempa	Cianjur Bertambah, Ratusan Warga
$ warta-search berita --kwic 6 '"korban gempa"' --sort right
| bencana-001                                   Korban Gempa Cianjur Bertambah, Ra
$ test $(warta-search berita --kwic 3 gempa --format jsonl | wc -l) = $(warta-search berita --kwic 0 gempa --sort left --format jsonl | wc -l) && echo sama
| sama
$ warta-search berita --kwic 3 zzzqqq
? 1
$ warta-search berita --sort left gempa
! warta-search: --sort left mengurutkan baris --kwic N
? 2
$ warta-search berita --kwic 3 gempa --format csv
! warta-search: format csv tidak punya baris konteks; pakai text, tsv atau jsonl
? 2
# Copies are collapsed into the best of them.
$ warta-index duplicates berita | head -3
| daerah-027	daerah-028
| daerah-004	daerah-026
| bencana-003	bencana-021
$ warta-search berita --collapse media --limit 2 --snippets 0 gempa
| 1.  Dua Gempa Kuat Guncang Bawean dan Tuban dalam Sehari
|     Harian Samudra · 23 Mar 2024 · Gresik · bencana-005
|
| 2.  Gempa Kembar Luluhlantakkan Turki dan Suriah, Ribuan Orang Tewas
|     Kabar Nusantara · 7 Feb 2023 · Gaziantep · internasional-004 (+4 lainnya
|     dari media ini)
|
| 11 artikel (ditampilkan 1–2)
# Newer articles first, as far as their scores let them.
$ warta-search berita --recent 30 --limit 2 --snippets 0 gempa
| 1.  Dua Gempa Kuat Guncang Bawean dan Tuban dalam Sehari
|     Harian Samudra · 23 Mar 2024 · Gresik · bencana-005
|
| 2.  Sirene Tsunami Berbunyi, Warga Teluk Karangsari Berlatih Lari ke Bukit
|     Koran Merapi · 6 Nov 2023 · Pacitan · bencana-015
|
| 11 artikel (ditampilkan 1–2)
$ warta-search berita --recent 30 --sort newest gempa
! warta-search: --recent menimbang skor menurut umur; --sort newest tidak memakai skor: beri salah satu saja
? 2
# Other names are searched for too, and said.
$ warta-search berita --count --match all jateng; warta-search berita --count --match all --no-expand jateng
| 4
| 0
! warta-search: dicari juga, di samping jateng: jawa tengah
? 1
$ warta-search berita --format ids --limit 1 jateng
| politik-005
! warta-search: dicari juga, di samping jateng: jawa tengah
$ printf 'ibu kota\tjakarta\n' > nama.tsv; warta-search berita --limit 1 --format ids --names nama.tsv ibu kota
| politik-008
! warta-search: dicari juga, di samping ibu kota: jakarta
$ printf 'satu\n' > nama.tsv; warta-search berita --names nama.tsv ibu kota
! warta-search: nama, baris 1: satu baris berisi dua nama atau lebih dengan tab di antaranya
? 2
$ LC_ALL=en_US.UTF-8 warta-search berita --format ids --limit 1 jateng
| politik-005
! warta-search: also searched for, beside jateng: jawa tengah
# An archive in parts, a file that lists them, and one that is not there.
$ warta-index split berita 2; printf '# bagian\nberita-1\nberita-2\n' > semua
| berita-1
| berita-2
$ diff <(warta-search berita --format json gempa) <(warta-search semua --format json gempa) && echo sama
| sama
$ warta-index merge lagi berita-1 berita-2
| lagi: 278 articles
$ diff <(warta-index export berita) <(warta-index export lagi) && echo sama
| sama
$ warta-index merge lagi berita-1 berita-2
! warta-index: lagi: sudah ada arsip bernama itu; hapus, atau pilih nama lain
? 2
$ warta-index merge dobel berita berita-1
! warta-index: artikel 'corpus/articles/budaya-101.txt' ada di berita dan di berita-1; hapus dari salah satunya dengan `warta-index remove`
? 2
$ warta-search -a berita-1 -a tcp://127.0.0.1:1 --partial --count gempa
| 5
! warta-search: arsip berikut tidak menjawab dan tidak ikut dalam hasil: tcp://127.0.0.1:1
$ warta-search -a berita-1 -a tcp://127.0.0.1:1 --partial --format ids --limit 1 gempa
| bencana-005
! warta-search: arsip berikut tidak menjawab dan tidak ikut dalam hasil: tcp://127.0.0.1:1
