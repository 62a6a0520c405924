/** A route that forgot to name its permission is nobody's. Nothing else of the guard is reached; the rest is walked over HTTP. */
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { Database } from '../database';
import { SessionService } from '../session/session.service';
import { CrossSiteService } from './cross-site.service';
import { Needs } from './permission';
import { RightsGuard } from './rights.guard';

@Controller()
class Forgetful {
  @Get('forgotten')
  forgotten(): string {
    return 'everything';
  }

  @Needs('public')
  @Get('open')
  open(): string {
    return 'what is for all';
  }
}

const unreached = [SessionService, Database, CrossSiteService].map((provide) => ({ provide, useValue: {} }));

@Module({ controllers: [Forgetful], providers: [{ provide: APP_GUARD, useClass: RightsGuard }, ...unreached] })
class House {}

it('refuses a route that names no permission', async () => {
  const app = await NestFactory.create(House, { logger: false });
  await app.listen(0, '127.0.0.1');
  try {
    const base = await app.getUrl();
    expect((await fetch(`${base}/open`)).status).toBe(200);
    const reply = await fetch(`${base}/forgotten`);
    expect([reply.status, await reply.text()]).toEqual([403, expect.not.stringContaining('everything')]);
  } finally {
    await app.close();
  }
});
