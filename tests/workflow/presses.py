"""Each step of the routine, pressed with whatever it asks for."""

from collections.abc import Callable, Mapping
from typing import Any

from articles import clock, workflow
from articles.models import Article
from articles.vocabulary import Method
from people.models import Editor
from tests.workflow.newsroom import TOMORROW, nth
from tests.workflow.test_every_cell import evidence_of, quoted

Press = Callable[[Editor, Article], Any]
STRUCK = '"We will not lift another crate until the steel has been looked at," she said.'


def strike(who: Editor, story: Article) -> None:
    live = story.newest(clock.now())
    body = live.version.body.replace(STRUCK, "No crate, she said.") if live else ""
    name = nth(story, 2).quotation.public_id
    workflow.strike(who, story.pk, [name], {"body": body}, note="For law.")


PRESSES: Mapping[str, Press] = {
    "submit": lambda who, story: workflow.submit(who, story.pk),
    "return": lambda who, story: workflow.send_back(who, story.pk, reason="More."),
    "send_to_check": lambda who, story: workflow.send_to_check(who, story.pk),
    "raise": lambda who, story: workflow.raise_to_desk(who, story.pk, reason="See line 2."),
    "approve": lambda who, story: workflow.approve(who, story.pk),
    "take_back": lambda who, story: workflow.take_back(who, story.pk, reason="A doubt."),
    "renew": lambda who, story: workflow.renew(who, story.pk),
    "spike": lambda who, story: workflow.spike(who, story.pk, reason="Overtaken."),
    "unspike": lambda who, story: workflow.unspike(who, story.pk, reason="It is back."),
    "schedule": lambda who, story: workflow.schedule(who, story.pk, clock.now() + TOMORROW),
    "unschedule": lambda who, story: workflow.unschedule(who, story.pk),
    "release": lambda who, story: workflow.release(who, story.pk),
    "emergency": lambda who, story: workflow.emergency(who, story.pk, reason="A fire."),
    "second_look": lambda who, story: workflow.second_look(who, story.pk),
    "revise": lambda who, story: workflow.revise(who, story.pk, "update", note="Adds."),
    "describe_change": lambda who, story: workflow.describe_change(
        who, story.pk, "correction", said="forty", right="fifty"
    ),
    "discard": lambda who, story: workflow.discard(who, story.pk, reason="No."),
    "start_again": lambda who, story: workflow.start_again(who, story.pk, "update"),
    "bring_up_to_date": lambda who, story: workflow.bring_up_to_date(who, story.pk),
    "hold": lambda who, story: workflow.hold(who, story.pk, reason="A doubt."),
    "ask_lift": lambda who, story: workflow.ask_lift(who, story.pk, outcome="It stands."),
    "lift": lambda who, story: workflow.lift(who, story.pk),
    "ask_retract": lambda who, story: workflow.ask_retract(who, story.pk, reason="Untrue."),
    "retract": lambda who, story: workflow.retract(who, story.pk),
    "ask_remove": lambda who, story: workflow.ask_remove(who, story.pk, ground="A court."),
    "remove": lambda who, story: workflow.remove(who, story.pk),
    "ask_reinstate": lambda who, story: workflow.ask_reinstate(who, story.pk, note="True."),
    "reinstate": lambda who, story: workflow.reinstate(who, story.pk),
    "withdraw_ask": lambda who, story: workflow.withdraw_ask(who, story.pk),
    "strike": strike,
    "answer": lambda who, story: workflow.answer(
        who, story.pk, quoted(story, 1), outcome="It stands."
    ),
    "ask_destroy": lambda who, story: workflow.ask_destroy(
        who, story.pk, evidence_of(story), reason="A court."
    ),
    "destroy": lambda who, story: workflow.destroy(who, story.pk),
    "save": lambda who, story: workflow.save(
        who, story.pk, {"headline": "North quay shut"}, seen_version=story.version_no
    ),
    "verify": lambda who, story: workflow.verify(
        who, story.pk, quoted(story, 1), evidence_id=evidence_of(story), method=Method.LISTENED
    ),
}
