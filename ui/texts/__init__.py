"""Every Swedish word of the interface, apart from the learning material in `ui/content/`.

One file a page; `texts.NAME` finds it whichever file it stands in.
"""
# ruff: noqa: F403

from ui.texts.about import *
from ui.texts.answer import *
from ui.texts.ask import *
from ui.texts.consultation import *
from ui.texts.introduction import *
from ui.texts.review import *
from ui.texts.shell import *
from ui.texts.source import *
from ui.texts.sources import *
