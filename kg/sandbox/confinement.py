"""What a worker gives up once its store is open: files, sockets, programs, memory beyond a cap, core dumps, priority.

Both engines keep answering without being able to open a file (measured, tests/attack): so LOAD FROM, COPY TO, EXPORT, INSTALL and
SERVICE fail in the operating system even where a check were fooled. A worker for queries that ask allowed endpoints keeps
sockets; there the check alone stands between a query and other addresses.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import sys

_POLITE = 5
_PAGE_FIELD = 0
_SOCKETS = 16


def confine(memory_mebibytes: int, *, connecting: bool = False) -> None:
    """Give up all that answering needs no more; ``memory_mebibytes`` may be used on top of what is mapped now.

    With ``connecting`` a few descriptors are left, for sockets.
    """
    with contextlib.suppress(OSError):
        os.nice(_POLITE)  # runaway queries must not starve the server that ends them
    _limit(resource.RLIMIT_CORE, 0)
    _limit_memory(memory_mebibytes)
    # Without this a write beyond the limit kills the process instead of failing.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _limit(resource.RLIMIT_FSIZE, 0)
    # Last, for reading the address space above opens a file. No new descriptor: no file, no socket, no pipe.
    _limit(resource.RLIMIT_NOFILE, _SOCKETS + _open_descriptors() if connecting else 0)


def end_after(seconds: float) -> None:
    """Let the system end this process after so many seconds of wall time, should nobody else; 0 calls it off."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _open_descriptors() -> int:
    """One more than the highest descriptor in use; a store keeps its files open."""
    for place in ("/proc/self/fd", "/dev/fd"):
        with contextlib.suppress(OSError):
            return max(int(name) for name in os.listdir(place)) + 1
    return 256


def _limit_memory(mebibytes: int) -> None:
    """Cap the address space: that in use now (an engine may reserve terabytes without using them) and the allowance."""
    with contextlib.suppress(OSError, ValueError):
        _limit(resource.RLIMIT_AS, _address_space() + mebibytes * 1024 * 1024)


def _address_space() -> int:
    """Bytes of address space in use. Raises OSError where the system does not tell (outside Linux), and no cap is set."""
    if not sys.platform.startswith("linux"):
        raise OSError
    with open("/proc/self/statm", encoding="ascii") as pages:
        return int(pages.read().split()[_PAGE_FIELD]) * os.sysconf("SC_PAGE_SIZE")


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (bound, bound))
