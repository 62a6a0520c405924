/** Cases that look up a register, ask a council, and enter the register: everything that the store answers for a case. */
import { randomUUID } from 'node:crypto';
import { parseTemplate } from '../procedure/authoring';
import type { Template } from '../procedure';
import type { TestEnvironment } from './environment';
import { addOrgan, ask, type Asked, filedContent, publish, rulesOf, type Society } from './society';

const basis = [{ kind: 'default', reason: { zh: '测试用流程', en: 'A procedure for tests' } }];
const label = (zh: string, en: string) => ({ zh, en });

const COUNCIL = {
  id: 'council',
  version: 1,
  matter: 'branch',
  jurisdiction: 'CN',
  startedBy: 'filed',
  subject: 'name',
  title: label('理事会流程', 'A council decides'),
  summary: label('理事会决定后登记。', 'The council decides, then the register is written.'),
  parameters: [{ id: 'decider', type: 'organ', from: 'charter', label: label('决定机构', 'Deciding organ') }],
  lookUps: [{ id: 'entries', register: 'branches', measure: 'count', where: { state: 'active', of: 'society' } }],
  form: {
    fields: [{ id: 'name', type: 'text', label: label('名称', 'Name'), concept: 'branch-name', required: true, maxLength: 100 }],
  },
  filedBy: ['society-secretariat', 'council-member', 'president'],
  blocks: [
    {
      kind: 'check',
      id: 'few-enough',
      title: label('数量', 'Number'),
      act: 'eligibility',
      that: 'lookups.entries < 1000',
      outcomes: { holds: 'next', fails: 'refuse' },
      failure: label('数量过多', 'Too many'),
      basis,
    },
    {
      kind: 'meeting',
      id: 'decision',
      title: label('理事会决定', 'The council decides'),
      act: 'organ-decision',
      organ: { parameter: 'decider' },
      rules: 'charter',
      clock: { listedWithin: '60 days' },
      effectiveWhen: 'minutes-signed',
      outcomes: {
        passed: { to: 'next', label: label('通过', 'Passed') },
        'passed-in-principle': { to: 'next', label: label('原则通过', 'Passed in principle') },
        postponed: { to: 'wait', label: label('暂缓', 'Postponed') },
        'not-passed': { to: 'refuse', label: label('未通过', 'Not passed') },
        withdrawn: { to: 'wait', label: label('撤下', 'Taken off') },
      },
      basis,
    },
    {
      kind: 'register',
      id: 'entry',
      title: label('登记', 'Register'),
      act: 'register',
      register: 'branches',
      as: 'active',
      unique: 'name-in-society',
      outcomes: {
        entered: { to: 'next', label: label('已登记', 'Entered') },
        conflict: { to: 'refuse', label: label('重名', 'The name is taken') },
      },
      basis,
    },
  ],
};

/** Three procedures that ask the same organ: one looks up and registers, one has a check before it, one is over when the organ has decided. */
const KINDS = {
  council: COUNCIL.blocks,
  'council-checked': COUNCIL.blocks.slice(0, 2),
  'council-alone': COUNCIL.blocks.slice(1, 2),
};
export const COUNCIL_KINDS = Object.keys(KINDS) as (keyof typeof KINDS)[];

export interface CouncilTemplate {
  template: Template;
  hash: string;
  organ: string;
}

export async function publishCouncil(
  environment: TestEnvironment,
  kind: keyof typeof KINDS = 'council',
  organ: string = randomUUID(),
): Promise<CouncilTemplate> {
  const { template, issues } = parseTemplate({ ...COUNCIL, id: kind, blocks: KINDS[kind] });
  if (template === null) throw new Error(JSON.stringify(issues));
  return { template, hash: (await publish(environment, template)).hash, organ };
}

let numbers = 0;

export function askToRegister(
  environment: TestEnvironment,
  council: CouncilTemplate,
  house: Society,
  name: string,
): Promise<Asked> {
  const form = { name };
  const content = filedContent(council.template, form);
  numbers += 1;
  return ask(environment, {
    actor: house.people.member,
    kind: 'file',
    stream: randomUUID(),
    contentHash: content.contentHash,
    body: {
      procedure: council.template.id,
      templateHash: council.hash,
      society: house.society,
      association: house.association,
      number: `C-${process.pid}-${numbers}`,
      subject: name,
      form,
      content,
      parameters: { decider: { value: council.organ, article: '第三十条' } },
      capacity: { role: 'council-member', organisation: house.society },
    },
  });
}

/** What the secretary does to one sitting, as intents; nobody has asked the engine yet. */
export function sittingOf(
  environment: TestEnvironment,
  council: CouncilTemplate,
  house: Society,
  sitting: string = randomUUID(),
) {
  const { secretary, member, president, clerk } = house.people;
  const capacity = { role: 'society-secretariat', organisation: house.society } as const;
  const common = { actor: secretary, stream: sitting };
  return {
    id: sitting,
    convene: async () => {
      await addOrgan(environment, house.society, council.organ);
      return ask(environment, {
        ...common,
        kind: 'convene',
        body: {
          organ: council.organ,
          society: house.society,
          form: 'on-site',
          on: '2026-06-01',
          chair: president,
          members: [president, member, secretary, clerk],
          rules: rulesOf(council.organ),
          items: [],
          capacity,
        },
      });
    },
    list: (item: string, stream: string, round = 1) =>
      ask(environment, {
        ...common,
        kind: 'list-item',
        target: item,
        body: { item, source: { case: stream, block: 'decision', round }, capacity },
      }),
    record: (item: string, outcome: 'passed' | 'not-passed' | 'postponed', reason?: string) =>
      ask(environment, {
        ...common,
        kind: 'record-item',
        target: item,
        body: {
          item,
          recused: [],
          votes:
            outcome === 'postponed'
              ? null
              : outcome === 'passed'
                ? { for: 4, against: 0, abstained: 0 }
                : { for: 0, against: 4, abstained: 0 },
          outcome,
          ...(reason === undefined ? {} : { reason }),
          capacity,
        },
      }),
    close: () => ask(environment, { ...common, kind: 'close-sitting', body: { capacity } }),
    sign: () =>
      ask(environment, { ...common, kind: 'sign-minutes', body: { file: randomUUID(), minutesHash: 'a'.repeat(64), capacity } }),
  };
}
