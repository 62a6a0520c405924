/** What the society that a case of the association is about is told of it: what is meant for it, and that the association is at work. */
import type { ProgressStep, Waiting } from '../../../libs/procedure';
import { loadTemplate } from '../../../libs/templates';
import type { Names } from './names.service';
import { progressView } from './progress-view';
import { StepReadings, type CaseReader } from './step-readings';
import { waitingView } from './waiting-view';

const AT = '2026-05-20T02:00:00.000Z';
const text = (words: string) => ({ zh: words, en: words });
const names: Names = {
  organisation: (id) => ({ id, kind: 'society', name: text(id), phone: '1', officeHours: null }),
  organ: text,
  person: (id) => id,
  holding: () => ['某人'],
  office: ({ role }) => text(role),
};
const place = { society: 's1', association: 'a1', keeper: 'a1' };
const of = (reader: CaseReader) => new StepReadings(loadTemplate('exit-escalation'), place, reader, names);
const concerned = of({
  ...{ person: 'p', standing: 'concerned', audience: 'applicant', posts: [{ role: 'president', organisation: 's1' }] },
});
const officer = of({
  ...{
    person: 'o',
    standing: 'department',
    audience: 'department',
    posts: [{ role: 'association-officer', organisation: 'a1' }],
  },
});
const engine = { behind: false, suspended: false };

const waits = (step: string): Waiting => ({
  ...{ step, title: text(step), round: 1, slot: null, since: AT, until: AT, untilKind: 'due', overdue: true, clock: null },
  ...{ reason: 'waits-for-officer', values: { on: '2026-05-20' }, basis: [], canDo: ['nothing'] },
  holder: { kind: 'post', posts: [{ role: 'association-head', organisation: 'a1', nobody: null, turned: false }] },
});
const stands = (id: string, kind: ProgressStep['kind'], status: ProgressStep['status']): ProgressStep => ({
  ...{
    id,
    kind,
    title: text(id),
    status,
    round: 2,
    holder: null,
    since: AT,
    until: AT,
    at: null,
    outcome: null,
    outcomeLabel: null,
  },
});

describe('a society that a case of the association is about', () => {
  it('is told that the association is at work while a step of the house is open, or a letter that is not issued', () => {
    for (const step of ['grounds', 'interview-letter', 'finding']) {
      const told = waitingView([waits(step)], names, concerned, 's1', engine);
      expect(told).toMatchObject([{ title: { zh: '科协办理中' }, holder: { names: [] }, until: null, values: {} }]);
      expect(JSON.stringify(told)).not.toContain(step);
      expect(waitingView([waits(step)], names, officer, 's1', engine)).toMatchObject([{ step, until: AT }]);
    }
    expect(waitingView([waits('grounds'), waits('order')], names, concerned, 's1', engine)).toHaveLength(1);
    expect(waitingView([waits('interview')], names, concerned, 's1', engine)).toMatchObject([{ step: 'interview' }]);
  });

  it('sees the steps that are meant for it, and a letter as still ahead until it is issued', () => {
    const steps = [
      stands('grounds', 'work', 'done'),
      stands('interview-letter', 'document', 'current'),
      stands('interview', 'work', 'ahead'),
      stands('rectify-three', 'interrupt', 'done'),
    ];
    const told = progressView(steps, names, concerned);
    expect(told.map(({ id, status }) => [id, status])).toEqual([
      ['interview-letter', 'ahead'],
      ['interview', 'ahead'],
    ]);
    expect(told[0]).toMatchObject({ since: null, until: null });
    expect(progressView(steps, names, officer).map(({ id }) => id)).toEqual(steps.map(({ id }) => id));
    expect(progressView([stands('interview-letter', 'document', 'done')], names, concerned)).toMatchObject([{ status: 'done' }]);
  });
});
