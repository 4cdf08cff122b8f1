"""The evidence of a story as the desk sees it, and the one way to its files."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles import policy
from articles.admin.asking import story
from articles.models import Article, Evidence
from people.models import Editor


def evidence_of(editor: Editor, article: Article) -> list[Evidence] | None:
    """The evidence, or None for somebody who may not see it."""
    if not policy.may_read_evidence(editor, article):
        return None
    return list(article.evidence.select_related("added_by"))


@require_safe
def evidence_file(request: HttpRequest, article_id: int, evidence_id: int) -> HttpResponseBase:
    """The bytes, as an attachment that no page of ours runs and no cache keeps."""
    article = story(article_id)
    if not policy.may_read_evidence(request.user, article):
        raise PermissionDenied
    evidence = get_object_or_404(Evidence, pk=evidence_id, article=article)
    if not evidence.file:
        raise Http404
    response = FileResponse(
        evidence.file.open("rb"),
        as_attachment=True,
        filename=evidence.file_name or "evidence",
        content_type="application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
