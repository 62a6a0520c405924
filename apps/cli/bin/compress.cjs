'use strict';
/** Puts a compressed copy beside each page's file: done once at build and not at every request (apps/api/static.ts serves them). */
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { brotliCompressSync, constants, gzipSync } = require('node:zlib');

/** What is text; pictures and type are compressed already. */
const TEXT = /\.(js|css|svg|wasm)$/;
/** Below this a copy saves no packet. */
const LEAST_BYTES = 1024;

function compressUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) compressUnder(path);
    else if (TEXT.test(entry.name)) compressFile(path);
  }
}

function compressFile(path) {
  const content = readFileSync(path);
  if (content.length < LEAST_BYTES) return;
  // The two highest levels of Brotli take ten times as long for one part in fifty.
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

module.exports = { compressUnder };
