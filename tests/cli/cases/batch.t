$ warta-index add --quiet berita corpus
$ printf 'q1\tdrone kamikaze\nq2\tSiapa "pulang"?\n' > kueri.tsv
$ warta-search berita --batch kueri.tsv --format trec --limit 1
| q1 Q0 corpus/articles/internasional-101.txt 1 ... warta
| q2 Q0 pendidikan-005 1 ... warta
! warta-search: kueri.tsv:2: peringatan: ? tidak berisi kata dan diabaikan (kolom 15); apit dengan tanda kutip bersama kata di sekitarnya bila perlu
$ printf 'q 1\tdrone &&\n' > salah.tsv
$ warta-search berita --batch salah.tsv
! warta-search: salah.tsv:1: galat: operator && tidak dikenal (kolom 7); pakai AND, OR, NOT atau -kata, NEAR/n, w/n, /s, /p; untuk teksnya, apit dengan tanda kutip
? 1
$ warta-search berita --batch salah.tsv --plain --limit 1
| q%201 Q0 corpus/articles/pertahanan-101.txt 1 ... warta
$ printf 'tanpa tab\n\nq3\tzzzqqq\n' | warta-search berita --batch -
! warta-search: <stdin>:1: satu baris adalah id, tab dan kueri; baris ini tanpa tab
? 1
$ printf 'q4\tdrone kamikaze\tcatatan, bukan kueri\n' | warta-search berita --batch - --limit 1
| q4 Q0 corpus/articles/internasional-101.txt 1 ... warta
$ warta-search berita --batch kueri.tsv --stats --limit 0
! warta-search: kueri.tsv:2: peringatan: ? tidak berisi kata dan diabaikan (kolom 15); apit dengan tanda kutip bersama kata di sekitarnya bila perlu
! warta-search: queries 2  mean ... ms  p50 ... ms  p90 ... ms  p99 ... ms  max ... ms
$ warta-search berita --batch kueri.tsv --format ids --limit 1
| corpus/articles/internasional-101.txt
| pendidikan-005
! warta-search: kueri.tsv:2: peringatan: ? tidak berisi kata dan diabaikan (kolom 15); apit dengan tanda kutip bersama kata di sekitarnya bila perlu
$ head -c 10000000 /dev/zero | tr '\0' k | sed 's/^/q5\t/' | warta-search berita --batch -
! warta-search: <stdin>:1: satu baris paling banyak 65536 bita
? 1
$ warta-search berita --batch .
! warta-search: .: tidak dapat dibaca: itu sebuah direktori
? 2
