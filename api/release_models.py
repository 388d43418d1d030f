"""The shapes of the REST answers on releases."""

from __future__ import annotations

from pydantic import Field

from api.answer import Answer
from api.models import Page


class ReleaseInput(Answer):
    """A report that a release was made from."""

    id: str
    title: str
    sha256: str
    characters: int


class ReleaseInfo(Answer):
    """A release that this server answers from, with ``?release=ID`` on any address."""

    id: str = Field(examples=["release-0123456789ab"])
    iri: str
    date: str = Field(description="When it was built, ISO 8601.")
    current: bool = Field(description="Whether it answers where no release is named.")
    software: str = Field(description="The version of vetkg that built it.")
    ontology: str = Field(description="The vocabulary's version.")
    former: str = Field(description="The release whose place it took; empty for the first.")
    inputs: list[ReleaseInput]
    counts: dict[str, int]
    change: dict[str, int] = Field(description="The counts that differ from the former release's, by how much, if that is kept.")
    scores: dict[str, dict[str, list[int]]] = Field(
        description="The extractor when it was built: group, kind of fact, and the counts right, wrong, missing."
    )


class ReleaseList(Answer):
    """The releases that can be asked for, newest first."""

    releases: list[ReleaseInfo]
    release: str


class ChangeInfo(Answer):
    """One change between two releases."""

    part: str = Field(description="entity, relation or observation (a figure).", examples=["observation"])
    kind: str = Field(description="begun, gone, changed, renamed, merged or split.", examples=["changed"])
    type: str = Field(description="The class, relation or indicator.")
    name: str = Field(description="What it is about.")
    what: str = Field(description="The attribute, qualifier or `value` that changed.")
    before: str
    after: str
    id: str = Field(description="The entity or fact, in the newer release; in the older one where it is gone.")


class ReleaseDifference(Answer):
    """A page of what changed from one release to another."""

    older: str
    newer: str
    counts: dict[str, int] = Field(description="Changes by kind, all pages together.")
    changes: list[ChangeInfo]
    page: Page
