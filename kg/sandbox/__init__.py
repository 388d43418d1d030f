"""Queries from strangers: what is refused, worker processes, limits."""
