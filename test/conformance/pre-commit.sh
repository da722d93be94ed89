#!/bin/bash
# Runs the hook as its users do: the real pre-commit, installing kmodlint from a git clone of the last commit.
# It must find the fault in a staged file, and pass a clean one.
set -euo pipefail

checkout=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME=$work/cache

git clone -q "$checkout" "$work/kmodlint"
git init -q "$work/driver"
cd "$work/driver"
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: $work/kmodlint
    rev: $(git -C "$work/kmodlint" rev-parse HEAD)
    hooks:
      - id: kmodlint
CONFIG
cat > Makefile <<'KBUILD'
obj-m := toy.o
KBUILD
cat > toy.c <<'SOURCE'
#include <linux/module.h>

int toy_value(void)
{
	return 1;
}
EXPORT_SYMBOL(toy_value);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("toy");
SOURCE

git add .
if ! pre-commit run > "$work/clean.log" 2>&1; then
	cat "$work/clean.log"
	echo 'pre-commit: the hook fails on a clean driver'
	exit 1
fi

sed -i 's/^int toy_value/static int toy_value/' toy.c
git add toy.c
if pre-commit run > "$work/faulty.log" 2>&1 || ! grep -q static-export "$work/faulty.log"; then
	cat "$work/faulty.log"
	echo 'pre-commit: the hook does not find the fault in a staged file'
	exit 1
fi
echo 'pre-commit: the hook passes the clean driver and finds the fault in the staged file'
