/** The minute in which an act can be taken back (users.md 33), over at once. */
import type { CaseOfferView } from '../../libs/contracts/deciding';
import type { Role } from '../../libs/procedure';
import type { HttpClient } from '../../libs/testing/http-client';

/** Whatever else is done with a case ends it: a colleague in the same post speaks for the case from now on. */
export async function nobodyTakesItBack(keeper: HttpClient, id: string, role: Role): Promise<void> {
  const offers = (await keeper.get<CaseOfferView[]>(`/cases/${id}/offers`)).body;
  const to = offers.find((one) => one.kind === 'applicant-changed')?.people.find((one) => one.role === role);
  await keeper.decide(`/cases/${id}/actions`, { does: { kind: 'applicant-changed', to: to?.id, role }, reason: '工作需要' });
}
