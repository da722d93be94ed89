import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { Draft, type Edit } from '../../src/fix/draft';
import { decode } from '../../src/read/bytes';
import { rewritten } from '../../src/read/rewrite';
import type { Change } from '../../src/diagnostic';
import { changed, spanOf, v612, v613 } from '../fix/drafts';
import { onDisk } from '../read/disk';

const step = fc.record({ from: fc.nat(), length: fc.nat(8), text: fc.string({ maxLength: 6 }) });
const steps = fc.array(step, { maxLength: 8 });

test('the edits of a draft make its text of the original', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), steps, (original, todo) => {
      const draft = Draft.of(original);
      let plain = original;
      for (const { from, length, text } of todo) {
        const start = from % (plain.length + 1);
        const end = Math.min(start + length, plain.length);
        draft.replace({ start, end, text });
        plain = plain.slice(0, start) + text + plain.slice(end);
      }
      const edits = draft.edits();
      const edited = (all: string, { start, end, text }: Edit): string => all.slice(0, start) + text + all.slice(end);
      const made = edits.reduceRight(edited, original);
      expect([draft.text, made]).toEqual([plain, plain]);
      edits.forEach((edit, index) => expect(edit.start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0));
    }),
  );
});

test('a place of a draft holds what it held', () => {
  const originals = fc.string({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(originals, steps, fc.nat(), fc.nat(8), (original, todo, from, length) => {
      const draft = Draft.of(original);
      for (const { from: at, length: gone, text } of todo) {
        const start = at % (draft.text.length + 1);
        draft.replace({ start, end: Math.min(start + gone, draft.text.length), text });
      }
      const start = from % original.length;
      const end = Math.min(start + length, original.length);
      const place = draft.placeOf({ start, end });
      if (place) expect(draft.text.slice(place.start, place.end)).toBe(original.slice(start, end));
    }),
  );
});

/** Bytes of any encoding, with those that UTF-8 is made of among them. */
const BYTES = [0x61, 0x62, 0x0a, 0x0d, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0xff, 0xef, 0xbb, 0xbf];
const bytes = fc.array(fc.constantFrom(...BYTES), { maxLength: 24 }).map((values) => Buffer.from(values));

test('an edit of the text is one of the bytes, which leaves all others as they are', () => {
  const file = path.join(onDisk({ 'a.c': '' }), 'a.c');
  fc.assert(
    fc.property(bytes, fc.nat(), (content, at) => {
      fs.writeFileSync(file, content);
      const text = decode(content);
      const start = at % (text.length + 1);
      // Half a character of two is no place.
      fc.pre(!/[\uDC00-\uDFFF]/.test(text[start] ?? ''));
      const { after } = rewritten(file, text, [{ start, end: start, text: '/**/' }]);
      expect(decode(after)).toBe(`${text.slice(0, start)}/**/${text.slice(start)}`);
      expect(Buffer.from(after.toString('latin1').replace('/**/', ''), 'latin1')).toEqual(content);
    }),
  );
});

const LINES = ['int a;', '', '/* x */', '#ifdef X', '#endif', 'MODULE_IMPORT_NS(K);', '#include <linux/z.h>'];
const fillers = fc.array(fc.constantFrom(...LINES), { maxLength: 6 });
const source = fc
  .tuple(fillers, fillers, fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([before, behind, end, last]) => [...before, 'MODULE_LICENSE("GPL");', ...behind].join(end) + (last ? end : ''));

test('an import is made once, adds lines alone, and keeps line ends', () => {
  fc.assert(
    fc.property(source, fc.constantFrom([v612], [v613], [v612, v613]), (text, kernels) => {
      const once = (of: string): string => {
        const change: Change = { kind: 'importNamespace', beside: spanOf(of, '"GPL"'), namespace: 'NS' };
        return changed(of, [change], kernels)!;
      };
      const now = once(text);
      expect(once(now)).toBe(now);
      const lines = now.split('\n');
      for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
        expect(lines.map((each) => each.trimEnd())).toContain(line.trimEnd());
      }
      expect(now.endsWith('\n')).toBe(text.endsWith('\n'));
      if (text.includes('\r\n')) expect(now.replaceAll('\r\n', '')).not.toContain('\n');
    }),
  );
});

const head = fc.array(fc.constantFrom('#include <linux/a.h>', '#ifdef X', '#endif', '', '/* x */'), { maxLength: 6 });
const uses = fc
  .tuple(head, fillers, fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([before, behind, end, last]) => [...before, 'int b = old();', ...behind].join(end) + (last ? end : ''));

test('a name since a version is defined once, and no line but those that are added changes', () => {
  fc.assert(
    fc.property(uses, (text) => {
      const once = (of: string): string | undefined => {
        const span = spanOf(of, 'old()');
        return changed(of, [{ kind: 'rename', span, from: 'old', to: 'new', since: [6, 15] }]);
      };
      const now = once(text);
      if (now === undefined) return;
      expect(once(now)).toBeUndefined();
      const added = now.split(/\r?\n/).filter((line) => /version\.h|LINUX_VERSION_CODE|#define old new/.test(line));
      expect(added.length).toBe(3);
      const lines = now.split('\n');
      for (const line of text.split('\n')) expect(lines.map((each) => each.trimEnd())).toContain(line.trimEnd());
      if (text.includes('\r\n')) expect(now.replaceAll('\r\n', '')).not.toContain('\n');
    }),
  );
});
