import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { ApiModule } from './api.module';
import { readEnvironment, type ApiEnvironment } from './env';
import { createLog, NestLog, Traces } from '../../libs/operation';
import { ErrorFilter } from './errors/error.filter';
import { ApiMetrics } from './operation/api-metrics';
import { requestLog } from './operation/request-log';
import { PRACTICE } from './practice/practice.token';
import { requestLimits } from './request-limits';
import { servePages } from './static';

const JSON_LIMIT = '512kb';

/** Builds the application without listening; tests use it as it is. */
export async function createApi(environment: ApiEnvironment): Promise<NestExpressApplication> {
  const log = createLog('api', { level: environment.logRequests ? 'info' : 'warn' });
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(environment), {
    bodyParser: false,
    logger: new NestLog(log),
  });
  const metrics = app.get(ApiMetrics);
  app.use(requestLog(log, metrics, app.get(Traces)));
  app.set('trust proxy', environment.trustedProxies);
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        // antd writes its styles into the page; scripts come from this host alone.
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          upgradeInsecureRequests: null,
        },
      },
    }),
  );
  if (environment.requestLimits) app.use('/api', ...requestLimits(environment.requestLimits));
  app.useBodyParser('json', { limit: JSON_LIMIT });
  app.setGlobalPrefix('api');
  app.useGlobalFilters(new ErrorFilter(metrics));
  app.enableShutdownHooks();
  if (environment.webFolder) servePages(app.getHttpAdapter().getInstance(), environment.webFolder, app.get<boolean>(PRACTICE));
  return app;
}

async function main(): Promise<void> {
  const environment = readEnvironment();
  const app = await createApi(environment);
  await app.listen(environment.port, environment.host);
  const address = app.getHttpServer().address() as { port: number };
  console.log(`api ready http://${environment.host}:${address.port}`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
