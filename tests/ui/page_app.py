"""One page at a time with the fake assistant behind it; `PAGE` names it."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from fake_assistant import FakeAssistant

from ui.about_page import show_about_page
from ui.consultation_page import show_consultation_page
from ui.introduction_page import show_introduction_page
from ui.sources_page import show_sources_page

PAGES = {
    "about": show_about_page,
    "consultation": show_consultation_page,
    "introduction": show_introduction_page,
    "sources": show_sources_page,
}
PAGES[os.environ["PAGE"]](FakeAssistant())
