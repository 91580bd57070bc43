$ warta-index add --quiet berita corpus
# Paths that are not archives.
$ warta-search tidak-ada drone
! warta-search: tidak-ada: tidak ada arsip bernama itu; buat dengan `warta-index add tidak-ada SUMBER...`, atau tulis arsipnya dulu: `warta-search ARSIP tidak-ada drone`
? 2
$ mkdir kosong && warta-search kosong drone
! warta-search: kosong: direktori kosong, bukan arsip; isi dengan `warta-index add kosong SUMBER...`
? 2
$ echo halo > berkas && warta-search berkas drone
! warta-search: berkas: bukan arsip (direktori yang dibuat warta-index) dan bukan daftar pecahan arsip (berkas paling banyak 1000 baris, masing-masing direktori arsip atau tcp://HOST:PORT); tulis nama arsip, atau buat daftar seperti itu
? 2
$ warta-index add berkas corpus
! warta-index: berkas: sebuah berkas, bukan arsip; arsip adalah direktori yang dibuat oleh `warta-index add`
? 2
$ mkdir penuh && echo halo > penuh/berkas && warta-index add penuh corpus
! warta-index: penuh: direktori berisi berkas lain, bukan arsip; tulis arsip yang dibuat `warta-index add`, atau nama baru
? 2
$ warta-index add tidak/ada/arsip corpus
! warta-index: tidak/ada/arsip: direktori induknya, tidak/ada, tidak ada; buat dulu direktori itu
? 2
# Sources that cannot be read.
$ warta-index add berita tidak-ada.txt
| berita: 0 added, 0 updated, 0 unchanged, 1 rejected
! tidak-ada.txt: tidak dapat dibuka: tidak ada berkas atau direktori bernama itu
? 1
# Where nothing can be read, no archive is made.
$ warta-index add harian tidak-ada.txt; ls
| harian: 0 added, 0 updated, 0 unchanged, 1 rejected
| berita
| berkas
| corpus
| kosong
| penuh
! tidak-ada.txt: tidak dapat dibuka: tidak ada berkas atau direktori bernama itu
$ warta-index add berita tidak-ada.txt corpus
| berita: 0 added, 0 updated, 278 unchanged, 1 rejected; 2 skipped (1 .md, 1 .py)
! tidak-ada.txt: tidak dapat dibuka: tidak ada berkas atau direktori bernama itu
? 1
# Bad records: each is named, the others are taken.
$ printf '{"id":"x1","title":"Satu","body":"isi"}\n{"id":"x2","title":"Dua","bo\n{"id":"x3","body":""}\n{"id":"x1","title":"Lain","body":"isi"}\n{"id":"x4","title":"Em\xffpat"}\n' > rusak.jsonl
$ warta-index add berita rusak.jsonl
| berita: 2 added, 0 updated, 0 unchanged, 3 rejected (1 with warnings)
! rusak.jsonl:2: bukan JSON yang sah, tampaknya terpotong (simdjson: "A string is opened, but never closed."); perbaiki barisnya, lalu tambahkan lagi berkasnya
! rusak.jsonl:3: tidak punya judul ataupun isi; jika namanya lain, sebutkan dengan --map title=NAMA --map body=NAMA
! rusak.jsonl:4: id 'x1' sudah dibaca dalam pembacaan ini (rusak.jsonl:1) dengan isi lain; beri setiap artikel id sendiri (--map id=NAMA mengambilnya dari bidang lain, --map id=url dari alamatnya)
! rusak.jsonl:5: catatan: 1 urutan bita UTF-8 yang tidak sah diganti U+FFFD; periksa pengodean sumbernya
? 1
# Two collections that both count from 1: the replacement is reported.
$ printf 'id,judul,url\n1,Harga Cabai Turun,https://kabar.example/a\n' > latih.csv; printf 'id,judul,url\n1,Jembatan Dibuka,https://kabar.example/b\n' > uji.csv
$ warta-index add hitung latih.csv && warta-index add hitung uji.csv
| hitung: 1 added, 0 updated, 0 unchanged, 0 rejected
| hitung: 0 added, 1 updated, 0 unchanged, 0 rejected (1 with warnings)
! uji.csv:2: catatan: menggantikan 'Harga Cabai Turun' dari latih.csv, yang idnya juga '1'; jika keduanya artikel yang berbeda, beri setiap artikel id sendiri (--map id=NAMA mengambilnya dari bidang lain, --map id=url dari alamatnya); yang berikutnya dari berkas ini hanya dihitung, sebagai diperbarui
$ warta-index add --map id=url hitung2 latih.csv uji.csv
| hitung2: 2 added, 0 updated, 0 unchanged, 0 rejected
$ warta-search berita --format ids id:x4
| x4
# Skipped files are counted by extension.
$ mkdir campur && : > campur/a.pdf && : > campur/b.PDF && : > campur/c.xlsx && : > campur/BACA && printf 'judul\nSatu\n' > campur/d.csv
$ warta-index add campuran campur
| campuran: 1 added, 0 updated, 0 unchanged, 2 rejected; 2 skipped (1 without ending, 1 .xlsx)
! campur/a.pdf: kosong; tidak ada yang dapat diindeks
! campur/b.PDF: kosong; tidak ada yang dapat diindeks
? 1
$ printf '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>Draf</title><wp:status>draft</wp:status></item></channel></rss>' > draf.xml && warta-index add campuran draf.xml
| campuran: 0 added, 0 updated, 0 unchanged, 0 rejected; 1 skipped (1 of status draft)
# An empty text, bytes that are no text.
$ : > kosong.txt; printf '\0\1\2\0' > biner.txt; printf 'kata\0kata lain yang cukup panjang untuk sebuah teks biasa, dengan satu NUL saja di dalamnya, tidak lebih.\n' > nul.txt
$ warta-index add berita kosong.txt biner.txt nul.txt
| berita: 1 added, 0 updated, 0 unchanged, 2 rejected (1 with warnings)
! kosong.txt: kosong; tidak ada yang dapat diindeks
! biner.txt: bukan teks: 2 dari 4 bitanya NUL; sebutkan formatnya dengan --format
! nul.txt: catatan: 1 karakter NUL diganti U+FFFD; periksa apakah sumbernya rusak
? 1
# A line of 100 MB.
$ { printf '{"id":"besar","title":"'; head -c 100000000 /dev/zero | tr '\0' x; printf '"}\n{"id":"x5","title":"Lima"}\n'; } | warta-index add berita -
| berita: 1 added, 0 updated, 0 unchanged, 1 rejected
! -:1: baris ini 100000025 bita, melebihi batas 67108864; bagi, atau periksa akhir barisnya
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
! warta-search: --format: 'xml' bukan salah satu dari text,json,jsonl,ids,trec,csv,tsv,ris,bibtex,kliping; lihat `warta-search --help`
? 2
$ warta-search berita --limit 0 drone
| 11 artikel
$ warta-search berita
! warta-search: galat: kueri kosong (kolom 1); tulis sedikitnya satu kata, misalnya drone kamikaze
? 2
$ warta-index
! warta-index: perintah belum ditulis; lihat `warta-index --help`
? 2
