$ warta-index add --quiet berita corpus
# Another article about the same story comes first, the article itself never.
$ warta-search berita --like lingkungan-002 --format csv --fields rank,title --limit 3
| rank,title
| 1,"Tujuh Bulan Dirawat karena Jerat, Harimau Sumatera Dilepasliarkan di Sumatera Barat"
| 2,"Harimau Masuk Kebun Pala, Warga Pasie Meurandeh Diminta Tak Memburu"
| 3,Lebah Jadi Penjaga Kebun dari Kawanan Gajah di Bener Meriah
$ warta-search berita --like lingkungan-002 --format ids --limit 100 | grep -c '^lingkungan-002$'
| 0
? 1
$ warta-search berita --like tidak-ada
! warta-search: berita: tidak ada artikel dengan id 'tidak-ada'
? 1
