/**
 * What somebody may do to a case or with a task, each once through the pages: which test of `tests/e2e` walks it. Exhaustive by the core's
 * own kinds, so that an action that is added does not compile before a page has been walked; `tests/architecture` holds the titles.
 */
import type { ActionAsked } from '../../libs/procedure';

/** Acts on a task, and what is done beside the log. */
type Besides =
  | 'filed'
  | 'decided'
  | 'decided-with-reason'
  | 'supplemented'
  | 'recorded'
  | 'scored'
  | 'posted'
  | 'withdrawn'
  | 'several-together'
  | 'stood-in'
  | 'urged'
  | 'noted';

interface Walk {
  file: string;
  test: string;
}
const walk = (file: string, test: string): Walk => ({ file, test });

const DECIDING = 'deciding.test.ts';
const ACTIONS = 'actions.test.ts';
const SPECIALLY =
  'handles specially what is stuck: somebody else does it, it begins again, it ends; and opens a closed case again';
const CLOCKS = 'stops a clock with its reason, lets it go on, and makes it longer by whom the text names';
const SHEET =
  'takes a sheet of marks by keyboard on a phone: nothing stands in it, what is wrong is said where it stands, sums are live';
const OPINION = 'asks a colleague for an opinion, who gives it back with words';
const POOL = 'takes from the department’s list what nobody has, and puts it back';
const REMINDS = 'reminds whoever holds it, once a day, and leaves a note that the office reads';

export const WALKED: Record<ActionAsked['kind'] | Besides, Walk> = {
  transferred: walk(ACTIONS, 'hands a task to a colleague, says so, and asks for the colleague where none was chosen'),
  delegated: walk(ACTIONS, OPINION),
  'given-back': walk(ACTIONS, OPINION),
  'signer-added': walk(ACTIONS, 'adds a signer before oneself'),
  'signer-removed': walk(DECIDING, 'takes a signer off'),
  taken: walk(DECIDING, POOL),
  'put-back': walk(DECIDING, POOL),
  'handed-over': walk(ACTIONS, 'hands over what somebody leaves behind, case by case, to whoever takes his place'),
  recused: walk(ACTIONS, 'keeps out of a step, after being told what it means'),
  'applicant-changed': walk(DECIDING, 'changes who speaks for the case'),
  'clock-suspended': walk(DECIDING, CLOCKS),
  'clock-resumed': walk(DECIDING, CLOCKS),
  'clock-extended': walk(DECIDING, CLOCKS),
  'taken-back': walk(DECIDING, 'takes an act back after its minute'),
  undone: walk(ACTIONS, 'undoes what was just done, and can do it again'),
  reopened: walk(DECIDING, SPECIALLY),
  overridden: walk(DECIDING, SPECIALLY),
  raised: walk('scoring.test.ts', 'says that something has happened, what it means first, and goes where the template leads'),
  objected: walk('scoring.test.ts', SHEET),
  filed: walk('official.test.ts', 'begins a case of the association, once its own standard is set, and finds nothing to do'),
  decided: walk('official.test.ts', 'answers 收悉 in two clicks'),
  'decided-with-reason': walk('official.test.ts', 'gives a reason with a reminder, and is asked for it where it is missing'),
  supplemented: walk('phone.test.ts', 'the president supplements what the secretariat asked for'),
  recorded: walk(DECIDING, 'enters for somebody what he signed on paper, with the proof'),
  scored: walk('scoring.test.ts', SHEET),
  posted: walk('scoring.test.ts', SHEET),
  withdrawn: walk('bad-input.test.ts', 'is withdrawn only after a second question, and its record stays'),
  'several-together': walk(
    'inbox.test.ts',
    'each is looked at and answered by itself; the one that somebody was quicker with says so',
  ),
  'stood-in': walk(ACTIONS, 'lets somebody stand in while away; the record names both'),
  urged: walk(ACTIONS, REMINDS),
  noted: walk(ACTIONS, REMINDS),
};
