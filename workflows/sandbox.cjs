'use strict';
/** What whoever bundles the code for Temporal's sandbox puts into it. */
const { join } = require('node:path');

exports.sandbox = {
  workflowsPath: join(__dirname, 'index.ts'),
  workflowInterceptorModules: [join(__dirname, 'trace-headers.ts')],
  // Texts of failures leave the sandbox as payloads, which the codec encrypts.
  failureConverterPath: join(__dirname, '..', 'libs', 'engine', 'failure-converter.ts'),
};
