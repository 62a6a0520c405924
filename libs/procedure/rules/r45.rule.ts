import type { OrderRule, TemplateRule } from './rule.types';
import { everywhere } from './strength';

const STRENGTH = everywhere('design');

const letter: OrderRule = {
  rule: 'R45',
  kind: 'before',
  says: {
    zh: '通知书印发之前，有关情况不向学会显示，也不发送任何消息。',
    en: 'Before the letter is issued, the society sees nothing of it and is sent nothing.',
  },
  clauses: [],
  strength: STRENGTH,
  matters: ['interview-and-rectification', 'membership-revocation', 'violation'],
  except: ['other'],
  first: { acts: ['issue'] },
  then: { seenBy: 'society', when: 'opens' },
};

/** Whoever files a case follows it, so these are opened inside the house. */
const opened: TemplateRule = {
  rule: 'R45',
  kind: 'template',
  says: {
    zh: '约谈整改、团体会员资格处理由内部提请研判，不由学会申请发起。',
    en: 'Interviews, rectification and measures on group membership are opened inside the house and not filed by a society.',
  },
  clauses: [],
  strength: STRENGTH,
  matters: ['interview-and-rectification', 'membership-revocation'],
  except: ['other'],
  check: ({ startedBy }) => {
    const isFiled = startedBy === 'filed' || startedBy.some(({ kind }) => kind === 'filed' || kind === 'assigned');
    return isFiled ? [{ path: '/startedBy' }] : [];
  },
};

export const R45 = [letter, opened] as const;
