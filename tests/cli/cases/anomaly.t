# Bad input: each record is named as PATH:LINE or PATH(ENTRY), counted, and the run goes on.
$ printf '{"id":"1","title":"Satu"}\n{"id":"2","title":\n[]\n{"id":"3","title":{"a":{"b":{"c":{"d":{"e":"dalam"}}}}}}\n{"id":1e999,"title":"Besar"}\n{"id":"5","title":"\\ud800"}\n{"id":"6","title":"Enam"}' > a.jsonl
$ warta-index add --dry-run berita a.jsonl
| berita: 4 added, 0 updated, 0 unchanged, 3 rejected (2 with warnings) (dry run: nothing is written)
! a.jsonl:2: bukan JSON yang sah, tampaknya terpotong (simdjson: "The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc."); perbaiki barisnya, lalu tambahkan lagi berkasnya
! a.jsonl:3: JSON, tetapi bukan objek; satu artikel adalah satu objek
! a.jsonl:4: tidak punya judul ataupun isi; jika namanya lain, sebutkan dengan --map title=NAMA --map body=NAMA
! a.jsonl:5: catatan: bilangan 1e999 terlalu besar; disimpan sebagai teks
! a.jsonl:6: catatan: 1 setengah pasangan surogat diganti U+FFFD; periksa pengodean sumbernya
? 1
$ printf '[{"id":"1","title":"Satu"},\n{"id":"2","title":"Dua, "body":"kutip"},\n{"id":"3","title":"Tiga"},\n{"id":"4","tit' > a.json
$ warta-index add --dry-run berita a.json
| berita: 2 added, 0 updated, 0 unchanged, 2 rejected (dry run: nothing is written)
! a.json:2: tidak ditutup sampai akhir berkas (terpotong, atau kurang tanda kutip atau kurung) (dilewati sampai baris 3)
! a.json:4: tidak ditutup sampai akhir berkas (terpotong, atau kurang tanda kutip atau kurung) (dilewati sampai akhir berkas)
? 1
$ printf 'id,judul,isi\n1,Satu,a\n2,Dua\n3,"Tiga" x,a\n4,Empat,a\r5,Lima,"buka\n6,Enam,a\n' > a.csv
$ warta-index add --dry-run berita a.csv
| berita: 3 added, 0 updated, 0 unchanged, 3 rejected (dry run: nothing is written)
! a.csv:3: baris ini punya 2 kolom, sedangkan baris kepala 3; apit dengan tanda kutip isi yang memuat pemisah atau ganti baris
! a.csv:4: baris 4, kolom 2: ada teks setelah kutip tutup; tanda kutip di dalam kolom berkutip ditulis dua kali
! a.csv:5: tanda kutip yang dibuka di baris 5, kolom 3, tidak ditutup; tutup, atau tulis dua kali tanda kutip di dalam kolom
? 1
$ printf '<rss><channel><item><title>Satu</title></item>\n<item><title>Dua</titel></item>\n<item><title>Tiga &tak; & empat</title></item>\n<item><title>Lima' > a.xml
$ warta-index add --dry-run berita a.xml
| berita: 2 added, 0 updated, 0 unchanged, 2 rejected (1 with warnings) (dry run: nothing is written)
! a.xml:2: bukan XML yang tersusun baik: baris 2: libxml2: "Opening and ending tag mismatch: title line 2 and titel"
! a.xml:3: catatan: XML diperbaiki, baris 3: libxml2: "Entity 'tak' not defined"
! a.xml:4: terpotong
? 1
$ printf '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "/etc/passwd">]>\n<rss><channel><item><title>Satu &b;&c;.</title></item></channel></rss>' > bom.xml
$ warta-index add --dry-run --explain berita bom.xml
| bom.xml:2: would be added
|   id        hash:422babed2e60ffc0bb52ae6deca04e49
|   title     Satu .
| berita: 1 added, 0 updated, 0 unchanged, 0 rejected (1 with warnings) (dry run: nothing is written)
! bom.xml:2: catatan: XML diperbaiki, baris 2: libxml2: "Entity 'b' not defined"
$ printf '<?xml version="1.0"?><resep><nama>Rendang</nama></resep>' > resep.xml
$ warta-index add --dry-run berita resep.xml
| berita: 0 added, 0 updated, 0 unchanged, 1 rejected (dry run: nothing is written)
! resep.xml: XML, tetapi bukan umpan yang dikenal: elemen pertamanya 'resep', bukan rss, feed, nitf, atau newsItem; tulis sebagai salah satunya, atau sebagai JSON atau CSV, lalu tambahkan
? 1
$ printf '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss><channel><item><title>Caf\xc3\xa9</title></item></channel></rss>' > kafe.xml
$ warta-index add --dry-run berita kafe.xml
| berita: 1 added, 0 updated, 0 unchanged, 0 rejected (1 with warnings) (dry run: nothing is written)
! kafe.xml:2: catatan: dibaca sebagai UTF-8, sesuai isinya, meskipun dinyatakan iso-8859-1
$ printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/1\r\nContent-Type: application/http\r\nContent-Length: 500\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Putus' > a.warc
$ warta-index add --dry-run berita a.warc
| berita: 0 added, 0 updated, 0 unchanged, 1 rejected (dry run: nothing is written)
! a.warc(record 1): terpotong: hanya ada 52 dari 500 bita (https://x.example/1)
? 1
$ printf 'Harga caf\xe9 naik di pasar.\n' > latin.txt; printf '\xff\xfeH\0a\0i\0\n\0' > utf16.txt
$ warta-index add --dry-run berita latin.txt utf16.txt
| berita: 2 added, 0 updated, 0 unchanged, 0 rejected (2 with warnings) (dry run: nothing is written)
! latin.txt: catatan: diubah dari windows-1252
! utf16.txt: catatan: diubah dari UTF-16LE
$ mkdir pak && cp a.json pak && gzip -c a.xml > pak/a.xml.gz && tar cf pak.tar pak && head -c 3000 pak.tar > potong.tar
$ warta-index add --dry-run berita pak.tar
| berita: 4 added, 0 updated, 0 unchanged, 4 rejected (1 with warnings) (dry run: nothing is written)
! pak.tar(pak/a.json):2: tidak ditutup sampai akhir berkas (terpotong, atau kurang tanda kutip atau kurung) (dilewati sampai baris 3)
! pak.tar(pak/a.json):4: tidak ditutup sampai akhir berkas (terpotong, atau kurang tanda kutip atau kurung) (dilewati sampai akhir berkas)
! pak.tar(pak/a.xml.gz):2: bukan XML yang tersusun baik: baris 2: libxml2: "Opening and ending tag mismatch: title line 2 and titel"
! pak.tar(pak/a.xml.gz):3: catatan: XML diperbaiki, baris 3: libxml2: "Entity 'tak' not defined"
! pak.tar(pak/a.xml.gz):4: terpotong
? 1
$ warta-index add --dry-run berita potong.tar
| berita: 4 added, 0 updated, 0 unchanged, 5 rejected (1 with warnings) (dry run: nothing is written)
! potong.tar(pak/a.json):2: tidak ditutup sampai akhir berkas (terpotong, atau kurang tanda kutip atau kurung) (dilewati sampai baris 3)
! potong.tar(pak/a.json):4: tidak ditutup sampai akhir berkas (terpotong, atau kurang tanda kutip atau kurung) (dilewati sampai akhir berkas)
! potong.tar(pak/a.xml.gz):2: bukan XML yang tersusun baik: baris 2: libxml2: "Opening and ending tag mismatch: title line 2 and titel"
! potong.tar(pak/a.xml.gz):3: catatan: XML diperbaiki, baris 3: libxml2: "Entity 'tak' not defined"
! potong.tar(pak/a.xml.gz):4: terpotong
! potong.tar(pak/a.xml.gz): tidak dapat dibaca lebih jauh, terpotong atau rusak (libarchive: "Truncated tar archive")
? 1
$ warta-index add --dry-run berita a.csv --format jsonl 2>&1 | head -2
| a.csv:1: bukan JSON yang sah, tampaknya terpotong (simdjson: "The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc."); perbaiki barisnya, lalu tambahkan lagi berkasnya
| a.csv:2: bukan JSON yang sah, tampaknya terpotong (simdjson: "The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc."); perbaiki barisnya, lalu tambahkan lagi berkasnya
