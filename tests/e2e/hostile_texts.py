"""What people who mean harm, or only have an odd name, may type: a few hundred strings from the usual lists of attacks."""

from __future__ import annotations

import itertools

MARK = "pwned"
"""What a script of theirs would set, were it to run."""
RUN = f"window.{MARK}=1"

_TAGS = (
    "<script>{run}</script>", "<SCRIPT>{run}</SCRIPT>", "<scr<script>ipt>{run}</script>",
    "</title><script>{run}</script>", "</textarea><script>{run}</script>", "</style><script>{run}</script>",
    "--><script>{run}</script>", "]]><script>{run}</script>", "<img src=x onerror={run}>",
    "<img src=x onerror={run}//", "<svg onload={run}>", "<svg><script>{run}</script></svg>",
    "<svg><animate onbegin={run} attributeName=x dur=1s>", "<body onload={run}>",
    "<iframe srcdoc='<script>parent.{run}</script>'>", "<details open ontoggle={run}>",
    "<input autofocus onfocus={run}>", "<a href=javascript:{run}>x</a>",
    "<form action=javascript:{run}><button>", "<math href=javascript:{run}>x",
    "<object data=javascript:{run}>", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<style>*{{background:url(//evil.example)}}</style>",
    "<video><source onerror={run}>", "<marquee onstart={run}>",
    "<template><script>{run}</script></template>",
)  # fmt: skip
_BEFORE = ("", '">', "'>", "x ")
_TEMPLATES = (
    "{{7*191}}", "{{ config }}", "{% raw %}", "${7*191}", "#{7*191}", "<%= 7*191 %>",
    "{{''.__class__.__mro__}}", "%(x)s", "{0}", "{x.__class__}", "@{7*191}", "*{7*191}", "[[${7*191}]]",
    "<?php echo 7*191 ?>", "$_POST['title']", "${jndi:ldap://x}",
)  # fmt: skip
_SQL = (
    "'", "''", "' OR '1'='1", "'; DROP TABLE titles; --", "1; DELETE FROM ratings", "\" OR \"\"=\"",
    "%' OR 1=1 --", "' UNION SELECT 1,2,3 --", "\\'; --", "%", "_", "%%%", "*", "a* OR b*", "NEAR(a b)",
    "\"unclosed", "title:x", "^x", "(", ")", "AND", "NOT x", "$$x$$", "E'\\x27'",
)  # fmt: skip
_ODD = (
    "a\r\nSet-Cookie: x=1", "a%0d%0aSet-Cookie: x=1", "a\nb", "a\tb", "\u202eevil\u202c", "\u2066x\u2069",
    "\u200f", "\u200b", "\ufeff", "é" * 60, "e" + "\u0301" * 60, "Z̸a̸l̸g̸o̸", "غرفة بلا نوافذ", "七人の侍",
    "👩‍👩‍👧‍👦", "🏳️‍🌈", "\U0001f3ac" * 30, "a" * 200, "-", "--help", "..", "../../etc/passwd", "/etc/passwd",
    "file:///etc/passwd", "//evil.example", "\\\\evil\\x", "http://evil.example", "javascript:alert(1)",
    "None", "null", "undefined", "NaN", "true", "0", "-1", "1e309", "=1+1", "+1", "@SUM(1)",
    "=cmd|' /C calc'!A0", "&lt;script&gt;", "&#x3c;", "&amp;", "&", "<", ">", "\"", "`", "\\",
    "\\u003cscript\\u003e", "%3Cscript%3E", "tt0000000", "nm0000000", "tt9", ";", "|", "$(id)", "`id`",
)  # fmt: skip

TEXTS = tuple(
    dict.fromkeys(
        [
            *(before + tag.format(run=RUN) for before, tag in itertools.product(_BEFORE, _TAGS)),
            *_TEMPLATES,
            *_SQL,
            *_ODD,
        ]
    )
)
WORST = (
    f"<script>{RUN}</script>", f"\"><img src=x onerror={RUN}>", f"'><svg onload={RUN}>",
    f"</title><script>{RUN}</script>", f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<input autofocus onfocus={RUN}>", "{{7*191}}", "'; DROP TABLE titles; --", "\u202eevil", "a" * 60,
)  # fmt: skip
"""What is tried in a browser, too."""
