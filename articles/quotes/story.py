"""One story made ready for reading: quoted words masked, people named, sentences cut."""

from bisect import bisect_left
from collections.abc import Sequence

from articles.quotes.cast import Cast, Mention
from articles.quotes.clauses import Chunk, Sentence, chunks, cut_sentences, masked
from articles.quotes.records import Known, Passage
from articles.quotes.roles import learn
from articles.quotes.spans import Span


def _place(mention: Mention) -> int:
    return mention.start


class Story:
    """The copy without its quoted words, and everybody it names outside them."""

    def __init__(
        self, passages: Sequence[Passage], spans: Sequence[Span], known: Sequence[Known]
    ) -> None:
        self.passages, self.spans = passages, spans
        self.mine: list[list[tuple[int, Span]]] = [[] for _ in passages]
        for number, span in enumerate(spans):
            self.mine[span.passage].append((number, span))
        self.masks = [
            masked(p.text, [s for _, s in mine])
            for p, mine in zip(passages, self.mine, strict=True)
        ]
        self.cast = Cast(known)
        # Without quoted words nobody has to be named.
        self.mentions = self.cast.gather(self.masks) if spans else []
        self.order = [(m.passage, m.start) for m in self.mentions]
        self.cuts: dict[int, list[Sentence]] = {}
        self.begins: dict[int, list[int]] = {}
        self.knows_roles = self.knows_pronouns = False

    def sentences(self, passage: int) -> list[Sentence]:
        """The sentences of a block, cut when they are first asked for."""
        cut = self.cuts.get(passage)
        if cut is None:
            text, mask = self.passages[passage].text, self.masks[passage]
            cut = cut_sentences(text, mask, passage, self.mine[passage])
            self.cuts[passage] = cut
            self.begins[passage] = [s.start for s in cut]
        return cut

    def learn_roles(self) -> None:
        """Read what the copy says people are, once somebody is called by a role."""
        if not self.knows_roles:
            self.knows_roles = True
            learn(self.mentions, self.masks)

    def learn_pronouns(self) -> bool:
        """Read what the copy says of people without a pronoun; whether that was done just now."""
        if self.knows_roles or self.knows_pronouns:
            return False
        self.knows_pronouns = True
        learn([m for m in self.mentions if not m.figure.pronoun], self.masks)
        return True

    def sentence_at(self, passage: int, at: int) -> int:
        if passage not in self.begins:
            self.sentences(passage)
        return bisect_left(self.begins[passage], at + 1)

    def chunks(self, sentence: Sentence) -> list[Chunk]:
        first = bisect_left(self.order, (sentence.passage, sentence.start))
        last = bisect_left(self.order, (sentence.passage, sentence.end))
        mask, here = self.masks[sentence.passage], self.mentions[first:last]
        others = self.cast.others(mask, sentence.passage, sentence.start, sentence.end)
        if others:
            here = sorted(here + others, key=_place)
        return chunks(mask, sentence, here, self.cast)
