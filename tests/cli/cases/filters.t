$ warta-index add --quiet berita corpus
# A facet's value is a filter that finds its count.
$ warta-search berita --limit 0 --facet media --facet-limit 2 gempa
| media
|   Kabar Nusantara 5 ████████████████████████████████████████████████████████████
|   Warta Timur     2 ████████████████████████
|   (4 lainnya)     4 ████████████████████████████████████████████████
|
| 11 artikel
$ warta-search berita --count --filter 'media=warta timur' gempa
| 2
$ warta-search berita --count 'gempa media:="Warta Timur"'
| 2
$ warta-search berita --count --filter 'media=Warta Timur' --filter 'media=Kabar Nusantara' --filter tahun=2019..2021 gempa
| 3
$ warta-search berita --count --filter rubrik=Bencana
| 21
$ warta-search berita --limit 0 --facet bulan --filter tahun=2023 --facet-sort count --facet-limit 3 gempa
| bulan
|   2023-02     1 ████████████████████████████████████████████████████████████████
|   2023-03     1 ████████████████████████████████████████████████████████████████
|   2023-05     1 ████████████████████████████████████████████████████████████████
|   (1 lainnya) 1 ████████████████████████████████████████████████████████████████
|
| 4 artikel
$ warta-search berita --limit 0 --facet lokasi --facet-prefix ma --facet-sort value gempa
| lokasi
|   Mamuju 2 █████████████████████████████████████████████████████████████████████
|
| 11 artikel
$ warta-search berita --limit 0 --timeline year --share gempa
| linimasa
|   2019 1  5.882 % ███████████████████████████████████████████████
|   2020 1  7.143 % ██████████████████████████████████████████████████████████
|   2021 2  7.692 % ██████████████████████████████████████████████████████████████
|   2022 2  4.167 % ██████████████████████████████████
|   2023 4  4.255 % ██████████████████████████████████
|   2024 1  1.370 % ███████████
|                   ├──────────────────────────────┼─────────────────────────────┤
|                   0                           3.846 %                    7.692 %
|
| 11 artikel
$ warta-search berita --limit 0 --typical 5 gempa
| kata khas (log-likelihood)
|   gempa               92.6  11 dari 11 artikel
|   bermagnitudo        42.7  6 dari 6 artikel
|   tsunami             34.9  5 dari 5 artikel
|   tenda               24.5  5 dari 8 artikel
|   bangunan            22.9  6 dari 15 artikel
|
| 11 artikel
# What there is not.
$ warta-search berita --filter 'media=Warta Timor' gempa
! warta-search: tidak ada artikel dengan media "Warta Timor"; mungkin maksud Anda Warta Timur (32)?
? 2
$ warta-search berita --filter rubrik=Astrologi gempa
! warta-search: tidak ada artikel dengan rubrik "Astrologi"; yang ada Ekonomi (35), Politik (26), Hukum (23), Olahraga (22), Bencana (21) dan 8 lagi
? 2
$ warta-search berita --filter penulus=Sari gempa
! warta-search: tidak dapat disaring menurut 'penulus'; arsip dapat disaring menurut tanggal, media, rubrik, penulis, editor, lokasi, bahasa, tag, kata, tahun, bulan
? 2
$ warta-search berita --filter tanggal=2023-02-30 gempa
! warta-search: saringan tanggal=2023-02-30: 2023-02-30 bukan tanggal yang dikenal; tulis 2023, 2023-09, 2023-09-17, 17/9/2023, "17 September 2023", kemarin, minggu-lalu, 7-hari-lalu, atau rentang seperti 2023-09-01..17
? 2
$ warta-search berita --filter Tempo gempa
! warta-search: --filter: 'Tempo' bukan bidang dan nilai, misalnya media=Tempo; lihat `warta-search --help`
? 2
$ warta-search berita --facet provinsi gempa
! warta-search: tidak dapat dihitung menurut 'provinsi': bukan salah satu dari media, rubrik, penulis, editor, lokasi, bahasa, tag, tahun, bulan, publisher, section, author, place, language, year, month, source, tags, dan bukan nama tag provinsi=NILAI dalam arsip
? 2
$ warta-search berita --share gempa
! warta-search: --share membagi linimasa: beri --timeline juga
? 2
