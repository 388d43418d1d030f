"""Files to documents: text with code-point offsets, pages and tables."""
