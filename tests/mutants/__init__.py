"""Mutants: small faults planted on purpose. Each must turn a test red; one that does not shows a hole in the tests.

`listed` reads those written down by hand, one file a room; `python -m mutants` (`./check --mutants`) plants them one by
one. `sample` draws others from the code itself (`./check --sample`). Neither touches the checkout: `planting` works in
copies.
"""
