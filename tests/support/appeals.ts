/** A decision against which one may appeal, brought there over HTTP; and one whose time is over within a minute. */
import { demo } from '../../libs/demo';
import { act, holdSitting, PDF, signMinutes } from '../../libs/testing/branch-walk';
import type { HttpClient } from '../../libs/testing/http-client';
import { publish } from '../../libs/testing/society';
import { review, TEST_BASIS, templateOf } from '../../libs/testing/templates/builder';
import { wait } from '../../libs/testing/templates/steps';
import type { House } from './house';

const SOCIETY = demo.ENVIRONMENT_SOCIETY;
const BRIEF = 'for-an-appeal';

/** The organ has decided that the branch is closed, and the minutes are signed. */
export async function closedByTheOrgan(house: House, secretary: HttpClient, name: string): Promise<string> {
  await house.setParameter(SOCIETY, 'decider', demo.ENVIRONMENT_STANDING_COUNCIL);
  const scheme = await secretary.upload(SOCIETY, '清理方案.pdf', PDF);
  const form = {
    ...{ name, branch: demo.branches[0].id, grounds: ['inactive'], lastActivity: '2024-11-20', proposal: 'close' },
    ...{ facts: '连续两年没有开展活动，联系多次没有整改。', scheme: [scheme.body.id] },
  };
  const { stream } = await secretary.decide('/cases', { procedure: 'branch-adjust-or-close', society: SOCIETY, form });
  await act(secretary, stream, 'complete');
  await act(secretary, stream, 'stated', { submission: { statementText: '去年因场地停用没有活动。' } });
  const sitting = await holdSitting(secretary, stream, { votes: { for: 8, against: 1, abstained: 0 }, outcome: 'passed' });
  await signMinutes(secretary, sitting.id);
  return stream;
}

/** For a minute the secretariat may appeal; then the case goes on. */
export async function heldOpenForAMinute(house: House, secretary: HttpClient): Promise<string> {
  const by = { role: 'society-secretariat', of: 'society', nobody: 'president' } as const;
  const title = { zh: '提出申诉', en: 'Appeal' };
  const events = [{ event: 'appealed', title, by, basis: TEST_BASIS }];
  const held = wait('held', { appealed: 'next' }, { title: { zh: '等待申诉', en: 'Waiting' }, events });
  const template = templateOf([held, review('afterwards')], { id: BRIEF, filedBy: ['society-secretariat'] });
  // The grammar knows nothing shorter than an hour; the machine counts minutes too.
  await publish(house, { ...template, blocks: [{ ...held, until: { within: '1 minute' } }, ...template.blocks.slice(1)] });
  return (await secretary.decide('/cases', { procedure: BRIEF, society: SOCIETY, form: { subject: '限时一分钟的事项' } })).stream;
}
