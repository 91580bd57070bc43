#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes ranker_weights.tsv: fits the linear ranker to words whose root is known.

usage: train_ranker.py --gold FILE... [--names FILE...] --features FEATURES.jsonl [--folds N] > ranker_weights.tsv

--gold      rows `word<TAB>…<TAB>root<TAB>other roots, comma-separated` (columns 1, 3 and 4), `#` comments
--names     rows whose first column is a name that must stay whole
--features  the readings of those words, one JSON object a line, printed by lexicon_compiler (see its usage)
--folds     also cross-validate: words of one root always in the same fold; figures on standard error

The model is a conditional log-linear one: among the readings of a word, those with an accepted root are to have the
highest score. Adagrad, L2, fixed seed: the same input gives the same weights.
"""
import argparse
import collections
import json
import math
import random
import sys
import zlib


def read_gold(files, name_files):
    gold = {}
    for name in files:
        for line in open(name, encoding="utf-8"):
            columns = line.rstrip("\n").split("\t")
            if line.startswith("#") or len(columns) < 4 or "-" in columns[0]:
                continue
            others = [root for root in columns[3].split(",") if root]
            gold.setdefault(columns[0], [columns[2]] + others)
    for name in name_files:
        for line in open(name, encoding="utf-8"):
            word = line.split("\t")[0].strip().lower()
            if word and not line.startswith("#"):
                gold.setdefault(word, [word])
    return gold


def read_features(name, without=()):
    """The readings of each word, and the roots of those that exceptions and lists of names settle without the ranker."""
    readings, settled = {}, {}
    for line in open(name, encoding="utf-8"):
        row = json.loads(line)
        readings[row["word"]] = [
            (r["root"], r["base"], [f for f in r["features"].items() if not f[0].startswith(tuple(without))]) for r in row["readings"]
        ]
        if "settled" in row:
            settled[row["word"]] = row["settled"]
    return readings, settled


def examples_of(words, gold, readings, repeated=(), times=1):
    """Words with at least one right and one wrong reading; those of `repeated` as often as `times` says."""
    examples = []
    for word in words:
        options = readings.get(word)
        if not options:
            continue
        right = [root == gold[word][0] for root, _, _ in options]
        if not any(right):
            right = [root in gold[word] for root, _, _ in options]
        if any(right) and not all(right):
            example = ([features for _, _, features in options], right)
            examples += [example] * (times if word in repeated else 1)
    return examples


def train(examples, epochs, rate, l2):
    weights, squares = collections.defaultdict(float), collections.defaultdict(float)
    examples = list(examples)
    shuffle = random.Random(1)
    for _ in range(epochs):
        shuffle.shuffle(examples)
        for options, right in examples:
            scores = [sum(weights[k] * v for k, v in features) for features in options]
            top = max(scores)
            expected = [math.exp(score - top) for score in scores]
            total = sum(expected)
            total_right = sum(e for e, ok in zip(expected, right) if ok)
            gradient = collections.defaultdict(float)
            for features, e, ok in zip(options, expected, right):
                push = (e / total_right if ok else 0) - e / total
                if abs(push) > 1e-6:
                    for k, v in features:
                        gradient[k] += push * v
            for k, g in gradient.items():
                g -= l2 * weights[k]
                squares[k] += g * g
                weights[k] += rate * g / (1e-3 + math.sqrt(squares[k]))
    return weights


def root_of(word, readings, settled, weights):
    """What analysis.cpp does: a word with clitics has the root of the word without them; a root is stemmed again."""
    if word in settled or word not in readings:
        return settled.get(word, word)
    root, base, _ = max(readings[word], key=lambda r: (sum(weights.get(k, 0) * v for k, v in r[2]), len(r[0])))
    part = base if base != word else root
    return word if part == word else root_of(part, readings, settled, weights)


def pairwise_f1(pairs):
    """Of (root, root found) pairs: how well the words are put together, as stem_eval.py has it."""
    def count(things):
        return sum(n * (n - 1) // 2 for n in collections.Counter(things).values())

    both = count(pairs)
    return 2 * both / ((count(root for root, _ in pairs) + count(found for _, found in pairs)) or 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", default=[])
    parser.add_argument("--names", nargs="*", default=[])
    parser.add_argument("--features", required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--l2", type=float, default=1e-4)
    parser.add_argument("--name-weight", type=int, default=3, help="how often each name counts (default 3)")
    parser.add_argument("--without", nargs="*", default=[], metavar="PREFIX", help="leave out the features that begin so: what are they worth?")
    parser.add_argument("--wrong", help="write the words missed in cross-validation here")
    arguments = parser.parse_args()
    sets = {name: read_gold([name], []) for name in arguments.gold}
    sets.update({name: read_gold([], [name]) for name in arguments.names})
    gold = read_gold(arguments.gold, arguments.names)
    names = set(read_gold([], arguments.names)) - set(read_gold(arguments.gold, []))
    readings, settled = read_features(arguments.features, arguments.without)
    fold_of = {word: zlib.crc32(roots[0].encode()) % max(arguments.folds, 1) for word, roots in gold.items()}
    if arguments.folds:
        found = {name: {} for name in sets}
        for fold in range(arguments.folds):
            weights = train(examples_of([w for w in gold if fold_of[w] != fold], gold, readings, names, arguments.name_weight), arguments.epochs, arguments.rate, arguments.l2)
            for name, words in sets.items():
                for word in words:
                    if fold_of[word] == fold and word in readings:
                        found[name][word] = root_of(word, readings, settled, weights)
        missed = {name: [(w, root, sets[name][w]) for w, root in found[name].items() if root not in sets[name][w]] for name in sets}
        for name in sets:
            total = len(found[name])
            f1 = pairwise_f1([(sets[name][word][0], root) for word, root in found[name].items()])
            print(f"{name}: {100 * (total - len(missed[name])) / total:.2f} % of {total} held-out words, pairwise F1 {f1:.4f}", file=sys.stderr)
        if arguments.wrong:
            with open(arguments.wrong, "w", encoding="utf-8") as out:
                for name in sets:
                    for word, root, roots in missed[name]:
                        print(name.rsplit("/", 1)[-1], word, root, ",".join(roots), sep="\t", file=out)
        return
    weights = train(examples_of(list(gold), gold, readings, names, arguments.name_weight), arguments.epochs, arguments.rate, arguments.l2)
    print("# SPDX-License-Identifier: GPL-3.0-or-later")
    print("# feature, weight: made by train_ranker.py. Do not edit.")
    for name in sorted(weights):
        if abs(weights[name]) >= 0.005:
            print(f"{name}\t{weights[name]:.3f}")


if __name__ == "__main__":
    main()
