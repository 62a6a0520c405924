import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newSigningKey, signerOf, type Signer } from '../../libs/record';

/** The key in this file, made when there is none. Its name tells one deployment's checkpoints from another's. */
export function signerIn(path: string): Signer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, `${newSigningKey(`guicheng/${randomBytes(4).toString('hex')}`)}\n`, { mode: 0o600, flag: 'wx' });
  }
  return signerOf(readFileSync(path, 'utf8'));
}
