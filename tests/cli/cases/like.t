$ warta-index add --quiet berita corpus
# Another article about the same story comes first, the article itself never.
$ warta-search berita --like bencana-001 --format csv --fields rank,title --limit 3
$ warta-search berita --like bencana-001 --format ids --limit 100 | grep -c '^bencana-001$'
? 1
$ warta-search berita --like tidak-ada
