/**
 * Signed notes as C2SP writes them (signed-note.md): a text, an empty line, a line per signature. Ed25519. A key names its house; the
 * verifier's line `<name>+<id>+<base64>` is public, the signer's `PRIVATE+KEY+…` is a secret of the auditor alone.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto';

export interface Signer {
  name: string;
  /** The public line by which others verify. */
  verifier: string;
  sign(text: string): string;
}

const ED25519 = 1;
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE = 'PRIVATE+KEY+';
const SIGNATURE_BYTES = 64;

/** A new key as the line that the auditor keeps in its file. The name must hold neither a blank nor a plus. */
export function newSigningKey(name: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  return `${PRIVATE}${name}+${keyId(name, publicOf(privateKey))}+${Buffer.concat([Buffer.from([ED25519]), seed]).toString('base64')}`;
}

/** Reads a signer's line; throws when it is none. */
export function signerOf(line: string): Signer {
  const [name, id, encoded, ...rest] = line.trim().slice(PRIVATE.length).split('+').reduce(joinBase64, []);
  const key = Buffer.from(encoded ?? '', 'base64');
  if (!line.startsWith(PRIVATE) || !name || rest.length > 0 || key.length !== 33 || key[0] !== ED25519)
    throw new Error('this is no signing key');
  const privateKey = createPrivateKey({
    key: Buffer.concat([PRIVATE_DER, key.subarray(1)]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicBytes = publicOf(privateKey);
  if (keyId(name, publicBytes) !== id) throw new Error('this signing key is damaged');
  return {
    name,
    verifier: `${name}+${id}+${Buffer.concat([Buffer.from([ED25519]), publicBytes]).toString('base64')}`,
    sign: (text) => {
      const signature = Buffer.concat([Buffer.from(id, 'hex'), sign(null, Buffer.from(text), privateKey)]);
      return `${text}\n— ${name} ${signature.toString('base64')}\n`;
    },
  };
}

/** The text of a note that this key has signed; null when it has not. */
export function openNote(note: string, verifier: string): string | null {
  const key = verifierOf(verifier);
  const end = note.lastIndexOf('\n\n');
  if (key === null || end < 0) return null;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split('\n');
  if (lines.pop() !== '' || lines.length === 0) return null;
  const isSigned = lines.some((line) => {
    const [dash, name, encoded, ...rest] = line.split(' ');
    if (dash !== '—' || name !== key.name || rest.length > 0) return false;
    const signature = Buffer.from(encoded ?? '', 'base64');
    if (signature.toString('base64') !== encoded || signature.length !== 4 + SIGNATURE_BYTES) return false;
    return signature.subarray(0, 4).toString('hex') === key.id && verify(null, Buffer.from(text), key.key, signature.subarray(4));
  });
  return isSigned ? text : null;
}

/** The name in a verifier's line; null when it is none. */
export function verifierName(verifier: string): string | null {
  return verifierOf(verifier)?.name ?? null;
}

function verifierOf(line: string): { name: string; id: string; key: KeyObject } | null {
  const [name, id, encoded, ...rest] = line.trim().split('+').reduce(joinBase64, []);
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (!name || !id || rest.length > 0 || bytes.length !== 33 || bytes[0] !== ED25519 || bytes.toString('base64') !== encoded)
    return null;
  const raw = bytes.subarray(1);
  if (keyId(name, raw) !== id) return null;
  return { name, id, key: createPublicKey({ key: Buffer.concat([PUBLIC_DER, raw]), format: 'der', type: 'spki' }) };
}

/** Base64 may hold a plus itself: everything behind the second one belongs together. */
function joinBase64(parts: string[], part: string): string[] {
  return parts.length < 3 ? [...parts, part] : [...parts.slice(0, 2), `${parts[2]}+${part}`];
}

function publicOf(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
}

function keyId(name: string, publicBytes: Buffer): string {
  const covered = Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ED25519]), publicBytes]);
  return hash('sha256', covered, 'buffer').subarray(0, 4).toString('hex');
}
