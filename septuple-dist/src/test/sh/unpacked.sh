#!/bin/sh
# Unpacks an archive as a user would and runs it: in a path with blanks, through a symbolic link, from elsewhere,
# without the right to write there.
#
# usage: unpacked.sh ARCHIVE EDITION

set -eu

archive=$1
edition=$2
place="$(mktemp -d)/with blanks"
mkdir "$place"
trap 'chmod -R u+w "$place"; rm -rf "${place%/*}"' EXIT

fail() {
    printf 'unpacked.sh: %s\n' "$*" >&2
    exit 1
}

tar -xf "$archive" -C "$place"
home="$place/septuple-$edition"
chmod -R a-w "$home"
before=$(find "$home" | sort)
ln -s "$home/septuple" "$place/link"
mkdir "$place/elsewhere"
cd "$place/elsewhere"

../link --version | grep -qx "septuple $edition" || fail 'the version is wrong'

../link check "$home/experiments/digits.yaml" | grep -q 'ready to run' || fail 'digits.yaml is not ready'

../link run "$home/experiments/digits.yaml" learning.epochs=1 learning.replicas=1 canonical=none --progress none --out runs >out ||
    fail 'a short run failed'
report=$(sed -n 's/^report //p' out)
grep -q '<html' "$report" || fail "no report at $report"

# Class data count only if Java takes them.
shared=$(SEPTUPLE_JAVA_OPTS='-Xshare:auto -Xlog:class+load:file=classes.log' ../link --version >/dev/null &&
    grep -c 'org.septuple.*shared objects file' classes.log || :)
[ "${shared:-0}" -gt 0 ] || fail 'class data are not used'

for page in septuple septuple-run septuple-resume septuple-ls septuple-show septuple-report septuple-verify septuple-export \
    septuple-check septuple-new septuple-doctor septuple-completion; do
    [ -s "$home/man/man1/$page.1" ] || fail "no manual page $page"
done
for file in README.md LICENSE NOTICE CHANGELOG.md docs/versions.md docs/errors.md docs/api/index.html \
    licenses/jline-BSD-3-Clause.txt licenses/progressbar-MIT.txt licenses/jhdf-MIT.txt licenses/slf4j-MIT.txt \
    licenses/jts-EDL-1.0.txt; do
    [ -s "$home/$file" ] || fail "no $file"
done

[ "$before" = "$(find "$home" | sort)" ] || fail 'something was written into the archive'
