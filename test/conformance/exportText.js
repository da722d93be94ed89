'use strict';

/** How a symbol is exported, in the one form in which the tables and kmodlint are compared. */
const exportText = (symbol, gplOnly, namespace) => [symbol, gplOnly && 'GPL', namespace].filter(Boolean).join(' ');

const exportOfRow = ({ symbol, type, namespace }) => exportText(symbol, type === 'EXPORT_SYMBOL_GPL', namespace);
const exportOfJson = ({ symbol, gplOnly, namespace }) => exportText(symbol, gplOnly, namespace);

module.exports = { exportOfRow, exportOfJson };
