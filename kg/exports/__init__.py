"""A graph as files for other software: what each format is, what it keeps, and which formats there are (docs/exports.md)."""
