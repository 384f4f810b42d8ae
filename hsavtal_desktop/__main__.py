"""``python -m hsavtal_desktop``: the same as the command ``hsavtal``."""

import sys

from hsavtal_desktop.start.main import main

sys.exit(main())
