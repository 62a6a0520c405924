import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 in hex. The sandbox has no `node:crypto`, and where a workflow stands must be comparable with the hashes in the log. */
export function sha256(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)));
}
