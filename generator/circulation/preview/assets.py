"""The preview's own script and stylesheet: own origin, no inline code, so that pages keep their security policy."""

SCRIPT = """\
(() => {
  const shown = Number(document.currentScript.dataset.build);
  const channel = new EventSource("/_newsdigest/events");
  channel.onmessage = (event) => {
    if (Number(event.data) !== shown) { channel.close(); location.reload(); }
  };
  addEventListener("pagehide", () => channel.close());
})();
"""

STYLE = """\
.newsdigest-fault{position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:60vh;overflow:auto;margin:0;padding:1rem 1.25rem;
background:#7a1010;color:#fff;font:15px/1.45 system-ui,sans-serif}
.newsdigest-fault pre{margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;
font:13px/1.45 ui-monospace,monospace;color:inherit;background:none}
@media print{.newsdigest-fault{display:none}}
"""
