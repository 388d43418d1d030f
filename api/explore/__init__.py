"""The explorer's pages and pictures."""
