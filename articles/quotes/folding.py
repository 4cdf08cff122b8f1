"""Words reduced to what a check is about: typography folded, nothing else."""

import hashlib
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


def _fold_dashes(words: str) -> str:
    """Dashes typed as `--` or with spaces about them are one dash."""
    parts = words.replace("---", "-").replace("--", "-").split(" - ")
    return "-".join(parts)


def normalised(words: str) -> str:
    """Quotation marks, apostrophes, white space and dashes folded, a closing comma dropped."""
    folded = " ".join(
        unicodedata.normalize("NFC", words).translate(_FOLD).replace("''", '"').split()
    )
    return _fold_dashes(folded).rstrip(_CLOSING + " ").lstrip()


def fingerprint(words: str) -> str:
    """The digest a check is bound to. Case, numbers and every other mark count."""
    return hashlib.sha256(normalised(words).encode("utf-8", "surrogatepass")).hexdigest()


def contained(words: str, fuller: str) -> bool:
    """Whether a partial quotation stands verbatim, at word edges, inside a fuller one."""
    inner = normalised(words).strip(" .,;:!?\"'-").casefold()
    outer = normalised(fuller).casefold()
    if not inner:
        return False
    at = outer.find(inner)
    while at >= 0:
        before = outer[at - 1 : at]
        after = outer[at + len(inner) : at + len(inner) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = outer.find(inner, at + 1)
    return False
