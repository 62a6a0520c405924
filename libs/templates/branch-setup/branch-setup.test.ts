import { caseMachine, type CaseEvent, type ParameterValue } from '../../procedure';
import { APPLICANT, ASSOCIATION, SOCIETY } from '../../testing/story';
import { branchStory, charter, decided, listed, ORGAN, request } from './branch-story';
import { compile } from '../../procedure/authoring';
import { loadTemplate } from '../index';
import { Story } from '../../testing/story';

const CONSENT: Record<string, ParameterValue> = { associationConsent: { value: true } };
const open = (story: Story): string[] => story.of('case-saved').at(-1)?.waitingOn ?? [];

describe('setting up a branch', () => {
  it('goes from the filing to the register and the notice without the association deciding anything', () => {
    const story = branchStory();
    expect(open(story)).toEqual(['materials']);
    story.act('materials.1', 'complete');
    expect(story.of('agenda-requested')).toEqual([
      { kind: 'agenda-requested', block: 'council-decision', round: 1, organ: ORGAN, listBy: story.state.clocks['council-decision.1.listed']?.dueAt },
    ]);
    story.list('council-decision').result('council-decision', 'passed', 'announced');
    expect(open(story)).toEqual(['council-decision']);
    expect(story.state.pending).toBeNull();
    story.result('council-decision', 'passed', 'final');
    expect(story.state.pending).toEqual({ kind: 'register', block: 'entry', round: 1 });
    story.register();
    expect(story.of('register-entered')).toEqual([
      { kind: 'register-entered', register: 'branches', block: 'entry', contentHash: 'hash-1' },
    ]);
    expect(story.state.slots['association-notice.1']).toMatchObject({
      outcomes: ['acknowledged', 'reminded'],
      holders: [{ role: 'association-officer', organisation: ASSOCIATION, nobody: 'association-head' }],
    });
    expect(story.tryTell(story.actOf('association-notice.1', 'reminded'))).toMatchObject({ rejected: 'OPINION_REQUIRED' });
    story.act('association-notice.1', 'acknowledged');
    expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed', refusedBy: null });
  });

  it('cannot be filed while the charter is silent about the organ or the scope', () => {
    const story = new Story(compile(loadTemplate('branch-setup')));
    expect(story.tryFile(request(), {})).toEqual({
      rejected: 'PARAMETER_MISSING',
      details: { parameter: 'branchDecider', parameters: ['branchDecider', 'charterScope'] },
    });
  });

  describe('its checks', () => {
    it('refuse what is outside the charter', () => {
      const { state } = branchStory('CN', request({ scopeItem: 'outside' }));
      expect(state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'charter-scope' });
      expect(state.blocks['parent-is-the-society']?.status).toBe('ahead');
    });

    it('refuse a branch below a branch by the national text', () => {
      const { state } = branchStory('CN', request({ parent: { id: 'branch-1', kind: 'branch' } }));
      expect(state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'parent-is-the-society' });
    });

    it('ask the register only where the society has a limit, and only warn', () => {
      expect(branchStory().state.blocks['number-of-branches']?.status).toBe('skipped');
      const limited = branchStory('CN', request(), { branchLimit: { value: 2, article: '第五条' } });
      expect(limited.state.pending).toEqual({ kind: 'look-up', block: 'number-of-branches', round: 1, lookUps: ['activeBranches'] });
      expect(limited.state.slots).toEqual({});
      expect(limited.tryTell({ kind: 'looked-up', block: 'number-of-branches', round: 1, values: {} })).toMatchObject({ rejected: 'NOTHING_PENDING' });
      limited.lookUp({ activeBranches: 2 });
      expect(limited.state.blocks['number-of-branches']?.outcome).toBe('fails');
      expect(open(limited)).toEqual(['materials']);
      expect(limited.tryTell({ kind: 'looked-up', block: 'number-of-branches', round: 1, values: { activeBranches: 0 } })).toMatchObject({
        rejected: 'NOTHING_PENDING',
      });
    });

    it('warn when management rules are not attached', () => {
      const { state } = branchStory('CN', request({}, { managementRules: false }));
      expect(state.blocks['management-rules']?.outcome).toBe('fails');
      expect(state.status).toBe('open');
    });
  });

  describe('returned for supplements', () => {
    it('stops the clock, goes to the applicant himself, and opens a new round with the days that were left', () => {
      const story = branchStory().days(2).act('materials.1', 'incomplete', { hasReason: true });
      expect(Object.keys(story.state.slots)).toEqual(['materials.1.supplement']);
      expect(story.state.slots['materials.1.supplement']?.holders).toEqual([
        { role: 'society-secretariat', organisation: SOCIETY, nobody: 'society-secretariat', turned: false, person: APPLICANT },
      ]);
      expect(story.state.clocks['materials.1.turn']).toMatchObject({ remaining: { count: 2, unit: 'working days' }, slot: null });
      expect(story.state.clocks['materials.1.turn']?.stoppedAt).not.toBeNull();
      expect(caseMachine.nextClock(story.state)).toBeNull();
      story.days(7).resubmit('materials.1.supplement', request({}, {}, 'hash-2'));
      expect(Object.keys(story.state.slots)).toEqual(['materials.2']);
      expect(story.state).toMatchObject({ contentHash: 'hash-2', formRevision: 2 });
      expect(story.state.clocks).toMatchObject({ 'materials.2.turn': { rule: '2 working days' } });
      expect(Object.keys(story.state.clocks)).toEqual(['materials.2.turn']);
      expect(story.tryTell(story.actOf('materials.2', 'complete', { contentHash: 'hash-1' }))).toMatchObject({ rejected: 'CONTENT_CHANGED' });
      expect(story.tryTell(story.actOf('materials.1', 'complete'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
      expect(story.tryTell(story.actOf('materials.1.supplement', 'resubmitted'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
    });

    it('needs the list of what is missing, and an answer with content', () => {
      const story = branchStory();
      expect(story.tryTell(story.actOf('materials.1', 'incomplete'))).toMatchObject({ rejected: 'OPINION_REQUIRED' });
      story.act('materials.1', 'incomplete', { hasReason: true });
      expect(story.tryTell(story.actOf('materials.1.supplement', 'resubmitted'))).toMatchObject({ rejected: 'CONTENT_CHANGED' });
    });

    it('checks the changed content again, and a check may now refuse', () => {
      const story = branchStory('CN', request({}, { managementRules: false })).act('materials.1', 'incomplete', { hasReason: true });
      story.resubmit('materials.1.supplement', request({}, {}, 'hash-2'));
      expect(story.state.blocks['management-rules']).toMatchObject({ outcome: 'holds', round: 2 });
      story.act('materials.2', 'incomplete', { hasReason: true });
      story.resubmit('materials.2.supplement', request({ scopeItem: 'outside' }, {}, 'hash-3'));
      expect(story.state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'charter-scope' });
    });

    it('looks the register up again in the new round', () => {
      const story = branchStory('CN', request(), { branchLimit: { value: 2 } }).lookUp({ activeBranches: 2 });
      story.act('materials.1', 'incomplete', { hasReason: true }).resubmit('materials.1.supplement', request({}, {}, 'hash-2'));
      expect(story.state.pending).toMatchObject({ kind: 'look-up', round: 2 });
      story.lookUp({ activeBranches: 1 });
      expect(story.state.blocks['number-of-branches']?.outcome).toBe('holds');
    });

    it('may happen a third time with a reason: the rule binds the official, not the society', () => {
      const story = branchStory();
      for (const round of [1, 2, 3]) {
        story.act(`materials.${round}`, 'incomplete', { hasReason: true });
        story.resubmit(`materials.${round}.supplement`, request({}, {}, `hash-${round + 1}`));
      }
      expect(story.state.blocks.materials).toMatchObject({ status: 'open', round: 4, supplements: 3 });
    });

    it('waits for a late supplement for as long as it takes', () => {
      const story = branchStory().act('materials.1', 'incomplete', { hasReason: true }).days(200);
      expect(caseMachine.nextClock(story.state)).toBeNull();
      expect(story.of('reminder-set').filter(({ message }) => message === 'supplement-due')).toHaveLength(3);
      story.resubmit('materials.1.supplement', request({}, {}, 'hash-2'));
      expect(open(story)).toEqual(['materials']);
    });
  });

  describe('the organ', () => {
    it('is never turned to anybody; its secretariat is asked to list the item', () => {
      const story = branchStory().act('materials.1', 'complete');
      expect(caseMachine.nextClock(story.state)).toBeNull();
      expect(story.of('reminder-set').filter(({ message }) => message === 'please-list').map(({ to }) => to[0]?.role)).toEqual([
        'society-secretariat',
        'society-secretariat',
      ]);
    });

    it('opens the follow-up of what it passed in principle at once, and the register only behind it', () => {
      const story = decided(branchStory(), 'passed-in-principle');
      expect(open(story)).toEqual(['follow-up']);
      expect(story.state.pending).toBeNull();
      story.act('follow-up.1', 'done').register();
      expect(open(story)).toEqual(['association-notice']);
    });

    it('lets the follow-up begin before the minutes are signed, and the register wait for them', () => {
      const story = listed(branchStory()).result('council-decision', 'passed-in-principle', 'announced');
      expect(open(story)).toEqual(['follow-up']);
      story.act('follow-up.1', 'done');
      expect(story.state.pending).toBeNull();
      expect(open(story)).toEqual(['council-decision']);
      story.result('council-decision', 'passed-in-principle', 'final');
      expect(story.state.pending).toMatchObject({ kind: 'register' });
    });

    it('ends the case as not passed only when the minutes are signed', () => {
      const story = listed(branchStory()).result('council-decision', 'not-passed', 'announced');
      expect(story.state.status).toBe('open');
      story.result('council-decision', 'not-passed', 'final');
      expect(story.state).toMatchObject({ status: 'closed', outcome: 'refused', refusedBy: 'council-decision' });
    });

    it.each([
      ['not-passed', 'passed'],
      ['passed-in-principle', 'passed'],
      ['postponed', 'passed'],
    ] as const)('may correct %s to %s before the minutes are signed', (first, second) => {
      const story = listed(branchStory()).result('council-decision', first, 'announced');
      story.tell(corrected(story, second, 2));
      expect(story.state.slots).toEqual({});
      story.tell(corrected(story, second, 2, 'final'));
      story.register().act('association-notice.1', 'acknowledged');
      expect(story.state.outcome).toBe('completed');
    });

    it('takes back what followed from a result that was corrected', () => {
      const story = listed(branchStory()).result('council-decision', 'passed-in-principle', 'announced');
      story.tell(corrected(story, 'not-passed', 2));
      expect(story.of('task-closed').at(-1)).toMatchObject({ slot: 'follow-up.1', reason: 'cancelled' });
      expect(story.tryTell(story.actOf('follow-up.1', 'done'))).toMatchObject({ rejected: 'SLOT_CLOSED' });
      story.tell(corrected(story, 'passed-in-principle', 3));
      expect(Object.keys(story.state.slots)).toEqual(['follow-up.2']);
    });

    it('hears a signed result that overtook its announcement', () => {
      const story = listed(branchStory());
      story.tell(corrected(story, 'passed', 2, 'final'));
      expect(story.state.pending).toMatchObject({ kind: 'register' });
      expect(story.tryTell(corrected(story, 'not-passed', 1))).toMatchObject({ rejected: 'ALREADY_FINAL' });
    });

    it('hears a result that overtook the listing', () => {
      const story = branchStory().act('materials.1', 'complete').result('council-decision', 'passed', 'announced');
      expect(story.state.blocks['council-decision']?.agenda).toMatchObject({ status: 'announced', item: 'item-1' });
      expect(story.state.clocks).toEqual({});
      const late = { kind: 'agenda-listed', block: 'council-decision', round: 1, sitting: 'sitting-1', item: 'item-1', on: '2026-06-20' } as const;
      expect(story.tryTell(late)).toMatchObject({ rejected: 'AGENDA_ITEM_UNKNOWN' });
    });

    it('refuses repeated, outdated and foreign results, and any after the minutes', () => {
      const story = listed(branchStory()).result('council-decision', 'passed', 'announced');
      const refused = (told: Parameters<Story['tryTell']>[0]): unknown => story.tryTell(told)?.rejected;
      expect(refused(story.resultOf('council-decision', 'passed', 'announced'))).toBe('AGENDA_ITEM_UNKNOWN');
      expect(refused(story.resultOf('council-decision', 'passed', 'announced', { version: 0 }))).toBe('AGENDA_ITEM_UNKNOWN');
      expect(refused(story.resultOf('council-decision', 'passed', 'announced', { item: 'item-2', version: 5 }))).toBe('AGENDA_ITEM_UNKNOWN');
      expect(refused(story.resultOf('materials', 'passed', 'announced'))).toBe('AGENDA_ITEM_UNKNOWN');
      expect(refused(story.resultOf('no-such-step', 'passed', 'announced'))).toBe('AGENDA_ITEM_UNKNOWN');
      story.result('council-decision', 'passed', 'final');
      expect(refused(corrected(story, 'not-passed', 2))).toBe('ALREADY_FINAL');
      expect(refused(story.resultOf('council-decision', 'passed', 'final'))).toBe('ALREADY_FINAL');
    });

    it('is asked again after a postponement, and its later decision stands', () => {
      const story = listed(branchStory()).result('council-decision', 'postponed', 'announced');
      expect(story.of('agenda-requested').map(({ round }) => round)).toEqual([1, 2]);
      story.list('council-decision', 'sitting-2', 'item-9');
      story.tell(second(story, 'passed', 'announced'));
      expect(story.tryTell(corrected(story, 'not-passed', 2))).toMatchObject({ rejected: 'ALREADY_FINAL' });
      story.tell(corrected(story, 'postponed', 1, 'final'));
      expect(story.state.blocks['council-decision']?.outcome).toBe('passed');
      story.tell(second(story, 'passed', 'final')).register();
      expect(open(story)).toEqual(['association-notice']);
    });

    it('loses the second request when the postponement is corrected, and tells the sitting that had listed it', () => {
      const story = listed(branchStory()).result('council-decision', 'postponed', 'announced');
      story.list('council-decision', 'sitting-2', 'item-9').tell(corrected(story, 'passed', 2));
      expect(story.of('deliver').map(({ delivery }) => [delivery.stream, delivery.event.kind])).toEqual([['sitting-2', 'source-withdrawn']]);
      expect(story.of('agenda-closed').at(-1)).toMatchObject({ round: 2, state: 'withdrawn' });
      story.tell(corrected(story, 'passed', 2, 'final'));
      expect(story.state.pending).toMatchObject({ kind: 'register' });
    });

    it('is asked again when the item was taken off', () => {
      const story = listed(branchStory());
      const off = { kind: 'agenda-listed', block: 'council-decision', round: 1, sitting: null, item: 'item-1', on: null } as const;
      story.tell(off);
      expect(story.state.blocks['council-decision']?.agenda).toMatchObject({ status: 'waiting', round: 2, sitting: null });
      expect(story.tryTell(off)).toMatchObject({ rejected: 'AGENDA_ITEM_UNKNOWN' });
    });

    it('has an item on one agenda only: a second sitting is told to leave it', () => {
      const story = listed(branchStory());
      story.list('council-decision', 'sitting-2', 'item-2');
      expect(story.state.blocks['council-decision']?.agenda?.sitting).toBe('sitting-1');
      expect(story.of('deliver').map(({ delivery }) => delivery.stream)).toEqual(['sitting-2']);
    });
  });

  describe('where the association must consent', () => {
    it('asks it behind the signed minutes and before the register, and sends no notice', () => {
      const story = listed(branchStory('CN', request(), CONSENT)).result('council-decision', 'passed', 'announced');
      expect(story.state.slots).toEqual({});
      story.result('council-decision', 'passed', 'final');
      expect(open(story)).toEqual(['association-consent']);
      expect(story.state.pending).toBeNull();
      story.act('association-consent.1', 'agreed').register();
      expect(story.state).toMatchObject({ status: 'closed', outcome: 'completed' });
      expect(story.state.blocks['association-notice']?.round).toBe(0);
    });

    it('turns to the head of the department, never to another organisation', () => {
      const story = decided(branchStory('CN', request(), CONSENT)).strike();
      expect(story.state.slots['association-consent.1']?.holders.map(({ role, organisation }) => [role, organisation])).toEqual([
        ['association-officer', ASSOCIATION],
        ['association-head', ASSOCIATION],
      ]);
    });

    it('enters nothing without it', () => {
      const story = decided(branchStory('CN', request(), CONSENT));
      expect(story.tryTell(story.actOf('association-consent.1', 'not-agreed'))).toMatchObject({ rejected: 'OPINION_REQUIRED' });
      story.act('association-consent.1', 'not-agreed', { hasReason: true });
      expect(story.state).toMatchObject({ outcome: 'refused', refusedBy: 'association-consent', registeredBy: null });
      expect(story.of('register-entered')).toEqual([]);
    });

    it('has changed content decided again by everybody who had decided on the old one', () => {
      const story = decided(branchStory('CN', request(), CONSENT)).act('association-consent.1', 'returned', { hasReason: true });
      story.resubmit('association-consent.1.supplement', request({}, {}, 'hash-2'));
      expect(Object.keys(story.state.slots)).toEqual(['materials.2']);
      story.act('materials.2', 'complete').list('council-decision', 'sitting-2', 'item-9');
      story.tell(second(story, 'passed', 'announced')).tell(second(story, 'passed', 'final'));
      story.act('association-consent.2', 'agreed').register();
      expect(story.state.outcome).toBe('completed');
    });
  });

  describe('in Tianjin', () => {
    const below = request({ parent: { id: 'branch-1', kind: 'branch' } }, { exceptionReasons: true });

    it('lets a branch below a branch go to the council with reasons and the supervisor’s note', () => {
      const story = branchStory('CN-TJ', below);
      expect(story.state.blocks['parent-is-the-society']?.outcome).toBe('fails');
      story.act('materials.1', 'complete');
      expect(open(story)).toEqual(['supervisor-note']);
      story.act('supervisor-note.1', 'noted', { hasReason: true });
      expect(open(story)).toEqual(['council-decision']);
    });

    it('asks no supervisor where the parent is the society', () => {
      const story = branchStory('CN-TJ').act('materials.1', 'complete');
      expect(open(story)).toEqual(['council-decision']);
      expect(story.state.blocks['parent-exception']?.status).toBe('skipped');
    });

    it('takes the branch of the changed parent after a supplement', () => {
      const story = branchStory('CN-TJ', below).act('materials.1', 'incomplete', { hasReason: true });
      story.resubmit('materials.1.supplement', request({}, {}, 'hash-2')).act('materials.2', 'complete');
      expect(open(story)).toEqual(['council-decision']);
    });
  });

  describe('withdrawn by its applicant', () => {
    const points: [string, (story: Story) => Story][] = [
      ['while the materials are checked', (story) => story],
      ['while a supplement is asked for', (story) => story.act('materials.1', 'incomplete', { hasReason: true })],
      ['while it waits for an agenda', (story) => story.act('materials.1', 'complete')],
      ['while it stands on one', (story) => listed(story)],
      ['when the result is announced', (story) => listed(story).result('council-decision', 'passed', 'announced')],
      ['when not passing is announced', (story) => listed(story).result('council-decision', 'not-passed', 'announced')],
      ['in the follow-up', (story) => decided(story, 'passed-in-principle')],
      ['before the register is written', (story) => decided(story)],
    ];

    it.each(points)('%s it closes, with everything that was open', (_point, walk) => {
      const story = walk(branchStory()).withdraw();
      expect(story.state).toMatchObject({ status: 'closed', outcome: 'withdrawn', slots: {}, clocks: {}, pending: null });
      expect(open(story)).toEqual([]);
      const opened = story.of('task-opened').length;
      expect(story.of('task-closed')).toHaveLength(opened);
      expect(story.tryTell({ kind: 'withdrawn', actor: APPLICANT })).toMatchObject({ rejected: 'CASE_CLOSED' });
    });

    it('takes its item off the agenda it stands on', () => {
      const story = listed(branchStory()).withdraw();
      expect(story.of('deliver')).toEqual([
        {
          kind: 'deliver',
          delivery: {
            to: 'sitting',
            stream: 'sitting-1',
            event: {
              kind: 'source-withdrawn',
              id: 'case-1/council-decision/1/withdrawn/sitting-1',
              case: 'case-1',
              block: 'council-decision',
              round: 1,
            },
          },
        },
      ]);
      expect(story.of('agenda-closed').at(-1)).toMatchObject({ state: 'withdrawn' });
    });

    it('cannot be, once the branch stands in the register', () => {
      const story = decided(branchStory()).register();
      expect(story.tryTell({ kind: 'withdrawn', actor: APPLICANT })).toEqual({ rejected: 'ALREADY_REGISTERED', details: { step: 'entry' } });
    });
  });

  it('ends as not passed when a branch of that name stands in the register', () => {
    const story = decided(branchStory()).register('conflict');
    expect(story.state).toMatchObject({ outcome: 'refused', refusedBy: 'entry', registeredBy: null });
    expect(story.of('register-entered')).toEqual([]);
  });

  it('fills in the defaults of the template and keeps the articles of the charter', () => {
    const { state } = branchStory();
    expect(state.parameters).toEqual({ ...charter(), branchLimit: { value: null }, associationConsent: { value: false } });
  });
});

function corrected(story: Story, outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed', version: number, stage: 'announced' | 'final' = 'announced') {
  return story.resultOf('council-decision', outcome, stage, { version, round: 1 });
}

/** A result of the second sitting. */
function second(story: Story, outcome: 'passed', stage: 'announced' | 'final'): Omit<Extract<CaseEvent, { kind: 'item-resulted' }>, 'id' | 'at'> {
  return {
    ...(story.resultOf('council-decision', outcome, stage) as Omit<Extract<CaseEvent, { kind: 'item-resulted' }>, 'id' | 'at'>),
    sitting: 'sitting-2',
    item: 'item-9',
  };
}
