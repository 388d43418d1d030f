"""The property graph in a Neo4j server, or another that speaks Bolt: the only package that imports the driver.

The driver comes with ``pip install vetkg[neo4j]``. docs/neo4j.md says what users find in the database.
"""

from kg.property_graph.neo4j.connection import Connection, connect
from kg.property_graph.neo4j.loading import BATCH, Loaded, load
from kg.property_graph.neo4j.release_node import Held, held
from kg.property_graph.neo4j.store import Neo4jStore

__all__ = ["BATCH", "Connection", "Held", "Loaded", "Neo4jStore", "connect", "held", "load"]
