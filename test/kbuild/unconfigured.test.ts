import { buildOf, summary } from './tree';

const PROBLEM = 'run configure first: its modules are not read';
const MODULE = 'MODULE_LICENSE("GPL");\n';

test.each(['Makefile.in', 'Kbuild.in'])('what is behind a template that nothing has been made of is not read: %s', (file) => {
  const build = buildOf({ [`src/${file}`]: 'obj-m := drv.o\ndrv-objs := a.o b.o\n', 'src/a.c': MODULE, 'src/b.c': '' });
  expect([summary(build), build.problems]).toEqual([[], [{ file: `src/${file}`, message: PROBLEM, hidesModules: true }]]);
});

test.each(['obj-$(CONFIG_X) += drv.o\n', 'obj-@MODE@ := drv.o\ndrv-y := a.o\n'])('whatever its option: %j', (text) => {
  expect(buildOf({ 'Kbuild.in': text, 'a.c': '' }).problems.map(({ message }) => message)).toEqual([PROBLEM]);
});

test('beside modules that are read it is said too', () => {
  const build = buildOf({ 'one/Kbuild': 'obj-m := a.o\n', 'one/a.c': '', 'two/Kbuild.in': 'obj-m := b.o\n', 'two/b.c': '' });
  expect([summary(build), build.problems.map(({ file }) => file)]).toEqual([['a: one/a.c'], ['two/Kbuild.in']]);
});

test('a module of one source is read without its makefile', () => {
  const build = buildOf({ 'Makefile.in': 'obj-m = drv.o\nccflags-y = @OPTIONS@\n', 'drv.c': MODULE });
  expect([summary(build), build.problems]).toEqual([['drv: drv.c'], []]);
});

test('what is below a template that enters directories is not read', () => {
  const build = buildOf({ 'Kbuild.in': 'obj-m := $(DIRECTORIES)\n', 'os/x.c': MODULE, 'Makefile.in': 'all:\n' });
  expect([summary(build), build.problems.map(({ file }) => file)]).toEqual([[], ['Kbuild.in']]);
});

test('a template is nothing to say where it names no module, or the makefile is there', () => {
  expect(buildOf({ 'Makefile.in': 'bin_PROGRAMS = x\n', 'drv.c': MODULE }).problems).toEqual([]);
  const made = { 'Kbuild.in': 'obj-@M@ := drv.o\n', 'Kbuild': 'obj-m := drv.o\n', 'drv.c': MODULE };
  expect(buildOf(made).problems).toEqual([]);
});
