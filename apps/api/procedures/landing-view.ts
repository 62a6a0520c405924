/** Where a case would land, in the titles of its steps. */
import type { MigrationLanding } from '../../../libs/contracts';
import { civilDateOf, readPlace, type Migration, type Template, type Text } from '../../../libs/procedure';
import { stepOf } from './templates.service';

export function landingView({ state, landed, clocks }: Migration, from: Template, to: Template): MigrationLanding {
  const open = Object.keys(state.blocks).filter((place) => state.blocks[place]?.status === 'open');
  const titles = (places: (string | null)[], template: Template): Text[] =>
    places.flatMap((place) => (place === null ? [] : (stepTitle(template, place) ?? [])));
  return {
    opens: titles(open, to),
    repeated: titles(
      landed.filter(({ fate }) => fate === 'repeated').map(({ to: target }) => target),
      to,
    ),
    gone: titles(
      landed.filter(({ fate }) => fate === 'gone').map(({ from: place }) => place),
      from,
    ),
    clocks: clocks.flatMap(({ block, from: before, to: after }) => {
      const step = stepTitle(to, block) ?? stepTitle(from, block);
      return step === undefined ? [] : [{ step, from: dayOf(before), to: dayOf(after) }];
    }),
  };
}

/** Structures have no place in a list of steps. */
export function stepTitle(template: Template, place: string): Text | undefined {
  return stepOf(template, readPlace(place).id)?.title;
}

/** The last day of a limit: one that ends at midnight ends with the day before. */
function dayOf(instant: string | null): string | null {
  return instant === null ? null : civilDateOf(new Date(Date.parse(instant) - 1).toISOString());
}
