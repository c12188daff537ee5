"""The app with the fake assistant behind it; served by the browser tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from fake_assistant import FakeAssistant

from ui.app_shell import run

run(FakeAssistant)
