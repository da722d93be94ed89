#!/bin/bash
# Runs the hook as its users do: the real pre-commit, installing kmodlint from a git clone of the last commit. It must
# pass clean commits, and find the fault that a commit makes in a file which the commit does not touch.
set -euo pipefail

checkout=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME=$work/cache
export GIT_CONFIG_GLOBAL=$work/gitconfig
git config --global user.name tester
git config --global user.email tester@example.org

git clone -q "$checkout" "$work/kmodlint"
git init -q "$work/repository"
cd "$work/repository"
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: $work/kmodlint
    rev: $(git -C "$work/kmodlint" rev-parse HEAD)
    hooks:
      - id: kmodlint
CONFIG
cp -r "$work/kmodlint/samples/shared-tally" drv
git add .

fail() {
	cat "$work/log"
	echo "pre-commit: $1"
	exit 1
}

# What is staged passes, and becomes a commit.
passes() {
	pre-commit run > "$work/log" 2>&1 || fail "the hook fails on $1"
	git commit -q -m "$1"
}

# Of what is staged the hook says this. Then the files are again those of the last commit.
finds() {
	git add .
	if pre-commit run > "$work/log" 2>&1; then fail "the hook passes $1"; fi
	grep -q -- "$2" "$work/log" || fail "the hook does not say '$2' of $1"
	git reset -q --hard
}

passes 'a clean driver'
echo '/* a comment */' >> drv/tally.c
git add .
passes 'a change without fault'

sed -i '/EXPORT_SYMBOL(tally_add)/d' drv/tally.c
finds 'an export taken out of the file that defines it' "symbol 'tally_add' undefined"
sed -i 's/tally\.o //' drv/Kbuild
finds 'an object taken out of the Kbuild file' "symbol 'tally_add' undefined"
sed -i 's/^extern/static/' drv/tally.h
finds 'another declaration in a header' "local symbol 'tally_total' was exported"
sed -i 's/^unsigned int tally_add/static &/' drv/tally.c
finds 'a fault in a file that is staged' static-export
echo 'pre-commit: the hook passes clean commits, and finds what each of the others breaks'
