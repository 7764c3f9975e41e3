"""Metrics, one a file. Those of hits take the picks and what was to be found, and give one value a person.

Picks are int[m, N], the best first, -1 where there were no more. What was to be found (`truth`) is csr [m, n] of
gains above 0: 1 for a hit. Other metrics look at the picks alone.
"""
