import { InputError } from '../../src/read/inputError';
import { kernelNames } from '../../src/read/kernelNames';
import { onDisk } from './disk';

const ALL = ['5.10-amd64', '6.1-amd64', '6.12-amd64', '7.3-amd64'];
const from = onDisk({ 'linux,mine/': '', 'a,b.kernel': '' });

test.each([
  [['6.1'], ['6.1']],
  [['6.1,6.12', '7.3'], ['6.1', '6.12', '7.3']],
  [['6.1, 6.12'], ['6.1', '6.12']],
  [['all'], ALL],
  [['all,running'], [...ALL, 'running']],
  [['linux,mine', './a,b.kernel'], ['linux,mine', './a,b.kernel']],
  [['linux,other'], ['linux', 'other']],
])('%j names %j', (words, names) => {
  expect(kernelNames(words, from)).toEqual(names);
});

test.each(['6.1,', ',6.1', '6.1,,6.12', ','])('%j lacks a name', (word) => {
  expect(() => kernelNames([word], from)).toThrow(InputError);
  expect(() => kernelNames([word], from)).toThrow(`'${word}': a kernel's name between the commas is missing`);
});
