import type { Jurisdiction } from '../../../libs/procedure';
import { organisationsWhere } from '../../../libs/rights';
import type { Database } from '../database';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

export interface House {
  id: string;
  jurisdiction: Jurisdiction;
}

/** Associations whose procedures he prepares: their drafts are his, and nobody else's are. */
export function housesOf(database: Database, asker: Subject): Promise<House[]> {
  return database.rows<House>('select id, jurisdiction from guicheng.organisation where id = any($1::uuid[]) order by id', [
    organisationsWhere(heldPosts(asker), 'prepare-procedures'),
  ]);
}
