import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RolePasswords } from './database';
import { StartProblem } from './problem';

/** What a data folder keeps for itself: made at the first start, readable by its user only, never printed. */
export interface Secrets {
  passwords: RolePasswords;
  /** Keys of the payload codec as `id:base64key`, comma-separated; the first is the current one. */
  payloadKeys: string;
  /** Keys of sign-in (sealed secrets of second factors, tokens of links), written in the same way. */
  signInKeys: string;
  /** Keys that wrap the keys of sealed words, written in the same way. Without them a backup shows no words. */
  sealingKeys: string;
}

/** A password that needs no escaping in a URL. */
export function randomPassword(): string {
  return randomBytes(24).toString('hex');
}

/** One key of 256 bits with its id: of the payload codec, of sign-in. */
export function randomPayloadKey(id = 'k1'): string {
  return `${id}:${randomBytes(32).toString('base64')}`;
}

export function randomSecrets(): Secrets {
  return {
    passwords: { owner: randomPassword(), api: randomPassword(), worker: randomPassword(), auditor: randomPassword() },
    payloadKeys: randomPayloadKey(),
    signInKeys: randomPayloadKey(),
    sealingKeys: randomPayloadKey(),
  };
}

/** Reads the secrets of a data folder, making them at the first start. A damaged file is refused: new keys could not read old payloads. */
export function secretsOf(path: string): Secrets {
  if (!existsSync(path)) writeSecrets(path, randomSecrets());
  try {
    const secrets = JSON.parse(readFileSync(path, 'utf8')) as Secrets;
    if (secrets.passwords.owner && secrets.payloadKeys) return withLaterKeys(path, secrets);
  } catch {
    // Said below.
  }
  throw new StartProblem('Data folder', `${path} is damaged`, 'Restore it from a backup of the data folder.');
}

/** A folder of an earlier release gets its keys now: nothing was sealed with others. */
function withLaterKeys(path: string, secrets: Omit<Secrets, LaterKeys> & Partial<Pick<Secrets, LaterKeys>>): Secrets {
  const { signInKeys, sealingKeys } = secrets;
  const complete = { ...secrets, signInKeys: signInKeys || randomPayloadKey(), sealingKeys: sealingKeys || randomPayloadKey() };
  if (!signInKeys || !sealingKeys) writeSecrets(path, complete);
  return complete;
}

type LaterKeys = 'signInKeys' | 'sealingKeys';

/** Writes whole or not at all. */
export function writeSecrets(path: string, secrets: Secrets): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
