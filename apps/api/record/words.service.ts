import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExportedWord } from '../../../libs/record';
import { Words, type RegisterRow } from '../../../libs/persistence';
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
