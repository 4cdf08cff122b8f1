"""A word in the form it is compared in, with the written words it came from."""

from dataclasses import dataclass


@dataclass(slots=True)
class Form:
    """A tidied word: its text, a second reading, the written words it stands for.

    `loose` marks what may be left out: a hesitation, a filler set off by commas, a stutter.
    """

    text: str
    first: int
    last: int
    loose: bool = False
    other: str = ""

    def agrees(self, with_: "Form") -> bool:
        """Whether the two may be the same word: *it's* is *it is* or *it has*, never both at once."""
        if self.text == with_.text:
            return True
        mine, theirs = self.other, with_.other
        return bool(mine or theirs) and (
            mine == with_.text or theirs == self.text or mine == theirs
        )
