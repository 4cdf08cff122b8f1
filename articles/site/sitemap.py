"""What search engines may list: every story that is live, with the day readers were last told of a change."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

from articles.models import Release
from articles.site.machines import Machine

MOST = 50_000
"""As many as one file may hold (sitemaps.org)."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


class Sitemap(Machine):
    """The newest stories first. A notice is no story, so what was taken down is gone at once."""

    def answer(self, request: HttpRequest) -> HttpResponse:
        listed = Release.objects.listed(self.at).newest_first()
        stories = listed.values_list("path", "modified_at")[:MOST]
        fixed = ["/", "/archive/", "/corrections/"]
        sections = [section.get_absolute_url() for section in self.around.sections]
        lines = [
            *(_line(path) for path in [*fixed, *sections]),
            *(_line(path, at.isoformat(timespec="seconds")) for path, at in stories),
        ]
        xml = "\n".join([f"{_HEAD}{_SET}", *lines, "</urlset>\n"])
        return HttpResponse(xml, content_type="application/xml; charset=utf-8")


class Robots(Machine):
    """The desk is nobody's to list; stories are, by the sitemap."""

    def answer(self, request: HttpRequest) -> HttpResponse:
        sitemap = f"{settings.NEWSROOM_ORIGIN}/sitemap.xml"
        text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {sitemap}\n"
        return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _line(path: str, changed: str = "") -> str:
    loc = escape(f"{settings.NEWSROOM_ORIGIN}{path}")
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{loc}</loc>{lastmod}</url>"
