"""A picture's files, while a story that readers see shows it and we may; else no such address."""

from typing import Any

from django.db.models import CharField, F
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from articles.models import Given, ReleasePicture, Statement
from articles.rendering.picture_files import response_of
from articles.site.door import Page
from articles.site.listing import AT

# Whether any release that readers see now shows it. A draft's, a held or a removed story's is not there.
SHOWN: Statement[Any] = Statement(
    lambda: (
        ReleasePicture.objects.listed(AT)
        .filter(picture__public_id=Given("public_id", CharField()))
        .order_by()
        .values_list(
            F("picture__folder"), F("picture__files"), F("picture__usable_until"), named=True
        )[:1]
    )
)


class PictureFile(Page):
    """One rendition. It is asked for again each time, and answered in a line where it is the same."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        name = f"{kwargs['width']}.{kwargs['end']}"
        found = SHOWN.run(at=self.at, public_id=kwargs["public_id"])
        if not found:
            raise Http404
        folder, files, usable_until = found[0]
        if name not in files or (usable_until is not None and usable_until <= self.at):
            raise Http404
        etag = f'"{files[name]}"'
        same = get_conditional_response(request, etag=etag)
        if same is not None:
            return same
        response = response_of(folder, name)
        response["ETag"] = etag
        return response
