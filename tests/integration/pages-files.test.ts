/** The built pages as they come over the line: compressed once, kept for ever, and the page that names them never. */
import express from 'express';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
// What the build writes is what must be found.
import { compressUnder } from '../../apps/cli/bin/compress.cjs';
import { servePages } from '../../apps/api/static';

const SCRIPT = `/* ${'学会 '.repeat(900)} */`;
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guicheng-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>规程</title>');
  writeFileSync(join(folder, 'assets', 'page-1a2b.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'small-3c4d.css'), 'p{}');
  compressUnder(join(folder, 'assets'));
  const app = express();
  servePages(app, folder, false);
  server = await new Promise<Server>((ready) => {
    const listening = app.listen(0, '127.0.0.1', () => ready(listening));
  });
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

/** As the bytes come over the line: `fetch` would decompress them. */
const ask = (path: string, encodings?: string) =>
  new Promise<IncomingMessage & { content: Buffer }>((done, failed) => {
    const headers = encodings === undefined ? {} : { 'accept-encoding': encodings };
    get({ port: (server.address() as AddressInfo).port, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(Object.assign(answer, { content: Buffer.concat(parts) })));
    }).on('error', failed);
  });

describe('the pages’ files', () => {
  it('go out compressed as well as the browser can read it, and may be kept for ever', async () => {
    const brotli = await ask('/assets/page-1a2b.js', 'gzip, deflate, br');
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(brotli.headers['content-type']).toMatch(/^text\/javascript/);
    expect(brotli.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotliDecompressSync(brotli.content).toString()).toBe(SCRIPT);
    const gzip = await ask('/assets/page-1a2b.js', 'gzip');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.content).toString()).toBe(SCRIPT);
  });

  it('go out as they are to whoever asks for nothing else, or when they are small', async () => {
    const plain = await ask('/assets/page-1a2b.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('accept-encoding');
    expect(plain.content.toString()).toBe(SCRIPT);
    const small = await ask('/assets/small-3c4d.css', 'br');
    expect(small.headers['content-encoding']).toBeUndefined();
    expect(small.content.toString()).toBe('p{}');
  });

  it('that are gone are said to be gone, not answered with a page', async () => {
    expect((await ask('/assets/page-old.js', 'br')).statusCode).toBe(404);
  });

  it('are never kept where the page itself is concerned: it names the others', async () => {
    for (const path of ['/', '/inbox', '/cases/1']) {
      const page = await ask(path, 'br');
      expect(page.statusCode).toBe(200);
      expect(page.headers['cache-control']).toBe('no-store');
      expect(page.content.toString()).toContain('规程');
    }
  });
});
