#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Rebuilds ranker_weights.tsv, or measures the ranker on words it was not fitted to.
#
# usage: analyzers/indonesian/train.sh COMPILER GOLD_DIRECTORY [OPTION...] > ranker_weights.tsv
#
# COMPILER is lexicon_compiler of a build; GOLD_DIRECTORY has gold_ud_dev.tsv, gold_unimorph_dev.tsv and
# gold_names_dev.tsv; an OPTION goes to train_ranker.py: `--folds 5` cross-validates instead.
set -eu
compiler=$1 gold=$2
shift 2
here=$(dirname "$0")
dictionary=$here/hunspell/id_ID
features=$(mktemp)
trap 'rm -f "$features"' EXIT
{ cut -f1,3 "$gold/gold_ud_dev.tsv" "$gold/gold_unimorph_dev.tsv" "$here/training_words.tsv"; cut -f1 "$gold/gold_names_dev.tsv"; } |
  tr '\tA-Z' '\na-z' | LC_ALL=C sort -u | "$compiler" $dictionary.dic $dictionary.aff "$here" >"$features"
python3 "$here/train_ranker.py" --gold "$gold/gold_ud_dev.tsv" "$gold/gold_unimorph_dev.tsv" "$here/training_words.tsv" \
  --names "$gold/gold_names_dev.tsv" --features "$features" "$@"
