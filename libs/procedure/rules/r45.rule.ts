import type { OrderRule, TemplateRule } from './rule.types';
import { isKeptByAssociation } from '../template/check-filed-by';
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

/** Whoever files a case follows it and hears of its end, so these are the association's own. */
const opened: TemplateRule = {
  rule: 'R45',
  kind: 'template',
  says: {
    zh: '约谈整改、团体会员资格处理由科协内部提出，不由学会提出。',
    en: 'Interviews, rectification and measures on group membership are opened inside the house and not filed by a society.',
  },
  clauses: [],
  strength: STRENGTH,
  matters: ['interview-and-rectification', 'membership-revocation'],
  except: ['other'],
  check: (template) => {
    const isAssigned = template.startedBy !== 'filed' && template.startedBy.some(({ kind }) => kind === 'assigned');
    return [...(isAssigned ? [{ path: '/startedBy' }] : []), ...(isKeptByAssociation(template) ? [] : [{ path: '/filedBy' }])];
  },
};

export const R45 = [letter, opened] as const;
