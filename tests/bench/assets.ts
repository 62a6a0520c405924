/** What a browser fetches before a page of the built ones can run. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Visitor } from '../support/visitor';

/** All at once, to the last byte. */
export async function load(visitor: Visitor, paths: string[]): Promise<void> {
  await Promise.all(
    paths.map(async (path) => {
      const reply = await visitor.fetch(path);
      if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`);
      await reply.arrayBuffer();
    }),
  );
}

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}

/** Of these entries of the build's manifest, with all that they import. */
export function assetsOf(chunks: string[]): string[] {
  const folder = resolve(__dirname, '..', '..', 'dist', 'web');
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const waiting = [...chunks];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const { file, css = [], imports = [] } = manifest[name] as Chunk;
    if (files.has(file)) continue;
    for (const found of [file, ...css]) files.add(found);
    waiting.push(...imports);
  }
  return [...files].map((file) => `/${file}`);
}
