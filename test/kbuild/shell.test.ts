import { runShell } from '../../src/kbuild/shell';
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
    ['cat none 2>/dev/null', ''],
    ['grep -c HAVE conf.h', '1'],
    ['grep HAVE_X conf.h | cut -d" " -f3', '1'],
    [`grep -q '^CONFIG_PCI=[ym]' ${kconfig} && echo y`, 'y'],
    [`if grep -q '^CONFIG_NONE=' ${kconfig}; then echo y; else echo n; fi`, 'n'],
    ['ls src/*.c', 'src/a.c'],
    ['dirname src/a.c', 'src'],
    ['basename src/a.c .c', 'a'],
    ['readlink -f src/..', '/@tree/src/..'],
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
