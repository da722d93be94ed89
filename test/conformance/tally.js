'use strict';

/**
 * Counts, for each row of the comparison and each kernel, how many there are and how many hold; keeps what differs.
 * There is one for each grade of profile.
 */
class Tally {
  /** @param {string} grade `full` or `shipped`. */
  constructor(grade) {
    this.grade = grade;
    this.cells = new Map();
    /** @type {{row: string, cells: string[]}[]} Row, kernel, grade, package, module, and what the row is about. */
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
      detail: (row, { package: name, module }, ...cells) =>
        this.details.push({ row, cells: [row, kernel, this.grade, name, module, ...cells] }),
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
