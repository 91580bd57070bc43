# Bad input: each record is named as PATH:LINE or PATH(ENTRY), counted, and the run goes on.
$ printf '{"id":"1","title":"Satu"}\n{"id":"2","title":\n[]\n{"id":"3","title":{"a":{"b":{"c":{"d":{"e":"dalam"}}}}}}\n{"id":1e999,"title":"Besar"}\n{"id":"5","title":"\\ud800"}\n{"id":"6","title":"Enam"}' > a.jsonl
$ warta-index add --dry-run berita a.jsonl
| berita: 4 added, 0 updated, 0 unchanged, 3 rejected (2 with warnings) (dry run: nothing is written)
! a.jsonl:2: is not valid JSON, it seems cut short (The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.); repair the line and add the file again
! a.jsonl:3: is JSON but not an object {…}; one article is one object
! a.jsonl:4: has neither title nor body; if they have other names, give them with --map title=NAME --map body=NAME
! a.jsonl:5: note: the number 1e999 is too large for a number; it is kept as text
! a.jsonl:6: note: 1 half surrogate pair replaced by U+FFFD; check the encoding of the source
? 1
$ printf '[{"id":"1","title":"Satu"},\n{"id":"2","title":"Dua, "body":"kutip"},\n{"id":"3","title":"Tiga"},\n{"id":"4","tit' > a.json
$ warta-index add --dry-run berita a.json
| berita: 2 added, 0 updated, 0 unchanged, 2 rejected (dry run: nothing is written)
! a.json:2: is not closed before the end of the file (cut off, or a quote or bracket is missing) (skipped to line 3)
! a.json:4: is not closed before the end of the file (cut off, or a quote or bracket is missing) (skipped to the end of the file)
? 1
$ printf 'id,judul,isi\n1,Satu,a\n2,Dua\n3,"Tiga" x,a\n4,Empat,a\r5,Lima,"buka\n6,Enam,a\n' > a.csv
$ warta-index add --dry-run berita a.csv
| berita: 3 added, 0 updated, 0 unchanged, 3 rejected (dry run: nothing is written)
! a.csv:3: the row has 2 fields where the header has 3; quote the fields that hold separators or line ends
! a.csv:4: line 4, field 2: text follows a closing quote; a quote inside a quoted field is written twice
! a.csv:5: the quote opened on line 5, field 3 is not closed; close it, or write a quote inside a field twice
? 1
$ printf '<rss><channel><item><title>Satu</title></item>\n<item><title>Dua</titel></item>\n<item><title>Tiga &tak; & empat</title></item>\n<item><title>Lima' > a.xml
$ warta-index add --dry-run berita a.xml
| berita: 2 added, 0 updated, 0 unchanged, 2 rejected (1 with warnings) (dry run: nothing is written)
! a.xml:2: is not well-formed XML: line 2: Opening and ending tag mismatch: title line 2 and titel
! a.xml:3: note: XML repaired, line 3: Entity 'tak' not defined
! a.xml:4: is cut off
? 1
$ printf '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "/etc/passwd">]>\n<rss><channel><item><title>Satu &b;&c;.</title></item></channel></rss>' > bom.xml
$ warta-index add --dry-run --explain berita bom.xml
| bom.xml:2: would be added
|   id        hash:422babed2e60ffc0bb52ae6deca04e49
|   title     Satu .
| berita: 1 added, 0 updated, 0 unchanged, 0 rejected (1 with warnings) (dry run: nothing is written)
! bom.xml:2: note: XML repaired, line 2: Entity 'b' not defined
$ printf '<?xml version="1.0"?><resep><nama>Rendang</nama></resep>' > resep.xml
$ warta-index add --dry-run berita resep.xml
| berita: 0 added, 0 updated, 0 unchanged, 1 rejected (dry run: nothing is written)
! resep.xml: is XML but not a known kind of feed: its first element is 'resep', not rss, feed, nitf or newsItem; write it as one of those, or as JSON or CSV, and add that
? 1
$ printf '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss><channel><item><title>Caf\xc3\xa9</title></item></channel></rss>' > kafe.xml
$ warta-index add --dry-run berita kafe.xml
| berita: 1 added, 0 updated, 0 unchanged, 0 rejected (1 with warnings) (dry run: nothing is written)
! kafe.xml:2: note: read as UTF-8, which it is, though it declares iso-8859-1
$ printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/1\r\nContent-Type: application/http\r\nContent-Length: 500\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Putus' > a.warc
$ warta-index add --dry-run berita a.warc
| berita: 0 added, 0 updated, 0 unchanged, 1 rejected (dry run: nothing is written)
! a.warc(record 1): is cut off: 52 of 500 bytes are there (https://x.example/1)
? 1
$ printf 'Harga caf\xe9 naik di pasar.\n' > latin.txt; printf '\xff\xfeH\0a\0i\0\n\0' > utf16.txt
$ warta-index add --dry-run berita latin.txt utf16.txt
| berita: 2 added, 0 updated, 0 unchanged, 0 rejected (2 with warnings) (dry run: nothing is written)
! latin.txt: note: converted from windows-1252
! utf16.txt: note: converted from UTF-16LE
$ mkdir pak && cp a.json pak && gzip -c a.xml > pak/a.xml.gz && tar cf pak.tar pak && head -c 3000 pak.tar > potong.tar
$ warta-index add --dry-run berita pak.tar
| berita: 4 added, 0 updated, 0 unchanged, 4 rejected (1 with warnings) (dry run: nothing is written)
! pak.tar(pak/a.json):2: is not closed before the end of the file (cut off, or a quote or bracket is missing) (skipped to line 3)
! pak.tar(pak/a.json):4: is not closed before the end of the file (cut off, or a quote or bracket is missing) (skipped to the end of the file)
! pak.tar(pak/a.xml.gz):2: is not well-formed XML: line 2: Opening and ending tag mismatch: title line 2 and titel
! pak.tar(pak/a.xml.gz):3: note: XML repaired, line 3: Entity 'tak' not defined
! pak.tar(pak/a.xml.gz):4: is cut off
? 1
$ warta-index add --dry-run berita potong.tar
| berita: 4 added, 0 updated, 0 unchanged, 5 rejected (1 with warnings) (dry run: nothing is written)
! potong.tar(pak/a.json):2: is not closed before the end of the file (cut off, or a quote or bracket is missing) (skipped to line 3)
! potong.tar(pak/a.json):4: is not closed before the end of the file (cut off, or a quote or bracket is missing) (skipped to the end of the file)
! potong.tar(pak/a.xml.gz):2: is not well-formed XML: line 2: Opening and ending tag mismatch: title line 2 and titel
! potong.tar(pak/a.xml.gz):3: note: XML repaired, line 3: Entity 'tak' not defined
! potong.tar(pak/a.xml.gz):4: is cut off
! potong.tar(pak/a.xml.gz): cannot be read on (cut off or damaged): Truncated tar archive
? 1
$ warta-index add --dry-run berita a.csv --format jsonl 2>&1 | head -2
| a.csv:1: is not valid JSON, it seems cut short (The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.); repair the line and add the file again
| a.csv:2: is not valid JSON, it seems cut short (The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.); repair the line and add the file again
