/** What a case says to the sittings of an organ. */
import { blockOf, clearClock, type Run } from './run';
import type { AgendaState } from './state.types';

/** Tells a sitting that the case does not want its item decided (any more). The id is derived, so it is heard once. */
export function takeBack(run: Run, block: string, round: number, sitting: string, item?: string | null): void {
  const { id } = run.state;
  run.effects.push({
    kind: 'deliver',
    delivery: {
      to: 'sitting',
      stream: sitting,
      event: {
        kind: 'source-withdrawn',
        id: `${id}/${block}/${round}/withdrawn/${sitting}${item ? `/${item}` : ''}`,
        case: id,
        block,
        round,
      },
    },
  });
}

/** Ends a request that no sitting has decided; a sitting that has listed it hears of it. */
export function withdrawAgenda(run: Run, id: string): void {
  const agenda = blockOf(run, id).agenda;
  if (agenda === undefined || (agenda.status !== 'waiting' && agenda.status !== 'listed')) return;
  run.effects.push({ kind: 'agenda-closed', block: id, round: agenda.round, state: 'withdrawn' });
  clearListing(run, id, agenda);
  if (agenda.sitting !== null) takeBack(run, id, agenda.round, agenda.sitting);
}

/** The clock "listed for a sitting by" ends when the item is listed, decided or withdrawn. */
export function clearListing(run: Run, id: string, agenda: AgendaState): void {
  const clock = `${id}.${agenda.round}.listed`;
  if (run.state.clocks[clock] !== undefined) clearClock(run, clock);
}
