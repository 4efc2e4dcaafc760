"""Publishing to servers that cannot switch at once: a real S3 server, a real SFTP and a real WebDAV server."""

from __future__ import annotations

import time

import pytest

from generator.circulation.targets.s3 import S3Door
from generator.model import Refused, Target, TargetFailed, UsageError

pytestmark = [pytest.mark.servers, pytest.mark.long]
STORY = "2019/02/19/story-0/index.html"


@pytest.fixture(params=["s3", "sftp", "webdav"])
def there(request: pytest.FixtureRequest, files):
    """A target and the means to see, change and add what stands on it."""
    if request.param == "s3":
        return request.getfixturevalue("bucket")
    remote, folder = request.getfixturevalue("rclone_remote")(request.param)
    return OnRclone(folder, Target("live", "rclone", {"remote": remote}), files)


class OnRclone:
    def __init__(self, folder, target: Target, files) -> None:
        self.folder, self.target, self._files = folder, target, files

    def files(self) -> dict[str, bytes]:
        return {path: data for path, data in self._files(self.folder).items() if path != ".newsdigest-manifest.json"}

    def put(self, path: str, text: str) -> None:
        (self.folder / path).write_text(text)
        time.sleep(0.5)  # the server keeps its listings for a moment


def test_the_site_arrives_then_only_what_changed_and_only_ours_goes(place, there) -> None:
    assert place.publish(there.target).sent == 13
    assert there.files() == place.built()
    assert place.publish(there.target).plan.empty
    there.put("CNAME", "digest.example.org\n")
    place.write(STORY, "<p>corrected</p>")
    place.remove("2019/02/19/story-7/index.html")
    report = place.publish(there.target)
    assert (report.sent, report.plan.delete) == (1, ("2019/02/19/story-7/index.html",))
    assert there.files() == place.built() | {"CNAME": b"digest.example.org\n"}


def test_a_page_changed_by_hand_is_put_right(place, there) -> None:
    place.publish(there.target)
    there.put(STORY, "<p>defaced by hand</p>")
    assert [file.path for file in place.publish(there.target).plan.changed] == [STORY]
    assert there.files() == place.built()


def test_the_guard_holds(place, there) -> None:
    place.publish(there.target)
    live = there.files()
    place.remove("topics/libya/index.html")
    with pytest.raises(Refused, match="'libya' would go"):
        place.publish(there.target)
    assert there.files() == live


def test_there_is_nothing_to_roll_back_to(place, there) -> None:
    from generator import circulation

    with pytest.raises(Refused, match="keeps no releases"):
        circulation.roll_back(there.target, site=place.root)


def test_a_cut_upload_goes_on_where_it_stopped(place, bucket) -> None:
    sent: list[int] = []

    def cut(n: int) -> None:
        sent.append(n)
        if len(sent) == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place.publish(bucket.target, advance=cut)
    assert len(bucket.files()) == 7
    assert "index.html" not in bucket.files()
    assert place.publish(bucket.target).sent == 6
    assert bucket.files() == place.built()


def test_an_upload_cut_at_any_file_sends_at_most_one_again(place, bucket) -> None:
    for count in range(1, 14):
        sent: list[int] = []

        def cut(n: int, count: int = count, sent: list[int] = sent) -> None:
            sent.append(n)
            if len(sent) == count:
                raise ConnectionResetError("cut")

        there = type(bucket)(bucket.target.options["endpoint"], f"{bucket.prefix}-{count}")
        with pytest.raises(TargetFailed):
            place.publish(there.target, advance=cut)
        assert len(there.files()) == count
        assert ("index.html" in there.files()) == (count == 13)
        assert count + place.publish(there.target).sent <= 14
        assert there.files() == place.built()


def test_what_a_cut_upload_left_is_ours_to_delete(place, bucket) -> None:
    place.write("2019/02/19/a-first/index.html", "<p>withdrawn before it was announced</p>")

    def cut(n: int) -> None:
        cut.count += 1
        if cut.count == 4:
            raise KeyboardInterrupt

    cut.count = 0
    with pytest.raises(KeyboardInterrupt):
        place.publish(bucket.target, advance=cut)
    assert "2019/02/19/a-first/index.html" in bucket.files()
    place.remove("2019/02/19/a-first/index.html")
    place.publish(bucket.target)
    assert bucket.files() == place.built()


def test_objects_carry_their_type_and_how_long_they_keep(place, bucket) -> None:
    place.write("feeds/all.xml", "<feed/>")
    place.write("css/site.0123456789ab.css", "p{}")
    place.publish(bucket.target)

    def head(key: str) -> tuple[str, str]:
        told = bucket.client.head_object(Bucket=bucket.name, Key=f"{bucket.prefix}/{key}")
        return told["ContentType"], told["CacheControl"]

    assert head("index.html") == ("text/html; charset=utf-8", "no-cache")
    assert head("feeds/all.xml") == ("application/atom+xml; charset=utf-8", "no-cache")
    assert head("css/site.0123456789ab.css") == ("text/css; charset=utf-8", "public, max-age=31536000, immutable")


def test_a_compressed_copy_says_how_it_is_compressed(place, bucket) -> None:
    place.write("index.html", "<p>home</p>" * 500)
    target = Target("live", "s3", bucket.target.options | {"precompress": True})
    assert place.publish(target).sent == 15

    def head(key: str) -> tuple[str, str | None]:
        told = bucket.client.head_object(Bucket=bucket.name, Key=f"{bucket.prefix}/{key}")
        return told["ContentType"], told.get("ContentEncoding")

    assert head("index.html.gz") == ("text/html; charset=utf-8", "gzip")
    assert head("index.html.br") == ("text/html; charset=utf-8", "br")
    assert head("index.html")[1] in (None, "")
    assert place.publish(target).plan.empty


def test_absent_credentials_are_told_with_where_to_put_them(place, bucket, monkeypatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(TargetFailed, match=r"No credentials were found\. Set AWS_ACCESS_KEY_ID"):
        place.publish(bucket.target)


def test_two_publishers_at_once_do_not_pass_unseen(place, bucket, tmp_path) -> None:
    place.publish(bucket.target)
    place.write(STORY, "<p>corrected</p>")

    def other(n: int) -> None:
        bucket.put(".newsdigest-manifest.json", "another's")

    with pytest.raises(TargetFailed, match="Somebody else published"):
        place.publish(bucket.target, advance=other)


def test_wrong_credentials_are_told_without_them(place, bucket, monkeypatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "wrong-key-4711")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong-secret-4711")
    with pytest.raises(TargetFailed) as caught:
        place.publish(bucket.target)
    assert "4711" not in str(caught.value)


def test_a_profile_that_is_not_there_is_told(place, bucket) -> None:
    with pytest.raises((TargetFailed, UsageError), match="nobody"):
        place.publish(Target("live", "s3", bucket.target.options | {"profile": "nobody"}))


@pytest.mark.parametrize("code", ["404", "NotImplemented"])
def test_what_a_server_will_not_do_is_a_failed_target_and_no_bug(place, bucket, code: str) -> None:
    from botocore.exceptions import ClientError

    def refuse() -> None:
        raise ClientError({"Error": {"Code": code, "Message": "no such thing here"}}, "ListObjectsV2")

    with pytest.raises(TargetFailed, match="no such thing here"):
        S3Door(bucket.target, place.root, place.root)._ask(refuse)
