/** What a person does with ledgers, by HTTP: uploads, looks, applies, takes back. */
import { strToU8, unzipSync, zip, type AsyncZipOptions, type AsyncZippable } from 'fflate';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { ImportRows, ImportRowView, ImportView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { HttpClient, until, type Reply } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from './api';
import { ledger, type LedgerCell } from './ledgers';

export const BRANCHES = ['学会', '名称', '学科', '负责人'];
export const POSTS = ['姓名', '手机', '学会', '职务', '任期起', '任期止'];

export const branches = (...rows: LedgerCell[][]): Promise<Buffer> => ledger([BRANCHES, ...rows]);
export const posts = (...rows: LedgerCell[][]): Promise<Buffer> => ledger([POSTS, ...rows]);

/** A number that nobody has had before. */
let phones = 13_700_000_000;
export const phone = (): string => String((phones += 1));

export class ImportDesk {
  private constructor(
    readonly api: RunningApi,
    readonly official: HttpClient,
  ) {}

  static async open(): Promise<ImportDesk> {
    const api = await startApi();
    return new ImportDesk(api, await HttpClient.signedIn(api.base, 'official'));
  }

  upload(
    target: string,
    content: Buffer,
    more: { name?: string; client?: HttpClient; association?: string } = {},
  ): Promise<Reply<ImportView>> {
    const { name = '台账.xlsx', client = this.official, association = demo.ASSOCIATION } = more;
    return client.uploadTo<ImportView>('/imports', { target, association }, name, content);
  }

  /** An upload that must be taken. */
  async receive(target: string, content: Buffer, name?: string): Promise<ImportView> {
    const { status, body } = await this.upload(target, content, name === undefined ? {} : { name });
    if (status !== 201) throw new Error(`upload answered ${status} ${body.error?.code ?? ''}`);
    return body;
  }

  async rows(id: string, verdict = ''): Promise<ImportRowView[]> {
    return (await this.official.get<ImportRows>(`/imports/${id}/rows?verdict=${verdict}`)).body.rows;
  }

  async read(id: string): Promise<ImportView> {
    return (await this.official.get<ImportView>(`/imports/${id}`)).body;
  }

  /** Follows the work to its end. */
  async settle(id: string, what: 'apply' | 'undo', key: string = randomUUID()): Promise<ImportView> {
    const begun = await this.official.post<ImportView>(`/imports/${id}/${what}`, {}, key);
    if (begun.status !== 200) throw new Error(`${what} answered ${begun.status} ${begun.body.error?.code ?? ''}`);
    return until(`the end of ${what}`, 60_000, async () => {
      const view = await this.read(id);
      return view.working === null ? view : null;
    });
  }

  async bring(target: string, content: Buffer): Promise<ImportView> {
    return this.settle((await this.receive(target, content)).id, 'apply');
  }

  /** Why it is not done. */
  async refusal(path: string, body: unknown = {}, key?: string): Promise<string | undefined> {
    return (await this.official.post(path, body, key)).body.error?.code;
  }

  async count(what: string): Promise<number> {
    return (await this.api.environment.owner<{ n: number }>(`select count(*)::int as n from ${what}`))[0]?.n ?? -1;
  }
}

/** The same workbook with some of its parts written otherwise. Packed beside this thread, so that connections live on meanwhile. */
export async function altered(content: Buffer, parts: Record<string, (xml: string) => string | Uint8Array>): Promise<Buffer> {
  const files: Record<string, Uint8Array> = unzipSync(new Uint8Array(content));
  for (const [name, change] of Object.entries(parts)) {
    const now = change(Buffer.from(files[name] ?? []).toString('utf8'));
    files[name] = typeof now === 'string' ? strToU8(now) : now;
  }
  return Buffer.from(await promisify<AsyncZippable, AsyncZipOptions, Uint8Array>(zip)(files, { level: 1 }));
}
