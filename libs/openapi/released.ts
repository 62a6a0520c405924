/** `npm run release-interface`: keeps the description as it is now for what comes after. interface.test.ts holds every later one against it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeInterface, type OpenApi } from './document';

const FILE = join(__dirname, 'released.json');

export function lastReleased(): OpenApi {
  return JSON.parse(readFileSync(FILE, 'utf8')) as OpenApi;
}

/** A path and a schema a line, without prose: what changes is seen where it changes. */
function written({ info, paths, components, ...rest }: OpenApi): string {
  const lines = (parts: Record<string, unknown>) =>
    Object.entries(parts)
      .map(([name, part]) => `${JSON.stringify(name)}:${JSON.stringify(part, withoutProse)}`)
      .join(',\n');
  const { schemas, ...others } = components;
  const head = JSON.stringify({ ...rest, info }).slice(0, -1);
  return `${head},\n"paths":{\n${lines(paths)}\n},\n"components":${JSON.stringify(others).slice(0, -1)},"schemas":{\n${lines(schemas)}\n}}}\n`;
}

const withoutProse = (key: string, value: unknown): unknown =>
  (key === 'summary' || key === 'description') && typeof value === 'string' ? undefined : value;

if (require.main === module) writeFileSync(FILE, written(describeInterface(resolve(__dirname, '..', '..'))));
