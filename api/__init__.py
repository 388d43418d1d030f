"""HTTP only: the SPARQL and Cypher endpoints, REST routes and the explorer."""
