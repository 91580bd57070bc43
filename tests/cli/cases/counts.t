$ warta-index add --quiet berita corpus
$ warta-search berita --limit 0 --facet tahun --timeline year drone
| tahun
|   2019              1 ██████████████
|   2022              4 ██████████████████████████████████████████████████████████
|   2023              3 ███████████████████████████████████████████
|   2024              2 █████████████████████████████
|   (tidak diketahui) 1 ██████████████
|
| linimasa
|   2019            1 ███████████████
|   2020            0
|   2021            0
|   2022            4 ████████████████████████████████████████████████████████████
|   2023            3 █████████████████████████████████████████████
|   2024            2 ██████████████████████████████
|   (tanpa tanggal) 1 ███████████████
|
| 11 artikel
$ warta-search berita --limit 0 --format json --facet media,lokasi drone kamikaze
| {
|   "schema": 1,
|   "query": "drone kamikaze",
|   "total": 1,
|   "offset": 0,
|   "same_root_total": 0,
|   "facets": [
|     {
|       "facet": "media",
|       "values": [
|         {
|           "value": "Harian Samudra",
|           "articles": 1
|         }
|       ],
|       "without": 0
|     },
|     {
|       "facet": "lokasi",
|       "values": [
|         {
|           "value": "Moskow",
|           "articles": 1
|         }
|       ],
|       "without": 0
|     }
|   ],
|   "hits": []
| }
$ warta-search berita --format csv --facet media drone
| facet,value,articles,kind
| media,Berita Senja,3,value
| media,Kabar Nusantara,3,value
| media,Harian Samudra,2,value
| media,Warta Timur,2,value
| media,Suara Khatulistiwa,1,value
| media,,0,without
$ warta-search berita --facet warna drone 2>&1 | tail -1 | cut -d, -f1-2
| warta-search: tidak dapat dihitung menurut 'warna': bukan salah satu dari media, rubrik
$ warta-search berita --limit 0 --facet media --facet-limit 2 drone
| media
|   Berita Senja    3 ████████████████████████████████████
|   Kabar Nusantara 3 ████████████████████████████████████
|   (3 lainnya)     5 ████████████████████████████████████████████████████████████
|
| 11 artikel
$ warta-search berita --limit 0 --facet media --facet-limit 2 --format json drone | grep -A 3 others
|       "others": {
|         "values": 3,
|         "articles": 5
|       },
$ warta-search berita --facet media --facet-limit 0 drone
! warta-search: --facet-limit: '0' bukan bilangan bulat dari 1 sampai 100000; lihat `warta-search --help`
? 2
