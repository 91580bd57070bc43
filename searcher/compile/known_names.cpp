// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names that mean the same in Indonesian news and that articles seldom introduce. One group a row, a tab
// between its names. Only names that mean nothing else as a word: a reader who types one of them means all of
// them.
#include "searcher/compile/other_names.h"

namespace warta {

const std::string_view kKnownNames = R"(# places
jogja	yogyakarta	jogjakarta	yogya
jateng	jawa tengah
jabar	jawa barat
jatim	jawa timur
sumut	sumatera utara	sumatra utara
sumbar	sumatera barat	sumatra barat
sumsel	sumatera selatan	sumatra selatan
babel	bangka belitung
kepri	kepulauan riau
kalbar	kalimantan barat
kalsel	kalimantan selatan
kalteng	kalimantan tengah
kaltim	kalimantan timur
kaltara	kalimantan utara
sulsel	sulawesi selatan
sulut	sulawesi utara
sulteng	sulawesi tengah
sultra	sulawesi tenggara
sulbar	sulawesi barat
malut	maluku utara
ntt	nusa tenggara timur
ntb	nusa tenggara barat
jaksel	jakarta selatan
jaktim	jakarta timur
jakbar	jakarta barat
jakut	jakarta utara
jakpus	jakarta pusat
tiongkok	cina	china	republik rakyat tiongkok
korut	korea utara
korsel	korea selatan
arab saudi	saudi arabia
# the state
kpk	komisi pemberantasan korupsi
dpr	dewan perwakilan rakyat
mpr	majelis permusyawaratan rakyat
dpd	dewan perwakilan daerah
dprd	dewan perwakilan rakyat daerah
kpu	komisi pemilihan umum
bawaslu	badan pengawas pemilu	badan pengawas pemilihan umum
tni	tentara nasional indonesia
polri	kepolisian negara republik indonesia	kepolisian republik indonesia
polda	kepolisian daerah
kejagung	kejaksaan agung
bpk	badan pemeriksa keuangan
ojk	otoritas jasa keuangan
bps	badan pusat statistik
bmkg	badan meteorologi klimatologi dan geofisika
bnpb	badan nasional penanggulangan bencana
bumn	badan usaha milik negara
kemenkeu	kementerian keuangan	menkeu	menteri keuangan
kemendikbud	kementerian pendidikan dan kebudayaan
kemenkes	kementerian kesehatan
kemenag	kementerian agama
kemenhub	kementerian perhubungan
kemendagri	kementerian dalam negeri
kemlu	kemenlu	kementerian luar negeri
pemprov	pemerintah provinsi
pemkot	pemerintah kota
pemkab	pemerintah kabupaten
asn	aparatur sipil negara
pns	pegawai negeri sipil
# elections, law, economy, the world
pemilu	pemilihan umum
pilpres	pemilihan presiden
pilkada	pemilihan kepala daerah
pileg	pemilihan legislatif
capres	calon presiden
cawapres	calon wakil presiden
ruu	rancangan undang-undang
phk	pemutusan hubungan kerja
bbm	bahan bakar minyak
apbn	anggaran pendapatan dan belanja negara
pdb	produk domestik bruto
ihsg	indeks harga saham gabungan
umkm	usaha mikro kecil dan menengah
kdrt	kekerasan dalam rumah tangga
karhutla	kebakaran hutan dan lahan
pbb	perserikatan bangsa-bangsa
who	organisasi kesehatan dunia
)";

}  // namespace warta
