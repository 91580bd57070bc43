# ~/.config/warta/config.toml: the language of messages and the usual archive. LC_ALL and LC_MESSAGES come before it, and LANG after.
$ mkdir -p own/.config/warta && printf '# ours\nlanguage = "en"  # or id\narchive = '"'~/berita'"'\n' > own/.config/warta/config.toml
$ HOME=$PWD/own warta-index add --quiet own/berita corpus
$ env -u LC_ALL LANG=id_ID.UTF-8 HOME=$PWD/own warta-search --count drone AND
! warta-search: error: the right operand of AND is missing (column 10); write a word after AND; to search for the word AND itself, quote it
? 2
$ env LC_ALL=id_ID.UTF-8 HOME=$PWD/own warta-search --count drone AND
! warta-search: galat: operan kanan untuk AND hilang (kolom 10); tulis kata setelah AND; untuk mencari kata AND itu sendiri, apit dengan tanda kutip
? 2
$ HOME=$PWD/own warta-search --count '"drone kamikaze"'
| 1
# WARTA_ARCHIVE comes before the file, and the command line before both.
$ HOME=$PWD/own WARTA_ARCHIVE=$PWD/lain warta-search --count drone
! warta-search: .../lain: tidak ada arsip bernama itu; ...
? 2
# Another place for such files, and a line that is no setting.
$ mkdir -p xdg/warta && printf 'language = "id"\nbahasa = "id"\n' > xdg/warta/config.toml
$ XDG_CONFIG_HOME=$PWD/xdg LC_ALL=en_US.UTF-8 warta-search own/berita --count drone
! warta-search: ...xdg/warta/config.toml:2: not a setting; write language = "en" (or "id") or archive = "~/news"
? 2
$ XDG_CONFIG_HOME=$PWD/xdg warta-index --version
| warta-index ...
| reads: ...
