"""``python -m generator``: the same as ``newsdigest``."""

import sys

from generator.start import main

sys.exit(main())
