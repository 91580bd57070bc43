$ warta-index add --quiet berita corpus
# Another article about the same story comes first, the article itself never.
$ warta-search berita --like bencana-001 --format csv --fields rank,title --limit 3
| rank,title
| 1,"BMKG Petakan Sesar Cugenang, Ribuan Rumah Harus Pindah"
| 2,Dua Gempa Kuat Guncang Bawean dan Tuban dalam Sehari
| 3,"Korban Jiwa Gempa Mamuju-Majene Jadi 84, Pengungsi Tembus 19 Ribu"
$ warta-search berita --like bencana-001 --format ids --limit 100 | grep -c '^bencana-001$'
| 0
? 1
$ warta-search berita --like tidak-ada
! warta-search: there is no article with the id 'tidak-ada'
? 1
