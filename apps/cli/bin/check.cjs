'use strict';
/** `npm run check`: types, lint, import rules, format. Runs all of them, then says which failed. */
const { join } = require('node:path');
const { ROOT, bundledNode, checkNode, foreground } = require('./machine.cjs');

const CHECKS = [
  ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
  ['types of the browser tests', 'typescript/bin/tsc', ['-p', 'tests/e2e/tsconfig.json']],
  ['types of the web', 'typescript/bin/tsc', ['-p', 'apps/web/tsconfig.json', '--noEmit']],
  ['lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']],
  [
    'import rules',
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['apps', 'workflows', 'activities', 'libs', '--config', '.dependency-cruiser.cjs'],
  ],
  ['format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
];

async function main() {
  checkNode();
  const failed = [];
  for (const [name, script, args] of CHECKS) {
    console.log(`--- ${name}`);
    const { code } = await foreground(bundledNode(), [join(ROOT, 'node_modules', script), ...args]);
    if (code !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}`);
  process.exit(failed.length === 0 ? 0 : 1);
}

void main();
