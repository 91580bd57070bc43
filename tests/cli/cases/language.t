# The programs speak Indonesian, or English where the environment asks for it, wholly. Other libraries are cited.
$ env LC_ALL=id_ID.UTF-8 warta-search nowhere drone
! warta-search: nowhere: tidak ada arsip bernama itu; buat dengan `warta-index add nowhere SUMBER...`, atau tulis arsipnya dulu: `warta-search ARSIP nowhere drone`
? 2
$ env LC_ALL= LANG=id_ID.UTF-8 warta-search -a tcp://127.0.0.1:1 drone
! warta-search: tcp://127.0.0.1:1: pecahan arsip ini tidak menjawab (Xapian: "...")
? 2
$ env LC_ALL=en_US.UTF-8 warta-search ./nowhere drone AND
! warta-search: error: the right operand of AND is missing (column 10); write a word after AND; to search for the word AND itself, quote it
? 2
$ env LC_ALL=id_ID.UTF-8 warta-search ./nowhere drone AND
! warta-search: galat: operan kanan untuk AND hilang (kolom 10); tulis kata setelah AND; untuk mencari kata AND itu sendiri, apit dengan tanda kutip
? 2
$ env LC_ALL=en_US.UTF-8 warta-search nowhere drone
! warta-search: nowhere: no such archive; make it with `warta-index add nowhere SOURCE...`, or name one first: `warta-search ARCHIVE nowhere drone`
? 2
$ env LC_ALL=en_US.UTF-8 warta-search ./nowhere --sort left drone
! warta-search: --sort left orders the lines of --kwic N
? 2
# A wrong command line.
$ env LC_ALL=en_US.UTF-8 warta-search nowhere --salah
! warta-search: unknown argument: --salah; see `warta-search --help`
? 2
$ env LC_ALL=id_ID.UTF-8 warta-search nowhere --salah
! warta-search: argumen tidak dikenal: --salah; lihat `warta-search --help`
? 2
$ env LC_ALL=en_US.UTF-8 warta-search nowhere --limit
! warta-search: --limit: wrong number of values; see `warta-search --help`
? 2
$ env LC_ALL=en_US.UTF-8 warta-search nowhere --limit banyak drone
! warta-search: --limit: 'banyak' is not a whole number from 0 to 100000; see `warta-search --help`
? 2
$ env LC_ALL=id_ID.UTF-8 warta-search nowhere --limit banyak drone
! warta-search: --limit: 'banyak' bukan bilangan bulat dari 0 sampai 100000; lihat `warta-search --help`
? 2
$ env LC_ALL=en_US.UTF-8 warta-index
! warta-index: the command is missing; see `warta-index --help`
? 2
$ env LC_ALL=en_US.UTF-8 warta-index verify berita --all --sample 3
! warta-index: --sample cannot be used with --all; see `warta-index verify --help`
? 2
$ env LC_ALL=id_ID.UTF-8 warta-index verify berita --sample tiga
! warta-index: bukan nilai yang sah: --sample = tiga; lihat `warta-index verify --help`
? 2
