"""Files to documents: text with code-point offsets, pages and tables."""

from loaders.documents.document import Block, Cell, Document
from loaders.documents.plain_text import from_text
from loaders.documents.reader import DEFAULT_LIMIT_BYTES, READERS, read, read_bytes

__all__ = ["DEFAULT_LIMIT_BYTES", "READERS", "Block", "Cell", "Document", "from_text", "read", "read_bytes"]
