"""The preview's own script and stylesheet: own origin, no inline code, so that pages keep their security policy."""

SCRIPT = """\
(() => {
  const shown = Number(document.currentScript.dataset.build);
  const channel = new EventSource("/_newsdigest/events");
  channel.onmessage = (event) => {
    if (Number(event.data) !== shown) { channel.close(); location.reload(); }
  };
  addEventListener("pagehide", () => channel.close());
  const panel = document.querySelector(".newsdigest-panel");
  if (panel) {
    panel.open = sessionStorage.getItem("newsdigest-panel") === "open";
    panel.addEventListener("toggle", () => sessionStorage.setItem("newsdigest-panel", panel.open ? "open" : ""));
  }
})();
"""

STYLE = """\
.newsdigest-fault{position:fixed;inset:0 0 auto 0;z-index:2147483647;max-height:40vh;overflow:auto;margin:0;padding:1rem 1.25rem;
background:#7a1010;color:#fff;font:15px/1.45 system-ui,sans-serif}
.newsdigest-fault pre{margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;
font:13px/1.45 ui-monospace,monospace;color:inherit;background:none}
.newsdigest-panel{position:fixed;inset:auto 1rem 1rem auto;z-index:2147483646;max-width:min(26rem,calc(100vw - 2rem));max-height:70vh;overflow:auto;
margin:0;padding:.5rem .75rem;border-radius:.4rem;background:#1d2733;color:#f4f6f8;font:14px/1.45 system-ui,sans-serif;box-shadow:0 2px 12px #0006}
.newsdigest-panel summary{cursor:pointer;font-weight:600}
.newsdigest-panel h2{margin:.75rem 0 .2rem;font:600 13px/1.3 system-ui,sans-serif;color:#9fc3e8}
.newsdigest-panel ul{margin:0;padding-inline-start:1.1rem}
.newsdigest-panel li{overflow-wrap:anywhere}
.newsdigest-panel a{color:#9fc3e8}
.newsdigest-panel p{margin:.75rem 0 .25rem}
.newsdigest-panel button{margin:.5rem 0 0;padding:.35rem .7rem;font:inherit;cursor:pointer;overflow-wrap:anywhere;text-align:start}
.newsdigest-desk{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif}
.newsdigest-desk section{margin:1.5rem 0;padding:.75rem 1rem;border:1px solid #8888;border-inline-start:.3rem solid #b4540a;border-radius:.3rem}
.newsdigest-desk h2{margin:0;font:600 1rem/1.4 system-ui,sans-serif;overflow-wrap:anywhere}
.newsdigest-desk section p{margin:.4rem 0 0;overflow-wrap:anywhere}
.newsdigest-desk pre{margin:.75rem 0 0;padding-top:.75rem;border-top:1px solid #8888;max-height:24rem;overflow:auto;white-space:pre-wrap;
overflow-wrap:anywhere;font:14px/1.45 ui-monospace,monospace}
@media print{.newsdigest-fault,.newsdigest-panel{display:none}}
"""
