"""The bytes of a picture as both doors give them out: as the picture they are and as nothing else."""

from django.core.files.storage import storages
from django.http import Http404, HttpResponse

from articles.pictures import TYPES


def response_of(folder: str, name: str) -> HttpResponse:
    """The rendition of that name. Http404 where its file is gone."""
    try:
        with storages["private"].open(f"{folder}/{name}") as file:
            written = file.read()
    except OSError as gone:
        raise Http404 from gone
    response = HttpResponse(written, content_type=TYPES[name.rpartition(".")[2]])
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
