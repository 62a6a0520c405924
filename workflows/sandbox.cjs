'use strict';
/** What whoever bundles the code for Temporal's sandbox puts into it. */
const { join } = require('node:path');

/**
 * What the workflow only calls and never changes is loaded once for all workflows of a worker and frozen, instead of once for each: a start
 * costs less, and a thousand cached workflows hold it once. What such a module remembers must be true for everybody.
 */
const preloadModules = [
  join(__dirname, '..', 'libs', 'procedure', 'streams.ts'),
  join(__dirname, 'sha256.ts'),
  join(__dirname, 'stack-depth.ts'),
];

exports.sandbox = {
  workflowsPath: join(__dirname, 'index.ts'),
  workflowInterceptorModules: [join(__dirname, 'trace-headers.ts')],
  preloadModules,
  // Texts of failures leave the sandbox as payloads, which the codec encrypts.
  failureConverterPath: join(__dirname, '..', 'libs', 'engine', 'failure-converter.ts'),
};
