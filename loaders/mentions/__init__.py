"""Candidate entities, one module a kind."""
