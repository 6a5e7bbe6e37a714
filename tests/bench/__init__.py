"""What is asked of loading and asking a national edition, measured beside references in the same run.

`make bench` writes docs/reference/performance.md; `python -m tests.bench --scale 0.1` prints the figures of a tenth.
Nothing here runs under pytest but the tests of the goals and of the page, and no test looks at a clock.
"""
