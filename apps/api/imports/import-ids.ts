import { createHash } from 'node:crypto';

/**
 * Ids of what an import makes: the same import and the same name give the same id, so that rows which are checked again in the
 * transaction that writes them come to the same steps, byte for byte.
 */
export function idsOf(importId: string): (name: string) => string {
  return (name) => {
    const hex = createHash('sha256').update(`${importId}\n${name}`).digest('hex');
    // Version 8: made by a rule of our own.
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}
