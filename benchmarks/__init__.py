"""Measure speed and scale on invented briefings, beside other engines on the same content: `python -m benchmarks`."""
