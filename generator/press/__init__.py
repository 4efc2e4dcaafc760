"""The only room that knows Pelican, Jinja2 and Markdown: pages, the build graph, the switch."""
