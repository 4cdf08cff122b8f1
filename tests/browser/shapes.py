"""Eighty shapes of an attack on a page. Each would call `hit` if a browser took it for code."""

URLS = (
    "javascript:hit()", "JaVaScRiPt:hit()", " javascript:hit()", "java\tscript:hit()",
    "java\nscript:hit()", "javascript&colon;hit()", "&#106;avascript:hit()", "\x01javascript:hit()",
    "javascript://x%0ahit()", "data:text/html,<script>parent.hit()</script>",
    "data:text/html;base64,PHNjcmlwdD5wYXJlbnQuaGl0KCk8L3NjcmlwdD4=", "vbscript:hit()",
    "view-source:javascript:hit()", "feed:javascript:hit()", "blob:javascript:hit()",
)  # fmt: skip
TAGS = (
    "<script>hit()</script>", "<SCRIPT>hit()</SCRIPT>", "<script src=//evil.example/x.js></script>",
    "<script/x>hit()</script>", "<scr<script>ipt>hit()</scr</script>ipt>", "<<script>hit()//<</script>",
    "<script>hit()", "</script><script>hit()</script>", "<img src=x onerror=hit()>",
    "<img src=x onerror=hit() ", "<img/src=x/onerror=hit()>", "<img src=x:x onerror\n=hit()>",
    "<img src='x' onerror='hit()'>", '<img src="x`" onerror="hit()">', "<img srcset=x onerror=hit()>",
    "<svg onload=hit()>", "<svg/onload=hit()>", "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>", "<svg><set onbegin=hit() attributename=x>",
    "<svg><use href=data:image/svg+xml,x>", "<svg><foreignObject><body onload=hit()>",
    "<svg><style><img src=x onerror=hit()>", "<math><mtext><table><mglyph><style><img src=x onerror=hit()>",
    "<math><a xlink:href=javascript:hit()>x</a></math>", "<body onload=hit()>", "<iframe src=javascript:parent.hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'>", "<object data=javascript:hit()>", "<embed src=javascript:hit()>",
    "<video><source onerror=hit()></video>", "<video src=x onerror=hit()>", "<audio src=x onerror=hit()>",
    "<details open ontoggle=hit()>x</details>", "<input autofocus onfocus=hit()>", "<select autofocus onfocus=hit()>",
    "<textarea autofocus onfocus=hit()>", "<marquee onstart=hit()>x</marquee>", "<form action=javascript:hit()><button>x",
    "<button formaction=javascript:hit()>x</button>", "<isindex action=javascript:hit()>", "<base href=javascript:hit()//>",
    "<meta http-equiv=refresh content=0;url=javascript:hit()>", "<link rel=stylesheet href=data:text/css,*{color:red}>",
    "<style>@import'javascript:hit()';</style>", "<div style=background:url(javascript:hit())>x</div>",
    "<p style=animation-name:x onanimationstart=hit()>x</p>", "<p onclick=hit() tabindex=1 autofocus onfocus=hit()>x</p>",
    "<a href=x onmouseover=hit()>x</a>", "<noscript><p title='</noscript><img src=x onerror=hit()>'>",
    "<template><script>hit()</script></template>", "<xmp><p title='</xmp><img src=x onerror=hit()>'></xmp>",
    "<textarea><p title='</textarea><img src=x onerror=hit()>'></textarea>", "<!--><img src=x onerror=hit()>-->",
    "<!--[if IE]><script>hit()</script><![endif]-->", "<![CDATA[<img src=x onerror=hit()>]]>",
    "<?xml version=1?><img src=x onerror=hit()>", "\x00<script>hit()</script>", "<script\x00>hit()</script>",
    "&lt;script&gt;hit()&lt;/script&gt;", "&#60;img src=x onerror=hit()&#62;", "\\u003cimg src=x onerror=hit()\\u003e",
    "{{ 7|add:7 }}{% now 'Y' %}", "${hit()}", "javascript:hit()", "x</title><img src=x onerror=hit()>",
    "x' onmouseover='hit()' autofocus onfocus='hit()", 'x" autofocus onfocus="hit()', "x`onfocus=`hit()",
)  # fmt: skip
SHAPES = TAGS + tuple(f'<a href="{url}">x</a>' for url in URLS)

ACTIVE = """() => {
  const bad = [];
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name)) bad.push(one.tagName + ' ' + name);
      if (/^(href|src|action|formaction|data|xlink:href|srcdoc)$/i.test(name)
          && (/^(view-source:|feed:)?([a-z]+script|data|blob):/i.test(value.replace(/[\\s\\x00-\\x1f]/g, ''))
              || name === 'srcdoc'))
        bad.push(one.tagName + ' ' + name + '=' + value.slice(0, 40));
    }
    if (/^(iframe|object|embed|base|marquee|math|frame|applet)$/i.test(one.tagName)) bad.push(one.tagName);
    if (one.tagName === 'SCRIPT' && one.src && new URL(one.src).host !== location.host) bad.push('SCRIPT src');
    if (one.tagName === 'SCRIPT' && !one.src && !/json|importmap/.test(one.type)) bad.push('SCRIPT');
    if (one.tagName === 'META' && /refresh/i.test(one.httpEquiv)) bad.push('META');
  }
  return [...new Set(bad), ...(window.struck || [])];
}"""
"""What is alive on a page: handlers, addresses that run, elements that load, and what was hit."""
