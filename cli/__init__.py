"""The commands of vetkg, one module a subject."""
