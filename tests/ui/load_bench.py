"""How long readers wait when many ask: `python tests/ui/load_bench.py`, after `make ingest`.

The clients speak Streamlit's own protocol over websockets, so no browser's time is counted. The
server gets one core and the clients another; what else runs on the machine is counted in.
"""

import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).parent))

from conftest import free_port, wait_until_served  # noqa: E402

from ui import texts  # noqa: E402
from ui.example_questions import load_themes  # noqa: E402

SERVER_CORE, CLIENT_CORE = 0, 1
TOGETHER, ROUNDS = 11, 3
SESSIONS, THINK_SECONDS, LAST_SECONDS = 50, 20.0, 150.0
CROWD = 40
PATIENCE_SECONDS = 60.0
QUESTIONS = [question for theme in load_themes() for question in theme.questions]


@dataclass
class Session:
    """One browser tab, without the browser."""

    socket: ClientConnection
    box: str = ""
    page: str = ""
    waited: bool = False
    seen: list[str] = field(default_factory=list)

    @classmethod
    async def open(cls, url: str) -> Self:
        session = cls(await connect(f"{url}/_stcore/stream", max_size=2**25))
        await session.run(BackMsg())
        return session

    async def ask(self, question: str) -> float:
        """Seconds until the whole answer has come; raise when there is none."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id = self.box
        widget.chat_input_value.data = question
        self.seen, self.waited = [], False
        started = time.perf_counter()
        await self.run(message)
        taken = time.perf_counter() - started
        if not any('class="outcome' in html for html in self.seen):
            raise RuntimeError(f"no answer came for {question!r}")
        return taken

    async def run(self, message: BackMsg) -> None:
        message.rerun_script.query_string = ""
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await self._read() != "script_finished":
                pass

    async def _read(self) -> str:
        received = await self.socket.recv()
        message = ForwardMsg.FromString(bytes(received))
        kind = message.WhichOneof("type") or ""
        if kind == "new_session":
            self.page = message.new_session.page_script_hash
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._note(message.delta.new_element)
        return kind

    def _note(self, element: object) -> None:
        kind = element.WhichOneof("type")
        if kind == "chat_input":
            self.box = element.chat_input.id
        if kind == "html":
            self.seen.append(element.html.body)
            self.waited = self.waited or texts.WAITING in element.html.body


@dataclass
class Tally:
    times: list[float] = field(default_factory=list)
    waited: int = 0
    dropped: int = 0

    async def ask(self, session: Session, question: str) -> None:
        try:
            self.times.append(await session.ask(question))
        except (ConnectionClosed, TimeoutError, RuntimeError):
            self.dropped += 1
        self.waited += session.waited

    def report(self, name: str) -> None:
        ordered = sorted(self.times)
        p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        sys.stdout.write(
            f"{name}: n={len(ordered)}, median {statistics.median(ordered):.2f} s,"
            f" p95 {p95:.2f} s, longest {ordered[-1]:.2f} s;"
            f" told to wait {self.waited}, dropped {self.dropped}\n"
        )
        sys.stdout.flush()


async def first_load(url: str) -> None:
    tally = Tally()
    for _ in range(10):
        started = time.perf_counter()
        session = await Session.open(url)
        tally.times.append(time.perf_counter() - started)
        await session.socket.close()
    tally.report("page shell, one at a time")


async def at_once(url: str, count: int, *, rounds: int) -> None:
    sessions = [await Session.open(url) for _ in range(count)]
    tally = Tally()
    for _ in range(rounds):
        asked = random.choices(QUESTIONS, k=count)
        await asyncio.gather(*(tally.ask(s, q) for s, q in zip(sessions, asked, strict=True)))
    tally.report(f"{count} at once")
    await close(sessions)


async def with_think_time(url: str) -> None:
    """Each asks, reads for twenty seconds more or less, and asks again."""
    sessions = [await Session.open(url) for _ in range(SESSIONS)]
    tally = Tally()
    stop = time.perf_counter() + LAST_SECONDS

    async def read_and_ask(session: Session) -> None:
        await asyncio.sleep(random.uniform(0, THINK_SECONDS))
        while time.perf_counter() < stop:
            await tally.ask(session, random.choice(QUESTIONS))
            await asyncio.sleep(random.uniform(0.5, 1.5) * THINK_SECONDS)

    await asyncio.gather(*(read_and_ask(session) for session in sessions))
    tally.report(f"{SESSIONS} sessions, {THINK_SECONDS:.0f} s think time")
    await close(sessions)


async def close(sessions: list[Session]) -> None:
    await asyncio.gather(*(session.socket.close() for session in sessions))


SCENARIOS: dict[str, Callable[[str], Awaitable[None]]] = {
    "load": first_load,
    "together": lambda url: at_once(url, TOGETHER, rounds=ROUNDS),
    "crowd": lambda url: at_once(url, CROWD, rounds=1),
    "think": with_think_time,
}


async def bench(url: str, names: list[str]) -> None:
    # The first session opens the store; the warm server is what is measured.
    warm = await Session.open(url)
    await warm.ask(QUESTIONS[0])
    for name in names:
        await SCENARIOS[name](url)


def main(names: list[str]) -> None:
    random.seed(7)
    port = free_port()
    command = [sys.executable, "-m", "deploy.serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    os.sched_setaffinity(process.pid, {SERVER_CORE})
    os.sched_setaffinity(0, {CLIENT_CORE})
    sys.stdout.write(f"load average before: {os.getloadavg()[0]:.1f}\n")
    try:
        wait_until_served(f"http://localhost:{port}", process)
        asyncio.run(bench(f"ws://localhost:{port}", names or list(SCENARIOS)))
    finally:
        process.terminate()
        process.wait(timeout=10)


if __name__ == "__main__":
    main(sys.argv[1:])
