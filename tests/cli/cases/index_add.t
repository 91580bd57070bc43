# The first run adds, the second finds everything unchanged.
$ warta-index add berita corpus
| berita: 278 added, 0 updated, 0 unchanged, 0 rejected; 2 skipped (1 .md, 1 .py)
$ warta-index add berita corpus
| berita: 0 added, 0 updated, 278 unchanged, 0 rejected; 2 skipped (1 .md, 1 .py)
# Formats and compression by content; standard input; fields under Indonesian names.
$ printf '{"id":"a1","judul":"Harga cabai turun","isi":"Petani menunggu.","tanggal":"17/9/2023"}\n' | gzip > cabai.jsonl.gz
$ warta-index add kecil cabai.jsonl.gz
| kecil: 1 added, 0 updated, 0 unchanged, 0 rejected
$ printf '{"id":"a1","judul":"Harga cabai naik","isi":"Petani senang."}\n' | warta-index add kecil -
| kecil: 0 added, 1 updated, 0 unchanged, 0 rejected (1 with warnings)
! -:1: catatan: menggantikan 'Harga cabai turun' dari cabai.jsonl.gz, yang idnya juga 'a1'; jika keduanya artikel yang berbeda, beri setiap artikel id sendiri (--map id=NAMA mengambilnya dari bidang lain, --map id=url dari alamatnya); yang berikutnya dari berkas ini hanya dihitung, sebagai diperbarui
$ printf '{"id":"a1","judul":"Harga cabai naik","isi":"Petani senang."}\n' | warta-index add kecil -
| kecil: 0 added, 0 updated, 1 unchanged, 0 rejected
$ warta-search kecil --format ids cabai
| a1
$ printf '{"id":"b1","judul_berita":"Panen raya","teks_berita":"Panen di Brebes."}\n' > lain.jsonl
$ warta-index add kecil --map title=judul_berita --map body=teks_berita lain.jsonl
| kecil: 1 added, 0 updated, 0 unchanged, 0 rejected
$ warta-search kecil --format ids judul:panen
| b1
$ warta-index add kecil --map judulnya=x lain.jsonl
! warta-index: 'judulnya' bukan bidang artikel; yang ada: id title body date publisher section author editor place url language tags related
? 2
