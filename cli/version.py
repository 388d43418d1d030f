"""The installed version of vetkg."""

from importlib import metadata


def version() -> str:
    """The version of the installed distribution, as in pyproject.toml."""
    return metadata.version("vetkg")
