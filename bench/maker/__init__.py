"""Writes vocational-education quality reports that never were, with the facts that each states.

Schools, firms, policies and figures are invented; they are placed in real divisions and teach programs of the national
catalogue. Structure and wording are drawn at random from a seed. Nothing here knows how the extractor reads: the wording follows
the annotation guidelines only.
"""

from bench.maker.made import MadeReport
from bench.maker.reports import make, make_many

__all__ = ["MadeReport", "make", "make_many"]
