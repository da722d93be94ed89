#!/bin/sh
# Captures the compiler's own macros, as the kernel's flags make them, into this directory. Needs gcc 12 and, of Debian,
# cpp-12-aarch64-linux-gnu. Flags: Makefile and arch/*/Makefile of Linux 6.1 to 6.12, those that change a macro.
# What depends on the kernel's version or configuration is not among them: src/kernel/predefines.ts adds it.
set -eu
cd "$(dirname "$0")"
common='-nostdinc -std=gnu11 -O2 -fshort-wchar -fno-PIE -fno-asynchronous-unwind-tables -D__KERNEL__'
x86='-mno-sse -mno-mmx -mno-sse2 -mno-3dnow -mno-avx -fcf-protection=none'

capture() {
	name=$1
	shift
	"$@" $common -dM -E -x c /dev/null | LC_ALL=C sort > "$name.h"
}

capture x86_64 gcc-12 -m64 $x86 -mno-80387 -mno-red-zone -mcmodel=kernel -fstack-protector-strong
capture i386 gcc-12 -m32 $x86 -march=i686 -msoft-float -ffreestanding -fstack-protector-strong
capture arm64 aarch64-linux-gnu-cpp-12 -mlittle-endian -mgeneral-regs-only -mabi=lp64 -fstack-protector-strong
