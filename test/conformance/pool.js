'use strict';

/**
 * Does `work` for each item, so many at a time.
 * @returns {Promise<any[]>} What it gave, in the order of the items.
 */
async function inParallel(items, workers, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}

module.exports = { inParallel };
