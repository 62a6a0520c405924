import { DataSource, type DataSourceOptions } from 'typeorm';
import { FirstCase1700000000001 } from './migrations/1700000000001-first-case';
import { People1700000000002 } from './migrations/1700000000002-people';

export const SCHEMA = 'guicheng';

export interface DataSourceChoice {
  /** Address with the role's own user and password: the rights come with it. */
  url: string;
  /** Connections held at most. */
  poolSize?: number;
}

/** A data source for one role. It never changes the schema by itself. */
export function createDataSource({ url, poolSize = 10 }: DataSourceChoice): DataSource {
  return new DataSource(optionsOf(url, poolSize));
}

function optionsOf(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    schema: SCHEMA,
    poolSize,
    synchronize: false,
    migrationsRun: false,
    migrations: [FirstCase1700000000001, People1700000000002],
    migrationsTableName: 'migrations',
    entities: [],
    connectTimeoutMS: 5_000,
    // A server that dies under idle connections must not bring the process down; the next statement says so.
    poolErrorHandler: () => undefined,
  };
}

/** Brings the schema up to date, as its owner; says how many migrations ran. The roles and the schema exist before it. */
export async function migrate(ownerUrl: string): Promise<number> {
  const owner = await createDataSource({ url: ownerUrl, poolSize: 1 }).initialize();
  try {
    return (await owner.runMigrations({ transaction: 'each' })).length;
  } finally {
    await owner.destroy();
  }
}
