import type { Jurisdiction } from '../procedure';
import { listProcedures, loadTemplate } from './index';
import { SECTIONS, sectionOf, standingOf } from './offers';

const OWN_TEXT: Record<Jurisdiction, string> = { CN: '001', 'CN-CQ': '000', 'CN-TJ': '002', 'CN-NX': '003', 'CN-QH': '004' };
const PLACES = Object.keys(OWN_TEXT) as Jurisdiction[];
const all = listProcedures();

/** The national text speaks of services and what they may cost, and has no filing of fees. */
const CITED_AND_NO_PROCEDURE = ['service-fee-filing CN'];

it.each(all)('%s is offered by itself where the text of the place is cited, and elsewhere only as an option', (procedure) => {
  const standing = PLACES.map((place) => [place, standingOf(procedure, place)]);
  const cited = PLACES.map((place) => {
    const isCited = JSON.stringify(loadTemplate(procedure, place)).includes(`"source":"${OWN_TEXT[place]}"`);
    if (isCited && !CITED_AND_NO_PROCEDURE.includes(`${procedure} ${place}`)) return [place, 'text'];
    return [place, procedure === 'party-pre-review' ? 'absent' : 'option'];
  });
  expect(standing).toEqual(cited);
});

it('has every procedure under one of twelve headings, once', () => {
  expect(SECTIONS).toHaveLength(12);
  expect(SECTIONS.flatMap(({ procedures }) => procedures).sort()).toEqual([...all].sort());
  expect(all.filter((procedure) => sectionOf(procedure) === null)).toEqual([]);
  expect(sectionOf('own-procedure')).toBeNull();
});
