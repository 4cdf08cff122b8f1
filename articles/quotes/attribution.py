"""Who said it: the speaker proposed for each span, with the rule and a confidence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.quotes.records import Candidate, Known, Passage
from articles.quotes.spans import Span
from articles.text import SAYING

_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the rules say of one span."""

    speaker: str = ""
    key: str | None = None
    kind: str = ""
    confidence: float = 0.0
    rule: str = ""
    candidates: tuple[Candidate, ...] = ()
    nearest: str = ""
    role: str = ""
    verb: str = ""
    governed: bool = False


def attribute(
    passages: Sequence[Passage], spans: Sequence[Span], known: Sequence[Known]
) -> list[Attribution]:
    """One attribution a span, in order."""
    by_surname = {name.split()[-1]: k for k in known for name in (k.name, *k.aliases) if name}
    full_of: dict[str, str] = {}
    last = ""
    outside = [
        _outside(p.text, [s for s in spans if s.passage == i]) for i, p in enumerate(passages)
    ]
    out = []
    seen = -1
    for span in spans:
        while seen < span.passage:
            seen += 1
            for hit in _NAME.finditer(outside[seen]):
                full_of.setdefault(hit[0].split()[-1], hit[0])
        text = outside[span.passage]
        names = [
            (m.start(), full_of.get(m[0]) or by_surname[m[0]].name)
            for m in re.finditer(r"[A-Z][\w-]+", text)
            if m[0] in full_of or m[0] in by_surname
        ]
        verb = next((w for w in re.findall(r"\w+", text) if w.casefold() in SAYING), "")
        nearest = min(names, key=lambda n: abs(n[0] - span.start))[1] if names else ""
        speaker = nearest or (last if verb else "")
        last = speaker or last
        entry = by_surname.get(speaker.split()[-1]) if speaker else None
        name, key = (entry.name, entry.key) if entry else (speaker, None)
        out.append(
            Attribution(
                name,
                key,
                "person" if name else "",
                0.5 if name else 0.0,
                "nearest name" if nearest else "last name",
                (Candidate(name, key, 0.5, "nearest name"),) if name else (),
                nearest,
                "",
                verb,
                bool(verb),
            )
        )
    return out


def _outside(text: str, spans: Sequence[Span]) -> str:
    """The text with quoted words blanked, so that offsets stay."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
