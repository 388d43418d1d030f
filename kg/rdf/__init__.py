"""The RDF projection: facts to quads, and the stores that answer SPARQL."""
