"""Strings that would like to be markup, scripts or requests; the same ones every time."""

import random

ELSEWHERE = "https://evil.example"
RUNS = "window.hacked=1"
HTML = (
    f"<script>{RUNS}</script>",
    f"<script src={ELSEWHERE}/a.js></script>",
    f'<img src="{ELSEWHERE}/x.png" onerror="{RUNS}">',
    f"<img src=x onerror={RUNS}>",
    f"<svg onload={RUNS}><use href='{ELSEWHERE}/u.svg#a'/></svg>",
    f'<iframe srcdoc="<script>parent.hacked=1</script>" src="{ELSEWHERE}"></iframe>',
    f'<a href="javascript:{RUNS}">läs</a>',
    f'<form action="{ELSEWHERE}"><input autofocus onfocus={RUNS}><button>Skicka</button></form>',
    f"<style>@import url({ELSEWHERE}/s.css); body{{background:url({ELSEWHERE}/b.png)}}</style>",
    f'<link rel="stylesheet" href="{ELSEWHERE}/l.css">',
    f'<meta http-equiv="refresh" content="0;url={ELSEWHERE}">',
    f'<base href="{ELSEWHERE}/">',
    f"<details open ontoggle={RUNS}><summary>x</summary></details>",
    f'<video poster="{ELSEWHERE}/p.png"><source onerror="{RUNS}"></video>',
    f"<math><mtext><script>{RUNS}</script></mtext></math>",
    f"<object data='{ELSEWHERE}/o'></object><embed src='{ELSEWHERE}/e'>",
    f'</p></div></section><template><img src="{ELSEWHERE}/t"></template>',
    f"<noscript><p title='</noscript><img src=x onerror={RUNS}>'>",
    f'" onmouseover="{RUNS}" autofocus tabindex=1 x="',
    f"' style='background:url({ELSEWHERE}/q)' '",
    "<!--", "--><b>", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<",
    "&lt;script&gt;", "&#60;b&#62;",
)  # fmt: skip
MARKDOWN = (
    f"![bild]({ELSEWHERE}/m.png)",
    f"[länk](javascript:{RUNS})",
    f"[länk]({ELSEWHERE} 'titel')",
    f"<{ELSEWHERE}/auto>",
    f"{ELSEWHERE}/bar",
    f"[x]: {ELSEWHERE}/ref\n![x][x]",
    "# Rubrik\n---\n> citat\n```js\nkod\n```",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    ":red[färg] :material/home: :streamlit: :smile: :blue-background[x]",
    "$\\href{javascript:alert(1)}{x}$",
    "$$\\frac{1}{2}\\includegraphics{https://evil.example/tex.png}$$",
    "\\(\\unicode{60}script\\)",
    "{{7*7}} ${7*7} %s %(x)s {0} {question}",
)
HIDDEN = (
    "\u202egnälkab\u202c", "\u2066isolerat\u2069", "no\u200bll\u200cbr\u200ded", "\ufeffbom",
    "mju\u00adkt", "nul\x00l", "esc\x1b[31m", "tag\U000e0041\U000e0042", "\u061c\u200f",
    "privat\ue000", "rad\u2028skil\u2029je", "a" + "\u0301" * 200, "\r\n\r\nSet-Cookie: x=1",
)  # fmt: skip
LONG = ("Ö" * 3000, "verksamhetsöverskridande" * 60, "<b>" * 300, "[" * 400, "& " * 400, "0" * 500)
PLAIN = ("Barn ska få stöd.", "Kontakt får inte tas.", "Ring 08-508 32 440.", "Se 4 kap. 1 § SoL.")
# The long ones stand alone: glued to others they would only take time.
KINDS = (HTML, HTML, MARKDOWN, MARKDOWN, HIDDEN, PLAIN)


def hostile_strings(count: int) -> tuple[str, ...]:
    """Each of the pieces as it stands, then pieces glued together by chance."""
    chance = random.Random(20261123)
    pieces = [*HTML, *MARKDOWN, *HIDDEN, *LONG]
    while len(pieces) < count:
        chosen = [chance.choice(chance.choice(KINDS)) for _ in range(chance.randint(2, 5))]
        pieces.append(chance.choice(("", " ", "\n", '"', "<", ">")).join(chosen))
    return tuple(pieces[:count])
