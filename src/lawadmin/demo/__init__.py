"""The demonstration: a county that does not exist, two years of its work, and a key to what is wrong in it.

Everything comes from the fixed data of this package, without clock or chance: the same county each time.
"""

from lawadmin.demo.build import Demo, build
from lawadmin.demo.key import Expected, load_key

__all__ = ["Demo", "Expected", "build", "load_key"]
