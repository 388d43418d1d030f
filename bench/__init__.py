"""Measurements, and the makers of what is derived: the seeds, the gazetteers, the generated pages. Not part of the tests."""
