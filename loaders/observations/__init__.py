"""Figures: which indicator, of whom, for which year, how much, in the plain unit.

:func:`find` reads a whole report. The parts, each with one reason to change: :mod:`.folding` (the text as the rules see it),
:mod:`.quantities` (numbers with units), :mod:`.years`, :mod:`.lexicon` (which words mean which indicator), :mod:`.binding` and
:mod:`.chains` (which number belongs to which words), :mod:`.tables`, :mod:`.charts`, :mod:`.subjects`, :mod:`.conflicts`.
"""

from __future__ import annotations
