#!/usr/bin/env node
'use strict';
/** The `guicheng` command: runs the built CLI on the Node that came with the packages. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT, bundledNode, checkNode, foreground, giveUp } = require('./machine.cjs');

async function main() {
  checkNode();
  const entry = join(ROOT, 'dist', 'apps', 'cli', 'main.js');
  if (!existsSync(entry)) giveUp('guicheng', 'it is not built yet', 'Run "npm start", or "npm run build" first.');
  const { code, error } = await foreground(bundledNode(), [entry, ...process.argv.slice(2)], {
    cwd: process.cwd(),
    env: { ...process.env, GUICHENG_STARTED_BY: String(process.pid) },
  });
  if (error) giveUp('Node', error.message, 'Run "npm ci", then start again.');
  process.exit(code);
}

void main();
