'use strict';
const { spawnSync } = require('node:child_process');
const multitool = require('@microsoft/sarif-multitool');

/** The errors and warnings that the SARIF multitool has about a log, under the rules of SARIF and of GitHub. */
function validate(file) {
  const { status, stdout, stderr, error } = spawnSync(multitool, ['validate', file, '--rule-kind', 'Sarif;Ghas'], {
    encoding: 'utf8',
    // It is .NET: without this it looks for libicu.
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  if (error) throw error;
  const faults = stdout.split('\n').filter((line) => /: (error|warning) /.test(line));
  if (faults.length > 0) return faults;
  return status === 0 && stdout.includes('Analysis completed successfully') ? [] : [`${file}: ${stdout}${stderr}`];
}

module.exports = { validate };

if (require.main === module) {
  const files = process.argv.slice(2);
  const faults = files.length > 0 ? files.flatMap(validate) : ['usage: node test/sarif/validate.js FILE...'];
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
