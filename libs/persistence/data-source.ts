import { DataSource, type DataSourceOptions } from 'typeorm';
import { FirstCase1700000000001 } from './migrations/1700000000001-first-case';
import { People1700000000002 } from './migrations/1700000000002-people';
import { SignIn1700000000003 } from './migrations/1700000000003-sign-in';
import { Record1700000000004 } from './migrations/1700000000004-record';
import { Supervision1700000000005 } from './migrations/1700000000005-supervision';
import { Imports1700000000006 } from './migrations/1700000000006-imports';
import { Accounts1700000000007 } from './migrations/1700000000007-accounts';
import { Ballots1700000000008 } from './migrations/1700000000008-ballots';
import { Starts1700000000009 } from './migrations/1700000000009-starts';
import { Actions1700000000010 } from './migrations/1700000000010-actions';
import { Registers1700000000011 } from './migrations/1700000000011-registers';
import { Publishing1700000000012 } from './migrations/1700000000012-publishing';
import { Offers1700000000013 } from './migrations/1700000000013-offers';
import { Inbox1700000000014 } from './migrations/1700000000014-inbox';
import { Deciding1700000000015 } from './migrations/1700000000015-deciding';
import { Societies1700000000016 } from './migrations/1700000000016-societies';
import { Display1700000000017 } from './migrations/1700000000017-display';
import { SittingKit1700000000018 } from './migrations/1700000000018-sitting-kit';
import { CasesOfAssociation1700000000020 } from './migrations/1700000000020-cases-of-association';
import { SecretBallots1700000000021 } from './migrations/1700000000021-secret-ballots';
import { SupervisionWork1700000000022 } from './migrations/1700000000022-supervision-work';
import { Sittings1700000000023 } from './migrations/1700000000023-sittings';
import { Crowds1700000000024 } from './migrations/1700000000024-crowds';
import { SocietyRecord1700000000025 } from './migrations/1700000000025-society-record';
import { Lists1700000000026 } from './migrations/1700000000026-lists';
import { Designs1700000000027 } from './migrations/1700000000027-designs';
import { Library1700000000028 } from './migrations/1700000000028-library';
import { Messages1700000000030 } from './migrations/1700000000030-messages';
import { Plans1700000000032 } from './migrations/1700000000032-plans';
import { Scenarios1700000000035 } from './migrations/1700000000035-scenarios';
import { Documents1700000000036 } from './migrations/1700000000036-documents';
import { DaysOff1700000000037 } from './migrations/1700000000037-days-off';
import { Practice1700000000038 } from './migrations/1700000000038-practice';
import { Archive1700000000039 } from './migrations/1700000000039-archive';
import { HouseNotices1700000000043 } from './migrations/1700000000043-house-notices';
import { FiguresByPerson1700000000044 } from './migrations/1700000000044-figures-by-person';
import { AddressesConfirmed1700000000040 } from './migrations/1700000000040-addresses-confirmed';
import { Supplements1700000000041 } from './migrations/1700000000041-supplements';
import { Undisclosed1700000000042 } from './migrations/1700000000042-undisclosed';

export const SCHEMA = 'guicheng';

export interface DataSourceChoice {
  /** Address with the role's own user and password: the rights come with it. */
  url: string;
  /** Connections held at most. */
  poolSize?: number;
  /** Of a statement that has a name each connection makes one plan, whatever its parameters are, and keeps it. */
  keepsPlans?: boolean;
}

/**
 * A plan that is kept must be right however full the store becomes: it follows indexes and stops at a page's end, which a bitmap, a hash and
 * a merge do not, because they read everything first.
 */
const KEPT_PLANS = ['plan_cache_mode=force_generic_plan', 'enable_bitmapscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off'];

/** A data source for one role. It never changes the schema by itself. */
export function createDataSource({ url, poolSize = 10, keepsPlans = false }: DataSourceChoice): DataSource {
  return new DataSource(optionsOf(url, poolSize, keepsPlans));
}

function optionsOf(url: string, poolSize: number, keepsPlans: boolean): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    schema: SCHEMA,
    poolSize,
    synchronize: false,
    migrationsRun: false,
    migrations: [
      FirstCase1700000000001,
      People1700000000002,
      SignIn1700000000003,
      Record1700000000004,
      Supervision1700000000005,
      Imports1700000000006,
      Accounts1700000000007,
      Ballots1700000000008,
      Starts1700000000009,
      Actions1700000000010,
      Registers1700000000011,
      Publishing1700000000012,
      Offers1700000000013,
      Inbox1700000000014,
      Deciding1700000000015,
      Societies1700000000016,
      Display1700000000017,
      SittingKit1700000000018,
      CasesOfAssociation1700000000020,
      SecretBallots1700000000021,
      SupervisionWork1700000000022,
      Sittings1700000000023,
      Crowds1700000000024,
      SocietyRecord1700000000025,
      Lists1700000000026,
      Designs1700000000027,
      Library1700000000028,
      Messages1700000000030,
      Plans1700000000032,
      Scenarios1700000000035,
      Documents1700000000036,
      DaysOff1700000000037,
      Practice1700000000038,
      Archive1700000000039,
      FiguresByPerson1700000000044,
      AddressesConfirmed1700000000040,
      Supplements1700000000041,
      Undisclosed1700000000042,
      HouseNotices1700000000043,
    ],
    migrationsTableName: 'migrations',
    entities: [],
    connectTimeoutMS: 5_000,
    // Statements are short: none is worth compiling, though one whose cost is overrated would be (jit).
    extra: { options: ['jit=off', ...(keepsPlans ? KEPT_PLANS : [])].map((setting) => `-c ${setting}`).join(' ') },
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
