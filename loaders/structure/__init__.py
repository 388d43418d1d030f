"""A document's structure: headings, paragraphs, tables and cases, as rules read them."""

from loaders.structure.reader import read

__all__ = ["read"]
