"""Verbs of saying, and the nouns and phrases that attribute as they do."""

from articles.text import SAYING


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# They attribute where they touch the mark, as most verbs can: `“No,” she beamed.`
TOUCHING = _set(
    """
admonished beamed bellowed bleated blurted boomed breathed bristled babbled bawled cackled chided
chortled commanded concurred corrected croaked cursed decreed echoed exhorted exploded
gasped giggled grinned grins groaned growled grunted harangued hissed hollered howled huffed jabbed
jested joshed lectured lied nodded nods panted pondered ponders prayed preached preaches
pronounced quavered rasped recited recites refuted rejoiced reminisced reproached ruminated
scolded shrieked snarled snickered sputtered stormed stuttered sympathised sympathized
uttered whimpered snaps gushes imagined
"""
)
# They govern words said, whatever stands after them.
STRONG = (
    SAYING - _set("believes believed called calling pointed reported suggested suggests")
    | _set(
        """
tweets tweeting posted posts posting texted emailed messaged blogged commented comments commenting
quipped joked jokes joking mused muses recalled recalls recalling remembered remembers reflected
reflects concluded concludes concluding continued continues continuing began begins explained
explaining clarified clarifies clarifying elaborated remarked remarks remarking observed observes
observing opined declared declares declaring proclaimed proclaims announced announcing affirmed
affirms reaffirmed asserted asserts asserting maintained maintains maintaining contended contends
contending insisted insisting alleged alleges alleging acknowledged acknowledges acknowledging
admitted admits admitting conceded concedes conceding confessed confesses confided confides
revealed reveals disclosed discloses divulged stated stating testified testifies testifying
swore swears vowed vows vowing pledged pledges promised promises promising predicted predicts
predicting forecast warned warning cautioned cautions cautioning advised advises urged urging
implored pleaded pleads begged begs demanded demands demanding ordered instructed requested
requests replied replies replying responded responds responding answered answers answering
retorted retorts countered counters rejoined interjected interrupted protested protests objected
objects complained complains complaining grumbled moaned lamented laments lamenting bemoaned
fumed raged thundered shouted shouts shouting yelled yells screamed screams cried cries exclaimed
exclaims whispered whispers muttered mutters murmured mumbled sighed sobbed laughed chuckled
smiled shrugged snapped barked roared chanted sang sings read reads reading wrote writes writing
written penned argued argues arguing reasoned reasons speculated speculates guessed hinted hints
implied implies intimated signalled signaled stressed stressing emphasised emphasized emphasises
emphasizes emphasising emphasizing underlined underlines underlining underscored underscores
highlighted highlights reiterated reiterates reiterating repeated repeats repeating noted noting
added adding confirmed confirms confirming denied denies denying dismissed asked asks
wondered wonders inquired enquired queried questioned boasted boasts bragged gushed enthused
volunteered ventured suggested suggests suggesting agreed agrees agreeing disagreed
disagrees reported reports informed informs notified assured assures reassured told tells telling
thanked thanks said says saying say tell write ask add argue warn insist explain note state claim
claims claimed claiming announce declare stress reply respond spoke-of summarised summarized sums
brag brags bragging crowed crows crowing gripes griped griping frets fretted fretting marveled marvelled
marvels quips quipping joked jokes counsels counseled counselled confides cracked deadpanned deadpans demurred
enthuses exulted exults gloated gloats groused grouses grumbles insinuated insinuates intoned jeered jeers kidded
kids ranted rants railed rails raved raves recounted recounts recounting relayed relays reveals revealing riffed
scoffs seethed seethes sniffed sniffs sneers snipes sniped surmised surmises taunted taunts teased teases
thunders vented vents ventures wailed wails whined whines yelps yelped volunteers confessing conceding
lamenting musing quizzed pressed prodded testify testifying tweets retweeted blogs posts texted dictated
narrates narrated mouthed mouths whispering shouting yelling screaming crying exclaiming muttering
grumbling moaning thundering boasting confiding hinting implying signaling signalling stating swearing vowing pledging
reminded reminds reminding reasserted restated summarizes theorized theorizes hypothesized posited posits professed professes
whisper shout yell mutter boast complain stammered drawled intoned declaimed expounded ruled rules found finds held
reckon reckons reckoned chanting attested attests avowed indicated indicates signalling opines opining
"""
    )
    | TOUCHING
)
# They often introduce quoted words, and often do not.
WEAK = (
    _set(
        """
called calls calling call describes described describing branded brands branding labelled labeled
labels dubbed dubs hailed hails hailing praised praises praising condemned condemns condemning
denounced denounces denouncing criticised criticized criticises criticizes criticising criticizing
slammed slams blasted blasts attacked attacks attacking accused accuses accusing blamed blames
blaming likened likens compared compares characterised characterized characterises characterizes
considered considers deemed deems termed terms referred refers referring cited cites citing quoted
quotes quoting welcomed welcomes welcoming rejected rejects rejecting defended defends defending
expressed expresses expressing voiced voices voicing apologised apologized apologises spoke speaks
speaking talked talks talking believed believes believing thought thinks thinking hoped
viewed views regarded regards portrayed
portrays painted mocked mocks ridiculed derided lauded applauded applauds congratulated celebrated
celebrates demanded seeking sought calls-for backed backs endorsed endorses doubted doubts
worried worries recommended recommends proposed proposes proposing cautioned vowed
threatened threatens threatening declared decried decries lambasted scoffed sneered joked pointed
points pointing mentioned mentions mentioning discussed discusses discussing detailed details outlined
outlines put puts
invoked promised dismissed dismisses dismissing wished wishes
describe dismiss condemn criticise criticize praise denounce brand hail blast slam reject defend refer cite quote
believe think hope worry threaten accuse blame mock welcome recommend propose mention compare liken consider
assailed assails belittled excoriated castigated chastised chastises rebuked rebukes skewered savaged hammered
pilloried trashed bashed credits credited crediting framed frames billed challenged extolled berated insulted
introduced introduces introducing fear fears feared fearing ripped rips knocked touted touts decry lament characterize characterise charged charges charging pitched
"""
    )
    - STRONG
)
# They attribute only where they touch the mark: `“Well,” he smiled.`
MANNER = (
    _set(
        "smiled laughed shrugged sighed chuckled sobbed sang sings began begins continued continues found finds "
        "held ruled rules read reads ordered thanked requested instructed guessed reflected reflects "
        "interrupted barked roared offered pleaded pressed prodded quizzed kidded kids teased teases cracked vents "
        "vented posts blogs revealing recounting"
    )
    | TOUCHING
)
# Nouns as often as verbs: after another noun, a preposition or an article they say nothing.
BASE = _set(
    "call claim note state reply report comment post tweet answer shout cry vow promise demand request order "
    "question protest object forecast attack blast praise quote doubt hope view term label voice reads calls "
    "claims notes states replies reports comments posts tweets answers shouts cries vows promises demands requests "
    "orders questions protests objects forecasts attacks blasts quotes doubts hopes views terms labels puts points "
    "thought ruling finding findings reading saying warning calling posting opening blog charge charges text "
    "texts email emails pledge pledges complaint mention mentions backs details thanks"
)
# Verbs of two words, by the second; the first alone says nothing.
TWO_WORDS = {
    "back": _set("shot hit fired shoots hits fires"),
    "on": _set("went goes"),
    "out": _set("pointed points pointing called spelled"),
    "in": _set("chimed weighed cut"),
    "up": _set("summed sums"),
    "it": _set("put puts"),
    "tribute": _set("paid pays"),
}
# Forms that lean on the subject of the main clause.
PARTICIPLES = frozenset(w for w in STRONG | WEAK if w.endswith("ing"))
# Nouns of saying, by which their owner speaks: `Roe's claim that it was “…”`.
SPEECH = _set(
    "claim claims assertion assertions contention description characterization characterisation "
    "depiction statement statements remark remarks comment comments promise promises pledge vow warning warnings "
    "insistence suggestion suggestions declaration argument assessment accusation accusations allegation "
    "allegations prediction boast boasts admission acknowledgment acknowledgement complaint complaints "
    "condemnation criticism observation reference references refusal call calls threat threats belief "
    "view conviction conclusion recollection portrayal denunciation mockery talk"
)
NOUNS = _set(
    "words phrase statement letter email speech remarks tweet post message testimony address interview"
)
AUXILIARY = _set(
    """
has have had is was were are be been being will would shall should can could may might must did does do
also later then again once still previously recently publicly privately repeatedly reportedly allegedly
simply quickly further furthermore himself herself themselves itself only just now never always often
even already earlier today yesterday separately meanwhile however subsequently initially eventually
apparently famously angrily calmly quietly bluntly flatly clearly openly confidently recently nonetheless
nevertheless both all too first finally n't not therefore thus instead sometimes usually jokingly
"""
)
"""Words that may stand between a subject and its verb of saying."""
PREPOSITIONS = _set(
    """
of for from in at on with by to about against among around as behind between beyond during inside into
near off onto outside over through under until upon via within without after before since despite
following concerning regarding including like amid amidst alongside toward towards across per than
"""
)
CONJUNCTIONS = _set(
    "and but or nor yet while whereas although though because so if when where whether that what"
)
RELATIVES = _set("who which whom whose")
DETERMINERS = _set(
    "the a an this that these those his her its their our my your some several many few two three four five "
    "six seven eight nine ten both another one each every no any all most more other"
)
DEFINITE = _set("the his her its their this that our my")
HE, SHE, THEY = "he", "she", "they"
PRONOUNS = {"he": HE, "she": SHE, "they": THEY, "him": HE, "her": SHE, "them": THEY}
OTHER_PRONOUNS = _set("it i we you us me itself")
