"""What the publication over ssh has the server's own shell do: small POSIX scripts, each with the base folder as ``$1``.

The names of releases, of what is half there and of manifests are those of ``releases.py``; nothing of another name is removed.
A client that dies leaves its script running: whatever that one still does, it moves the link only while the turn is its own.
"""

from __future__ import annotations

MARK = "--files--"
"""The line between the live release's manifest and the hashes of its files."""

NONE_BEFORE = 3
"""The exit code of ``BACK`` where there is no release to go back to."""

_RELEASES = "????????T??????Z-????????????"
_SUM = "sum=sha256sum; command -v sha256sum >/dev/null || sum='shasum -a 256'"

# mv -T is GNU's and busybox's, mv -h that of BSD and macOS.
_POINT = """
point() {
  rm -f .current.new && ln -s -- "releases/$1" .current.new || exit 1
  mv -T -- .current.new current 2>/dev/null || mv -fh .current.new current || exit 1
}
"""

# A missing base is an empty target.
LOOK = f"""
cd -- "$1" 2>/dev/null || exit 0
[ -L current ] || {{ if [ -e current ]; then echo foreign; fi; exit 0; }}
live=$(readlink current); live=${{live##*/}}
[ -d "releases/$live" ] || exit 0
echo "$live"
cat "releases/$live.json" 2>/dev/null
echo "{MARK}"
{_SUM}
cd "releases/$live" && find . -type f -exec $sum {{}} +
"""

# $2 edition, $3 the turn: whoever asked last may switch. Prints the releases there are.
PREPARE = f"""
mkdir -p -- "$1/releases" && cd -- "$1/releases" && echo "$3" > .turn || exit 1
for part in {_RELEASES}.part ????????????.part; do [ "$part" = "$2.part" ] || rm -rf -- "$part"; done
mkdir -p -- "$2.part" || exit 1
for release in {_RELEASES}; do if [ -d "$release" ]; then echo "$release"; fi; done
"""

# $2 edition, $3 live release: the files named on stdin are not ours and move on with the release.
CARRY = """
cd -- "$1/releases" || exit 1
while IFS= read -r path; do
  [ -e "$2.part/$path" ] && continue
  case "$path" in */*) mkdir -p -- "$2.part/${path%/*}";; esac
  ln -- "$3/$path" "$2.part/$path" 2>/dev/null || cp -p -- "$3/$path" "$2.part/$path" || exit 1
done
"""

SUMS = f"""
{_SUM}
cd -- "$1/releases/$2.part" && find . -type f -exec $sum {{}} +
"""

CLEAN = """
cd -- "$1/releases/$2.part" || exit 1
while IFS= read -r path; do rm -f -- "$path"; done
"""

# The manifest comes on stdin; $2 edition, $3 release, $4 how many stay, $5 the turn, $6 bytes of the manifest, so that one cut on its
# way is none. The rename of the link is all a reader can see. Then goes what lay between the two: it was cut before its switch, or rolled
# back; and the oldest. Each first loses its name: a release that is half removed is none to go back to.
SWITCH = f"""
{_POINT}
gone() {{ mv -- "$1" "$1.part" && rm -rf -- "$1.part" "$1.json"; }}
cd -- "$1" || exit 1
was=$(readlink current); was=${{was##*/}}
cat > releases/.manifest.new || exit 1
[ "$(($(wc -c < releases/.manifest.new)))" = "$6" ] || {{ echo "the manifest was cut" >&2; exit 1; }}
[ ! -e "releases/$3" ] || {{ echo "releases/$3 is there already" >&2; exit 1; }}
mv -f -- releases/.manifest.new "releases/$3.json" && mv -- "releases/$2.part" "releases/$3" || exit 1
sync
[ "$(cat releases/.turn)" = "$5" ] || {{ echo "another publication has begun since" >&2; exit 1; }}
point "$3"
cd releases
between=
for old in {_RELEASES}; do
  [ "$old" = "$3" ] && break
  if [ "$between" ]; then gone "$old"; fi
  if [ "$old" = "$was" ]; then between=1; fi
done
count=$(ls -d -- {_RELEASES} | wc -l)
for old in {_RELEASES}; do
  [ "$count" -gt "$4" ] || break
  if [ "$old" != "$3" ]; then gone "$old"; fi
  count=$((count - 1))
done
for told in {_RELEASES}.json; do [ -d "${{told%.json}}" ] || rm -f -- "$told"; done
readlink ../current
"""

BACK = f"""
{_POINT}
cd -- "$1" 2>/dev/null || exit {NONE_BEFORE}
live=$(readlink current); live=${{live##*/}}; before=
cd releases 2>/dev/null && [ -d "$live" ] || exit {NONE_BEFORE}
for old in {_RELEASES}; do
  [ "$old" = "$live" ] && break
  if [ -d "$old" ]; then before=$old; fi
done
[ -n "$before" ] || exit {NONE_BEFORE}
: > .turn
cd .. && point "$before"
echo "$before"
"""
