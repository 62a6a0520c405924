import { randomInt } from 'node:crypto';
import { createConnection, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/**
 * A port on the loopback that nobody listens on now, by chance from below those that the system hands out itself: neither a connection
 * going out nor another program that asks at the same time is likely to take it before it is used.
 */
export async function freePort(): Promise<number> {
  const [port] = await freePortsBetween(15_000, 32_000, 1);
  if (port === undefined) throw new Error('No port is free between 15000 and 32000.');
  return port;
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
