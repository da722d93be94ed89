import colors from 'picocolors';
import { rulePageText } from '../../src/report/rulePage';

const page = `# a-rule

Of \`x\`, see [that-rule](that-rule.md):

\`\`\`c
int x; # not a heading

	\`y\`
\`\`\`

## Why

- so
`;

test('marks are left out, code is indented', () => {
  expect(rulePageText(page, colors.createColors(false))).toBe(`a-rule

Of \`x\`, see that-rule:

    int x; # not a heading

    	\`y\`

Why

- so
`);
});

test('headings are bold where there is colour, and code in prose has one', () => {
  const { bold, cyan } = colors.createColors(true);
  const lines = rulePageText(page, colors.createColors(true)).split('\n');
  expect([lines[0], lines[2], lines[6]]).toEqual([bold('a-rule'), `Of ${cyan('`x`')}, see that-rule:`, '    \t`y`']);
});
