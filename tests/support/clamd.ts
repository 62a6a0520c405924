import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface TestClamd {
  host: string;
  port: number;
  /** Bytes of each file that it was given. */
  scanned: number[];
  /** From now on it answers when this is over, as it does about a large file. */
  waitFor(until: Promise<void>): void;
  stop(): Promise<void>;
}

/** What a scanner finds in every test of one (the EICAR test file is made for that). */
export const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

/** The other side of clamd's INSTREAM command, which takes the wire apart as clamd does: a command, parts with their length, an empty one. */
export async function startClamd(): Promise<TestClamd> {
  const scanned: number[] = [];
  let answering = Promise.resolve();
  const server = createServer((socket) => {
    let given = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      given = Buffer.concat([given, part]);
      const content = contentOf(given);
      if (content === null) return;
      scanned.push(content.length);
      const answer = content.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0';
      void answering.then(() => socket.end(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    scanned,
    waitFor: (until) => {
      answering = until;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const COMMAND = 'zINSTREAM\0';

/** Null: more is to come. */
function contentOf(given: Buffer): Buffer | null {
  if (given.length < COMMAND.length) return null;
  if (given.subarray(0, COMMAND.length).toString() !== COMMAND) return Buffer.alloc(0);
  const parts: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= given.length;) {
    const length = given.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > given.length) return null;
    parts.push(given.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
