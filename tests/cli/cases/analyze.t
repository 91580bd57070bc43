# A sentence as a table, as JSON, and single words.
$ warta-analyze 'Menteri menyatakan pernyataan itu.'
| pos   bytes       surface              lexeme               root                 kind
| 0     0-7         menteri              menteri              menteri              word
| 1     8-18        menyatakan           nyatakan             nyata                word
| 2     19-29       pernyataan           pernyataan           nyata                word
| 3     30-33       itu                  itu                  itu                  word
$ warta-analyze --json 'Rp1,5 triliun'
| {"position":0,"begin":0,"end":2,"surface":"rp","lexeme":"rp","root":"rp","kind":"word"}
| {"position":1,"begin":0,"end":13,"surface":"rp1500000000000","lexeme":"rp1500000000000","root":"rp1500000000000","kind":"amount"}
| {"position":1,"begin":2,"end":5,"surface":"1,5","lexeme":"1,5","root":"1500000000000","kind":"number"}
| {"position":2,"begin":6,"end":13,"surface":"triliun","lexeme":"triliun","root":"triliun","kind":"word"}
$ printf 'menteri\nmegawati\nmenyatakan\npernyataan\nmenggunakannya\nperusahaan-perusahaan\nanak2nya\nBekasi\n' | warta-analyze --words
| menteri	menteri	menteri
| megawati	megawati	megawati
| menyatakan	nyatakan	nyata
| pernyataan	pernyataan	nyata
| menggunakannya	gunakan	guna
| perusahaan-perusahaan	perusahaan	usaha
| anak2nya	anak	anak
| Bekasi	bekasi	bekasi
$ warta-analyze --explain menyatakan | head -3
| menyatakan: lexeme nyatakan, root nyata
|   because: the reading with the highest score
|   *    ...  me-(ny) + nyata + -kan
$ printf 'a\xff\xfeb\n' | warta-analyze
| pos   bytes       surface              lexeme               root                 kind
| 0     0-1         a                    a                    a                    word
| 1     3-4         b                    b                    b                    word
$ printf '' | warta-analyze
| pos   bytes       surface              lexeme               root                 kind
$ warta-analyze --salah
! warta-analyze: argumen tidak dikenal: --salah; lihat `warta-analyze --help`
? 2
