"""What the copy says people are: `Jo Roe, 33, the parish clerk` answers to both later."""

import re
from collections.abc import Sequence

from articles.quotes import lexicon
from articles.quotes.cast import Mention
from articles.quotes.lexicon import word_set
from articles.quotes.mentions import PERSON
from articles.quotes.states import PARTIES, STATE
from articles.quotes.verbs import DETERMINERS, STRONG

_AFTER = re.compile(
    r"(?:\s?[,(]\s*(?:who (?:is|was) (?=(?:the|an?) ))?| (?:is|was|became|remains) (?=(?:the|an?) ))"
    r"(?:(?P<age>\d{1,3})\b\s?[,)]?\s*)?(?P<role>[^\d\W][^,.;:()\ufffc]{1,60})?"
)
_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)(?P<comma>,)?\s+$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# `, R-Kan.,` and `(D-Ohio)`; `of Illinois`.
_PARTY = re.compile(r"[,(]? ?\(?([RDIL])-((?:[A-Z]\.?){2}|[A-Z][a-z]+)")
_SET_OFF = re.compile(r", (?:the|an?) ([A-Z][a-z]+(?: [A-Z]?[a-z]+)?)")
_OF = re.compile(r"(?:, [^,.]{0,40})? (?:of|from) (?:(?:New|North|South|West) )?([A-Z][a-z]+)")
_LONGEST = 7
_STOPS = frozenset(
    ("of", "for", "at", "in", "on", "from", "with", "to", "who", "which", "whose", "said")
)
# Heads that are met without ever naming anybody; they stand for nobody the story names.
GENERIC = word_set(
    """
spokesman spokeswoman spokesperson source official man woman driver witness neighbour neighbor resident
caller reader user customer voter visitor passenger fan protester officer student boy girl child person
one another someone somebody aide insider diplomat reporter journalist pollster volunteer guest tourist
soldier supporter critic worker employee member onlooker bystander stranger poster commenter blogger
respondent father mother parent brother sister son daughter wife husband friend
"""
)


# A wider word for a narrower one: `Sgt Jo Roe … the officer said`.
_NARROWER = {
    "officer": "constable sergeant inspector superintendent detective captain lieutenant pc dc pcso",
    "policeman policewoman": "constable sergeant inspector detective pc dc",
    "lawyer advocate counsel": "solicitor barrister attorney prosecutor defender qc kc",
    "politician lawmaker legislator": "mp mep msp senator representative councillor minister deputy",
    "congressman congresswoman": "representative",
    "minister": "secretary chancellor premier taoiseach",
    "premier": "minister",
    "scientist researcher academic": "professor doctor biologist chemist physicist geologist "
    "astronomer ecologist engineer lecturer climatologist virologist epidemiologist",
    "boss": "manager chief executive ceo chairman chairwoman owner coach director",
    "manager coach": "coach manager boss",
    "executive": "ceo cfo chief",
    "player footballer": "striker goalkeeper midfielder defender captain winger forward",
    "skipper captain": "captain skipper",
    "musician": "singer guitarist drummer pianist trumpeter cellist violinist songwriter composer",
    "writer author": "novelist poet author writer columnist playwright screenwriter biographer",
    "star": "actor actress singer striker",
    "clergyman cleric priest": "reverend bishop archbishop vicar pastor canon rabbi imam cardinal",
    "doctor medic": "surgeon paediatrician pediatrician cardiologist gp consultant physician",
    "councillor councilor": "cllr",
    "diplomat": "ambassador envoy consul",
    "soldier": "general colonel major sergeant corporal private",
    "teacher": "headteacher head principal headmaster headmistress",
}
_WIDE = {
    wide: frozenset(narrow.split())
    for words, narrow in _NARROWER.items()
    for wide in words.split()
}


def is_narrower(wanted: str, roles: set[str]) -> bool:
    """Whether one of these roles is of the kind that a wider noun names."""
    return not roles.isdisjoint(_WIDE.get(wanted, ()))


