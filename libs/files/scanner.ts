/** Looking for malware: a port, and clamd over TCP (its INSTREAM command). */
import { createReadStream } from 'node:fs';
import { connect } from 'node:net';

/** `away`: nobody looked; the file waits. */
export type Scan = { is: 'clean' } | { is: 'found'; name: string } | { is: 'away' };

export interface Scanner {
  scan(path: string): Promise<Scan>;
}

export interface ClamdSettings {
  host: string;
  port: number;
}

const PART = 64 * 1024;
const TIMEOUT_MS = 60_000;
const MOST_ANSWER = 1_024;

/** https://docs.clamav.net/manual/Usage/Scanning.html · `man clamd`, INSTREAM: parts with their length before them, an empty one at the end. */
export class ClamdScanner implements Scanner {
  constructor(private readonly settings: ClamdSettings) {}

  async scan(path: string): Promise<Scan> {
    try {
      return read(await this.answerTo(path));
    } catch {
      return { is: 'away' };
    }
  }

  private answerTo(path: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.settings);
      let answer = '';
      socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('no answer')));
      socket.on('data', (part) => {
        answer += part.toString('utf8');
        // The answer ends with a zero byte, as the command did.
        if (answer.includes('\0') || answer.length > MOST_ANSWER) socket.end();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
      socket.on('connect', () => void send(path, socket).catch((error: unknown) => socket.destroy(error as Error)));
    });
  }
}

async function send(path: string, socket: NodeJS.WritableStream): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const part of createReadStream(path, { highWaterMark: PART })) {
    const bytes = part as Buffer;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    socket.write(length);
    // Not more at once than the other side takes.
    if (!socket.write(bytes)) await new Promise((taken) => socket.once('drain', taken));
  }
  socket.write(Buffer.alloc(4));
}

function read(answer: string): Scan {
  const said = answer.replace(/\0.*$/s, '').trim();
  if (said === 'stream: OK') return { is: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  // Anything else is an error of its own: size limits, a database that is being read.
  return found === undefined ? { is: 'away' } : { is: 'found', name: found.slice(0, 100) };
}
