"""Plots as inline SVG: nothing is fetched, nothing is run, and paper shows the same."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 460, 280
LEFT, RIGHT_EDGE, TOP, BOTTOM = 48, 440, 34, 236
TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
# Told apart in black and white too: one solid, one dashed.
STYLES = ("", ' stroke-dasharray="6 4"')
BAR_HEIGHT, BAR_WIDTH = 14, 120


class Axes(NamedTuple):
    """Labels and the ranges shown."""

    x_label: str
    y_label: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]


class Bar(NamedTuple):
    value: float | None
    low: float | None
    high: float | None


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


def bar_of(bar: Bar) -> str:
    """A share as a bar with its interval; nothing where there is no share."""
    if bar.value is None or bar.low is None or bar.high is None:
        return ""
    low, high, middle = bar.low * BAR_WIDTH, bar.high * BAR_WIDTH, BAR_HEIGHT / 2
    parts = [
        f'<rect class="whole" width="{BAR_WIDTH}" height="{BAR_HEIGHT}"/>',
        f'<rect class="bar" width="{bar.value * BAR_WIDTH:.1f}" height="{BAR_HEIGHT}"/>',
        f'<line class="interval" x1="{low:.1f}" x2="{high:.1f}" y1="{middle:g}" y2="{middle:g}"/>',
    ]
    said = f"{bar.value:.2f}, 95 % {bar.low:.2f} to {bar.high:.2f}"
    return _svg(parts, BAR_WIDTH, BAR_HEIGHT, said)


def _svg(parts: Sequence[str], width: float, height: float, title: str) -> str:
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="img" '
        f'aria-label="{escape(title, quote=True)}">{"".join(parts)}</svg>'
    )
