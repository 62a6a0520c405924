import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExportedWord } from '../../../libs/record';
import { Words, type RegisterRow } from '../../../libs/persistence';
import { isPersonal, type Field, type FieldType, type Template } from '../../../libs/procedure';
import { Database } from '../database';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';

/** Personal words of people, opened for who may read them. Who may is decided before; here is only how. */
@Injectable()
export class WordsService {
  readonly words: Words;

  constructor(
    @Inject(DataSource) source: DataSource,
    @Inject(Database) private readonly database: Database,
    @Inject(ENVIRONMENT) environment: ApiEnvironment,
  ) {
    this.words = new Words(source, environment.sealingKeys);
  }

  /** The same value with words in place of commitments. */
  open<T>(value: T): Promise<T> {
    return this.words.open(this.database, value);
  }

  openings(commitments: string[]): Promise<Map<string, ExportedWord>> {
    return this.words.openings(this.database, commitments);
  }

  /** Columns of a register that hold personal data stand apart from the others until they are shown. */
  async openRows(rows: RegisterRow[]): Promise<RegisterRow[]> {
    const opened = await this.open(rows.map(({ sealed }) => sealed));
    return rows.map((row, index) => ({
      ...row,
      values: { ...row.values, ...(opened[index] as unknown as Record<string, string>) },
    }));
  }

  /** A draft is the person's own: sealed whole. One of an earlier release lies open until it is saved again. */
  async openDraft(person: string, form: Record<string, unknown>): Promise<Record<string, unknown>> {
    const { key, box } = form;
    if (typeof key !== 'string' || typeof box !== 'string' || Object.keys(form).length !== 2) return form;
    return ((await this.words.openOwn(this.database, person, { key, box })) ?? {}) as Record<string, unknown>;
  }
}

/** What names a file, an organisation or a person is an id, and rights rest on it: it stays. */
const IDS: readonly FieldType[] = ['file', 'files', 'organisation', 'person'];

/** Fields whose values are sealed; of a table its columns, as `field.column`. */
export function personalFields({ form }: Pick<Template, 'form'>): string[] {
  return form.fields.flatMap((field) => [
    ...(isSealedField(field) ? [field.id] : []),
    ...(field.columns ?? []).filter(isSealedField).map((column) => `${field.id}.${column.id}`),
  ]);
}

function isSealedField(field: Pick<Field, 'personal' | 'type'>): boolean {
  return isPersonal(field) && !IDS.includes(field.type);
}
