import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { importedWords, type RegisterCard, type RegisterView } from '../../../libs/contracts';
import { registerRows, type RegisterRow } from '../../../libs/persistence';
import type { Register, Text } from '../../../libs/procedure';
import { registers } from '../../../libs/templates';
import { CASES_VISIBLE, organisationsWhere } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { Asker, Needs } from '../rights/permission';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { WordsService } from '../record/words.service';
import { ReadingsService } from '../supervision/readings.service';
import { NamesService } from '../views/names.service';

/** A society's own officers see its entries with what is personal in them, the association without; a case behind one, who sees it. */
@Controller('registers')
export class RegistersController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  @Get()
  @Needs('read-registers')
  list(): RegisterCard[] {
    return registers().map(({ id, title }) => ({ id, title }));
  }

  @Get(':id')
  @Needs('read-registers')
  async read(@Asker() asker: Subject, @Param('id') id: string, @Query('society') society?: string): Promise<RegisterView> {
    const declared = registers().find((register) => register.id === id);
    const [own, supervised] = [organisationsWhere(heldPosts(asker), 'read-registers'), await this.readings.societies(asker)];
    // An organisation is a society or an association; the ids of the one kind find nothing among the other.
    const stored = await registerRows(this.database, id, { societies: [...own, ...supervised], associations: own });
    const rows = stored && (await this.words.openRows(stored));
    if (!declared || !rows) throw new ApiException('NOT_FOUND');
    await this.readings.noteList(asker, 'register', id, supervised);
    const inside = new Set([...own, ...supervised]);
    const [names, seen] = await Promise.all([this.names.read(), this.casesSeen(asker, rows)]);
    return {
      id,
      title: declared.title,
      empty: declared.empty,
      columns: declared.columns.map((column) => ({ id: column.id, label: column.label })),
      entries: rows
        .filter((row) => society === undefined || row.society === society)
        .map((row) => ({
          id: row.id,
          society: names.organisation(row.society),
          values: valuesOf(declared, row, inside.has(row.society)),
          enteredAt: row.enteredAt.toISOString(),
          imported: row.caseId === null,
          importedBy: importedWords(row.provenance),
          case: seen.has(row.caseId) ? row.caseId : null,
          number: seen.has(row.caseId) ? row.number : null,
        })),
    };
  }

  /** An entry leads to the case behind it only where that case would open. */
  private async casesSeen(asker: Subject, rows: RegisterRow[]): Promise<Set<string | null>> {
    const seen = await this.database.rows<{ id: string }>(
      `select c.id from guicheng.case_file c where c.id = any($2::uuid[]) and ${CASES_VISIBLE}`,
      [asker.person.id, rows.flatMap(({ caseId }) => caseId ?? [])],
    );
    return new Set(seen.map(({ id }) => id));
  }
}

function valuesOf(declared: Register, row: RegisterRow, inside: boolean): Record<string, Text | null> {
  return Object.fromEntries(
    declared.columns.map((column) => {
      const value = row.values[column.id] ?? null;
      if (value === null || (column.personal && !inside)) return [column.id, null];
      return [column.id, column.values?.find((known) => known.value === value)?.label ?? { zh: value, en: value }];
    }),
  );
}
