"""``python -m horarium.config.command``, the same as ``horarium``."""

import sys

from horarium.config.command import main

sys.exit(main())
