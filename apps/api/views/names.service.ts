import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type OrganisationView } from '../../../libs/contracts';
import type { Holder, Role, Text } from '../../../libs/procedure';
import { inForce } from '../../../libs/rights';
import { Database } from '../database';

/** Ids become words here, and nowhere else: states and events carry ids only. */
export interface Names {
  organisation(id: string): OrganisationView;
  organ(id: string): Text;
  person(id: string): string;
  /** Today's holders of a post. */
  holding(role: Role, organisation: string): string[];
  office(holder: Pick<Holder, 'role' | 'organisation'>): Text;
}

interface OrganisationRow {
  id: string;
  kind: 'association' | 'society';
  name_zh: string;
  name_en: string;
  phone: string | null;
  office_hours: string | null;
}

@Injectable()
export class NamesService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One association and its societies are few; they are read whole, so that a revised name shows at once. */
  async read(): Promise<Names> {
    const [organisation, organs, persons, posts] = await Promise.all([
      this.organisations(),
      this.database.rows<{ id: string; name_zh: string; name_en: string }>(`select id, name_zh, name_en from guicheng.organ`),
      this.database.rows<{ id: string; name: string }>(`select id, name from guicheng.person`),
      this.database.rows<{ person: string; role: Role; organisation: string }>(
        `select p.person, p.role, p.organisation from guicheng.post p where ${inForce('p')}`,
      ),
    ]);
    const organOf = new Map(organs.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }]));
    const personOf = new Map(persons.map((row) => [row.id, row.name]));
    const person = (id: string) => personOf.get(id) ?? UNKNOWN.zh;
    return {
      organisation,
      organ: (id) => organOf.get(id) ?? UNKNOWN,
      person,
      holding: (role, at) =>
        posts.filter((post) => post.role === role && post.organisation === at).map((post) => person(post.person)),
      office: (holder) => officeName(organisation(holder.organisation), holder.role),
    };
  }

  /** Without the people, who are many: for lists that name none. */
  async organisations(): Promise<Names['organisation']> {
    const rows = await this.database.standing<OrganisationRow>(
      `select id, kind, name_zh, name_en, phone, office_hours from guicheng.organisation`,
      [],
    );
    const views = new Map(rows.map((row) => [row.id, viewOf(row)]));
    return (id) => views.get(id) ?? { id, kind: 'society', name: UNKNOWN, phone: null, officeHours: null };
  }
}

function viewOf({ id, kind, name_zh, name_en, phone, office_hours }: OrganisationRow): OrganisationView {
  return { id, kind, name: { zh: name_zh, en: name_en }, phone, officeHours: office_hours };
}

const UNKNOWN: Text = { zh: '—', en: '—' };

/** 示例省环境学会秘书处. */
function officeName(organisation: OrganisationView, role: Role): Text {
  const title = postTitle[role];
  return { zh: `${organisation.name.zh}${title.zh}`, en: `${title.en}, ${organisation.name.en}` };
}
