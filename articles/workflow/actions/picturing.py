"""Pictures of a story: one comes in, its use is worded, how long it may be shown is settled."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from articles.models import LEAD, Article, Picture, PictureUse, uses_of
from articles.pictures import MOST_BYTES, Prepared, Unusable, prepare
from articles.workflow.act import Act
from articles.workflow.acting import taking
from articles.workflow.errors import Reason, Refused
from articles.workflow.saving import write_copy
from people.models import Editor

MOST = 30
"""Pictures that one story shows."""
ROOM = {"credit": 160, "caption": 600, "alt": 400}
NAMES = {"credit": "The credit", "caption": "The caption", "alt": "What it shows"}


def add_picture(
    editor: Editor,
    article_id: int,
    file: UploadedFile,
    *,
    usable_until: datetime.datetime | None = None,
    **use: Any,
) -> Picture:
    """Take a picture into a story. It stands above the text where none does, else at its end.

    `use` is credit, caption, alt, is_decorative, after, across and down, as they are known; the
    credit is the file’s own where none is given. Raises Refused for what cannot be printed.
    """
    # A large picture takes seconds to draw, so that is done before the story is locked.
    prepared = _prepared(file)
    with taking("save", editor, article_id, reason=f"Picture added: {file.name}"[:300]) as act:
        shown = uses_of(act.article.pictures)
        if len(shown) >= MOST:
            words = f"A story shows at most {MOST} pictures. Take one out first."
            act.refuse([Reason("too_many", words, "pictures")])
        picture = _kept(act, file.name or "", prepared, usable_until)
        if "after" not in use:
            has_lead = any(one.after == LEAD for one in shown)
            use["after"] = len(act.article.words.blocks) if has_lead else LEAD
        use["credit"] = use.get("credit") or prepared.credit
        _write(act, [*shown, _use(picture, use)])
    return picture


def _prepared(file: UploadedFile) -> Prepared:
    try:
        return prepare(file.read(MOST_BYTES + 1))
    except Unusable as unusable:
        reason = Reason("unusable", f"{file.name or 'The file'}: {unusable}", "pictures")
        raise Refused([reason], "The picture was not taken. Nothing was changed.") from unusable


def _kept(
    act: Act, name: str, prepared: Prepared, usable_until: datetime.datetime | None
) -> Picture:
    picture = Picture(
        article=act.article,
        file_name=name[-255:],
        width=prepared.width,
        height=prepared.height,
        credit_found=prepared.credit,
        usable_until=usable_until,
        added_by=act.editor,
        at=act.at,
    )
    picture.keep(prepared.files)
    picture.save()
    act.made(picture)
    return picture


def change_pictures(
    editor: Editor,
    article_id: int,
    uses: Sequence[Mapping[str, Any]],
    *,
    seen_version: int | None,
) -> Article:
    """Word the uses of its pictures anew, in this order. One that is not named is taken out.

    Each names its `picture` and what is to be other of its use.
    """
    with taking("save", editor, article_id, seen_version=seen_version) as act:
        standing = {use.picture: use.as_json() for use in uses_of(act.article.pictures)}
        unknown = [use for use in uses if use["picture"] not in standing]
        if unknown:
            words = "A picture was taken out meanwhile. Look again, then change the others."
            act.refuse([Reason("gone", words, "pictures")])
        wanted = [PictureUse(**standing[use["picture"]] | dict(use)) for use in uses]
        act.nothing_changed = wanted == list(uses_of(act.article.pictures))
        if not act.nothing_changed:
            _write(act, wanted)
    return act.article


def _use(picture: Picture, use: Mapping[str, Any]) -> PictureUse:
    of_it: dict[str, Any] = {"picture": picture.public_id, "sha256": picture.sha256,
             "width": picture.width, "height": picture.height}  # fmt: skip
    return PictureUse(**of_it, **use)


def _write(act: Act, uses: Sequence[PictureUse]) -> None:
    tidy = [_tidy(use) for use in uses]
    act.refuse([reason for number, use in enumerate(tidy, 1) for reason in _lacks(number, use)])
    write_copy(act, {"pictures": tidy})


def _tidy(use: PictureUse) -> dict[str, Any]:
    """White space folded; what is decorative is not described."""
    kept = use.as_json()
    kept |= {name: " ".join(kept[name].split()) for name in ROOM}
    return kept | ({"alt": ""} if use.is_decorative else {})


def _lacks(number: int, use: Mapping[str, Any]) -> list[Reason]:
    reasons = [
        Reason("too_long", f"{NAMES[name]} of picture {number} has room for {room} characters.",
               "pictures")
        for name, room in ROOM.items() if len(use[name]) > room
    ]  # fmt: skip
    if not (0 <= use["across"] <= 100 and 0 <= use["down"] <= 100 and use["after"] >= LEAD):
        words = f"Picture {number}: say where it stands and where it is cut in whole numbers."
        reasons.append(Reason("place", words, "pictures"))
    return reasons


def set_rights(
    editor: Editor,
    article_id: int,
    public_id: str,
    usable_until: datetime.datetime | None,
    *,
    reason: str,
) -> Picture:
    """Say until when a picture may be shown, and why. From then on readers do not get it.

    It holds at once, also for a story that is out: its words stay, the picture goes.
    """
    with taking("picture_rights", editor, article_id, reason=reason) as act:
        picture: Picture | None = act.article.picture_files.filter(public_id=public_id).first()
        if picture is None:
            act.refuse([Reason("gone", "This story has no such picture.", "pictures")])
        assert picture is not None
        Picture.objects.filter(pk=picture.pk).update(usable_until=usable_until)
        picture.usable_until = usable_until
    return picture
