import { roleUrls } from '../../libs/runtime/database';
import { readMigrationEnvironment } from './env';
import { textFlag, type Invocation } from './invocation';
import { dataFolder, layoutOf } from './layout';
import { openStore, type OpenStore } from './store';

/**
 * The store of a deployment whose passwords are in the environment (docker-compose.yml), else that of a data folder. The first keeps the
 * passwords as they are: making the roles again with others would lock the running parts out.
 */
export async function openAdminStore(invocation: Invocation): Promise<OpenStore> {
  const { adminUrl, passwords, missing } = readMigrationEnvironment();
  if (missing.length === 0) return { adminUrl, urls: roleUrls(adminUrl, passwords), close: () => Promise.resolve() };
  return openStore(layoutOf(dataFolder(textFlag(invocation, 'data'), invocation.environment.typedIn)), invocation.environment);
}
