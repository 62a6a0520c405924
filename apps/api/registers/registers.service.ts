import { Inject, Injectable } from '@nestjs/common';
import type { RegisterCard, RegisterHistoryView, RegisterView } from '../../../libs/contracts';
import {
  everyDeclared,
  newestDeclared,
  registerRows,
  registersOf,
  versionsOf,
  type Moment,
  type RegisterRow,
  type Shown,
} from '../../../libs/persistence';
import { civilDateOf, type Register, type Text } from '../../../libs/procedure';
import { registers } from '../../../libs/templates';
import { CASES_VISIBLE, organisationsWhere, TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { WordsService } from '../record/words.service';
import { dayOf } from '../requests';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { ReadingsService } from '../supervision/readings.service';
import { NamesService } from '../views/names.service';
import { FedRegisters } from './fed-registers';
import { columnsOf, entryView, idsIn, type Telling } from './register-words';

/** What is asked of a register; everything may be left out. */
export type Asked = Record<'society' | 'show' | 'on' | 'knownOn', string | undefined>;

interface Whose {
  societies: string[];
  associations: string[];
  supervised: string[];
}

@Injectable()
export class RegistersService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(FedRegisters) private readonly fed: FedRegisters,
  ) {}

  /** In the order of the catalogue; what nothing feeds and nobody has stays out of the menu. */
  async list(asker: Subject): Promise<RegisterCard[]> {
    const [declared, fed, held] = [
      await everyDeclared(this.database),
      await this.fed.read(),
      await registersOf(this.database, await this.whose(asker)),
    ];
    const order = registers().map(({ id }) => id);
    const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
    return declared
      .filter(({ id }) => fed.has(id) || held.includes(id))
      .sort((one, other) => place(one.id) - place(other.id))
      .map(({ id, title }) => ({ id, title }));
  }

  async read(asker: Subject, id: string, asked: Asked): Promise<RegisterView> {
    const register = await this.declared(id);
    const at = await this.momentOf(asked);
    const { show, shown } = shownOf(register, asked.show);
    const whose = await this.whose(asker);
    const stored = (await registerRows(this.database, id, whose, at, shown)).filter(
      ({ society }) => !isSaid(asked.society) || society === asked.society,
    );
    const rows = await this.words.openRows(stored);
    await this.readings.noteList(asker, 'register', id, whose.supervised);
    const telling = await this.telling(asker, register, whose, rows);
    return {
      ...{ id, title: register.title, empty: register.empty, columns: columnsOf(register), states: register.states },
      ...{ show, on: at.on, knownOn: at.knownOn },
      entries: rows.map((row) => entryView(row, telling, at.on)),
    };
  }

  /** How an entry came to be as it is. Whoever may not read it is told that there is none. */
  async history(asker: Subject, id: string, entry: string): Promise<RegisterHistoryView> {
    const register = await this.declared(id);
    const whose = await this.whose(asker);
    const stored = await versionsOf(this.database, id, whose, entry);
    const [newest] = stored;
    if (newest === undefined) throw new ApiException('NOT_FOUND');
    const rows = await this.words.openRows(stored);
    await this.readings.noteList(
      asker,
      'register',
      id,
      whose.supervised.filter((society) => society === newest.society),
    );
    const telling = await this.telling(asker, register, whose, rows);
    const [procedures, importers] = [await this.procedures(rows), await this.importers(rows)];
    return {
      ...{ id, title: register.title, columns: columnsOf(register) },
      versions: rows.map((row) => ({
        ...entryView(row, telling, row.validFrom),
        version: row.version,
        recordedTo: row.recordedTo?.toISOString() ?? null,
        procedure: telling.seen.has(row.caseId) ? (procedures.get(row.caseId) ?? null) : null,
        by: importers.get(row.provenance) ?? null,
      })),
    };
  }

  private async declared(id: string): Promise<Register> {
    const declared = await newestDeclared(this.database, id);
    if (declared === null) throw new ApiException('NOT_FOUND');
    return declared.declaration;
  }

  private async whose(asker: Subject): Promise<Whose> {
    const [own, supervised] = [organisationsWhere(heldPosts(asker), 'read-registers'), await this.readings.societies(asker)];
    // An organisation is a society or an association; the ids of the one kind find nothing among the other.
    return { societies: [...own, ...supervised], associations: own, supervised };
  }

  private async momentOf({ on, knownOn }: Asked): Promise<Moment> {
    const [row] = await this.database.rows<{ today: string }>(`select ${TODAY}::text as today`);
    const today = row?.today ?? civilDateOf(new Date().toISOString());
    return { on: isSaid(on) ? dayOf(on, 'on') : today, knownOn: isSaid(knownOn) ? dayOf(knownOn, 'knownOn') : null };
  }

  private async telling(asker: Subject, register: Register, whose: Whose, rows: RegisterRow[]): Promise<Telling> {
    const [names, seen, named] = [
      await this.names.read(),
      await this.casesSeen(asker, rows),
      await this.namesOf(idsIn(register, rows)),
    ];
    return { register, names, named, inside: new Set(whose.societies), seen };
  }

  /** An entry leads to the case behind it only where that case would open. */
  private async casesSeen(asker: Subject, rows: RegisterRow[]): Promise<Set<string | null>> {
    const seen = await this.database.rows<{ id: string }>(
      `select c.id from guicheng.case_file c where c.id = any($2::uuid[]) and ${CASES_VISIBLE}`,
      [asker.person.id, rows.flatMap(({ caseId }) => caseId ?? [])],
    );
    return new Set(seen.map(({ id }) => id));
  }

  /** Names of organisations, and of branches, which are entries themselves. */
  private async namesOf(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; name: string }>(
      `select id::text as id, name_zh as name from guicheng.organisation where id::text = any($1::text[])
       union all select id, "values" ->> 'name' from guicheng.register_entry
        where id = any($1::text[]) and register = 'branches' and recorded_to is null`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private async procedures(rows: RegisterRow[]): Promise<Map<string | null, Text>> {
    const found = await this.database.rows<{ id: string; title: Text }>(
      `select c.id, v.template -> 'title' as title from guicheng.case_file c join guicheng.template_version v on v.hash = c.template_hash
        where c.id = any($1::uuid[])`,
      [rows.flatMap(({ caseId }) => caseId ?? [])],
    );
    return new Map(found.map(({ id, title }) => [id, title]));
  }

  private async importers(rows: RegisterRow[]): Promise<Map<string, string>> {
    const found = await this.database.rows<{ mark: string; name: string }>(
      `select guicheng.import_mark(i.id) as mark, p.name from guicheng.import i join guicheng.person p on p.id = i.applied_by
        where guicheng.import_mark(i.id) = any($1::text[])`,
      [rows.map(({ provenance }) => provenance)],
    );
    return new Map(found.map(({ mark, name }) => [mark, name]));
  }
}

function isSaid(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function shownOf(register: Register, asked: string | undefined): { show: string; shown: Shown } {
  const show = isSaid(asked) ? asked : 'in-force';
  if (show === 'in-force' || show === 'past') return { show, shown: { show } };
  if (register.states.some(({ id }) => id === show)) return { show, shown: { state: show } };
  throw new ApiException('FIELD_INVALID', { label: 'show' }, 'show');
}
