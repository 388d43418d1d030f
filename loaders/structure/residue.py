"""Residue of conversion: what Word, PDF and LaTeX converters leave in a text and no reader is meant to see.

The text is kept as code-point numbers of the source beside the letters, so that every later step knows where a letter stood.
"""

from __future__ import annotations

import re

from loaders.offsets import Offsets, Runs

_UNSEEN = r"\u200b-\u200f\u2028\u2029\u2060\ufeff\u00ad\u202a-\u202e\ufffc"
"""Letters without width, soft hyphens, marks of direction."""
_RESIDUE = re.compile(
    rf"[\[!{_UNSEEN}](?:"  # one of the letters with which residue begins, so that all others are passed over
    r"(?<=\[)(?:bookmark|image|图片)[:：][^\]\n]{0,200}\]"  # Word field names and pictures
    rf"|(?<=[{_UNSEEN}])"
    r"|(?<=!)\[[^\]\n]{0,200}\]\([^)\n]{0,300}\))"  # Markdown pictures
)
_LATEX = re.compile(
    r"[$\\\s](?:"  # one of the letters with which it begins, so that all others are passed over
    r"(?<=\$)(?=[^$\n]{1,60}\$)|(?<=[\d}%）)a-z]\$)|(?<=[\d}%）)a-z]\s)\s*\$|(?<=\\)(?=[%#&_$])"
    r"|(?<=\\)(?:mathrm|text|mathbf|left|right|displaystyle)\b|(?<=[\dm]\\)[,;! ]|(?<=[\dm]\s)\s*\\[,;! ])"
)
_BOLD = re.compile(r"(\*\*|__)(?=[^\s*_])[^*_\n]{0,200}[^\s*_](\*\*|__)")
"""Bold words of Markdown; a name written with stars in it (某**公司) has them on one side only."""
_SQUARE = re.compile(r"m\s*\^\s*\{?\s*2\s*\}?")
_WIDE = {
    **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum() or chr(0x21 + i) in "%+-./=<>*#&@_"},
    "∶": ":", "﹪": "%", "\u00a0": " ", "\u3000": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\f": "\n", "\v": "\n",
    "(": "（", ")": "）", "﹙": "（", "﹚": "）", "［": "[", "］": "]", "﹝": "〔", "﹞": "〕", "⻓": "长", "⽣": "生",
}  # fmt: skip
_WIDES = re.compile("[" + re.escape("".join(_WIDE)) + "]")
_KEPT = re.compile(rb"\0+")


def strip_residue(text: str) -> tuple[str, Offsets]:
    """The text without residue and with widths folded, and where each of its letters stands in ``text``.

    Letters and digits become half-width, round brackets full-width; line ends and tabs stay.
    """
    removed = bytearray(len(text))
    for pattern in (_RESIDUE, _LATEX) if "$" in text or "\\" in text else (_RESIDUE,):
        for found in pattern.finditer(text):
            removed[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    for found in _BOLD.finditer(text) if "**" in text or "__" in text else ():
        for mark in (found.start(1), found.start(2)):
            removed[mark : mark + 2] = b"\x01\x01"
    square: dict[int, str] = {}
    if "^" in text:
        for found in _SQUARE.finditer(text):
            removed[found.start() + 1 : found.end()] = b"\x01" * (found.end() - found.start() - 1)
            digit = found.group().index("2") + found.start()
            removed[digit] = 0
            square[digit] = "²"
    folded = text
    for wide in set(_WIDES.findall(text)):
        folded = folded.replace(wide, _WIDE[wide])
    if removed.find(1) < 0:
        return folded, range(len(text))
    for digit, raised in square.items():
        folded = folded[:digit] + raised + folded[digit + 1 :]
    kept, parts = Runs(), []
    for run in _KEPT.finditer(removed):
        start, end = run.span()
        parts.append(folded[start:end])
        kept.take(start, end - start)
    return "".join(parts), kept.settled()
