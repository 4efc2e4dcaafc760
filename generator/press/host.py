"""Pelican as the host: ``pelican content`` in a site's folder builds the same bytes as ``newsdigest build``."""

PELICANCONF = '''\
"""Pelican's settings, derived from digest.toml: `pelican content` builds what `newsdigest build` builds."""

from pathlib import Path

from generator.press.host import pelican_settings

globals().update(pelican_settings(Path(__file__).parent))
'''
