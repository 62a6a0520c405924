import type { ParameterValue } from '../../procedure';
import { APPLICANT, ASSOCIATION, Story } from '../../testing/story';
import { branchStory, charter, decided, listed, openOf as open, ORGAN, request, secondSitting } from '../../testing/branch-story';
import { compile } from '../../procedure/authoring';
import { loadTemplate } from '../index';

const CONSENT: Record<string, ParameterValue> = { associationConsent: { value: true } };

describe('setting up a branch', () => {
  it('goes from the filing to the register and the notice without the association deciding anything', () => {
    const story = branchStory();
    expect(open(story)).toEqual(['materials']);
    story.act('materials.1', 'complete');
    expect(story.of('agenda-requested')).toEqual([
      {
        kind: 'agenda-requested',
        block: 'council-decision',
        round: 1,
        organ: ORGAN,
        listBy: story.state.clocks['council-decision.1.listed']?.dueAt,
      },
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
      expect(limited.state.pending).toEqual({
        kind: 'look-up',
        block: 'number-of-branches',
        round: 1,
        lookUps: ['activeBranches'],
      });
      expect(limited.state.slots).toEqual({});
      expect(limited.tryTell({ kind: 'looked-up', block: 'number-of-branches', round: 1, values: {} })).toMatchObject({
        rejected: 'NOTHING_PENDING',
      });
      limited.lookUp({ activeBranches: 2 });
      expect(limited.state.blocks['number-of-branches']?.outcome).toBe('fails');
      expect(open(limited)).toEqual(['materials']);
      expect(
        limited.tryTell({ kind: 'looked-up', block: 'number-of-branches', round: 1, values: { activeBranches: 0 } }),
      ).toMatchObject({
        rejected: 'NOTHING_PENDING',
      });
    });

    it('warn when management rules are not attached', () => {
      const { state } = branchStory('CN', request({}, { managementRules: false }));
      expect(state.blocks['management-rules']?.outcome).toBe('fails');
      expect(state.status).toBe('open');
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
      story.tell(secondSitting(story, 'passed', 'announced')).tell(secondSitting(story, 'passed', 'final'));
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
      expect(story.tryTell({ kind: 'withdrawn', actor: APPLICANT })).toEqual({
        rejected: 'ALREADY_REGISTERED',
        details: { step: 'entry' },
      });
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
