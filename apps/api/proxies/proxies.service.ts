import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { ListPage, ProxyRequest, ProxyView } from '../../../libs/contracts';
import { addDays } from '../../../libs/procedure';
import { areColleagues, inForce, TODAY } from '../../../libs/rights';
import { cursorOf, pageOf, type ListRequest } from '../cursor';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { isUuid } from '../requests';
import type { Subject } from '../session/session.service';

interface ProxyRow {
  id: string;
  principal: string;
  principal_name: string;
  proxy: string;
  proxy_name: string;
  procedures: string[] | null;
  first_on: string;
  last_on: string;
  reason: string;
  ended_at: Date | null;
}

/** A holiday and an illness, not an office: who is away longer hands his post over. */
const LONGEST_DAYS = 180;

const COLUMNS = `x.id, x.principal, a.name as principal_name, x.proxy, b.name as proxy_name, x.procedures,
  x.first_on::text as first_on, x.last_on::text as last_on, x.reason, x.ended_at`;
/** An open inbox hears that somebody else's tasks have come to it, or have gone. */
const TELL = `pg_notify('guicheng_live', '{"topics":["inbox"]}')`;
const PEOPLE = `join guicheng.person a on a.id = x.principal join guicheng.person b on b.id = x.proxy`;

/**
 * Absence (代理): somebody stands in for a period, for some procedures or all. Both names stand in the trace. Votes in organs and acts of
 * a party body never pass this way; that is the machine's to refuse.
 */
@Injectable()
export class ProxiesService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mine(asker: Subject, { cursor, limit }: ListRequest): Promise<ListPage<ProxyView>> {
    const [on, id] = cursor === undefined ? [null, null] : cursorOf(cursor, 1, isUuid);
    const found = await this.database.rows<ProxyRow>(
      `select ${COLUMNS} from guicheng.proxy x ${PEOPLE}
        where $1 in (x.principal, x.proxy) and ($2::date is null or (x.first_on, x.id) < ($2::date, $3::uuid))
        order by x.first_on desc, x.id desc limit $4`,
      [asker.person.id, on?.slice(0, 10) ?? null, id, limit + 1],
    );
    const { items, next } = pageOf(found, limit, (row) => [row.first_on, row.id]);
    return { items: items.map(viewOf), next };
  }

  /** Who may stand in for him: whoever holds a post in one of his houses today. */
  colleagues(asker: Subject): Promise<{ id: string; name: string }[]> {
    return this.database.rows(
      `select distinct a.id::text as id, a.name from guicheng.post h join guicheng.person a on a.id = h.person
        where h.person <> $1 and ${inForce('h')} and h.organisation in (
          select q.organisation from guicheng.post q where q.person = $1 and ${inForce('q')})
        order by a.name, id`,
      [asker.person.id],
    );
  }

  /** Whom the asker may act for today, and in which procedures; null: in all. Who has left the house stands in for nobody there any more. */
  principals(person: string): Promise<{ id: string; name: string; procedures: string[] | null }[]> {
    return this.database.standing(
      `select a.id, a.name,
              case when bool_or(x.procedures is null) then null
                   else (select array_agg(distinct one) from guicheng.proxy y, unnest(y.procedures) one
                          where y.principal = a.id and y.proxy = $1 and y.ended_at is null
                            and ${TODAY} between y.first_on and y.last_on) end as procedures
         from guicheng.proxy x ${PEOPLE}
        where x.proxy = $1 and x.ended_at is null and ${TODAY} between x.first_on and x.last_on and ${areColleagues('x.proxy', 'x.principal')}
        group by a.id, a.name order by a.name, a.id`,
      [person],
    );
  }

  async set(asker: Subject, request: ProxyRequest): Promise<ProxyView> {
    const { proxy, procedures, firstOn, lastOn, reason } = request;
    if (proxy === asker.person.id) throw new ApiException('PERSON_UNFIT', {}, 'proxy');
    if (lastOn < firstOn || lastOn > addDays(firstOn, LONGEST_DAYS)) {
      throw new ApiException('FIELD_INVALID', { label: 'lastOn' }, 'lastOn');
    }
    const row = await this.database.one<ProxyRow>(
      `with written as (
         insert into guicheng.proxy (id, principal, proxy, procedures, first_on, last_on, reason, set_by)
         select $1, $2, $3, $4, $5, $6, $7, $2
          where ${areColleagues('$3', '$2')}
         returning *)
       select ${COLUMNS}, ${TELL} from written x ${PEOPLE}`,
      [randomUUID(), asker.person.id, proxy, procedures ?? null, firstOn, lastOn, reason],
    );
    // A colleague: somebody who holds a post in the same house today.
    if (row === null) throw new ApiException('PERSON_UNFIT', {}, 'proxy');
    return viewOf(row);
  }

  /** Either of the two ends it; what was done stands. */
  async end(asker: Subject, id: string): Promise<ProxyView> {
    const row = await this.database.one<ProxyRow>(
      `with ended as (
         update guicheng.proxy set ended_at = coalesce(ended_at, guicheng.record_now())
          where id = $1 and $2 in (principal, proxy) returning *)
       select ${COLUMNS}, ${TELL} from ended x ${PEOPLE}`,
      [id, asker.person.id],
    );
    if (row === null) throw new ApiException('NOT_FOUND');
    return viewOf(row);
  }
}

function viewOf(row: ProxyRow): ProxyView {
  return {
    id: row.id,
    principal: { id: row.principal, name: row.principal_name },
    proxy: { id: row.proxy, name: row.proxy_name },
    procedures: row.procedures,
    firstOn: row.first_on,
    lastOn: row.last_on,
    reason: row.reason,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
