import pytest

from kg.build import build
from tests.contract.invented import facts


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The graph folder of the invented reports, not to be changed, and its release."""
    out = tmp_path_factory.mktemp("build") / "graph"
    return out, build(facts(), out, date="2026-01-01T00:00:00+00:00")
