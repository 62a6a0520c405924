/** Which registers published procedures feed. A template never changes once it is published, so what it feeds is read once. */
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database';

@Injectable()
export class FedRegisters {
  private readonly known = new Map<string, string[]>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async read(): Promise<Set<string>> {
    const rows = await this.database.rows<{ hash: string; registers: string[] }>(
      `select v.hash, array(
         select distinct f #>> '{}' from jsonb_path_query(v.template::jsonb, '$.blocks.** ? (@.kind == "register").register') as f) as registers
       from guicheng.template_version v where v.hash <> all($1::text[])`,
      [[...this.known.keys()]],
    );
    for (const { hash, registers } of rows) this.known.set(hash, registers);
    return new Set([...this.known.values()].flat());
  }
}
