"""One form for words that are spelt in two ways and spoken in one: British and American, solid or
hyphened, with or without accents.

Spelling is the transcriber's, not the speaker's, so a house may put its own. It is done by closed
lists of stems: a rule such as *-our is -or* would make one word of *four* and *for*. Names are left
as they are written.
"""

import re
import unicodedata
from functools import lru_cache

from articles.quotes.wordlists import among

_OUR = (
    "arm|behavi|cand|clam|col|demean|discol|dishon|endeav|fav|ferv|flav|glam|harb|hon|hum|"
    "lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|tum|val|vap|vig"
)
_DOUBLED = (
    "cancel|channel|counsel|dial|duel|enamel|equal|fuel|gruel|initial|jewel|label|level|libel|"
    "marvel|model|panel|pencil|quarrel|rival|shovel|signal|spiral|swivel|total|towel|travel|"
    "trial|tunnel|unravel"
)
_RULES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (rf"^(un|mis|re|dis)?({_OUR})our(?=$|s$|ed|ing|er|abl|ful|ful|it|hood|ly|less|i[sz]|al|y$)",
         r"\1\2or"),
        (rf"^({_DOUBLED})l(?=ed$|ing$|ings$|er$|ers$|or$|ors$|ous$|ously$)", r"\1"),
        (r"^practis", "practic"),
        (r"^(.{3,})is(?=e$|es$|ed$|ing$|er$|ers$|ation$|ations$|ational$|able$)", r"\1iz"),
        (r"^(anal|catal|paral|electrol|hydrol)ys(?=e$|ed$|er$|ers$|ing$)", r"\1yz"),
        (r"^(cent|kilomet|centimet|millimet|met|lit|kilolit|theat|fib|calib|lust|meag|sab|scept|"
         r"somb|spect|mit|amphitheat|epicent)re(?=$|s$)", r"\1er"),
        (r"^(def|off|lic|pret)ence(?=$|s$|d$|less)", r"\1ense"),
        (r"^(catal|dial|anal|monol|travel|epil)ogue", r"\1og"),
        (r"^(co)(?=operat|ordinat)", r"\1"),
        (r"^(program)me(?=$|s$)", r"\1"),
        (r"^(p|orthop)aed", r"\1ed"),
        (r"^(an|leuk|hypoglyc|septic)aem", r"\1em"),
        (r"^(hom|f|diarrh)?oe(?=st|t|a|opath)", r"\1e"),
        (r"^haem", "hem"),
        (r"^manoeuv(?:re|r)", "maneuver"),
        (r"^(judg|acknowledg|abridg)ement", r"\1ment"),
        (r"^(fulfil|enrol|instil|distil|appal)l?(?=$|s$|ment)", r"\1l"),
        (r"^(skil|wil)l?ful", r"\1ful"),
        (r"^(instal)l?ment", r"\1ment"),
        (r"^sceptic", "skeptic"),
        (r"^(m)ould(?=$|s$|y$|ed$|ing$)", r"\1old"),
        (r"^plough", "plow"),
        (r"^sulph", "sulf"),
    )
)  # fmt: skip
_WORDS = {
    "grey": "gray", "greys": "grays", "tyre": "tire", "tyres": "tires", "kerb": "curb",
    "kerbs": "curbs", "cheque": "check", "cheques": "checks", "draught": "draft",
    "draughts": "drafts", "storey": "story", "storeys": "stories", "pyjamas": "pajamas",
    "moustache": "mustache", "axe": "ax", "cosy": "cozy", "ageing": "aging",
    "jewellery": "jewelry", "aeroplane": "airplane", "yoghurt": "yogurt", "ok": "okay",
    "sizeable": "sizable", "likeable": "likable",
    "mr": "mister", "dr": "doctor", "prof": "professor", "mrs": "missus", "vs": "versus",
    "'cos": "because", "'cause": "because", "cuz": "because", "'til": "until", "'em": "them",
}  # fmt: skip
# Written solid, hyphened or as two words, and never two words that mean another thing.
SOLID = {
    (first, rest): first + rest
    for first, rest in (
        ("e", "mail"), ("e", "mails"), ("health", "care"), ("web", "site"), ("web", "sites"),
        ("per", "cent"), ("good", "bye"), ("policy", "maker"), ("policy", "makers"),
        ("law", "maker"), ("law", "makers"), ("peace", "keeper"), ("peace", "keepers"),
        ("peace", "keeping"), ("cease", "fire"), ("cease", "fires"), ("world", "wide"),
        ("land", "mine"), ("land", "mines"), ("child", "care"), ("on", "line"),
        ("co", "operate"), ("co", "operates"), ("co", "operated"), ("co", "operating"),
        ("co", "operation"), ("co", "ordinate"), ("co", "ordinated"), ("co", "ordinating"),
        ("co", "ordination"), ("co", "ordinator"), ("down", "town"),
    )
}  # fmt: skip
_ONLY_HYPHENED = frozenset({("on", "line")})
# Two words, told apart by the accent alone.
_ACCENT_COUNTS = among("résumé résumés exposé exposés pâté rosé maté lamé año años")
_TWO_WORDS = frozenset({"prise", "prised", "prises", "prising", "apprise", "apprised"})


def joined(first: str, rest: str, *, dashed: bool) -> str:
    """Two words written apart as the one word they are; empty where they are two."""
    pair = first, rest
    return SOLID.get(pair, "") if dashed or pair not in _ONLY_HYPHENED else ""


@lru_cache(maxsize=1 << 16)
def one_spelling(word: str, *, named: bool) -> str:
    """A folded word in the spelling it is compared in. A name keeps its own but for accents."""
    if not word.isascii() and word not in _ACCENT_COUNTS:
        parts = unicodedata.normalize("NFD", word)
        word = "".join(c for c in parts if not unicodedata.combining(c))
    if word in _WORDS:
        return _WORDS[word]
    if named or len(word) < 5 or word in _TWO_WORDS:
        return word
    for pattern, instead in _RULES:
        put = pattern.sub(instead, word, count=1)
        if put != word:
            return put
    return word
