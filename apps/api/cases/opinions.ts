/** Opinions of a 办理单: acts that stand, as the reader's page shows them. */
import type { TimelineEntry } from '../../../libs/contracts';
import type { Opinion } from '../../../libs/documents';
import { civilDateOf, type CaseEvent } from '../../../libs/procedure';
import type { SignatureImage } from '../signature/signature.service';
import type { EventRow } from './case.queries';

/** After all who have a rank: organs and posts without one. */
const LAST_RANK = 99;

type Acted = Extract<CaseEvent, { kind: 'acted' }>;

export interface StandingAct {
  /** Whoever acted himself, for nobody else and entered by nobody else. */
  signer: string | null;
  onBehalf: boolean;
}

/** Acts of people that were neither undone nor taken back, by their place in the log. */
export function actsThatStand(rows: EventRow[]): Map<number, StandingAct> {
  const acts = new Map<number, StandingAct & Pick<Acted, 'id' | 'slot'>>();
  const forget = (isMeant: (act: Pick<Acted, 'id' | 'slot'>) => boolean) => {
    const last = [...acts].reverse().find(([, act]) => isMeant(act));
    if (last) acts.delete(last[0]);
  };
  for (const { seq, event } of rows.map((row) => ({ seq: row.seq, event: row.event as CaseEvent }))) {
    if (event.kind === 'undone') forget(({ id }) => id === event.event);
    if (event.kind === 'taken-back') forget(({ slot }) => slot === event.slot);
    if (event.kind !== 'acted' || event.content !== null) continue;
    const onBehalf = event.recorded !== undefined;
    acts.set(seq, {
      id: event.id,
      slot: event.slot,
      onBehalf,
      signer: onBehalf || event.for !== undefined ? null : event.actor,
    });
  }
  return acts;
}

export function opinionOf(entry: TimelineEntry, act: StandingAct | undefined, images: Map<string, SignatureImage>): Opinion {
  const image = act?.signer ? images.get(act.signer) : undefined;
  return {
    step: entry.step?.zh ?? '',
    outcome: entry.outcome?.zh ?? '',
    words: entry.opinion,
    office: entry.actor?.label.zh ?? '',
    name: entry.actor?.name ?? null,
    on: entry.occurredOn ?? civilDateOf(entry.at),
    onBehalf: act?.onBehalf ?? false,
    rank: entry.actor?.rank ?? LAST_RANK,
    signature:
      image === undefined
        ? null
        : {
            type: image.media_type === 'image/png' ? 'png' : 'jpg',
            data: image.image,
            width: image.width,
            height: image.height,
          },
  };
}
