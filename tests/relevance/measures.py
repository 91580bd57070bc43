# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures of ranked lists against relevance judgements, and a test whether two rankings differ. A document is relevant
when its grade is at least 1; only nDCG looks at how much. A judged query without hits scores 0 everywhere."""
import collections
import math
import random

DEPTH = 10  # of MRR and nDCG
NAMES = ["MRR@10", "nDCG@10", "R@10", "R@100", "P@5"]
SEED = 20241126
PERMUTATIONS = 10_000
LARGE = 1_000  # differing queries; beyond that a tenth of the permutations tells enough


def read_qrels(path):
    """`query 0 document grade` lines as {query: {document: grade}}."""
    judged = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            fields = line.split()
            if len(fields) != 4 or not fields[3].isdigit():
                raise ValueError(f"{path}:{number}: not `query 0 document grade`: {line.strip()}")
            judged[fields[0]][fields[2]] = int(fields[3])
    return dict(judged)


def read_run(lines):
    """`query Q0 document rank score tag` lines as {query: [document, best first]}."""
    ranked = collections.defaultdict(list)
    for line in lines:
        query, _, document, rank = line.split()[:4]
        ranked[query].append((int(rank), document))
    return {query: list(dict.fromkeys(document for _, document in sorted(hits))) for query, hits in ranked.items()}


def gain_sum(grades):
    return sum((2 ** grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def query_scores(grades, hits):
    """The measures of NAMES for one query. `grades`: {document: grade}; `hits`: documents, best first."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    first = next((place for place, document in enumerate(hits[:DEPTH], 1) if document in relevant), None)
    best = gain_sum(sorted(grades.values(), reverse=True)[:DEPTH])

    def found(depth):
        return len(relevant.intersection(hits[:depth]))

    return [1 / first if first else 0.0, gain_sum(grades.get(document, 0) for document in hits[:DEPTH]) / best,
            found(10) / len(relevant), found(100) / len(relevant), found(5) / 5]


def run_scores(judged, run):
    """{query: measures} for every query with a relevant document."""
    return {query: query_scores(grades, run.get(query, [])) for query, grades in judged.items() if any(grades.values())}


def means(scores):
    return [sum(column) / len(scores) for column in zip(*scores.values())]


def randomisation_p(first, second, seed=SEED):
    """Two-sided p of the paired randomisation test (Smucker, Allan and Carterette, CIKM 2007): how often the mean
    difference is as large when each pair is swapped by the toss of a coin."""
    differences = [a - b for a, b in zip(first, second) if a != b]
    if not differences:
        return 1.0
    permutations = PERMUTATIONS if len(differences) <= LARGE else PERMUTATIONS // 10
    observed = abs(sum(differences)) - 1e-12
    toss = random.Random(seed)
    extreme = 0
    for _ in range(permutations):
        signs = toss.getrandbits(len(differences))
        total = 0.0
        for place, difference in enumerate(differences):
            total += difference if signs >> place & 1 else -difference
        extreme += abs(total) >= observed
    return (extreme + 1) / (permutations + 1)


def kappa(pairs):
    """Cohen's kappa of two judges' grades: (plain, with quadratic weights)."""
    pairs = list(pairs)
    labels = sorted({grade for pair in pairs for grade in pair})
    count = len(pairs)
    seen = collections.Counter(pairs)
    first = collections.Counter(a for a, _ in pairs)
    second = collections.Counter(b for _, b in pairs)

    def agreement(distance):
        observed = sum(distance(a, b) * number for (a, b), number in seen.items()) / count
        chance = sum(distance(a, b) * first[a] * second[b] for a in labels for b in labels) / count ** 2
        return 1 - observed / chance if chance else 1.0

    return agreement(lambda a, b: a != b), agreement(lambda a, b: (a - b) ** 2)
