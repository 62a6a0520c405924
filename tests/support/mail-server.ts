import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string;
  /** Headers and body, decoded. */
  text: string;
  raw: string;
}

export interface TestMailServer {
  url: string;
  received: ReceivedMail[];
  /** From now on this mailbox answers so; null: takes it again. */
  mailbox(address: string, code: number | null): void;
  /** From now on nobody gets in, as with a server that is closed for the day; false: open again. */
  refuse(isClosed: boolean): void;
  stop(): Promise<void>;
}

/** A real SMTP server that keeps what it is given. */
export async function startMailServer(): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const answers = new Map<string, number>();
  let isClosed = false;
  const refusal = (code: number): Error => Object.assign(new Error('refused'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onMailFrom: (_address, _session, done) => done(isClosed ? refusal(421) : null),
    onRcptTo: ({ address }, _session, done) => {
      const code = answers.get(address);
      done(code === undefined ? null : refusal(code));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw, text: decoded(raw) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    mailbox: (address, code) => (code === null ? answers.delete(address) : answers.set(address, code)),
    refuse: (closed) => (isClosed = closed),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function decoded(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
