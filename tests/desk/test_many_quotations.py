"""A story of 200 quotations is saved like any other, with every field its page sends."""

import re

import pytest
from django.conf import settings

from tests.desk.pages import address, form_of, now, signed_in, text
from tests.factories import Desk

pytestmark = pytest.mark.django_db

MANY = 200
NAMES = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="(q\d+-[^"]+)"')


def test_a_story_of_two_hundred_quotations_is_saved() -> None:
    desk = Desk()
    lines = (
        f"<p>Bo Lind said: \u201cThe steel of ship {n} is thin.\u201d</p>" for n in range(MANY)
    )
    article = desk.write(body="".join(lines))
    client, change = signed_in(desk.reporter), address("change", article)
    sent = dict.fromkeys(NAMES.findall(text(client.get(change))), "")

    posted = {**sent, **form_of(article), "headline": "Quay closes at last"}
    answer = client.post(change, posted)

    assert 1_000 < len(posted) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS / 4
    assert answer.status_code == 302
    assert now(article).headline == "Quay closes at last"
