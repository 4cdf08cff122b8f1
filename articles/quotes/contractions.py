"""Contractions in full. Where two readings are possible both are kept: `he'd` is *would* or *had*."""

from articles.quotes.wordlists import among

_WHOLE = {
    "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "let's": "let us", "gonna": "going to", "wanna": "want to", "gotta": "got to",
    "dunno": "do not know", "gimme": "give me", "lemme": "let me", "kinda": "kind of",
    "sorta": "sort of", "y'know": "you know", "d'you": "do you", "'tis": "it is",
    "'twas": "it was", "n't": "not", "%": "percent", "&": "and", "'n": "and",
}  # fmt: skip
# Only what is no word of its own: `wont`, `cant`, `were` and `ill` are.
_UNMARKED = {
    **{f"{stem}nt": f"{stem} not" for stem in (
        "do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "would", "could",
        "should", "must", "need")},
    "thats": "that is", "whats": "what is", "theres": "there is", "youre": "you are",
    "theyre": "they are", "ive": "i have", "youve": "you have", "weve": "we have",
    "theyve": "they have", "im": "i am", "youll": "you will", "theyll": "they will",
}  # fmt: skip
_ENDINGS = {
    "'re": ("are", ""), "'ve": ("have", ""), "'ll": ("will", ""), "'m": ("am", ""),
    "'d": ("would", "had"), "'s": ("is", "has"),
}  # fmt: skip
# After these `'s` is a verb; after any other word it is the genitive.
_SUBJECTS = among(
    "it he she that there here what who where when how why this everything everyone everybody "
    "nobody nothing something someone somebody anybody anyone"
)
_FULL = {**_WHOLE, **_UNMARKED}
CONTRACTED = frozenset(_FULL)
"""Words that are a contraction whole."""


def in_full(word: str, before: str) -> tuple[tuple[str, str], ...]:
    """A contraction as the words it is made of, each with its second reading; else nothing.

    `before` is the word before it, for an ending that stands alone, as in `it 's`.
    """
    if word.isalpha() and word not in _FULL:
        return ()
    if word in _FULL:
        return tuple((part, "") for part in _FULL[word].split())
    if word.endswith("n't"):
        return (word[:-3], ""), ("not", "")
    stem, mark, rest = word.rpartition("'")
    ending = _ENDINGS.get(mark + rest)
    if ending is None or (rest == "s" and (stem or before) not in _SUBJECTS):
        return ()
    if stem:
        return (stem, ""), ending
    return (ending,) if before else ()
