import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { RegisterCard, RegisterView } from '../../../libs/contracts';
import { registerRows, type RegisterRow } from '../../../libs/persistence';
import type { Register, Text } from '../../../libs/procedure';
import { registers } from '../../../libs/templates';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';

/** A society's own officers see its entries with the case behind each; the association sees the entries alone. */
@Controller('registers')
export class RegistersController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
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
    const societies = organisationsOf(asker, 'society');
    const rows = await registerRows(this.database, id, { societies, associations: organisationsOf(asker, 'association') });
    if (!declared || !rows) throw new ApiException('NOT_FOUND');
    const names = await this.names.read();
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
          values: valuesOf(declared, row, societies.includes(row.society)),
          enteredAt: row.enteredAt.toISOString(),
          imported: row.caseId === null,
          case: societies.includes(row.society) ? row.caseId : null,
          number: societies.includes(row.society) ? row.number : null,
        })),
    };
  }
}

function organisationsOf(asker: Subject, kind: 'society' | 'association'): string[] {
  return asker.posts.filter((post) => post.organisation.kind === kind).map((post) => post.organisation.id);
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
