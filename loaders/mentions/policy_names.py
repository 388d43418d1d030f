"""One document, several names: without its issuer, its years in other brackets, a short form, the notice that carries it."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"[—–－―‐‑−~～-]+")
_MARKS = re.compile(r"[“”‘’《》〈〉、，,·]")
_YEAR_WORD = re.compile(r"年(?=[）)])")
_REMARK = re.compile(r"（[^（）]*）$")
_YEARS = re.compile(r"[（(〔\[]?(?:19|20)\d{2}(?:年)?(?:[-至](?:19|20)\d{2}(?:年)?)[）)〕\]]?$|[（(](?:19|20)\d{2}年?[）)]$")
_ISSUER = re.compile(r"^[\u4e00-\u9fff、\s]{2,40}?(?=关于)")
_CARRIER = re.compile(r"^(?:[\u4e00-\u9fff、]{0,40}?)?(?:关于)?(?:转发|印发|下发|公布|发布)(?P<core>.{4,})的通知$")
_NOTICE = re.compile(r"的通知$")
_LAW = re.compile(r"^中华人民共和国")
_GENERIC = re.compile(
    r"^(?:该|本|此)?(?:工作|行动|实施|建设|改革|总体|试点|管理|指导|若干|发展|专项|三年|暂行)*(?:方案|计划|意见|办法|规划|通知|规定|细则|纲要|决定|措施|条例)$"
)
_SHORTEST = 4


def bare_name(surface: str) -> str:
    """A document's name as printed, without white space."""
    return _SPACE.sub("", surface)


def _key(name: str) -> str:
    """What two spellings of one name share: dashes alike, quotes, 《》 and commas gone, the years at its end gone."""
    folded = _DASHES.sub("-", name)
    folded = _MARKS.sub("", folded)
    folded = folded.replace("(", "（").replace(")", "）")
    return _YEARS.sub("", _YEAR_WORD.sub("", folded))


def is_generic(name: str) -> bool:
    """Whether a title only says what kind of document it is (工作方案, 实施意见), so that it means one named before."""
    return bool(_GENERIC.match(name))


def ends_with(name: str, short: str) -> bool:
    """Whether a document's name ends in a generic title, remarks in brackets aside."""
    return _REMARK.sub("", name).endswith((short, short + "的通知"))


class Policies:
    """The names of documents in one report, and which of them mean the same one."""

    def __init__(self) -> None:
        self._names: dict[str, None] = {}
        self._defined: dict[str, str] = {}
        self._resolved: dict[str, tuple[str, str]] = {}

    def add(self, name: str) -> None:
        """Take in a name that the report uses."""
        self._names.setdefault(name)

    def define(self, name: str, short: str) -> None:
        """Take in a short name that the report defines for a document."""
        self._defined.setdefault(short, name)

    def defined(self) -> dict[str, str]:
        """Defined short name to canonical name; call after :meth:`resolve`."""
        return {short: self._resolved.get(name, (name, ""))[0] for short, name in self._defined.items()}

    def resolve(self) -> dict[str, tuple[str, str]]:
        """Every name with its canonical name, the fullest of the names that mean one document, and the reason."""
        groups: dict[str, list[str]] = {}
        for name in self._names:
            groups.setdefault(_key(name), []).append(name)
        fullest = {key: max(names, key=len) for key, names in groups.items()}
        for key, names in groups.items():
            target, reason = self._target(key, groups)
            for name in names:
                canonical = fullest[target]
                self._resolved[name] = (canonical, "same name" if name == canonical else reason)
        return self._resolved

    def _target(self, key: str, groups: dict[str, list[str]]) -> tuple[str, str]:
        """The group whose name is this one's in full, and why; its own where there is none or more than one."""
        for name in groups[key]:
            if name in self._defined and _key(self._defined[name]) in groups:
                return _key(self._defined[name]), "defined short name"
        longer = [other for other in groups if key in other and other != key and _continues(other, key)]
        return (longer[0], "shorter form of the title") if len(longer) == 1 else (key, "other spelling")


def _continues(longer: str, shorter: str) -> bool:
    """Whether a name is the other one without its issuer, the notice that carries it, or the country's name."""
    if len(shorter) < _SHORTEST or len(shorter) >= len(longer):
        return False
    if shorter in _cores(longer):
        return True
    head = longer[: -len(shorter)]
    return longer.endswith(shorter) and len(shorter) >= 6 and "关于" not in head and len(head) <= 16


@lru_cache(maxsize=8192)
def _cores(name: str) -> frozenset[str]:
    """What a name leaves when its issuer, its carrier (关于印发…的通知) or the country's name goes."""
    carried = _CARRIER.match(name)
    cores = {_NOTICE.sub("", name), _ISSUER.sub("", name), _LAW.sub("", name)}
    return frozenset(cores | {carried["core"]} if carried else cores)
