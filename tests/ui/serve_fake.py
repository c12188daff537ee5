"""Serve the app with the fake assistant, as it is served for real: `serve_fake.py PORT`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from ui.serving import serve

serve(Path(__file__).parent / "fake_app.py", port=int(sys.argv[1]))
