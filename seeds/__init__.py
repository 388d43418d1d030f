"""Data, no code: the facts of the first five reports, the corrections to them, and gazetteers."""
