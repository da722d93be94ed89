'use strict';
exports.Graphviz = { load: async () => (await globalThis.outside.graphviz()).Graphviz.load() };
