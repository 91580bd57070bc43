$ warta-index add --quiet berita corpus
# Shares of the articles of a time, and of a publisher; rows add up.
$ warta-search berita --timeline year --share --format csv gempa
| from,articles,of,share
| 2019-01-01,1,17,0.058823529411764705
| 2020-01-01,1,14,0.07142857142857142
| 2021-01-01,2,26,0.07692307692307693
| 2022-01-01,2,48,0.041666666666666664
| 2023-01-01,4,94,0.0425531914893617
| 2024-01-01,1,73,0.0136986301369863
$ warta-search berita --timeline year --by media --facet-limit 2 --format tsv --filter tahun=2023.. gempa
| from	media	articles
| 2023-01-01	Kabar Nusantara	3
| 2024-01-01	Kabar Nusantara	0
| 2023-01-01	Harian Samudra	0
| 2024-01-01	Harian Samudra	1
| 2023-01-01		1
| 2024-01-01		0
$ warta-search berita --timeline year --by media --share --facet-limit 1 --limit 0 gempa
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
| Kabar Nusantara
|   2019 0  0.000 %
|   2020 0  0.000 %
|   2021 1 12.500 % ██████████████████████████████████████████████████████████████
|   2022 1  5.556 % ████████████████████████████
|   2023 3 10.000 % ██████████████████████████████████████████████████
|   2024 0  0.000 %
|                   ├──────────────────────────────┼─────────────────────────────┤
|                   0                           6.250 %                   12.500 %
|
| (penerbit lain)
|   2019 1  9.091 % ████████████████████████████████████████████████████████
|   2020 1 10.000 % ██████████████████████████████████████████████████████████████
|   2021 1  5.556 % ██████████████████████████████████
|   2022 1  3.333 % █████████████████████
|   2023 1  1.562 % ██████████
|   2024 1  1.887 % ████████████
|                   ├──────────────────────────────┼─────────────────────────────┤
|                   0                           5.000 %                   10.000 %
|
| 11 artikel
$ warta-search berita --facet media --facet-limit 1 --format csv gempa
| facet,value,articles,kind
| media,Kabar Nusantara,5,value
| media,,6,others
| media,,0,without
$ warta-search berita --facet media --timeline year --format csv gempa
! warta-search: satu tabel berisi faset, linimasa, kata khas, atau kata di dekat kueri; pilih salah satu, atau pakai --format json
? 2
$ printf '# dua kueri\ngempa\n\nbanjir OR longsor\n' > kueri
$ warta-search berita --timeline year --share --compare kueri
| linimasa
|   A  gempa
|   B  banjir OR longsor
|
|   2019 A            1  5.882 % ███████████████
|        B            1  5.882 % ███████████████
|   2020 A            1  7.143 % ██████████████████
|        B            2 14.286 % ████████████████████████████████████
|   2021 A            2  7.692 % ████████████████████
|        B            5 19.231 % █████████████████████████████████████████████████
|   2022 A            2  4.167 % ███████████
|        B            0  0.000 %
|   2023 A            4  4.255 % ███████████
|        B            2  2.128 % █████
|   2024 A            1  1.370 % ███
|        B            1  1.370 % ███
|   (tanpa tanggal) A 0  0.000 %
|                   B 0  0.000 %
|                                ├───────────────────────┼───────────────────────┤
|                                0                    9.615 %             19.231 %
|
$ warta-search berita --timeline year --compare kueri --format csv | head -4
| query,from,articles
| gempa,2019-01-01,1
| gempa,2020-01-01,1
| gempa,2021-01-01,2
$ warta-search berita --timeline year --share --compare kueri --format json | head -12
| {
|   "schema": 1,
|   "step": "year",
|   "steps": [
|     "2019-01-01",
|     "2020-01-01",
|     "2021-01-01",
|     "2022-01-01",
|     "2023-01-01",
|     "2024-01-01"
|   ],
|   "queries": [
# Fields, also what a spreadsheet needs.
$ warta-search berita --limit 2 --format csv --bom --fields id,day,words,count,media gempa
| ﻿id,day,words,count,source
| bencana-005,2024-03-23,216,5,Harian Samudra
| internasional-004,2023-02-07,221,4,Kabar Nusantara
$ warta-search berita --limit 1 --format jsonl --fields id,date,count 'gempa bumi'
| {"id":"bencana-005","published":"2024-03-23T07:30:00+07:00","count":6}
$ printf 'Judul: =1+1\nTanggal: 2023-02-03\n\nHarga padi naik, kata penjual padi.\n' > a.txt && warta-index add --quiet satu a.txt && warta-search satu --format csv --fields title,date,count,body padi
| title,published,count,body
| '=1+1,2023-02-03,2,"Judul: =1+1
| Tanggal: 2023-02-03
|
| Harga padi naik, kata penjual padi.
| "
# A sample is the same whenever it is asked for, and another with another seed.
$ warta-search berita --sample 3 --format ids gempa
| bencana-005
| bencana-021
| politik-025
$ warta-search berita --sample 2 --format ids gempa
| bencana-005
| bencana-021
$ warta-search berita --sample 3 --seed 2 --format ids gempa
| bencana-015
| bencana-001
| bencana-002
$ warta-search berita --matrix kueri --sample 2 gempa
| id,day,source,title,gempa,banjir OR longsor
| bencana-005,2024-03-23,Harian Samudra,Dua Gempa Kuat Guncang Bawean dan Tuban dalam Sehari,5,0
| bencana-021,2021-01-19,Kabar Nusantara,"Korban Jiwa Gempa Mamuju-Majene Jadi 84, Pengungsi Tembus 19 Ribu",4,1
$ warta-search berita --matrix kueri --format jsonl | head -2
| {"id":"bencana-001","day":"2022-11-22","source":"Kabar Nusantara","title":"Korban Gempa Cianjur Bertambah, Ratusan Warga Masih Dicari","counts":{"gempa":4,"banjir OR longsor":0}}
| {"id":"bencana-002","day":"2022-12-09","source":"Berita Senja","title":"BMKG Petakan Sesar Cugenang, Ribuan Rumah Harus Pindah","counts":{"gempa":2,"banjir OR longsor":0}}
$ warta-search berita --matrix kueri --format json
! warta-search: format json tidak punya kolom per kueri; pakai csv, tsv atau jsonl
? 2
$ warta-search berita --limit 0 --beside 4 gempa
| kata di dekatnya: 5 kata di kedua sisi (log-likelihood)
|   susulan             17.7  4 dari 4 kali
|   setelah             12.9  4 dari 5 kali
|   bermagnitudo        12.3  5 dari 8 kali
|   hari                12.3  5 dari 8 kali
|
| 11 artikel
$ printf 'Gempa bermagnitudo 6 mengguncang Mamuju; warga mengungsi ke tenda.\n' | warta-search berita --like-text - --limit 3 --format ids
| bencana-021
| bencana-003
| bencana-005
$ warta-search berita --format kliping --limit 2 gempa | grep -c '<mark>'
| 6
# What goes with what.
$ warta-search berita --by media gempa
! warta-search: --by membagi linimasa: beri --timeline juga
? 2
$ warta-search berita --bom gempa
! warta-search: --bom awal tabel: pakai --format csv atau tsv
? 2
$ warta-search berita --compare kueri gempa --timeline year
! warta-search: --compare tidak dapat dipakai bersama --all, --count, --kwic atau --batch, dan --compare tanpa kueri lain
? 2
$ printf 'a\nb\nc\nd\ne\nf\ng\n' > banyak && warta-search berita --compare banyak --timeline year
! warta-search: banyak: paling banyak 6 kueri, satu per baris
? 2
$ warta-search berita --compare kueri
! warta-search: kueri dibandingkan menurut linimasanya: pilih linimasa, tanpa nilai yang membaginya
? 2
$ printf 'gempa\n"pasar\n' > salah && warta-search berita --matrix salah
! warta-search: salah:2: galat: tanda kutip " tidak ditutup (kolom 1); tambahkan " di akhir frasa
? 2
$ printf '\n' > kosong && warta-search berita --matrix kosong
! warta-search: kosong: tidak ada kueri; tulis satu kueri per baris
? 2
# Is the archive complete?
$ warta-index stats berita --coverage | head -12
| berita: 278 articles, 6 undated, 0 without a story
|
| Kabar Nusantara: 88, 2 undated
|          Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec
|   2019                       1     .     .     .     1     1     2     .     1
|   2020     1     1     2     .     .     .     .     .     .     .     .     .
|   2021     1     .     .     3     1     .     .     1     1     .     1     .
|   2022     1     1     1     1     .     1     2     1     .     1     7     2
|   2023     .     3     4     .     1     2     3     2     2     4     6     3
|   2024     1     1     1     3     2     1     1     2     1     5     1     1
|
| Harian Samudra: 46
$ warta-index stats berita --coverage --csv | head -3
| kind,publisher,from,to,articles,bodiless,median_words,median_before
| month,Kabar Nusantara,2019-03,2019-03,0,0,0,
| month,Kabar Nusantara,2019-04,2019-04,1,0,215,
$ warta-index stats berita --csv
! warta-index: --csv hanya dapat dipakai bersama --coverage; lihat `warta-index stats --help`
? 2
