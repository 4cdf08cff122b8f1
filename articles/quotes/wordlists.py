"""Lists of words written as a line of text, so that they read as what they are."""


def listed(words: str) -> tuple[str, ...]:
    """The words of a line, in order."""
    return tuple(words.split())


def among(words: str) -> frozenset[str]:
    """The words of a line as a set to look into."""
    return frozenset(words.split())
