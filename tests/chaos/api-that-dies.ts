/** The product's API, which dies where the crossing says. Started as a process of its own; the crossing is its argument, or null. */
import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { readEnvironment } from '../../apps/api/env';
import { createApi } from '../../apps/api/main';
import { Engine } from '../../libs/engine';
import { dieAt, type Crossing } from './dying';

async function main(): Promise<void> {
  const crossing = JSON.parse(process.argv[2] ?? 'null') as Crossing | null;
  if (crossing !== null) dieAt(Engine.prototype, crossing, () => process.kill(process.pid, 'SIGKILL'));
  const environment = readEnvironment();
  const app = await createApi({ ...environment, logRequests: false, requestLimits: null });
  await app.listen(environment.port, environment.host);
  process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
  console.log(`api ready ${(app.getHttpServer().address() as AddressInfo).port}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
