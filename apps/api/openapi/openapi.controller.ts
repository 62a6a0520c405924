import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { basename, dirname } from 'node:path';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';
import { Needs } from '../rights/permission';

/** The description of this interface, made by the build from the controllers (libs/openapi). */
@Controller('openapi.json')
export class OpenApiController {
  constructor(@Inject(ENVIRONMENT) private readonly environment: ApiEnvironment) {}

  /** For whoever connects something: it names no data. */
  @Get()
  @Needs('public')
  read(@Res() response: Response): void {
    const { openApiFile } = this.environment;
    if (openApiFile === null) throw new ApiException('NOT_FOUND');
    response.type('application/json').sendFile(basename(openApiFile), { root: dirname(openApiFile) });
  }
}
