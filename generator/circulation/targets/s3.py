"""A bucket of any server that speaks S3, by boto3 (the extra ``s3``). Credentials are boto3's business: environment, profile, role."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from generator.circulation import manifest as manifests
from generator.circulation.headers import cache_control, content_encoding, content_type
from generator.circulation.journal import Journal
from generator.circulation.manifest import Manifest
from generator.circulation.secrets import redact
from generator.circulation.targets import inplace
from generator.circulation.targets.door import Delivery, Shipment, Standing, text_option
from generator.model import Query, Refused, Target, TargetFailed, UsageError

T = TypeVar("T")

_SECONDS = 30
_ATTEMPTS = 4
_BATCH = 1000  # keys a DeleteObjects request takes at most (S3 API reference)


class S3Door:
    """Objects under ``PREFIX/`` of a bucket; the manifest is the last object written, and only over the one we read."""

    def __init__(self, target: Target, site: Path, work: Path) -> None:
        self._bucket = text_option(target, "bucket")
        prefix = str(target.options.get("prefix", "")).strip("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self._name = target.name
        self._options = target.options
        self._journal = Journal(work / "arrived.jsonl")
        self._opened: Any = None
        self._manifest_tag = ""

    def look(self) -> Standing:
        """As in ``Door``: one listing and the manifest."""
        return inplace.standing(self._manifest(), self._journal.read(), self._listing())

    def deliver(self, shipment: Shipment) -> Delivery:
        """As in ``Door``: every object is whole at every moment, and is there before a page that links to it."""
        receipts = {path: shipment.standing.published.receipts.get(path, "") for path in (file.path for file in shipment.plan.same)}
        for file in shipment.plan.send:
            content = shipment.site.source(file.path).read_bytes()
            receipts[file.path] = self._put(file.path, content)
            self._journal.add(file, receipts[file.path])
            shipment.advance(1)
        self._delete(shipment.plan.delete)
        verified = self._read_back(shipment, receipts)
        self._put_manifest(Manifest(shipment.manifest.files, shipment.manifest.published, receipts))
        self._journal.clear()
        return Delivery(len(shipment.plan.send), verified, f"Bucket {self._bucket}, {self._prefix or '/'} holds the site.")

    def roll_back(self) -> str:
        """A bucket holds one state: refused."""
        raise Refused(Query("", f"[publish.{self._name}] is a bucket and keeps no releases.", remedy="Build the earlier state and publish it."))

    @property
    def _client(self) -> Any:
        """The S3 client, made when it is first needed."""
        if self._opened is None:
            self._opened = self._ask(self._open)
        return self._opened

    def _open(self) -> Any:
        try:
            import boto3
            from botocore.config import Config
        except ImportError as error:
            query = Query("", "boto3 is not installed.", remedy="Install it, or newsdigest with [s3] behind its wheel's name.")
            raise UsageError(query) from error
        text = {key: str(value) for key, value in self._options.items()}
        session = boto3.session.Session(profile_name=text.get("profile"), region_name=text.get("region"))
        config = Config(connect_timeout=_SECONDS, read_timeout=_SECONDS, retries={"mode": "standard", "total_max_attempts": _ATTEMPTS})
        return session.client("s3", endpoint_url=text.get("endpoint"), config=config)

    def _manifest(self) -> Manifest:
        key = self._prefix + manifests.NAME
        try:
            answer = self._ask(lambda: self._client.get_object(Bucket=self._bucket, Key=key))
        except _Absent:
            return Manifest()
        self._manifest_tag = answer["ETag"]
        return manifests.load(self._ask(answer["Body"].read).decode("utf-8", "replace"), f"s3://{self._bucket}/{key}")

    def _listing(self) -> dict[str, str]:
        """ETags by path, bookkeeping left out."""
        found: dict[str, str] = {}
        token: dict[str, str] = {}
        while True:
            page = self._ask(lambda: self._client.list_objects_v2(Bucket=self._bucket, Prefix=self._prefix, **token))  # noqa: B023
            for item in page.get("Contents", ()):
                found[item["Key"].removeprefix(self._prefix)] = item["ETag"]
            if not page.get("IsTruncated"):
                return {path: tag for path, tag in found.items() if not inplace.is_ours(path)}
            token = {"ContinuationToken": page["NextContinuationToken"]}

    def _put(self, path: str, content: bytes) -> str:
        """Store one object; gives its ETag."""
        fields = {"ContentType": content_type(path), "CacheControl": cache_control(path)}
        if encoding := content_encoding(path):
            fields["ContentEncoding"] = encoding
        answer = self._ask(lambda: self._client.put_object(Bucket=self._bucket, Key=self._prefix + path, Body=content, **fields))
        return str(answer["ETag"])

    def _put_manifest(self, manifest: Manifest) -> None:
        """Store the manifest over the one we read, or where there was none: another publisher's would show (conditional write)."""
        condition = {"IfMatch": self._manifest_tag} if self._manifest_tag else {"IfNoneMatch": "*"}
        fields = {"Bucket": self._bucket, "Key": self._prefix + manifests.NAME, "ContentType": "application/json", "CacheControl": "no-store"}
        content = manifests.dump(manifest).encode()
        try:
            self._ask(lambda: self._client.put_object(Body=content, **fields, **condition))
        except _Unconditional:
            self._ask(lambda: self._client.put_object(Body=content, **fields))

    def _delete(self, paths: tuple[str, ...]) -> None:
        for start in range(0, len(paths), _BATCH):
            keys = [{"Key": self._prefix + path} for path in paths[start : start + _BATCH]]
            answer = self._ask(lambda: self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": keys, "Quiet": True}))  # noqa: B023
            for fault in answer.get("Errors", ()):
                raise TargetFailed(Query(str(fault.get("Key", "")), f"could not be deleted: {fault.get('Code', '')}.", remedy="Publish again."))

    def _read_back(self, shipment: Shipment, receipts: Mapping[str, str]) -> int:
        """Every file must be listed with its receipt; a receipt that is no MD5 of the content makes us read the object itself."""
        there = self._listing()
        for path in shipment.site.tree:
            if there.get(path) != receipts[path]:
                raise _spoilt(path)
        for file in shipment.plan.send:
            content = shipment.site.source(file.path).read_bytes()
            if receipts[file.path].strip('"') != hashlib.md5(content, usedforsecurity=False).hexdigest():
                body = self._ask(lambda: self._client.get_object(Bucket=self._bucket, Key=self._prefix + file.path)["Body"].read())  # noqa: B023
                if hashlib.sha256(body).hexdigest() != file.sha256:
                    raise _spoilt(file.path)
        return len(shipment.site.tree)

    def _ask(self, request: Callable[[], T]) -> T:
        """One request; its failure in words, secrets taken out."""
        from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

        try:
            return request()
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            told = Query(self._bucket, redact(str(error)), remedy="Check the bucket and the credentials; publish again.")
            if code in ("NoSuchKey", "404"):
                raise _Absent(told) from error
            if code in ("NotImplemented", "501"):
                raise _Unconditional(told) from error
            if code in ("PreconditionFailed", "412"):
                query = Query(self._bucket, "Somebody else published meanwhile.", remedy="Publish again; the plan is made anew.")
                raise TargetFailed(query) from error
            raise TargetFailed(told) from error
        except NoCredentialsError as error:
            remedy = "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or name a profile."
            raise TargetFailed(Query(self._bucket, "No credentials were found.", remedy=remedy)) from error
        except BotoCoreError as error:
            raise TargetFailed(
                Query(self._bucket, f"{redact(str(error)).rstrip('.')}.", remedy="Publish again: it goes on where it stopped.")
            ) from error


class _Absent(TargetFailed):
    """There is no such object."""


class _Unconditional(TargetFailed):
    """The server knows no conditional writes."""


def _spoilt(path: str) -> TargetFailed:
    return TargetFailed(Query(path, "does not stand in the bucket as it was sent.", remedy="Publish again."))
