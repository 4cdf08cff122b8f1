"""Transcripts in whatever form they come: the words that were said, and the times of them.

Plain text, text with times, SRT, WebVTT, SBV and speech-to-text JSON. What is none of them, or is
broken, is read as plain text; nothing makes it raise.
"""

from articles.quotes.captions import from_captions
from articles.quotes.said import Spoken
from articles.quotes.speech_json import from_json
from articles.quotes.timed_text import from_text, seconds_of

_SENTENCE, _LINE, _SECONDS = 40, 160, 10
_ENDS = (".", "?", "!", "…", "。")


def spoken(source: str) -> Spoken:
    """The spoken words of a source, and when and by whom they were said."""
    return from_json(source) or from_captions(source) or from_text(source)


def readable(source: str) -> str:
    """A transcript as a person reads it: lines with their time and speaker; other text as it is."""
    read = from_json(source) or from_captions(source)
    return source if read is None else _written(read)


def _written(read: Spoken) -> str:
    """Lines of about a sentence, each with the time it begins at, and the speaker where it turns."""
    names = dict(zip(read.turn_at, read.speakers, strict=True))
    marks = dict(zip(read.time_at, read.times, strict=True))
    cuts = sorted({0, *names, *marks})
    lines: list[str] = []
    begun, since, stamp, label = 0, 0, "", ""
    for at in [*cuts, len(read.text)]:
        said = " ".join(read.text[begun:at].split())
        late = at in marks and seconds_of(marks[at]) >= since + _SECONDS
        full = late or len(said) >= _LINE or (len(said) >= _SENTENCE and said.endswith(_ENDS))
        if said and (full or at in names or at == len(read.text)):
            lines.append(stamp + label + said)
            said = stamp = label = ""
        if not said:
            begun = at
            if at in marks:
                stamp, since = f"[{marks[at]}] ", seconds_of(marks[at])
            label = _label(names.get(at)) or label
    return "\n".join(lines)


def _label(name: str | None) -> str:
    if name is None:
        return ""
    if name.startswith(">>"):
        return ">> "
    letters = "".join(c if c.isalnum() or c in " .'-" else " " for c in name.upper())
    plain = " ".join(letters.split())[:40]
    return f"{plain}: " if plain[:1].isalpha() and len(plain) > 1 else f"SPEAKER {plain}: "
