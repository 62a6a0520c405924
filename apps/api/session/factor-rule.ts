import { Inject, Injectable } from '@nestjs/common';
import { ADMINISTRATOR_ROLES } from '../../../libs/procedure';
import { inForce } from '../../../libs/rights';
import { Database } from '../database';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { PRACTICE } from '../practice/practice.token';
import type { Pending } from './subject';

/**
 * Who must have a second factor: those who run the house; in the profile 等保三级 everybody. Whoever has set one up gives it at every
 * sign-in. Where people are invented it is offered and never demanded: several share an account there.
 */
@Injectable()
export class FactorRule {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
    @Inject(PRACTICE) private readonly isPractice: boolean,
  ) {}

  async pendingFor(person: string): Promise<Pending | null> {
    const { isSet, isDemanded } = await this.of(person);
    if (isSet) return 'factor';
    return isDemanded && !this.environment.demo && !this.isPractice ? 'enrol' : null;
  }

  async of(person: string): Promise<{ isSet: boolean; isDemanded: boolean }> {
    const row = await this.database.one<{ is_set: boolean; is_demanded: boolean }>(
      `select exists (select 1 from guicheng.second_factor f where f.person = $1 and f.confirmed_at is not null) as is_set,
              exists (select 1 from guicheng.deployment where profile = 'mlps-3')
                or exists (select 1 from guicheng.post p where p.person = $1 and p.role = any($2::text[]) and ${inForce('p')}) as is_demanded`,
      [person, ADMINISTRATOR_ROLES],
    );
    return { isSet: row?.is_set ?? false, isDemanded: row?.is_demanded ?? false };
  }
}
