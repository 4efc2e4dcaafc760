"""newsdigest: raw news dumps in, a published digest out.

Read the rooms in the order a story takes: ``wire``, ``copydesk``, ``filing``, ``archive``, ``press``, ``circulation``.
They meet in ``newsroom``; ``commands`` gives each meeting its verb.
"""

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """``generator.DigestPelican``: Pelican resolves ``PELICAN_CLASS`` on a top-level name only."""
    if name == "DigestPelican":
        from generator.press.host import DigestPelican

        return DigestPelican
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
