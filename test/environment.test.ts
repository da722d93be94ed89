import Parser from 'tree-sitter';
import C from 'tree-sitter-c';

test('the native parser works inside jest', () => {
  const parser = new Parser();
  parser.setLanguage(C as never);
  expect(parser.parse('int x;').rootNode.toString()).toContain('declaration');
});
