"""Plots as inline SVG: nothing is fetched, nothing is run, and paper shows the same."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 460, 280
LEFT, RIGHT_EDGE, TOP, BOTTOM = 48, 440, 34, 236
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
# Told apart in black and white too: one solid, one dashed.
STYLES = ("", ' stroke-dasharray="6 4"')
BAR_HEIGHT, BAR_LEFT, BAR_WIDTH = 22, 330, 300


class Axes(NamedTuple):
    """Labels and the ranges shown."""

    x_label: str
    y_label: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]


class Bar(NamedTuple):
    label: str
    value: float | None
    low: float | None
    high: float | None
    n: int


Series = Mapping[str, Sequence[tuple[float, float]]]


def line_plot(series: Series, axes: Axes, *, x_ticks: Sequence[float], title: str) -> str:
    parts = [*_frame(axes, x_ticks)]
    for number, (name, points) in enumerate(series.items()):
        if not points:
            continue
        places = " ".join(f"{_x(axes, x):.1f},{_y(axes, y):.1f}" for x, y in points)
        style = STYLES[number % len(STYLES)]
        parts.append(f'<polyline class="line line-{number}"{style} points="{places}"/>')
        parts.append(_legend(number, name, style))
    return _svg(parts, WIDTH, HEIGHT, title)


def _frame(axes: Axes, x_ticks: Sequence[float]) -> list[str]:
    low, high = axes.y_range
    parts: list[str] = []
    for share in TICKS:
        value = low + share * (high - low)
        y = _y(axes, value)
        parts.append(
            f'<line class="grid" x1="{LEFT}" x2="{RIGHT_EDGE}" y1="{y:.1f}" y2="{y:.1f}"/>'
        )
        parts.append(f'<text x="{LEFT - 6}" y="{y + 4:.1f}" class="end">{value:.2f}</text>')
    for value in x_ticks:
        parts.append(
            f'<text x="{_x(axes, value):.1f}" y="{BOTTOM + 16}" class="mid">{value:g}</text>'
        )
    middle = (LEFT + RIGHT_EDGE) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 8}" class="mid">{escape(axes.x_label)}</text>')
    parts.append(f'<text x="{LEFT}" y="14">{escape(axes.y_label)}</text>')
    return parts


def _legend(number: int, name: str, style: str) -> str:
    """Above the plot, where no line can run into it."""
    x, y = 240 + 110 * number, 14
    return (
        f'<line class="line line-{number}"{style} x1="{x}" x2="{x + 30}" '
        f'y1="{y - 4}" y2="{y - 4}"/>'
        f'<text x="{x + 36}" y="{y}">{escape(name)}</text>'
    )


def _x(axes: Axes, value: float) -> float:
    low, high = axes.x_range
    return LEFT + (value - low) / (high - low) * (RIGHT_EDGE - LEFT)


def _y(axes: Axes, value: float) -> float:
    low, high = axes.y_range
    return BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP)


def bar_chart(bars: Sequence[Bar], *, title: str) -> str:
    """Shares with their intervals, one row each, in the order given."""
    rows = [part for number, bar in enumerate(bars) for part in _bar(number, bar)]
    height = BAR_HEIGHT * len(bars) + 8
    return _svg(rows, BAR_LEFT + BAR_WIDTH + 110, height, title)


def _bar(number: int, bar: Bar) -> list[str]:
    top = number * BAR_HEIGHT + 4
    middle = top + BAR_HEIGHT / 2 - 2
    label = escape(_shortened(bar.label))
    parts = [
        f'<text x="{BAR_LEFT - 8}" y="{middle + 4:.1f}" class="end">'
        f"<title>{escape(bar.label)}</title>{label}</text>"
    ]
    if bar.value is None or bar.low is None or bar.high is None:
        return [*parts, f'<text x="{BAR_LEFT}" y="{middle + 4:.1f}">not scored</text>']
    low, high = BAR_LEFT + bar.low * BAR_WIDTH, BAR_LEFT + bar.high * BAR_WIDTH
    return [
        *parts,
        f'<rect class="bar" x="{BAR_LEFT}" y="{top}" height="{BAR_HEIGHT - 6}" '
        f'width="{bar.value * BAR_WIDTH:.1f}"/>',
        f'<line class="interval" x1="{low:.1f}" x2="{high:.1f}" y1="{middle:.1f}" '
        f'y2="{middle:.1f}"/>',
        f'<text x="{BAR_LEFT + BAR_WIDTH + 8}" y="{middle + 4:.1f}">'
        f"{bar.value:.2f} (n={bar.n})</text>",
    ]


def _shortened(label: str, *, limit: int = 46) -> str:
    return label if len(label) <= limit else f"…{label[-limit + 1 :]}"


def _svg(parts: Sequence[str], width: float, height: float, title: str) -> str:
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img" '
        f'aria-label="{escape(title, quote=True)}">{"".join(parts)}</svg>'
    )
