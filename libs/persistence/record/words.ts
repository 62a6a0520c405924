/** Words of persons, sealed when they are asked and opened when they are shown. Only who has the deployment's keys can do either. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ERASED, UNREADABLE } from '../../contracts/erased';
import { canonicalJson } from '../../procedure';
import { commitmentOf, commitmentsIn, withOpened, type ExportedWord, type Opening, type Sealed } from '../../record';
import type { IntentBodies, IntentKind } from '../log/intent-bodies';
import { withConnection } from '../sql';
import { sealBody } from './seal-bodies';
import { decrypt, encrypt, KEY_BYTES, keyedHash, sealingKeysOf, type SealingKeys } from './sealing-keys';
import type { RecordReader } from './tree-store';

export type SubjectKind = 'person' | 'organisation';

/** One value for `sealed_value`, written in the statement that writes what refers to it. */
export interface SealedRow {
  commitment: string;
  key: string;
  /** Base64. */
  box: string;
}

interface DataKey {
  id: string;
  key: Buffer;
}

interface KeyRow {
  id: string;
  wrapped: Buffer;
  wrapping_key: string;
}

const SALT_BYTES = 16;

/** Whose the words about others are; a member's own reply carries none. */
function societyOf(body: IntentBodies[IntentKind]): string {
  if ('society' in body) return body.society;
  if ('capacity' in body) return body.capacity.organisation;
  throw new Error('this request names no society');
}

export class Words {
  private readonly keys: SealingKeys;
  /** By subject; a key that was destroyed is refused by the database and asked for anew. */
  private readonly known = new Map<string, DataKey>();

  constructor(
    private readonly source: DataSource,
    keys: string,
  ) {
    this.keys = sealingKeysOf(keys);
  }

  /** The body with commitments in place of personal words, and the rows that open them. `personal`: ids of the form's personal fields. */
  async seal<K extends IntentKind>(
    kind: K,
    body: IntentBodies[K],
    given: { actor: string; personal: string[] },
  ): Promise<{ body: IntentBodies[K]; rows: SealedRow[] }> {
    const values: { opening: Opening; sealed: Sealed; kind: SubjectKind; subject: string }[] = [];
    const sealed = sealBody(
      kind,
      body,
      (value, whose) => {
        const opening = { salt: randomBytes(SALT_BYTES).toString('hex'), value };
        const entry = { opening, sealed: { sealed: commitmentOf(opening) } };
        values.push(
          whose === 'actor'
            ? { ...entry, kind: 'person', subject: given.actor }
            : { ...entry, kind: 'organisation', subject: societyOf(body) },
        );
        return entry.sealed;
      },
      given.personal,
    );
    const rows: SealedRow[] = [];
    for (const value of values) {
      const { id, key } = await this.keyOf(value.kind, value.subject);
      const commitment = value.sealed.sealed;
      rows.push({
        commitment,
        key: id,
        box: encrypt(key, Buffer.from(canonicalJson(value.opening)), commitment).toString('base64'),
      });
    }
    return { body: sealed, rows };
  }

  /** The same value with every commitment replaced by its words, or by what stands in their place. */
  async open<T>(reader: RecordReader, value: T): Promise<T> {
    const commitments = commitmentsIn(value);
    if (commitments.length === 0) return value;
    const words = await this.openings(reader, commitments);
    return withOpened(value, (commitment) => {
      const word = words.get(commitment);
      if (word === undefined) return UNREADABLE;
      if ('state' in word) return word.state === 'erased' ? ERASED : UNREADABLE;
      return word.value;
    });
  }

  /** Openings for those who may have them; `withheld` where the deployment's keys do not open it. */
  async openings(reader: RecordReader, commitments: string[]): Promise<Map<string, ExportedWord>> {
    const rows = await reader.rows<{ commitment: string; box: Buffer | null } & Partial<KeyRow>>(
      `select v.commitment, v.box, k.id, k.wrapped, k.wrapping_key
         from guicheng.sealed_value v left join guicheng.data_key k on k.id = v.data_key where v.commitment = any($1::text[])`,
      [commitments],
    );
    return new Map(rows.map(({ commitment, box, ...key }) => [commitment, this.opened(commitment, box, key as KeyRow)]));
  }

  /** A whole value of a person's own, for what is no part of any log (a draft). */
  async sealOwn(person: string, value: unknown): Promise<{ key: string; box: string }> {
    const { id, key } = await this.keyOf('person', person);
    return { key: id, box: encrypt(key, Buffer.from(canonicalJson(value)), `own/${person}`).toString('base64') };
  }

  async openOwn(reader: RecordReader, person: string, sealed: { key: string; box: string }): Promise<unknown> {
    const [row] = await reader.rows<KeyRow>('select id, wrapped, wrapping_key from guicheng.data_key where id = $1', [
      sealed.key,
    ]);
    const key = row === undefined ? null : this.unwrapped(row);
    return key === null ? null : JSON.parse(decrypt(key, Buffer.from(sealed.box, 'base64'), `own/${person}`).toString());
  }

  /** For comparing requests that hold words, without keeping what words could be tried against. */
  fingerprint(text: string): string {
    return keyedHash(this.keys, text);
  }

  /** After a key was refused by the database: it was destroyed meanwhile. */
  forgetKeys(): void {
    this.known.clear();
  }

  private opened(commitment: string, box: Buffer | null, row: KeyRow): ExportedWord {
    if (box === null) return { state: 'erased' };
    const key = this.unwrapped(row);
    return key === null ? { state: 'withheld' } : (JSON.parse(decrypt(key, box, commitment).toString()) as Opening);
  }

  private unwrapped({ id, wrapped, wrapping_key }: KeyRow): Buffer | null {
    const key = this.keys.all.get(wrapping_key);
    if (key === undefined) return null;
    try {
      return decrypt(key, wrapped, `data key ${id}`);
    } catch {
      // Another key under the same name.
      return null;
    }
  }

  private async keyOf(kind: SubjectKind, subject: string): Promise<DataKey> {
    const name = `${kind}/${subject}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const row = await withConnection(this.source, async (sql) => {
      const [id, fresh] = [randomUUID(), randomBytes(KEY_BYTES)];
      const { current } = this.keys;
      await sql.run(
        `insert into guicheng.data_key (id, subject_kind, subject, wrapped, wrapping_key) values ($1, $2, $3, $4, $5)
         on conflict (subject_kind, subject) do nothing`,
        [id, kind, subject, encrypt(current.key, fresh, `data key ${id}`), current.id],
      );
      return sql.one<KeyRow>('select id, wrapped, wrapping_key from guicheng.data_key where subject_kind = $1 and subject = $2', [
        kind,
        subject,
      ]);
    });
    const key = row === null ? null : this.unwrapped(row);
    if (row === null || key === null)
      throw new Error('the key of this subject cannot be opened with the keys of this deployment');
    const kept = { id: row.id, key };
    this.known.set(name, kept);
    return kept;
  }
}
