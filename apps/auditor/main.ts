import 'reflect-metadata';
import { Auditor } from './auditor';
import { readEnvironment } from './env';

async function main(): Promise<void> {
  const auditor = await Auditor.start(readEnvironment());
  const stop = () => void auditor.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log('auditor ready');
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
