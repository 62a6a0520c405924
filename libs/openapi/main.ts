/** `node -r ./libs/testing/run-typescript.cjs libs/openapi/main.ts FOLDER`: writes the description and a client's types there. Part of the build. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clientTypes } from './client';
import { describeInterface } from './document';

async function main(folder: string): Promise<void> {
  const description = describeInterface(resolve(__dirname, '..', '..'));
  mkdirSync(join(folder, 'client'), { recursive: true });
  writeFileSync(join(folder, 'client', 'guicheng.d.ts'), await clientTypes(description));
  // Last: where it is, the others are too.
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(description));
}

main(process.argv[2] ?? 'dist').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
