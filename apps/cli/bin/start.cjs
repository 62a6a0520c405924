'use strict';
/** `npm start`: everything from a fresh clone to a running Guicheng. Then the same as `npx --no guicheng dev`, with the same flags. */
const { join } = require('node:path');
const { checkNode, foreground } = require('./machine.cjs');

async function main() {
  checkNode();
  const { ensureInstalled } = require('./install.cjs');
  const { ensureBuilt } = require('./build.cjs');
  await ensureInstalled();
  await ensureBuilt();
  // Not through npx: one process less between Ctrl-C and those that must end in order.
  const { code } = await foreground(process.execPath, [join(__dirname, 'guicheng.cjs'), 'dev', ...process.argv.slice(2)]);
  process.exit(code);
}

void main();
