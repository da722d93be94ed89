import { buildOf, kernelOf, KERNEL } from './tree';
import type { Kernel, LinkerSymbol } from '../../src/model';

const SCRIPT = 'lamp_a = 1;\nPROVIDE(lamp_b = 2);';

function linked(flags: string, files: Record<string, string> = {}, kernel: Kernel = KERNEL): (readonly string[])[] {
  const text = `obj-m := lamp.o\nlamp-y := a.o\n${flags}`;
  const module = buildOf({ 'drv/Kbuild': text, 'drv/a.c': '', 'drv/lamp.lds': SCRIPT, ...files }, kernel).modules[0]!;
  const mark = ({ certainty, isIgnored }: LinkerSymbol): string =>
    (certainty === 'possible' ? '?' : '') + (isIgnored ? ' (ignored)' : '');
  return [
    (module.linkerSymbols ?? []).map((each) => each.symbol + mark(each)),
    module.unknown,
  ];
}

const BOTH = [['lamp_a', 'lamp_b'], []];

describe('what the flags of the linker define, as ld 2.40 takes them', () => {
  test.each([
    ['ldflags-y += -T$(src)/lamp.lds', BOTH],
    ['ldflags-y := -T $(src)/lamp.lds', BOTH],
    ['EXTRA_LDFLAGS += --script=$(src)/lamp.lds', BOTH],
    ['LDFLAGS_lamp.o := -script $(src)/lamp.lds', BOTH],
    ['KBUILD_LDFLAGS += -dT $(src)/lamp.lds', BOTH],
    ['ldflags-y += --default-script=$(src)/lamp.lds', BOTH],
    ['ldflags-y += $(src)/lamp.lds', BOTH],
    ['ldflags-y += -L$(src) -T lamp.lds', BOTH],
    ['ldflags-y += --defsym=lamp_a=0 -defsym lamp_b=lamp_a+4', BOTH],
    ["ldflags-y += --defsym='lamp_a=0' --defsym \"lamp_b=0\" -z noexecstack -m elf_x86_64 --strip-debug", BOTH],
    ['ifneq ($(shell probe),)\nldflags-y += --defsym=lamp_a=0\nendif', [['lamp_a?'], []]],
    ['ldflags-y += -Ttext=0x100 -Tdata 0x200 -r --build-id', [[], []]],
    ['LDFLAGS_other.o := --defsym=lamp_a=0', [[], []]],
    ['LDFLAGS_MODULE += -T$(src)/lamp.lds', [[], []]],
    ['ldflags-y += -T$(obj)/made.lds', [[], ['linker script drv/made.lds: its text is not there']]],
    ['ldflags-y += -T$(shell ./script)', [[], ['linker flags: $(shell ./script)']]],
    ['ldflags-y += --defsym $(shell ./symbol)', [[], ['linker flags: $(shell ./symbol)']]],
    ['ldflags-y += -T$(srctree)/scripts/module.lds', [[], []]],
    ['ldflags-y += $(src)/blob.o', [[], ['linked with drv/blob.o by the linker\'s flags']]],
    ['ldflags-y += --just-symbols=$(src)/lamp.lds', [[], ['linker flags: --just-symbols=drv/lamp.lds']]],
    ['ldflags-y += -R $(src)/x -b binary', [[], ['linker flags: -R drv/x', 'linker flags: -b binary']]],
    ['ldflags-y += @$(src)/args', [[], ['linker flags: @drv/args']]],
    ['ldflags-y += --wrap=kmalloc', [[], ['linker flags: --wrap=kmalloc']]],
    ['ldflags-y += -u lamp_init -Wl,--defsym=x=0', [[], ['linker flags: -u lamp_init', 'linker flags: -Wl,--defsym=x=0']]],
  ])('%s', (flags, expected) => expect(linked(flags)).toEqual(expected));

  test('a script has others included and linked', () => {
    const files = { 'drv/lamp.lds': 'INCLUDE more.lds INPUT(blob.o)', 'drv/more.lds': 'INCLUDE none.lds lamp_a = 1;' };
    expect(linked('ldflags-y += -L$(src) -Tlamp.lds', files)).toEqual([
      ['lamp_a'],
      ['linked with blob.o by lamp.lds', 'linker script none.lds: its text is not there'],
    ]);
    const itself = { 'drv/lamp.lds': 'INCLUDE lamp.lds lamp_a = 1;' };
    expect(linked('ldflags-y += -L$(src) -Tlamp.lds', itself)[1]).toEqual(['linker script lamp.lds: its text is not there']);
  });

  test('a module of one object is not linked before modpost, but with clang\'s LTO', () => {
    const single = 'obj-m := a.o\nldflags-y += -T$(src)/lamp.lds';
    const symbols = (kernel: Kernel): number | undefined =>
      buildOf({ Kbuild: single, 'a.c': '', 'lamp.lds': SCRIPT }, kernel).modules[0]!.linkerSymbols?.length;
    expect(symbols(KERNEL)).toBeUndefined();
    expect(symbols(kernelOf('6.1.50', { CONFIG_LTO_CLANG: 'y' }))).toBe(2);
  });

  test('EXTRA_LDFLAGS ended with 6.15', () => {
    const flags = 'EXTRA_LDFLAGS += --defsym=lamp_a=0';
    expect(linked(flags, {}, kernelOf('6.14.0'))[0]).toEqual(['lamp_a']);
    expect(linked(flags, {}, kernelOf('6.15.0'))[0]).toEqual(['lamp_a (ignored)']);
  });
});
