"""A table as markup."""

from collections.abc import Iterable

from ui.safe_html import Html, element, escape


def table_html(name: str, columns: Iterable[str], rows: Iterable[tuple[Html, ...]]) -> Html:
    """Make a table that scrolls within its own frame and can be reached by keyboard."""
    head = element("tr", *(element("th", escape(column), scope="col") for column in columns))
    body = (
        element(
            "tr",
            element("th", row[0], scope="row"),
            *(element("td", cell) for cell in row[1:]),
        )
        for row in rows
    )
    table = element("table", element("thead", head), element("tbody", *body))
    return element("div", table, class_="table", role="region", tabindex="0", aria_label=name)
