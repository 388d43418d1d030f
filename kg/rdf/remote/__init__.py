"""Any SPARQL 1.1 server (Fuseki, Oxigraph's own, GraphDB, QLever, Neptune, …): loading a release into it, and reading from it.

:mod:`connection` speaks HTTP within bounds of time and size, :mod:`mark` is the graph that says what the dataset holds and
whether it is complete, :mod:`loading` writes, :mod:`store` reads. docs/remote.md tells people about it.
"""
