import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nodesOfTiles, verify, type Kept } from '../../libs/record';
import { StartProblem, reasonOf } from '../../libs/runtime/problem';
import { textFlag, type Invocation } from './invocation';
import { linesOf, UNREADABLE } from './verify-words';

/**
 * `guicheng verify FILE`: an export or a receipt against its proofs, offline: it needs no database and no server. Exit code 0: whole;
 * 1: something was changed, said where; 2: the file cannot be read, or not be compared with what was given.
 */
export function verifyCommand(invocation: Invocation): Promise<number> {
  const { words, flags, environment } = invocation;
  const [file] = words;
  if (file === undefined || words.length > 1)
    throw new StartProblem(
      'verify',
      'it needs the file to look at',
      'npx --no guicheng verify FILE [--key KEY] [--checkpoint FILE]',
    );
  const read = (path: string): string => readText(resolve(environment.typedIn, path));
  try {
    const key = textFlag(invocation, 'key');
    const checkpoint = textFlag(invocation, 'checkpoint');
    const found = verify(read(file), {
      ...(key === undefined ? {} : { key: existsSync(resolve(environment.typedIn, key)) ? read(key) : key }),
      ...(checkpoint === undefined ? {} : { kept: keptAt(resolve(environment.typedIn, checkpoint)) }),
    });
    if (flags['json'] === true) console.log(JSON.stringify(found, null, 2));
    else for (const line of linesOf(found, key !== undefined)) console.log(line);
    return Promise.resolve({ whole: 0, tampered: 1, unreadable: 2 }[found.result]);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (flags['json'] === true) console.log(JSON.stringify({ result: 'unreadable', reason: 'NO_FILE' }));
    else console.log(`${UNREADABLE.NO_FILE.zh} ${error.message}\n${UNREADABLE.NO_FILE.en} ${error.message}`);
    return Promise.resolve(2);
  }
}

class Unreadable extends Error {}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Unreadable(`${path} (${reasonOf(error)})`);
  }
}

/** A checkpoint that lies among its tiles brings them along: a folder that was copied off the machine. */
function keptAt(path: string): Kept {
  const folder = dirname(path);
  const tile = (name: string): Buffer | null => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : null);
  return {
    checkpoint: readText(path),
    ...(existsSync(join(folder, 'tile')) ? { tiles: (size: number) => nodesOfTiles(tile, size) } : {}),
  };
}
