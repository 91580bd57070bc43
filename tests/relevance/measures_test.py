#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The measures against values worked out by hand."""
import math
import random
import unittest

import measures


class QueryScores(unittest.TestCase):
    def test_a_perfect_ranking_scores_one(self):
        scores = measures.query_scores({"a": 3, "b": 1, "c": 0}, ["a", "b", "c"])
        self.assertEqual(scores, [1.0, 1.0, 1.0, 1.0, 2 / 5])

    def test_ndcg_discounts_by_the_logarithm_of_the_rank(self):
        # Gains 2^1-1 at rank 1 and 2^3-1 at rank 2, against the best order.
        scores = measures.query_scores({"a": 3, "b": 1}, ["b", "a"])
        self.assertAlmostEqual(scores[1], (1 / math.log2(2) + 7 / math.log2(3)) / (7 / math.log2(2) + 1 / math.log2(3)))

    def test_reciprocal_rank_is_that_of_the_first_relevant_hit(self):
        self.assertEqual(measures.query_scores({"a": 2, "b": 1}, ["x", "y", "b", "a"])[0], 1 / 3)

    def test_a_hit_below_ten_counts_only_for_the_deep_recall(self):
        scores = measures.query_scores({"a": 2}, [f"x{n}" for n in range(10)] + ["a"])
        self.assertEqual(scores, [0.0, 0.0, 0.0, 1.0, 0.0])

    def test_grade_0_is_not_relevant(self):
        self.assertEqual(measures.query_scores({"a": 0, "b": 1}, ["a"])[0], 0.0)

    def test_a_query_without_hits_scores_zero_and_one_without_relevant_documents_is_left_out(self):
        scores = measures.run_scores({"q1": {"a": 1}, "q2": {"a": 0}}, {})
        self.assertEqual(scores, {"q1": [0.0] * 5})


class ReadRun(unittest.TestCase):
    def test_the_rank_is_the_order_and_a_repeated_document_counts_once(self):
        run = measures.read_run(["q Q0 b 2 1.5 x", "q Q0 a 1 2.5 x", "q Q0 a 3 1.0 x"])
        self.assertEqual(run, {"q": ["a", "b"]})


class Randomisation(unittest.TestCase):
    def test_equal_rankings_do_not_differ(self):
        self.assertEqual(measures.randomisation_p([0.3, 0.5], [0.3, 0.5]), 1.0)

    def test_p_is_near_the_exact_one(self):
        # Ten equal gains: only the two extremes of 2^10 sign patterns are as large, so p = 2/1024.
        p = measures.randomisation_p([1.0] * 10, [0.0] * 10)
        self.assertLess(abs(p - 2 / 1024), 0.0015)

    def test_noise_is_not_significant(self):
        noise = random.Random(7)
        first = [noise.random() for _ in range(60)]
        second = [noise.random() for _ in range(60)]
        self.assertGreater(measures.randomisation_p(first, second), 0.05)


class Kappa(unittest.TestCase):
    def test_the_example_of_cohens_paper_form(self):
        # 20 + 15 agreements of 50, chance .5: kappa .4.
        pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
        self.assertAlmostEqual(measures.kappa(pairs)[0], 0.4)

    def test_full_agreement_is_one_and_weights_forgive_near_misses(self):
        self.assertEqual(measures.kappa([(0, 0), (3, 3)]), (1.0, 1.0))
        plain, weighted = measures.kappa([(0, 0)] * 5 + [(3, 3)] * 5 + [(2, 3)] * 3)
        self.assertGreater(weighted, plain)


if __name__ == "__main__":
    unittest.main()
