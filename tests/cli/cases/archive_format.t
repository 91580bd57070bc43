# Xapian's own tools as witnesses of docs/archive-format.md.
$ warta-index add -q berita corpus
$ xapian-check berita | tail -1
| No errors found
$ xapian-delve berita -A Qinternasional
| All terms in database with prefix "Qinternasional": Qinternasional-001 Qinternasional-002 Qinternasional-003 Qinternasional-004 Qinternasional-005 Qinternasional-006 Qinternasional-007 Qinternasional-008 Qinternasional-009 Qinternasional-010 Qinternasional-011 Qinternasional-012 Qinternasional-013 Qinternasional-014 Qinternasional-015 Qinternasional-016 Qinternasional-017 Qinternasional-018 Qinternasional-019 Qinternasional-020
$ xapian-delve berita -A Qcorpus/articles/inter | tr ' ' '\n' | tail -2
| Qcorpus/articles/internasional-101.txt
| Qcorpus/articles/internasional-102.txt
$ xapian-delve berita -t Qcorpus/articles/internasional-101.txt | cut -d: -f1
| Posting List for term 'Qcorpus/articles/internasional-101.txt' (termfreq 1, collfreq 0, wdf_max 0)
$ doc=$(xapian-delve berita -1 -t Qcorpus/articles/internasional-101.txt | tail -1); for slot in 0 1 4 6; do xapian-delve berita -r $doc -V$slot | grep -v '^Term List'; done
| Value 0 for record #7: 20230917000000
| Value 1 for record #7: hariansamudra.co.id
| Value 4 for record #7: Moskow
| Value 6 for record #7: corpus/articles/internasional-101.txt
$ doc=$(xapian-delve berita -1 -t Qcorpus/articles/internasional-101.txt | tail -1); xapian-delve berita -1 -r $doc | grep -E '^(D|M|Y|Q|XL|XE|A|XM|XDM|SK|ZSk|Soleh)' | head -20
| Apramesti
| Aratna
| D20230917
| M202309
| Qcorpus/articles/internasional-101.txt
| Soleh-oleh
| XDM09-17
| XElubis
| XEyusuf
| XLmoskow
| XMhariansamudra
| XMhariansamudra.co.id
| Y2023
| ZSkamikaze
| ZSkim
# Positions: oleh-oleh begins the title.
$ doc=$(xapian-delve berita -1 -t Qcorpus/articles/internasional-101.txt | tail -1); xapian-delve berita -r $doc -t Soleh-oleh | tail -1
| Position List for term 'Soleh-oleh', record #7: 1
$ xapian-metadata list berita | sort
| warta.analyzer
| warta.builder
| warta.changed
| warta.cleaning
| warta.created
| warta.format
| warta.roots
$ quest -d berita -b id:Q -m 1 'id:corpus/articles/internasional-101.txt' | head -3
| Parsed Query: Query(0 * Qcorpus/articles/internasional-101.txt)
| Exactly 1 matches
| MSet:
$ quest -d berita -s none -m 3 'kamikaze' | head -3 | cut -c1-40 | head -2
| Parsed Query: Query(kamikaze@1)
| Exactly 2 matches
# So they are after changes and compaction.
$ warta-index remove berita bencana-001 && warta-index compact berita > /dev/null && xapian-check berita | tail -1
| berita: 1 removed, 0 not found
| No errors found
