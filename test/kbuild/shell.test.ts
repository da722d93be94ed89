import { runShell } from '../../src/kbuild/shell/runShell';
import { absolute } from '../../src/kbuild/paths';
import { KERNEL, treeOf } from './tree';

const context = {
  tree: treeOf({ 'src/a.c': '', VERSION: '1.2.3\n', 'conf.h': '#define HAVE_X 1\n#define VER "7"\n' }),
  kernel: KERNEL,
  directory: absolute('.'),
};
const kconfig = '/lib/modules/6.1.50-test/build/.config';

describe('commands whose output the kernel and the tree decide', () => {
  test.each([
    ['uname -r', '6.1.50-test'],
    ['uname -m', 'x86_64'],
    ['pwd', '/@tree'],
    ['cd src && pwd', '/@tree/src'],
    ['echo a "b  c" \'$d\'', 'a b  c $d'],
    ['echo `uname -r` $(uname -s)', '6.1.50-test Linux'],
    ['uname -r | cut -d. -f1', '6'],
    ['uname -r | cut -d. -f1-2', '6.1'],
    ["uname -r | awk -F. '{print $2}'", '1'],
    ["uname -r | sed -e 's/\\..*//'", '6'],
    ["uname -r | sed -E 's/([0-9]+)\\.([0-9]+).*/\\2/'", '1'],
    ['printf "%s\\n%s\\n" 6.10 6.9 | sort -V | head -n1', '6.9'],
    ['test 6 -ge 5; echo $?', '0'],
    ['[ 6 -lt 5 ]; echo $?', '1'],
    ['[ 6 -ge 5 -a 1 -eq 2 ] && echo yes || echo no', 'no'],
    ['[ \\( 6 -gt 5 \\) -o x = y ] && echo yes', 'yes'],
    ['if [ -z "" ]; then echo a; else echo b; fi', 'a'],
    ['if false; then echo a; elif true; then echo b; fi', 'b'],
    ['if ! test -e none; then echo gone; fi', 'gone'],
    ['test -f src/a.c && echo there', 'there'],
    ['test -d /lib/modules/6.1.50-test/build && echo there', 'there'],
    ['expr 6 \\>= 5', '1'],
    ['expr 6 \\* 256 + 0 2>/dev/null || true', undefined],
    ['expr 6 \\* 256', '1536'],
    ['cat VERSION', '1.2.3'],
    ['cat none 2>/dev/null', undefined],
    ["grep HAVE_X generated.h", undefined],
    ['grep -c X /lib/modules/6.1.50-test/build/none.h 2>/dev/null', '0'],
    ['grep -c HAVE conf.h', '1'],
    ['grep HAVE_X conf.h | cut -d" " -f3', '1'],
    [`grep -q '^CONFIG_PCI=[ym]' ${kconfig} && echo y`, 'y'],
    [`if grep -q '^CONFIG_NONE=' ${kconfig}; then echo y; else echo n; fi`, 'n'],
    ['ls src/*.c', 'src/a.c'],
    ['dirname src/a.c', 'src'],
    ['basename src/a.c .c', 'a'],
    ['readlink -f src/..', '/@tree'],
    ['echo one; echo two', 'one two'],
    ['echo x > /dev/null', ''],
    ['date', undefined],
    ['git describe --tags', undefined],
    ['echo $HOME', undefined],
    ['cat /etc/redhat-release', undefined],
    ['test -e /etc/x && echo y', undefined],
    ['uname -a', undefined],
    ['echo x > file', undefined],
    ["grep 'a*b*c*d*e' conf.h", undefined],
    ['if true', undefined],
  ])('%s', (command, expected) => expect(runShell(command, context)).toBe(expected));
});

test('a bracket that nothing closes is text, also where files are not known', () => {
  const inKernel = { ...context, directory: '/lib/modules/6.1.50-test/build' };
  expect(runShell('if [ 6 -ge 5 ] ; then echo a.o ; fi', inKernel)).toBe('a.o');
  expect(runShell('echo [a.o', inKernel)).toBe('[a.o');
  expect(runShell('echo [a].o', inKernel)).toBeUndefined();
});

