"""One typographic style for what readers see: curly marks, whatever was typed.

Each character gives exactly one character, so offsets into the typed text hold in the typeset one.
"""

OPENS_BEFORE = frozenset("([{<—–-/‘“«„‹ \t\n\u00a0\u2009\u202f")


def typeset(text: str) -> str:
    """The text with straight quotation marks and apostrophes turned into curly ones.

    Feet, inches and minutes after a figure stay straight: 6'2". A mark before a decade or a
    clipped word is an apostrophe: ’90s, ’em.
    """
    out = list(text)
    is_open = {'"': False, "'": False}
    for at, char in enumerate(text):
        if char not in is_open:
            continue
        before = out[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if before in OPENS_BEFORE and not after.isspace():
            out[at] = _opening(char, after)
            is_open[char] = out[at] in "“‘"
        elif before.isdigit() and not is_open[char] and not after.isalpha():
            continue
        else:
            out[at] = "”" if char == '"' else "’"
            is_open[char] = is_open[char] and before.isalnum() and after.isalnum()
    return "".join(out)


def _opening(char: str, after: str) -> str:
    if char == '"':
        return "“"
    return "’" if after.isdigit() else "‘"
