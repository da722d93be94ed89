'use strict';

/** Counts, for each row of the comparison and each kernel, how many there are and how many hold; keeps what differs. */
class Tally {
  constructor() {
    this.cells = new Map();
    this.details = [];
  }

  /** A view on it that fills the column of one kernel. */
  for(kernel) {
    return {
      count: (row, holds) => {
        const cell = this.cell(row, kernel);
        cell.of += 1;
        if (holds) cell.count += 1;
      },
      detail: (row, module, text) =>
        this.details.push({ row, text: `${kernel} ${module.package} ${module.module}: ${text}` }),
    };
  }

  /** @returns {{count: number, of: number}} */
  cell(row, kernel) {
    const key = `${row}\t${kernel}`;
    if (!this.cells.has(key)) this.cells.set(key, { count: 0, of: 0 });
    return this.cells.get(key);
  }
}

module.exports = { Tally };