def learn(mentions: Sequence[Mention], masks: Sequence[str]) -> None:
    """Note beside each person the ages and roles set directly before or after the name."""
    for mention in mentions:
        if mention.figure.kind != PERSON:
            continue
        mask, roles = masks[mention.passage], mention.figure.roles
        after = _AFTER.match(mask, mention.end, mention.end + 80)
        if after and after["age"]:
            roles.add(f"{after['age']}-year-old")
        figure = mention.figure
        if after and after["role"]:
            nouns = _nouns(after["role"])
            roles.update(nouns)
            figure.pronoun = figure.pronoun or gender_of(nouns[-1:])
        before = _BEFORE.search(mask, max(0, mention.start - 30), mention.start)
        if before and before["word"].casefold() in lexicon.ROLES:
            roles.add(before["word"].casefold())
            figure.pronoun = figure.pronoun or gender_of([before["word"].casefold()])
        roles.update(_home(mask, mention) | _kin(mask, mention))


# `Roe's son, Tim`: to him she is mother or father; by the pronoun of whoever owns the noun.
_KIN = {
    "son": ("mother", "father"),
    "daughter": ("mother", "father"),
    "child": ("mother", "father"),
    "children": ("mother", "father"),
    "husband": ("wife", "husband"),
    "wife": ("wife", "husband"),
    "brother": ("sister", "brother"),
    "sister": ("sister", "brother"),
    "mother": ("daughter", "son"),
    "father": ("daughter", "son"),
}
_OWNED = re.compile(r"['’]s? (?:\w+ ){0,2}?(" + "|".join(_KIN) + r")\b")


def _kin(mask: str, mention: Mention) -> set[str]:
    """What somebody is to the relative named after them."""
    if not mention.possessive:
        return set()
    owned = _OWNED.match(mask, mention.end, mention.end + 40)
    if owned is None:
        return set()
    she, he = _KIN[owned[1]]
    return {"she": {she}, "he": {he}}.get(mention.figure.pronoun, {she, he})


def gender_of(nouns: Sequence[str]) -> str:
    """The pronoun that a noun for somebody tells: `a congresswoman`, `her brother`."""
    if not lexicon.HE_NOUNS.isdisjoint(nouns):
        return "he"
    return "" if lexicon.SHE_NOUNS.isdisjoint(nouns) else "she"


def _home(mask: str, mention: Mention) -> set[str]:
    """The party and the place that stand beside a name: `Sen. Jo Roe, R-Kan.`."""
    roles: set[str] = set()
    party = _PARTY.match(mask, mention.end, mention.end + 24)
    if party:
        home = STATE.get(party[2].rstrip(".").casefold())
        roles |= {PARTIES[party[1]], home} if home else {PARTIES[party[1]]}
    of = _OF.match(mask, mention.end, mention.end + 64)
    if of and of[1] in lexicon.PLACES:
        roles.add(of[1].casefold())
    set_off = _SET_OFF.match(mask, mention.end, mention.end + 48)
    near = mask[max(0, mention.start - 20) : mention.start].split()[-1:]
    near += mask[mention.start : mention.end].split()
    near += set_off[1].split() if set_off else []
    return roles | {w.casefold() for w in near if w in lexicon.PLACES}


def _nouns(phrase: str) -> list[str]:
    """The nouns of an apposition that can stand for the person later."""
    words: list[str] = []
    for word in _WORD.findall(phrase):
        if word.casefold() in _STOPS:
            break
        words.append(word.casefold())
    set_off = bool(words) and (words[0] in DETERMINERS or words[-1] in lexicon.ROLES)
    if not set_off or len(words) > _LONGEST or any(w in STRONG for w in words):
        return []
    return [w for w in words if w in lexicon.ROLES] + words[-1:]


def is_title_like(head: str) -> bool:
    """Whether `the` with this noun most likely means somebody the story has named."""
    known = head in lexicon.ROLES or head.capitalize() in lexicon.PEOPLES
    return head not in GENERIC and (known or head.endswith("-year-old"))
