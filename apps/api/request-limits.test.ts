import express, { type NextFunction, type Request, type Response } from 'express';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { ApiException } from './errors/api-exception';
import { requestLimits } from './request-limits';

let server: Server;
let base: string;
beforeEach(async () => {
  const app = express();
  app.use(requestLimits({ perAddress: 6, perSession: 3 }));
  app.get('/', (_, response) => void response.send('ok'));
  app.use((error: ApiException, _: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    response.status(error.getStatus()).json(error.error);
  });
  server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => server.close());

const ask = async (cookie?: string) => {
  const reply = await fetch(base, { headers: cookie === undefined ? {} : { cookie } });
  return { status: reply.status, wait: reply.headers.get('retry-after'), text: await reply.text() };
};

describe('too many requests', () => {
  it('of one session are refused with the time to wait, and nobody else’s', async () => {
    for (let n = 0; n < 3; n += 1) expect((await ask('guicheng=one')).status).toBe(200);
    const refused = await ask('guicheng=one');
    expect(refused.status).toBe(429);
    expect(Number(refused.wait)).toBeGreaterThan(0);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect((await ask('guicheng=another')).status).toBe(200);
  });

  it('of one address are refused, whatever session they name', async () => {
    for (let n = 0; n < 6; n += 1) expect((await ask(`guicheng=${n}`)).status).toBe(200);
    expect((await ask('guicheng=7')).status).toBe(429);
    expect((await ask()).status).toBe(429);
  });
});
