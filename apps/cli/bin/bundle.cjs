'use strict';
/** The code for Temporal's sandbox, bundled once at build time: the worker then starts without a bundler. */
const { renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { sandbox } = require('../../../workflows/sandbox.cjs');
const { ROOT } = require('./machine.cjs');

async function main() {
  const { bundleWorkflowCode } = require('@temporalio/worker');
  const quiet = () => undefined;
  const { code } = await bundleWorkflowCode({
    ...sandbox,
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: console.warn, error: console.error },
  });
  const target = join(ROOT, 'dist', 'workflow-bundle.js');
  writeFileSync(`${target}.new`, code);
  renameSync(`${target}.new`, target);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
