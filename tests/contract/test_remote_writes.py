"""Writing into a SPARQL server's dataset that may hold an older graph."""

import pytest

from kg.errors import StoreError
from kg.rdf.remote.store import RemoteSparqlStore


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/ds", "no address"])
def test_a_server_that_is_not_there_is_a_store_error_that_names_it(url):
    with pytest.raises(StoreError, match="cannot be reached"):
        RemoteSparqlStore(url).select("ASK {}")
