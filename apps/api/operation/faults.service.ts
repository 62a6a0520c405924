import { Inject, Injectable } from '@nestjs/common';
import type { FaultReleased, FaultView, StreamKind } from '../../../libs/contracts';
import { Database } from '../database';
import { EngineService } from '../engine.service';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';

interface FaultRow {
  id: string;
  reference: string;
  kind: StreamKind;
  number: string | null;
  code: string;
  since: Date;
}

/** Logs that an unexpected error has stopped. Whoever runs the house sees that they stand and may let them go on; what they are about he does not see. */
@Injectable()
export class FaultsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EngineService) private readonly engine: EngineService,
  ) {}

  async list(): Promise<FaultView[]> {
    const rows = await this.database.rows<FaultRow>(`${FAULTS} order by since`);
    return rows.map(({ reference, kind, number, code, since }) => ({
      reference,
      kind,
      number,
      code,
      since: since.toISOString(),
    }));
  }

  /** The act is written down before the engine is asked: what was asked and not answered can be asked again. */
  async release(asker: Subject, reference: string): Promise<FaultReleased> {
    const found = await this.database.one<FaultRow>(
      `with found as (${FAULTS} and s.fault ->> 'reference' = $2),
            written as (
              insert into guicheng.administrative_act (actor, action, object_kind, object, details)
              select $1, 'fault-released', 'log', id::text, jsonb_build_object('reference', reference, 'code', code) from found)
       select * from found`,
      [asker.person.id, reference],
    );
    if (found === null) throw new ApiException('NOT_FOUND');
    await this.engine.sync(found.id, found.kind);
    return {
      goesOn: (await this.database.one(`select 1 from guicheng.stream where id = $1 and fault is null`, [found.id])) !== null,
    };
  }
}

const FAULTS = `select s.id, s.fault ->> 'reference' as reference, s.kind, c.number, s.fault ->> 'code' as code, coalesce(a.at, guicheng.record_now()) as since
  from guicheng.stream s left join guicheng.case_file c on c.id = s.id
  left join lateral (select max(at) as at from guicheng.attempt where stream = s.id and action = 'fault' and details ->> 'reference' = s.fault ->> 'reference') a on true
 where s.fault is not null`;
