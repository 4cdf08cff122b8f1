"""Words reduced to what a check is about: typography folded, nothing else."""

import hashlib
import re
import unicodedata

_DOUBLE = "“”„‟«»＂〝〞「」『』"
_SINGLE = "‘’‚‛‹›`´′＇"
_DASH = "‐‑‒–—―−﹘﹣－"  # noqa: RUF100
_FOLD = str.maketrans(
    {
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DASH, "-"),
        "…": "...",
        "″": '"',
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "\u00ad": None,
    }
)
_CLOSING = ","
# White space is folded before: there is at most one space in a row.
_DASHES = re.compile("-(?: ?-)+")


def _fold_dashes(words: str) -> str:
    """Dashes typed as `--`, or with spaces on both sides, are one dash."""
    return _DASHES.sub("-", words).replace(" - ", "-")


def normalised(words: str) -> str:
    """Quotation marks, apostrophes, white space and dashes folded, a closing comma dropped."""
    folded = " ".join(
        unicodedata.normalize("NFC", words).translate(_FOLD).replace("''", '"').split()
    )
    return _fold_dashes(folded).rstrip(_CLOSING + " ").lstrip()


def fingerprint(words: str) -> str:
    """The digest a check is bound to. Case, numbers and every other mark count."""
    return hashlib.sha256(normalised(words).encode("utf-8", "surrogatepass")).hexdigest()
