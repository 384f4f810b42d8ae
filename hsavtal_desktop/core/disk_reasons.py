"""Why a disk, a folder or a network drive refuses, in words for a sentence."""

from __future__ import annotations

import errno

from hsavtal_desktop.core.said import Said

_IN_USE = Said("den används av ett annat program")
_NOT_ALLOWED = Said("behörighet saknas")
_FULL = Said("det finns ingen plats kvar")
_SILENT = Said("enheten eller nätverket svarar inte")

_WORDS = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: Said("den är skrivskyddad"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: Said("filen blir för stor för den disken"),
    errno.ENOENT: Said("den finns inte"),
    errno.ENOTDIR: Said("en del av sökvägen är ingen mapp"),
    errno.EISDIR: Said("det är en mapp"),
    errno.EEXIST: Said("namnet är upptaget"),
    errno.ENAMETOOLONG: Said("sökvägen är för lång"),
    errno.EBUSY: _IN_USE,
    errno.EIO: Said("disken svarar med fel"),
    **dict.fromkeys(
        (
            *(errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE, errno.ETIMEDOUT),
            *(errno.EHOSTUNREACH, errno.ENETDOWN, errno.ENETUNREACH, errno.ECONNRESET),
        ),
        _SILENT,
    ),
}
_SHARING_VIOLATIONS = (32, 33)
"""Windows' own numbers for a file that another program has open."""


def reason_of(error: OSError) -> str:
    """Say why the system refused, in Swedish where the reason is one that people meet, else as the system says it."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return _IN_USE
    known = _WORDS.get(error.errno) if error.errno is not None else None
    return known or error.strerror or type(error).__name__
