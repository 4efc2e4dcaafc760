"""What a machine of a forge needs to reach a site's target: it is a new one each time, with nothing installed and no keys on it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Target

_SSH = """\
mkdir -p -m 700 ~/.ssh
(umask 077 && printf '%s\\n' "$DIGEST_SSH_KEY" > ~/.ssh/id_ed25519)
printf '%s\\n' "$DIGEST_KNOWN_HOSTS" >> ~/.ssh/known_hosts"""
_RCLONE = """\
mkdir -p ~/.config/rclone
(umask 077 && printf '%s\\n' "$DIGEST_RCLONE_CONF" > ~/.config/rclone/rclone.conf)"""
_VARIABLES = {
    "rsync": ("DIGEST_SSH_KEY", "DIGEST_KNOWN_HOSTS"),
    "s3": ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
    "rclone": ("DIGEST_RCLONE_CONF",),
}


@dataclass(frozen=True, slots=True)
class Means:
    """By target: what is installed, which variables hold the secrets (set in the forge, never in a file), what is to be known first."""

    target: Target | None = None

    @property
    def kind(self) -> str:
        """The kind of the target; ``""`` where nothing is published."""
        return self.target.kind if self.target else ""

    @property
    def git(self) -> bool:
        """Whether the forge's own token may be what opens the target."""
        return self.kind == "git"

    @property
    def package(self) -> str:
        """What pip installs, as a shell reads it: the wheel that lies in the site's folder, with the extras that the target asks for.

        Not the name: a run holds the target's secrets, and what an index has under a name is whoever's took it.
        """
        extras = ["s3"] if self.kind == "s3" else []
        extras += ["brotli"] if self.target and self.target.options.get("precompress") else []
        brackets = f"[{','.join(extras)}]" if extras else ""
        return f'"$(ls ./newsdigest-*.whl){brackets}"'

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the secrets that the forge must be given."""
        return _VARIABLES.get(self.kind, ())

    @property
    def remark(self) -> str:
        """What would otherwise surprise: a schedule that publishes nowhere, or onto a disk that is thrown away."""
        if not self.target:
            return "[schedule] names no target (publish = ...): the site is built and published nowhere."
        if self.kind == "folder":
            return f"[publish.{self.target.name}] is a folder, and a forge's machine is thrown away: name another target in [schedule]."
        return ""

    def ready(self, sudo: str, web: str, ssh: str, user: str, *, always: bool = False) -> list[str]:
        """Shell lines that open the way. ``web`` and ``ssh`` are how addresses of the forge begin, ``user`` goes with its token;
        with ``always`` git gets the token whatever the target."""
        lines = []
        if self.git or always:
            helper = f'!f() {{ echo username={user}; echo "password=$DIGEST_TOKEN"; }}; f'
            lines = [f"git config --global credential.helper '{helper}'", f'git config --global url."{web}".insteadOf "{ssh}"']
        if self.kind in ("rsync", "rclone"):
            lines += [f"{sudo}apt-get update && {sudo}apt-get install --yes {self.kind}"]
        return lines + {"rsync": [_SSH], "rclone": [_RCLONE]}.get(self.kind, [])
