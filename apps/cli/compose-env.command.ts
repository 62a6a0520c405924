import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../../libs/runtime/problem';
import { randomPassword, randomPayloadKey } from '../../libs/runtime/secrets';
import type { Invocation } from './invocation';
import { ROOT } from './layout';

/** The variables that docker-compose.yml requires; none has a default, so nothing ever runs with a known password. */
export const COMPOSE_SECRETS = {
  POSTGRES_PASSWORD: randomPassword,
  TEMPORAL_DB_PASSWORD: randomPassword,
  GUICHENG_OWNER_PASSWORD: randomPassword,
  GUICHENG_API_PASSWORD: randomPassword,
  GUICHENG_WORKER_PASSWORD: randomPassword,
  GUICHENG_AUDITOR_PASSWORD: randomPassword,
  GUICHENG_PAYLOAD_KEYS: () => randomPayloadKey(),
  GUICHENG_SIGN_IN_KEYS: () => randomPayloadKey(),
  GUICHENG_SEALING_KEYS: () => randomPayloadKey(),
} as const;

/** `guicheng compose-env`: writes .env with random secrets. An existing one is kept: its passwords open the data. */
export function composeEnvironment({ flags }: Invocation): Promise<number> {
  const path = join(ROOT, '.env');
  if (existsSync(path) && flags['force'] !== true) {
    throw new StartProblem(
      '.env',
      `${path} exists, and its passwords belong to the data that was made with them`,
      'Keep it. Only for a deployment without data: npx --no guicheng compose-env --force',
    );
  }
  const lines = Object.entries(COMPOSE_SECRETS).map(([name, make]) => `${name}=${make()}`);
  writeFileSync(
    path,
    `# Secrets of docker-compose.yml. Keep this file as long as the data; never commit it.\n${lines.join('\n')}\n`,
    { mode: 0o600 },
  );
  console.log(`Wrote ${path}. Next: docker compose up --build`);
  return Promise.resolve(0);
}
