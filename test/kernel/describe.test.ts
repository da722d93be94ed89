import { describeKernel, describeKernels } from '../../src/kernel/describe';
import { makeKernel } from './kernel';

const kernel = makeKernel({
  exports: new Map([
    ['a', { module: 'vmlinux', gplOnly: false }],
    ['b', { module: 'vmlinux', gplOnly: true, namespace: 'NS' }],
    ['c', { module: 'm', gplOnly: false, namespace: 'NS' }],
    ['d', { module: 'm', gplOnly: true, namespace: 'module:kvm' }],
  ]),
});

test('describeKernels gives a line for each', () => {
  expect(describeKernels([kernel, makeKernel({ name: '7.3', release: '7.3.4' })])).toBe(
    [
      'name       version  release      arch  exports  GPL-only  namespaces',
      '6.12-test  6.12.1   6.12.1-test  x86   4        2         1',
      '7.3        6.12.1   7.3.4        x86   3        1         1',
      '',
    ].join('\n'),
  );
});

describe('describeKernel', () => {
  test('gives a line for each fact', () => {
    expect(describeKernel(kernel)).toBe(
      [
        'name             6.12-test',
        'release          6.12.1-test',
        'version          6.12.1',
        'architecture     x86 (SRCARCH x86)',
        'compiler         unknown',
        'exports          4 (GPL-only: 2)',
        'namespaced       2 (namespaces: 1)',
        'restricted       1 (lists of modules: 1)',
        'missing imports  refused',
        'options          4',
        'headers          2',
        'header imports   PWM (linux/pwm.h)',
        '',
      ].join('\n'),
    );
  });

  test('says when a missing import is allowed', () => {
    const config = new Map([['CONFIG_MODULE_ALLOW_MISSING_NAMESPACE_IMPORTS', 'y']]);
    expect(describeKernel(makeKernel({ config }))).toContain('missing imports  allowed\n');
  });
});
