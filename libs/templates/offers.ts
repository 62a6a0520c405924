/**
 * Where a procedure is offered and on what it rests there, and under which heading it stands in menus. Kept outside the templates: what a
 * running case is pinned to does not change when a menu does.
 */
import type { Jurisdiction, Text } from '../procedure';

/**
 * On what a procedure rests in a place. `text`: the place's own text has it. `option`: it has not, and the association there may switch it
 * on; then it rests on our defaults and on the national text as a reference. `absent`: it is not offered there at all.
 */
export type Standing = 'text' | 'option' | 'absent';

/** Places whose text does not have the procedure (procedures.md; `offers.test.ts` holds it against the citations). */
const OPTIONS: Record<string, readonly Jurisdiction[]> = {
  'branch-setup': ['CN-CQ', 'CN-QH'],
  'nominee-vetting': ['CN-CQ', 'CN-TJ', 'CN-QH'],
  'ideology-review': ['CN', 'CN-NX'],
  'annual-plan-approval': ['CN-QH'],
  'overseas-donation': ['CN-CQ', 'CN-QH'],
  'service-fee-filing': ['CN', 'CN-CQ', 'CN-NX'],
  'activity-filing': ['CN-CQ', 'CN-QH'],
  'co-host-engagement': ['CN-CQ', 'CN-QH'],
  'overseas-cooperation': ['CN-CQ', 'CN-QH'],
  'council-re-election': ['CN-CQ'],
  'branch-appraisal': ['CN-CQ', 'CN-QH'],
  'branch-adjust-or-close': ['CN-CQ', 'CN-QH'],
  'award-setup': ['CN-NX'],
  'award-round': ['CN-CQ', 'CN-NX'],
  'award-catalogue': ['CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'],
  'commendation-approval': ['CN-CQ', 'CN-QH'],
  'society-change-review': ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX'],
  'society-deregistration-review': ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX'],
  'annual-grading': ['CN'],
  'exit-escalation': ['CN', 'CN-CQ', 'CN-TJ', 'CN-QH'],
  'group-membership-revocation': ['CN', 'CN-CQ', 'CN-TJ', 'CN-QH'],
};

/** A place that settles the matter otherwise: in Chongqing by report and collective decision. */
const ABSENT: Record<string, readonly Jurisdiction[]> = { 'party-pre-review': ['CN-CQ'] };

/** A procedure that is not of the catalogue was published by people for their own place, and stands as they wrote it. */
export function standingOf(procedure: string, jurisdiction: Jurisdiction): Standing {
  if (ABSENT[procedure]?.includes(jurisdiction)) return 'absent';
  return OPTIONS[procedure]?.includes(jurisdiction) ? 'option' : 'text';
}

export interface Section {
  id: string;
  title: Text;
  procedures: readonly string[];
}

/** The twelve headings of menus, in their order, and the procedures under each in the order of the work. */
export const SECTIONS: readonly Section[] = [
  section('party', '党组织审议与审核', 'Review by the party organisation', [
    'party-pre-review',
    'nominee-vetting',
    'ideology-review',
  ]),
  section('decisions', '集体决策', 'Collective decisions', ['collective-decision']),
  section('elections', '换届选举', 'Elections', ['council-re-election']),
  section('branches', '分支机构', 'Branches', ['branch-setup', 'branch-appraisal', 'branch-adjust-or-close']),
  section('plans', '规划与计划', 'Plans', ['annual-plan-approval']),
  section('money', '经费与捐赠', 'Expenditure and donations', [
    'large-expenditure',
    'large-donation',
    'overseas-donation',
    'service-fee-filing',
  ]),
  section('activities', '活动与合作', 'Activities and cooperation', [
    'activity-filing',
    'co-host-engagement',
    'overseas-cooperation',
  ]),
  section('awards', '科技奖项', 'Science awards', ['award-setup', 'award-round', 'award-catalogue']),
  section('commendations', '评比达标表彰', 'Commendations', ['commendation-approval']),
  section('talents', '人才举荐', 'Recommending talents', ['talent-nomination']),
  section('registration', '登记与年度工作', 'Registration and yearly work', [
    'society-establishment-review',
    'society-change-review',
    'society-deregistration-review',
    'annual-report-review',
    'annual-grading',
  ]),
  section('supervision', '监督服务', 'Supervision and support', ['exit-escalation', 'group-membership-revocation']),
];

/** Null: a procedure that people published themselves. */
export function sectionOf(procedure: string): Section | null {
  return SECTIONS.find(({ procedures }) => procedures.includes(procedure)) ?? null;
}

function section(id: string, zh: string, en: string, procedures: string[]): Section {
  return { id, title: { zh, en }, procedures };
}
