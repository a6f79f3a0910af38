"""``python -m graph.cli``, the same as ``counterpoint``."""

import sys

from graph.cli import main

sys.exit(main())
