"""Loads compiled packs and codes encounters: docs/pack-format.md, in Python and its standard library alone."""

from .loader import PackRefused, load_pack

__all__ = ["PackRefused", "load_pack"]
