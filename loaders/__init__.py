"""A report becomes facts."""