describe('the files of the tree', () => {
  const files = Object.fromEntries(
    ['a.c', 'b.c', 'a.h', 'Notes.C', '.hid.c', 'hal/x.c', 'hal/phy/y.c', 'hal/phy/y.h', 'os/z.c', 'os/list'].map((path) => [path, '']),
  );
  const place = {
    ...context,
    tree: treeOf({ ...files, 'os/list': 'one\nTwo\none\n', 'ver.h': '#define MAJOR 4\n#define MINOR "2"\n' }),
  };

  test.each([
    ["find . -name '*.c'", './.hid.c ./a.c ./b.c ./hal/phy/y.c ./hal/x.c ./os/z.c'],
    ['find hal os -type f -name \\*.c', 'hal/phy/y.c hal/x.c os/z.c'],
    ["find hal/ -iname '*.C' -not -path '*/phy/*'", 'hal/x.c'],
    ["find . -maxdepth 1 -iname 'n*.c' -o -maxdepth 1 -name b.c", './Notes.C ./b.c'],
    ["find hal -type d", 'hal hal/phy'],
    ["find hal -mindepth 1 -type d -printf '%f\\n'", 'phy'],
    ["find hal \\( -name '*.c' -o -name '*.h' \\) -printf '%P '", 'phy/y.c phy/y.h x.c '],
    ["find . -name phy -prune -o -name 'y.c' -print", ''],
    ["find . -path ./hal -prune -o -type f -name '[yz].?' -print", './os/z.c'],
    ['find none 2>/dev/null || true', ''],
    ["find /@tree/hal -name 'x.c' | sed 's,.*/,,'", 'x.c'],
    ["find hal -name '*.c' | sed -e 's#hal/##' -e 's/\\.c$/.o/g'", 'phy/y.o x.o'],
    ["cd hal && find . -name '*.c' -printf '%p\\n' | cut -c3-", 'phy/y.c x.c'],
    ["find hal -name '*.c' | xargs -n1 basename", 'y.c x.c'],
    ["find hal -name '*.c' | xargs basename -a -s .c", undefined],
    ["find hal -name '*.c' | xargs basename -s .c", 'y x'],
    ['find . -newer a.c', undefined],
    ["find . -name '*.c' -exec rm {} \\;", undefined],
    ['find /usr -name x', undefined],
    ['find . -name', undefined],
    ['ls *.c', 'a.c b.c'],
    ['ls *.c *.none 2>/dev/null', 'a.c b.c'],
    ['ls hal', 'phy x.c'],
    ['ls -1 hal/*.c | wc -l', '1'],
    ['ls -d */', 'hal/ os/'],
    ['ls -A | head -n 2', '.hid.c Notes.C'],
    ['ls hal os', undefined],
    ['ls -l', undefined],
    ['ls none 2>&1', undefined],
    ['ls none 2>/dev/null; echo $?', '2'],
    ['echo *.c', 'a.c b.c'],
    ['echo "*.c" \\*.c', '*.c *.c'],
    ['echo h*/*.c [ab].c', 'hal/x.c a.c b.c'],
    ['echo *.none', '*.none'],
    ['echo "a"*"*"', undefined],
    ['echo hal/*.c | xargs dirname', 'hal'],
    ['cat os/list | sort | uniq', 'Two one'],
    ['sort -u os/list | tail -1', 'one'],
    ['sort < os/list | tail -n +3', 'one'],
    ['cat < os/none', undefined],
    ["cat os/list | tr 'a-z' 'A-Z' | tr '\\n' ','", 'ONE,TWO,ONE,'],
    ["grep MINOR ver.h | tr -d '\"' | tr -s ' ' | cut -d ' ' -f 2,3", 'MINOR 2'],
    ['grep -l MAJOR *.h', 'ver.h'],
    ['grep -c one os/list ver.h', 'os/list:2 ver.h:0'],
    ['grep -q MAJOR ver.h none 2>/dev/null && echo y', undefined],
    ["sed -n 's/.*MAJOR //p' ver.h", '4'],
    ["sed -n '/MAJOR/p' ver.h | awk '{print $3}'", '4'],
    ["sed '/MAJOR/d; s/.*\"\\(.*\\)\"/[&]\\1/' ver.h", '[#define MINOR "2"]2'],
    ["sed 's/a/b/w out' ver.h", undefined],
    ['basename -a hal/x.c os/z.c', 'x.c z.c'],
    ['dirname hal/x.c a.c', 'hal .'],
    ['realpath hal/../os', '/@tree/os'],
    ['realpath none', '/@tree/none'],
    ['realpath -e none 2>/dev/null', ''],
    ['realpath none/x 2>/dev/null', ''],
    ['realpath -m none/x', '/@tree/none/x'],
    ["find hal -name '*.c' | sed 's/^/x/' | head -1", undefined],
    ["find hal -name '*.c' | sort | head -1", 'hal/phy/y.c'],
    ["find os -name '*.c' | head -1", 'os/z.c'],
    ['readlink hal', undefined],
    ['readlink -f none', '/@tree/none'],
    ['realpath --relative-to=hal os/z.c', '../os/z.c'],
    ['test -f hal/x.c -a -d os && echo y', 'y'],
  ])('%s', (command, expected) => expect(runShell(command, place)).toBe(expected));

  test('too many of them are given up', () => {
    const deep = { ...context, tree: { text: () => undefined, list: () => ['again/'] } };
    expect(runShell('find . -type d', deep)).toBeUndefined();
  });
});

test('a branch that is not taken need not be known', () => {
  expect(runShell('if true; then echo a; else date; fi', context)).toBe('a');
  expect(runShell('false && date || echo b', context)).toBe('b');
});

test('nesting without end is given up', () => {
  expect(runShell('('.repeat(10_000), context)).toBeUndefined();
  expect(runShell(`test ${'! '.repeat(10_000)} x`, context)).toBeUndefined();
});

test.each(['&', 'echo a & echo b', '&|$[x', 'case x in x) echo a;; esac', '(&)'])('%s is given up, not waited for', (command) => {
  expect(runShell(command, context)).toBeUndefined();
});
