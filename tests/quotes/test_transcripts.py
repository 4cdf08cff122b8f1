"""Transcripts as they come from recorders, services and caption files: words, times, speakers."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.quotes import match
from articles.quotes.transcripts import readable, spoken

SAID = ["We", "will", "never", "sell.", "They", "asked", "us", "twice."]
STARTS = [1.0, 1.4, 2.0, 2.5, 65.2, 66.0, 66.6, 67.1]
TIMED = list(zip(SAID, STARTS, strict=True))
WHOLE = " ".join(SAID)
FIRST, SECOND = "We will never sell.", "They asked us twice."


def _amazon() -> dict[str, object]:
    items: list[dict[str, object]] = []
    for word, start in TIMED:
        spoken_as = [{"confidence": "0.9", "content": word.strip(".")}, {"content": "else"}]
        items.append(
            {"start_time": f"{start}", "type": "pronunciation", "alternatives": spoken_as}
        )
        if word.endswith("."):
            items.append({"type": "punctuation", "alternatives": [{"content": "."}]})
    labels = [
        {"start_time": f"{s}", "speaker_label": "spk_0" if s < 60 else "spk_1"} for s in STARTS
    ]
    return {"jobName": "x", "results": {
        "transcripts": [{"transcript": WHOLE}], "items": items,
        "speaker_labels": {"segments": [{"items": labels}]}}}  # fmt: skip


def _google(starts: list[object], **more: object) -> dict[str, object]:
    words = [
        {"startTime": s, "word": w, **more} for w, s in zip(SAID, starts, strict=True)
    ]  # fmt: skip
    return {"results": [
        {"alternatives": [{"transcript": FIRST, "words": words[:4]}, {"transcript": "He will"}]},
        {"alternatives": [{"transcript": " " + SECOND, "words": words[4:]}]}]}  # fmt: skip


def _deepgram() -> dict[str, object]:
    words = [{"word": w.strip(".").lower(), "punctuated_word": w, "start": s, "speaker": int(s > 60)}
             for w, s in TIMED]  # fmt: skip
    sentences = [{"text": FIRST, "start": 1.0}, {"text": SECOND, "start": 65.2}]
    one = {"transcript": WHOLE, "words": words,
           "paragraphs": {"transcript": f"\n{WHOLE}", "paragraphs": [{"sentences": sentences}]}}  # fmt: skip
    return {"metadata": {"duration": 70.1}, "results": {"channels": [{"alternatives": [one]}]}}


def _assembly() -> dict[str, object]:
    words = [{"text": w, "start": int(s * 1000), "speaker": "A"} for w, s in TIMED]
    utterances = [{"speaker": "A", "text": WHOLE, "start": 1000, "words": words}]
    return {
        "id": "1",
        "text": WHOLE,
        "audio_duration": 70,
        "words": words,
        "utterances": utterances,
    }


def _rev() -> dict[str, object]:
    def elements(timed: list[tuple[str, float]]) -> list[dict[str, object]]:
        out: list[dict[str, object]] = []
        for word, start in timed:
            out.append({"type": "text", "value": word.strip("."), "ts": start, "end_ts": start})
            out.append({"type": "punct", "value": ". " if word.endswith(".") else " "})
        return out

    return {"monologues": [{"speaker": 0, "elements": elements(TIMED[:4])},
                           {"speaker": 1, "elements": elements(TIMED[4:])}]}  # fmt: skip


SEGMENTS = [
    {"start": 1.0, "end": 3, "text": f" {FIRST}"},
    {"start": 65.2, "text": f" {SECOND}"},
]
WORDS = [{"word": f" {w}", "start": s, "end": s + 0.2} for w, s in TIMED]
SHAPES: dict[str, object] = {
    "segments": {"text": f" {WHOLE}", "segments": SEGMENTS, "language": "en"},
    "segments with words": {"text": WHOLE, "segments": [
        {"start": 1.0, "text": FIRST, "words": WORDS[:4]},
        {"start": 65.2, "text": SECOND, "words": WORDS[4:]}]},
    "words beside the text": {"task": "transcribe", "text": WHOLE, "words": WORDS},
    "chunks": {"text": WHOLE, "chunks": [
        {"timestamp": [1.0, 3.0], "text": FIRST}, {"timestamp": [65.2, None], "text": SECOND}]},
    "cues with clock times": {"transcription": [
        {"timestamps": {"from": "00:00:01,000"}, "offsets": {"from": 1000}, "text": f" {FIRST}"},
        {"timestamps": {"from": "00:01:05,200"}, "offsets": {"from": 65200}, "text": SECOND}]},
    "items of a job": _amazon(),
    "results with seconds in words": _google([f"{s}s" for s in STARTS]),
    "results with seconds and nanos": _google(
        [{"seconds": str(int(s)), "nanos": int(s % 1 * 1e9)} for s in STARTS]),
    "channels": _deepgram(),
    "utterances in milliseconds": _assembly(),
    "monologues": _rev(),
    "lists of word and times": {"results": [{"alternatives": [
        {"transcript": f"{WHOLE} ", "timestamps": [[w, s, s + 0.3] for w, s in TIMED]}]}]},
    "phrases with durations": {"combinedRecognizedPhrases": [{"display": WHOLE}],
        "recognizedPhrases": [
            {"speaker": 1, "offset": "PT1S", "nBest": [{"display": FIRST}, {"display": "No."}]},
            {"speaker": 2, "offset": "PT1M5.2S", "nBest": [{"display": SECOND}]}]},
    "bodies": {"version": "1.0.0", "segments": [
        {"speaker": "Ada Hale", "startTime": 1.0, "body": FIRST},
        {"speaker": "Jo Roe", "startTime": 65.2, "body": SECOND}]},
    "events": {"events": [
        {"tStartMs": 1000, "segs": [{"utf8": "We will"}, {"utf8": " never sell."}]},
        {"tStartMs": 2900, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 65200, "segs": [{"utf8": SECOND}]}]},
    "a list by itself": SEGMENTS,
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("indent", [None, 2])
def test_speech_to_text_is_read_whatever_its_shape(shape: str, indent: int | None) -> None:
    source = json.dumps(SHAPES[shape], indent=indent)

    found = match("They asked us twice", source)

    assert " ".join(spoken(source).text.split()) == WHOLE
    assert (found.level, found.time_code) == ("verbatim", "00:01:05")
    assert source[found.start : found.end].startswith("They")
    assert source[found.start : found.end].endswith("twice")
    assert match("We will never sell", source).time_code == "00:00:01"
    assert match("We will sell", source).level == "altered"


@pytest.mark.parametrize("shape", SHAPES)
def test_it_is_written_out_for_people_with_its_times(shape: str) -> None:
    written = readable(json.dumps(SHAPES[shape]))

    assert written.startswith("[00:00:01] ")
    assert "\n[00:01:05] " in written
    assert "{" not in written
    again = match("They asked us twice", written)
    assert (again.level, again.time_code) == ("verbatim", "00:01:05")


@pytest.mark.parametrize("shape", ["items of a job", "channels", "monologues", "bodies"])
def test_two_speakers_are_kept_apart(shape: str) -> None:
    source = json.dumps(SHAPES[shape])

    for text in (source, readable(source)):
        assert match("never sell. They asked us", text).level == "altered"
        assert match("We will never … They asked us", text).level == "altered"


def test_the_last_answer_of_a_service_that_says_all_again_by_speaker_counts() -> None:
    plain = [{"startTime": f"{s}s", "word": w} for w, s in TIMED]
    told = [word | {"speakerTag": int(word["startTime"] > "5") + 1} for word in plain]
    source = json.dumps({"results": [{"alternatives": [{"transcript": WHOLE, "words": plain}]},
                                     {"alternatives": [{"words": told}]}]})  # fmt: skip

    read = spoken(source)

    assert " ".join(read.text.split()) == WHOLE
    assert read.speakers == ("1", "2")


def test_one_object_a_line_is_read_too() -> None:
    lines = [{"result": [{"word": w.strip("."), "start": s} for w, s in part], "text": "x"}
             for part in (TIMED[:4], TIMED[4:])]  # fmt: skip
    source = "\n".join(map(json.dumps, lines))

    assert match("They asked us twice", source).time_code == "00:01:05"


def test_characters_written_as_escapes_are_read_and_pointed_at() -> None:
    source = json.dumps({"segments": [
        {"start": 65, "text": " “We’ll sell the café,”\nhe said. \"Élysée\" 😀 Ω."},
        {"start": 70, "text": " Never."}]})  # fmt: skip

    found = match("We'll sell the café he said. Élysée Ω", source)

    assert "\\u2019" in source
    assert (found.level, found.time_code) == ("verbatim", "00:01:05")
    assert source[found.start : found.end].startswith("We\\u2019ll")
    assert source[found.start : found.end].endswith("\\u03a9")
    assert next(p.source for p in found.pieces).startswith("We’ll sell the café")


SRT = (
    "1\n00:00:01,000 --> 00:00:04,000 X1:100 Y1:63\n<i>We will</i> never\n\n"
    "2\n00:00:04,500 --> 00:00:05,000\n{\\an8}sell &amp; go.\n\n"
    "3\n01:00:05,000 --> 01:00:09,000\n2019\nwas worse\n"
)
VTT = (
    "\ufeffWEBVTT - a title\nKind: captions\n\nSTYLE\n::cue { color: lime }\n\n"
    "NOTE we never will\nsell\n\nopening\n00:01.000 --> 00:04.000 align:start position:0%\n"
    "<v.loud Ada Hale>We will <c.yellow>never</c></v>\n\nNOTE they\nsell at once\n\n"
    "00:04.500 --> 00:05.000\n<v Ada Hale>sell &amp;\ngo.\n\n"
    "1:00:05.000 --> 1:00:09.000\n<v Jo Roe>2019 <00:00:07.000>was worse\n"
)
SBV = (
    "0:00:01.000,0:00:04.000\nWe will never\n\n0:00:04.500,0:00:05.000\nsell & go.\n\n"
    "1:00:05.000,1:00:09.000\n2019\nwas worse\n"
)


@pytest.mark.parametrize(
    "source", [SRT, SRT.replace("\n", "\r\n"), VTT, VTT.replace("\n", "\r\n"), SBV]
)
def test_captions_are_words_and_times_and_nothing_else(source: str) -> None:
    read = spoken(source)

    assert " ".join(read.text.split()) == "We will never sell & go. 2019 was worse"
    assert match("We will never sell & go", source).level == "verbatim"
    assert match("2019 was worse", source).time_code in {"01:00:05", "1:00:05"}
    assert match("we never will sell", source).level not in {"verbatim", "cleaned"}


def test_a_voice_in_captions_is_a_speaker() -> None:
    for text in (VTT, readable(VTT)):
        assert match("sell & go. 2019 was", text).reason == "speakers"


def test_captions_that_roll_say_everything_once() -> None:
    lines = ["we have talked", "about this for", "a long time and", "nobody won", "so we stop"]
    source = "WEBVTT\nKind: captions\nLanguage: en\n\n"
    for at, (above, below) in enumerate(zip([" ", *lines], lines, strict=False)):
        first, *rest = below.split()
        timed = first + "".join(f"<00:00:{at:02}.500><c> {word}</c>" for word in rest)
        source += f"00:00:{at:02}.000 --> 00:00:{at:02}.900 align:start\n{above}\n{timed}\n\n"
        source += f"00:00:{at:02}.900 --> 00:00:{at:02}.910 align:start\n{below}\n \n\n"

    assert spoken(source).text.split() == " ".join(lines).split()
    found = match("for a long time and nobody won", source)
    assert (found.level, found.time_code) == ("verbatim", "00:00:01")


def test_captions_that_grow_say_everything_once() -> None:
    lines = [
        "we have",
        "we have talked",
        "we have talked about this",
        "for long",
        "for long now",
    ]
    cues = [f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{line}" for n, line in enumerate(lines)]

    read = spoken("\n\n".join(cues))
    assert " ".join(read.text.split()) == "we have talked about this for long now"


def test_what_is_said_twice_in_captions_that_do_not_roll_stays() -> None:
    source = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:03,000 --> 00:00:04,000\nNo.\n"

    assert spoken(source).text.split() == ["No.", "No."]


PLAIN = {
    "in brackets": "[00:00:01] We will never sell.\n[00:01:05] They asked us twice.\n",
    "in round brackets": "(00:00:01) We will never sell.\n(00:01:05) They asked us twice.\n",
    "before a dash": "00:00:01 - We will never sell.\n00:01:05 - They asked us twice.\n",
    "in the text": "We will never sell. [00:01:05] They asked us twice.",
    "with names": "[00:00:01] Ada Hale: We will never sell.\n[00:01:05] Jo Roe: They asked us twice.\n",
    "behind a name": "Ada Hale  0:01\nWe will never sell.\n\nJo Roe  00:01:05\nThey asked us twice.\n",
    "behind a name in brackets": "Speaker 1 (00:01):\nWe will never sell.\n\nSpeaker 2 (00:01:05):\nThey asked us twice.\n",
    "over the line": "00:00:01\nWe will never sell.\n00:01:05\nThey asked us twice.\n",
    "as ranges": "00:00:01 - 00:00:04\nWe will never sell.\n\n00:01:05 - 00:01:09\nThey asked us twice.\n",
    "with fractions": "[00:00:01.250] We will never sell.\n[00:01:05.900] They asked us twice.\n",
}  # fmt: skip


@pytest.mark.parametrize("form", PLAIN)
def test_times_in_plain_text_are_read(form: str) -> None:
    found = match("They asked us twice", PLAIN[form])

    assert (found.level, found.time_code) == ("verbatim", "00:01:05")
    assert spoken(PLAIN[form]).text.split() == WHOLE.split()


PROSE = [
    "10:30 was the time we agreed on. It was late.",
    "Remember: we never sell. They know it.",
    "We met at 10:30. 12:15 came and went.",
    "{We} will never sell: they know [it].",
    '{"a": 1}',
    '["We will never sell"]',
    "--> We will never sell",
]


@pytest.mark.parametrize("text", PROSE)
def test_what_is_no_transcript_is_left_as_it_is(text: str) -> None:
    assert readable(text) == text
    assert spoken(text).text.split() == text.split()


BROKEN = [
    json.dumps(SHAPES["segments"])[:-9],
    json.dumps(SHAPES["channels"]).replace(":", "", 1).replace('"', "", 1),
    "[" * 100_000,
    '{"a":' * 50_000,
    '{"text": "We will never sell", "segments": [{"start": 1e999, "text": "We will never sell"}]}',
    '{"segments": [{"start": -5, "text": "We will never sell"}, {"start": "soon", "text": "x"}]}',
    '{"segments": [{"start": {"seconds": []}, "text": "We \\ud800 will never sell \\"}]}',
    '{"segments": {"text": ["We will never sell"]}, "text": {"text": null}}',
    '{"text": 5, "words": [null, true, [], {}, {"word": ""}, {"word": "We", "start": NaN}]}',
    "00:00:01,000 --> \n\n--> 00:00:01\n00:00:01,000 --> 00:00:02,000",
    "WEBVTT\n\nNOTE",
    "99:99:99.999 --> 99:99:99.999\nWe will never sell\n<v \n<v>\n&#99999999;&nosuch; &#0;",
    "1\n00:00:01,000 --> 00:00:02,000\n<" + "v" * 5000,
]


@pytest.mark.parametrize("source", BROKEN, ids=range(len(BROKEN)))
def test_what_is_broken_or_hostile_is_read_as_far_as_it_can_be(source: str) -> None:
    found = match("We will never sell", source)

    assert 0 <= found.start <= found.end <= len(source)
    assert found.level in {"verbatim", "altered", "not_found"}
    assert isinstance(readable(source), str)


SCRAPS = st.sampled_from([
    "1", "00:00:01,000 --> 00:00:02,000", "00:01.000 --> 00:02.000 align:start", "\n", "\n\n",
    "WEBVTT", "NOTE", "STYLE", "<v Roe>", "</v>", "<c>", "<00:00:01.000>", "&amp;", "- ", ">> ",
    "ROE:", "Roe:", "Q:", "[00:00:01]", "Joan Roe  0:05", "{", "}", "[", "]", '"', '\\"', "\\u00e9",
    '"text":', '"start":', '"words":', '"We will"', "1.5", ",", ":", "We will", " ", "never", "…",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(SCRAPS, max_size=40).map("".join) | st.text(max_size=60))
def test_no_scraps_make_reading_raise(source: str) -> None:
    read = spoken(source)

    found = match("We will never", source)
    assert 0 <= found.start <= found.end <= len(source)
    assert all(0 <= a <= b <= len(source) for a, b in read.stretches)
    assert spoken(readable(source)) is not None


WORD = st.sampled_from(
    ["we", "will", "never", "sell", "the", "boats", "they", "asked", "us", "it"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORD, st.integers(0, 5000)), min_size=3, max_size=30), st.data())
def test_places_and_times_survive_every_shape(
    timed: list[tuple[str, int]], data: st.DataObject
) -> None:
    words = [word for word, _ in timed]
    starts = sorted(start for _, start in timed)
    begin = data.draw(st.integers(0, len(words) - 2))
    asked = " ".join(words[begin : begin + 3])
    rows = [{"word": w, "start": s + 0.5} for w, s in zip(words, starts, strict=True)]
    cues = "\n\n".join(
        f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}.000 --> 99:00:00.000\n{w}"
        for w, s in zip(words, starts, strict=True)
    )

    for source in (json.dumps({"words": rows}), f"WEBVTT\n\n{cues}\n"):
        found = match(asked, source)
        code = [s for w, s in zip(words, starts, strict=True)]
        assert found.level == "verbatim"
        assert source[found.start : found.end].startswith(asked.split()[0])
        assert found.time_code in {
            f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in code
        }
        assert match(asked, readable(source)).level == "verbatim"
