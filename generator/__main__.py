"""``python -m generator``: the same as ``newsdigest``."""

import sys

from generator.cli import main

sys.exit(main())
