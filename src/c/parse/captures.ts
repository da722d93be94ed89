/** A part of a syntax tree that the query asks for. */
export interface Capture {
  /** What the query calls it. */
  name: string;
  /** Offsets in UTF-16 units. */
  node: { startIndex: number; endIndex: number };
}

/** Parses a text as C, and gives what QUERY finds in it, in the order of the text: to be read as it comes. */
export type Captures = (text: string) => Iterable<Capture>;

/** The names that declarations declare, and the parameters of functions, whose names are not declared there. */
export const QUERY = `(parameter_list) @parameters
(function_declarator declarator: [(identifier) @function (parenthesized_declarator (identifier) @function)])
(declaration declarator: (identifier) @variable)
(init_declarator declarator: (identifier) @variable)
(pointer_declarator declarator: (identifier) @variable)
(array_declarator declarator: (identifier) @variable)
(parenthesized_declarator (identifier) @variable)`;
