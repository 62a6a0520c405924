import { randomInt } from 'node:crypto';
import { createConnection, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A port on the loopback that nobody listens on now. Another process may take it before it is used: callers try again. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port was given.')),
      );
    });
  });
}

/** Several different free ports at once, from a range: some programs cannot take the high ports that the system gives. */
export async function freePortsBetween(lowest: number, highest: number, count: number): Promise<number[]> {
  const ports: number[] = [];
  for (let port = randomInt(lowest, highest - 10 * count); port <= highest && ports.length < count; port += 1) {
    if (await isPortFree(port)) ports.push(port);
  }
  return ports;
}

/** Whether the port can be listened on here and now. */
export function isPortFree(port: number, host = LOOPBACK): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Whether somebody answers on the port. */
export function answersOn(port: number, host = LOOPBACK): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(1_000, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
