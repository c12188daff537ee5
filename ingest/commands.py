"""`python -m ingest fetch` and `check-law`: what they do and what they tell, line by line."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date

from corpus.acts import format_reference
from corpus.fetched import load_all_sources
from corpus.law_register import LawRegister, load_law_register
from corpus.settings import Settings
from ingest.check_law import (
    Loaded,
    changes_since,
    load_statutes,
    unknown_provisions,
    watched_until,
)
from ingest.fetch_http import Downloader
from ingest.fetch_rules import Gate, load_fetch_rules
from ingest.fetching import Fetching, FetchOutcome, FetchResult, fetchable

Say = Callable[[str], None]
# More changed paragraphs than this are counted, not listed (arbitrary).
MAX_CHANGES_SHOWN = 60
HAD = {FetchOutcome.NEW, FetchOutcome.CHANGED, FetchOutcome.SAME, FetchOutcome.DONE_TODAY}


def run_fetch(
    arguments: Sequence[str],
    settings: Settings,
    say: Say,
    *,
    downloader: Downloader | None = None,
) -> int:
    """Download listed sources; 1 when nothing could be had for want of a network."""
    parser = argparse.ArgumentParser(prog="python -m ingest fetch", description=run_fetch.__doc__)
    parser.add_argument("source_ids", nargs="*", metavar="SOURCE_ID")
    options = parser.parse_args(arguments)
    downloader = downloader or Downloader(Gate(load_fetch_rules()))
    sources = fetchable(options.source_ids, downloader.gate.rules.not_documents)
    say(f"{len(sources)} sources with an address; documents go to {settings.data_dir}/documents")
    fetching = Fetching(
        downloader,
        settings.data_dir,
        tell=lambda result, at, of: _tell(result, f"[{at}/{of}]", say),
    )
    results = fetching.fetch(sources)
    if results and all(result.outcome is FetchOutcome.UNREACHABLE for result in results):
        say("there is no network, or no way to any of the hosts; nothing was changed")
        return 1
    _summary(results, say)
    return 0


def _tell(result: FetchResult, place: str, say: Say) -> None:
    say(f"{place} {result.source.id}: {result.outcome.value}")
    for change in result.changes[:MAX_CHANGES_SHOWN]:
        say(f"    {change}")
    if len(result.changes) > MAX_CHANGES_SHOWN:
        say(f"    and {len(result.changes) - MAX_CHANGES_SHOWN} more paragraphs")


def _summary(results: Sequence[FetchResult], say: Say) -> None:
    lacking = [result for result in results if result.outcome not in HAD]
    fresh = [r for r in results if r.outcome in {FetchOutcome.NEW, FetchOutcome.CHANGED}]
    if lacking:
        say(f"{len(lacking)} could not be had; a person can fetch them and use `ingest add`:")
    for result in lacking:
        say(f"    {result.source.id}: {result.source.title}")
        say(f"        {result.source.url or 'no address is known'}")
        say(f"        {result.why or 'no address is known'}")
    if fresh:
        say(f"{len(fresh)} new or changed; `python -m ingest` takes them in")


def run_check_law(arguments: Sequence[str], settings: Settings, say: Say) -> int:
    """Hold the law register and the loaded statutes against each other; 1 when they differ."""
    parser = argparse.ArgumentParser(
        prog="python -m ingest check-law", description=run_check_law.__doc__
    )
    parser.add_argument(
        "--since", type=date.fromisoformat, help="a day; else the day the register was checked to"
    )
    options = parser.parse_args(arguments)
    register = load_law_register()
    loaded = load_statutes(load_all_sources(settings.data_dir).values())
    if not loaded.acts:
        say("no statute is loaded, so there is nothing to check; run `python -m ingest fetch`")
        return 1
    for source, amendment in watched_until(loaded):
        say(f"{source.id}: consolidated to SFS {amendment}")
    days = [row.verified_through for row in register.rows if row.verified_through]
    since = options.since or max(days, default=date.min)
    changed = _say_changes(register, loaded, since, say)
    return 1 if _say_unknown(register, loaded, say) or changed else 0


def _say_changes(register: LawRegister, loaded: Loaded, since: date, say: Say) -> bool:
    changes = list(changes_since(register, loaded, since))
    say(f"{len(changes)} changes of watched provisions after {since}")
    for change in changes:
        where = format_reference(change.reference)
        note = f": {change.note}" if change.note else ""
        say(f"    {change.row.id}: {where} by SFS {change.amended_by} from {change.on}{note}")
    return bool(changes)


def _say_unknown(register: LawRegister, loaded: Loaded, say: Say) -> bool:
    unknown = list(unknown_provisions(register, loaded))
    say(f"{len(unknown)} rows of the law register name a paragraph the loaded act does not have")
    for one in unknown:
        say(f"    {one.row.id}: {format_reference(one.reference)}")
    return bool(unknown)
