"""What the user is told: one object of JSON, no control characters from a dump, silence when asked."""

import io
import json

from generator.commands.console import Console, visible
from generator.model import Query


def test_json_is_one_object_on_stdout_and_words_stay_on_stderr() -> None:
    out, err = io.StringIO(), io.StringIO()
    console = Console(as_json=True, out=out, err=err)
    console.say("in passing")
    console.result({"articles": 2}, "2 articles")
    assert json.loads(out.getvalue()) == {"articles": 2}
    assert err.getvalue() == "in passing\n"


def test_quiet_still_tells_queries_and_results() -> None:
    out, err = io.StringIO(), io.StringIO()
    console = Console(quiet=True, out=out, err=err)
    console.say("in passing")
    console.query(Query("digest.toml", "The url has no scheme.", line=3, field="site.url", remedy="Write https://…"))
    console.result({}, "done")
    assert err.getvalue() == "digest.toml:3: [site.url] The url has no scheme. Write https://…\n"
    assert out.getvalue() == "done\n"


def test_a_headline_cannot_drive_the_terminal() -> None:
    assert visible("Real\x1b[2J\u202egnihsilbup") == "Real\\x1b[2J\\u202egnihsilbup"


def test_progress_is_silent_where_nobody_watches() -> None:
    err = io.StringIO()
    with Console(err=err).progress("articles", 3) as progress:
        progress.advance(3)
    assert err.getvalue() == ""
