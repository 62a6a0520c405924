import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Database } from './database';
import { EngineService } from './engine.service';
import { Needs } from './rights/permission';

/** For the container's health check. Without PostgreSQL nothing works (503); without the engine reading does, and acts wait. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EngineService) private readonly engine: EngineService,
  ) {}

  @Get()
  @Needs('public')
  @HttpCode(200)
  async check(@Res({ passthrough: true }) response: Response): Promise<{ database: boolean; engine: boolean }> {
    const database = await this.database.answers();
    if (!database) response.status(503);
    return { database, engine: await this.engine.reachable() };
  }
}
