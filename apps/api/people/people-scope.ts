import { Inject, Injectable } from '@nestjs/common';
import type { OrganisationKind } from '../../../libs/procedure';
import { may, readsEverywhere, societiesRead, type Profile } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

export interface OrganisationRow {
  id: string;
  kind: OrganisationKind;
  name_zh: string;
  name_en: string;
  jurisdiction: string;
  association: string | null;
  parent: string | null;
  phone: string | null;
  office_hours: string | null;
  founded_on: string | null;
  dissolved_on: string | null;
}

/** Columns of an organisation under the alias `o`; days as text, because a day has no time zone. */
export const ORGANISATION = `o.id, o.kind, o.name_zh, o.name_en, o.jurisdiction, o.association, o.parent, o.phone, o.office_hours,
  o.founded_on::text, o.dissolved_on::text`;

/** Which organisations an asker reads and changes. What he may not read does not exist for him. */
@Injectable()
export class PeopleScope {
  constructor(@Inject(Database) private readonly database: Database) {}

  async readable(asker: Subject, id: string): Promise<OrganisationRow> {
    const row = await this.find(id);
    const posts = heldPosts(asker);
    if (!row || !(readsEverywhere(posts) || societiesRead(posts).includes(societyOf(row) ?? '')))
      throw new ApiException('NOT_FOUND');
    return row;
  }

  /** Posts, organs and seats: everywhere, or in one's own society and the party organisations that stand in it. */
  async changeable(asker: Subject, id: string): Promise<OrganisationRow> {
    const row = await this.readable(asker, id);
    if (!mayChange(asker, row)) throw new ApiException('FORBIDDEN');
    return row;
  }

  async find(id: string): Promise<OrganisationRow | null> {
    return this.database.one<OrganisationRow>(`select ${ORGANISATION} from guicheng.organisation o where o.id = $1`, [id]);
  }

  async profile(): Promise<Profile> {
    const row = await this.database.one<{ profile: Profile }>('select profile from guicheng.deployment');
    return row?.profile ?? 'general';
  }
}

/** The society itself, or the one in which a party organisation stands. */
export function societyOf(row: Pick<OrganisationRow, 'id' | 'kind' | 'parent'>): string | null {
  if (row.kind === 'society') return row.id;
  return row.kind === 'party-organisation' ? row.parent : null;
}

export function mayChange(asker: Subject, row: OrganisationRow): boolean {
  const posts = heldPosts(asker);
  const society = societyOf(row);
  return may(posts, 'manage-people') || (society !== null && may(posts, 'manage-own-society', society));
}

export function runsTheHouse(asker: Subject): boolean {
  return may(heldPosts(asker), 'manage-people');
}

/** Societies whose accounts and people he keeps. */
export function keptSocieties(asker: Subject): string[] {
  return asker.posts.filter((post) => post.role === 'society-administrator').map((post) => post.organisation.id);
}
