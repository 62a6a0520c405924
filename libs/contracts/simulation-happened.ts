/** One event in a few words, exhaustive by kind; null for what nobody would ask about. */
import { answersOf, labelOf, placedSteps } from '../procedure';
import type { CaseEvent, Logged, SittingEvent, Slot, Template, Text } from '../procedure';
import { stepTitle } from './simulation-names';

type Say<E> = (event: E, template: Template) => Text | null;

const say = (zh: string, en: string): Text => ({ zh, en });
/** About a step: its title, then what happened. */
const about = (template: Template, place: string, what: Text): Text =>
  say(`「${stepTitle(template, place, 'zh')}」 ${what.zh}`, `“${stepTitle(template, place, 'en')}” ${what.en}`);
const ofSlot =
  (what: Text): Say<{ slot: string }> =>
  ({ slot }, template) =>
    about(template, placeOf(slot), what);
const ofClock =
  (what: Text): Say<{ clock: string }> =>
  ({ clock }, template) =>
    about(template, placeOf(clock), what);
const plain = (what: Text) => (): Text => what;

const OF_CASE: { [K in CaseEvent['kind']]: Say<Extract<CaseEvent, { kind: K }>> } = {
  filed: plain(say('提出', 'files')),
  acted: ({ slot, outcome }, template) => about(template, placeOf(slot), outcomeOf(template, placeOf(slot), outcome)),
  withdrawn: plain(say('撤回', 'withdraws')),
  raised: ({ block, event }, template) => about(template, block, say(event, event)),
  objected: ({ block }, template) => about(template, block, say('提出异议', 'objects')),
  'call-ended': ({ block, outcome, result }, template) => about(template, block, outcomeOf(template, block, result ?? outcome)),
  'caller-left': plain(say('原办件不再等候', 'the case that asked for it waits no longer')),
  'clock-struck': ofClock(say('期限届满', 'time is over')),
  'looked-up': () => null,
  registered: ({ block, result }, template) => about(template, block, outcomeOf(template, block, result)),
  'agenda-listed': ({ block, sitting }, template) =>
    about(template, block, sitting === null ? say('撤下议程', 'is off the agenda') : say('列入会议', 'is listed')),
  'item-resulted': ({ block, result, stage }, template) => {
    const { zh, en } = outcomeOf(template, block, result.outcome);
    const isFinal = stage === 'final';
    return about(template, block, say(isFinal ? `${zh}（纪要已签）` : zh, isFinal ? `${en} (minutes signed)` : en));
  },
  transferred: ofSlot(say('转办', 'hands it to somebody else')),
  delegated: ofSlot(say('委派', 'asks somebody to work on it')),
  'given-back': ofSlot(say('交回', 'gives it back')),
  'signer-added': ofSlot(say('加签', 'adds somebody')),
  'signer-removed': ofSlot(say('减签', 'takes somebody off')),
  taken: ofSlot(say('领办', 'takes it')),
  'put-back': ofSlot(say('放回', 'puts it back')),
  recused: plain(say('回避', 'keeps out')),
  'handed-over': plain(say('交接', 'hands over')),
  'applicant-changed': plain(say('变更经办人', 'somebody else files it from now on')),
  'clock-suspended': ofClock(say('期限中止', 'the time limit is suspended')),
  'clock-resumed': ofClock(say('期限恢复', 'the time limit goes on')),
  'clock-extended': ofClock(say('期限延长', 'the time limit is extended')),
  'calendar-changed': plain(say('按新的节假日安排重算期限', 'time limits follow the new list of holidays')),
  'taken-back': ofSlot(say('收回办理', 'takes the act back')),
  undone: plain(say('撤销刚才的办理', 'undoes what was just done')),
  reopened: ({ block }, template) => about(template, block, say('重新办理', 'is opened again')),
  overridden: plain(say('特殊处理', 'an exception is made')),
  migrated: plain(say('改按新的流程办理', 'goes on by the new procedure')),
};

const OF_SITTING: { [K in SittingEvent['kind']]: Say<Extract<SittingEvent, { kind: K }>> } = {
  convened: ({ on }) => say(`召集会议，${on}`, `convenes a sitting on ${on}`),
  'item-listed': plain(say('增列议题', 'adds an item')),
  'members-changed': plain(say('参会人员变动', 'changes the roll')),
  'roll-recorded': ({ presence }) => {
    const away = Object.values(presence).filter((is) => is !== 'present').length;
    return away === 0 ? null : say(`签到：${away} 人未到`, `sign-in: ${away} away`);
  },
  'attendance-recorded': ({ present }) => say(`签到：到会 ${present} 人`, `sign-in: ${present} present`),
  'item-recorded': ({ votes }) =>
    votes === null
      ? null
      : say(
          `表决：同意 ${votes.for}，反对 ${votes.against}，弃权 ${votes.abstained}`,
          `votes: ${votes.for} for, ${votes.against} against, ${votes.abstained} abstained`,
        ),
  'election-recorded': ({ round }) => say(`选举计票，第 ${round} 轮`, `counts the election, round ${round}`),
  'ballot-opened': plain(say('发出通讯表决', 'opens a ballot by circulation')),
  'ballot-cast': plain(say('回复表决', 'replies')),
  'meeting-demanded': plain(say('要求开会讨论', 'asks for a real meeting')),
  'ballots-counted': plain(say('通讯表决截止', 'the ballot closes')),
  'secret-opened': plain(say('发起无记名表决', 'opens a secret vote')),
  'secret-cast': plain(say('已表决', 'has voted')),
  'secret-counted': plain(say('无记名表决计票', 'the secret vote is counted')),
  'secret-voided': plain(say('无记名表决作废', 'the secret vote ended uncounted')),
  'sitting-closed': plain(say('会议结束', 'closes the sitting')),
  'minutes-signed': plain(say('纪要签字', 'signs the minutes')),
  'source-withdrawn': plain(say('议题不再需要决定', 'an item needs no decision any more')),
};

/** An event of a case or of a sitting in words, and who did it; null for what nobody would ask about. */
export function whatHappened(template: Template, logged: Logged): { actor: string | null; what: Text } | null {
  const what = logged.stream === 'case' ? ofCase(logged.event, template) : ofSitting(logged.event, template);
  return what === null ? null : { actor: 'actor' in logged.event ? logged.event.actor : null, what };
}

function ofCase<K extends CaseEvent['kind']>(event: Extract<CaseEvent, { kind: K }>, template: Template): Text | null {
  return OF_CASE[event.kind](event, template);
}

function ofSitting<K extends SittingEvent['kind']>(event: Extract<SittingEvent, { kind: K }>, template: Template): Text | null {
  return OF_SITTING[event.kind](event, template);
}

/** The step of a slot or of a clock: what stands before its round. */
function placeOf(id: string): string {
  return id.replace(/\.\d+(\..*)?$/, '');
}

/** What was answered to a task, or what a step came to. */
function outcomeOf(template: Template, place: string, outcome: string): Text {
  const block = placedSteps(template).find((placed) => placed.block.id === place.split('@')[0])?.block;
  if (block === undefined) return say(outcome, outcome);
  const answers = PURPOSES.flatMap((purpose) => answersOf(block, purpose));
  return answers.find(({ id }) => id === outcome)?.label ?? labelOf(block, outcome) ?? say(outcome, outcome);
}

const PURPOSES: Slot['purpose'][] = ['decide', 'supplement', 'sign', 'object', 'close'];
