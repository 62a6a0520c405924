import { Inject, Injectable } from '@nestjs/common';
import type { MasterRecord, RegisterStatistics } from '../../../libs/contracts';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { RegistersService } from '../registers/registers.service';
import { dayOf, isGiven } from '../requests';
import type { Subject } from '../session/session.service';
import { grouped, groupingsOf, sumsOf, type Moment } from './group';

export type AskedStatistics = Record<'on' | 'against' | 'by', string | undefined>;

/** 统计报表 over a register. Its numbers count the entries that the reader would be shown there, so they can never tell more. */
@Injectable()
export class RegisterStatisticsService {
  constructor(
    @Inject(RegistersService) private readonly registers: RegistersService,
    @Inject(Database) private readonly database: Database,
  ) {}

  async read(asker: Subject, register: string, { on, against, by }: AskedStatistics): Promise<RegisterStatistics> {
    const now = await this.moment(asker, register, isGiven(on) ? dayOf(on, 'on') : undefined);
    const earlier = isGiven(against) ? dayOf(against, 'against') : null;
    if (earlier !== null && earlier >= now.view.on) throw new ApiException('FIELD_INVALID', { label: 'against' }, 'against');
    const before = earlier === null ? null : await this.moment(asker, register, earlier);
    const groupings = groupingsOf(now.view);
    const chosen = isGiven(by) ? by : 'society';
    if (!groupings.some(({ id }) => id === chosen)) throw new ApiException('FIELD_INVALID', { label: 'by' }, 'by');
    const { id, title } = now.view;
    return {
      ...{ id, title, on: now.view.on, against: earlier, by: chosen ?? 'society', groupings, sums: sumsOf(now.view) },
      ...grouped(now, before, chosen ?? 'society'),
    };
  }

  private async moment(asker: Subject, register: string, on: string | undefined): Promise<Moment> {
    const view = await this.registers.read(asker, register, { society: undefined, show: undefined, on, knownOn: undefined });
    const societies = [...new Set(view.entries.map(({ society }) => society.id))];
    return { view, masters: await this.masters(societies, view.on) };
  }

  /** As they held on that day; a version that was entered later for an earlier day counts. */
  private async masters(societies: string[], on: string): Promise<Map<string, MasterRecord>> {
    const rows = await this.database.rows<{ organisation: string; record: MasterRecord }>(
      `select distinct on (organisation) organisation, record from guicheng.master_record
        where organisation = any($1::uuid[]) and valid_from <= $2::date and voided_at is null
        order by organisation, valid_from desc, version desc`,
      [societies, on],
    );
    return new Map(rows.map(({ organisation, record }) => [organisation, record]));
  }
}
