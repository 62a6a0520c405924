import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SmsMessage } from '../../libs/sign-in';

export interface TestGateway {
  url: string;
  token: string;
  /** What it took, the oldest first. */
  taken: SmsMessage[];
  /** From now on it answers so. */
  answer(status: number): void;
  stop(): Promise<void>;
}

/** A message gateway of the generic kind: it keeps what it is given instead of sending it. The other side of a wire that ours really speaks. */
export async function startGateway(): Promise<TestGateway> {
  const token = 'gateway-token';
  const taken: SmsMessage[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString('utf8')));
    request.on('end', () => {
      const isOurs = request.method === 'POST' && request.headers.authorization === `Bearer ${token}`;
      const code = isOurs ? status : 401;
      if (code < 300) taken.push(JSON.parse(text) as SmsMessage);
      response.writeHead(code).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    token,
    taken,
    answer: (code) => (status = code),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
