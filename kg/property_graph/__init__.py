"""The property-graph projection: facts to nodes and edges, and the stores that answer Cypher."""
