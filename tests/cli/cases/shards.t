$ head -33 corpus/articles.jsonl > satu.jsonl; tail -n +34 corpus/articles.jsonl > dua.jsonl
$ warta-index add --quiet satu satu.jsonl && warta-index add --quiet dua dua.jsonl && warta-index add --quiet semua corpus/articles.jsonl
# Several archives answer as one: totals, order, scores, counts and passages.
$ for q in korban 'gempa warga' 'korban NEAR/9 warga' '*kan' 'judul:gempa'; do diff <(warta-search -a semua "$q" --format json --facet tahun --timeline month) <(warta-search -a satu -a dua "$q" --format json --facet tahun --timeline month) && echo sama; done
| sama
| sama
| sama
| sama
| sama
$ diff <(warta-search semua --all --format trec korban) <(warta-search -a satu -a dua --all --format trec korban) && echo sama
| sama
# An article is shown from whichever holds it.
$ warta-search -a satu -a dua --show "$(tail -1 dua.jsonl | sed 's/.*"id": "\([^"]*\)".*/\1/')" | head -1
| id: pertahanan-017
$ warta-search -a satu -a dua --show tidak-ada
! warta-search: satu, dua: tidak ada artikel dengan id 'tidak-ada'
? 1
# What does not answer is named, and nothing is answered from the others.
$ warta-search -a satu -a tcp://127.0.0.1:1 --count korban
! warta-search: tcp://127.0.0.1:1: pecahan arsip ini tidak menjawab (Xapian: "Couldn't connect (Connection refused)")
? 2
$ warta-search -a satu -a tcp://127.0.0.1 --count korban
! warta-search: tcp://127.0.0.1: bukan alamat arsip jauh; tulis tcp://HOST:PORT
? 2
$ warta-search -a satu -a hilang --count korban
! warta-search: hilang: tidak ada arsip bernama itu; buat dengan `warta-index add hilang SUMBER...`
? 2
$ warta-search
! warta-search: sebutkan sebuah arsip: warta-search ARSIP KUERI
? 2
