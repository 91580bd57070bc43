# The programs speak Indonesian where they speak of a query, English where the environment asks for it. Errors of the library are English;
# who asks for Indonesian by name is told first what kind of error it is.
$ env LC_ALL=id_ID.UTF-8 warta-search nowhere drone
! warta-search: tidak dapat dibaca atau ditulis: nowhere: there is no such archive; make it with `warta-index add nowhere SOURCE...`
? 2
$ env LC_ALL= LANG=id_ID.UTF-8 warta-search -a tcp://127.0.0.1:1 drone
! warta-search: tidak dapat dibaca atau ditulis: tcp://127.0.0.1:1: the shard does not answer: ...
? 2
$ env LC_ALL=en_US.UTF-8 warta-search nowhere drone AND
! warta-search: error: the right operand of AND is missing (column 10); write a word after AND; to search for the word AND itself, quote it
? 2
$ env LC_ALL=id_ID.UTF-8 warta-search nowhere drone AND
! warta-search: galat: operan kanan untuk AND hilang (kolom 10); tulis kata setelah AND; untuk mencari kata AND itu sendiri, apit dengan tanda kutip
? 2
