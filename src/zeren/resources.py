"""Where the shipped ontology, data, queries and shapes lie: in the package when installed, else in the checkout.

Written with os.path: this module is on the way of every command, and importing pathlib costs as much as
opening the store (tests/benchmarks measures the whole).
"""

import os

_HERE = os.path.dirname(os.path.abspath(__file__))
_SHIPPED = os.path.join(_HERE, "_shipped")
_CHECKOUT = os.path.dirname(os.path.dirname(_HERE))
ROOT = _SHIPPED if os.path.isdir(_SHIPPED) else _CHECKOUT

ONTOLOGY = os.path.join(ROOT, "ontology")
DATA = os.path.join(ROOT, "data")
QUERIES = os.path.join(ROOT, "queries")
SHAPES = os.path.join(ROOT, "shapes")
