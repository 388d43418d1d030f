"""openCypher's functions that the embedded engine knows under other names, defined in the store as macros of it.

So a statement written for Neo4j runs here as it stands. The engine compares names of functions without regard to case.
"""

from __future__ import annotations

FUNCTIONS = {
    "type(r)": "label(r)",
    "elementId(n)": "CAST(id(n), 'STRING')",
    "toString(x)": "CAST(x, 'STRING')",
    "toInteger(x)": "CAST(x, 'INT64')",
    "toFloat(x)": "CAST(x, 'DOUBLE')",
    "toBoolean(x)": "CAST(x, 'BOOL')",
    "head(l)": "list_extract(l, 1)",
    "last(l)": "list_extract(l, -1)",
    "split(s, d)": "string_split(s, d)",
}
"""openCypher's form to the engine's. Calls and casts only: another stored macro keeps the engine from opening the store."""


def create_functions() -> list[str]:
    """The statements that define them, to be run once when the store is written."""
    return [f"CREATE MACRO {wanted} AS {given}" for wanted, given in FUNCTIONS.items()]
