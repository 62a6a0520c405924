/** The catalogue as data: base templates, a jurisdiction's overlays, calendars. Read here once, and refused with every issue. */
import { applyOverlay, parseOverlay, parseRegister, parseTemplate } from '../procedure/authoring';
import type { Calendar, Issue, Jurisdiction, Overlay, Register, Template } from '../procedure';
import { activityFiling } from './activity-filing';
import { annualPlanApproval } from './annual-plan-approval';
import { coHostEngagement } from './co-host-engagement';
import { collectiveDecision } from './collective-decision';
import { ideologyReview } from './ideology-review';
import { largeDonation } from './large-donation';
import { largeExpenditure } from './large-expenditure';
import { nomineeVetting } from './nominee-vetting';
import { overseasCooperation } from './overseas-cooperation';
import { overseasDonation } from './overseas-donation';
import { partyPreReview } from './party-pre-review';
import { serviceFeeFiling } from './service-fee-filing';
import branchSetup from './branch-setup/template.json';
import branchSetupNingxia from './branch-setup/CN-NX.overlay.json';
import branchSetupTianjin from './branch-setup/CN-TJ.overlay.json';
import { councilReElection } from './council-re-election';
import { branchAppraisal } from './branch-appraisal';
import { branchAdjustOrClose } from './branch-adjust-or-close';
import { awardSetup } from './award-setup';
import { awardRound } from './award-round';
import { awardCatalogue } from './award-catalogue';
import { commendationApproval } from './commendation-approval';
import { talentNomination } from './talent-nomination';
import { societyEstablishmentReview } from './society-establishment-review';
import { societyChangeReview } from './society-change-review';
import { societyDeregistrationReview } from './society-deregistration-review';
import { annualReportReview } from './annual-report-review';
import { annualGrading } from './annual-grading';
import { exitEscalation } from './exit-escalation';
import { groupMembershipRevocation } from './group-membership-revocation';
import { declared } from './registers';
import { calendarOf } from './calendars';

export { sampleOf } from './samples';

interface Entry {
  base: unknown;
  /** One for each jurisdiction whose text differs. */
  overlays: Partial<Record<Jurisdiction, unknown>>;
}

/** One line per procedure. */
const CATALOGUE: Record<string, Entry> = {
  'branch-setup': { base: branchSetup, overlays: { 'CN-TJ': branchSetupTianjin, 'CN-NX': branchSetupNingxia } },
  'party-pre-review': partyPreReview,
  'nominee-vetting': nomineeVetting,
  'ideology-review': ideologyReview,
  'collective-decision': collectiveDecision,
  'annual-plan-approval': annualPlanApproval,
  'large-expenditure': largeExpenditure,
  'large-donation': largeDonation,
  'overseas-donation': overseasDonation,
  'service-fee-filing': serviceFeeFiling,
  'activity-filing': activityFiling,
  'co-host-engagement': coHostEngagement,
  'overseas-cooperation': overseasCooperation,
  'council-re-election': councilReElection,
  'branch-appraisal': branchAppraisal,
  'branch-adjust-or-close': branchAdjustOrClose,
  'award-setup': awardSetup,
  'award-round': awardRound,
  'award-catalogue': awardCatalogue,
  'commendation-approval': commendationApproval,
  'talent-nomination': talentNomination,
  'society-establishment-review': societyEstablishmentReview,
  'society-change-review': societyChangeReview,
  'society-deregistration-review': societyDeregistrationReview,
  'annual-report-review': annualReportReview,
  'annual-grading': annualGrading,
  'exit-escalation': exitEscalation,
  'group-membership-revocation': groupMembershipRevocation,
};

/** A template of the catalogue cannot be used; `issues` say why, each with its path. */
export class TemplateUnusable extends Error {
  readonly issues: Issue[];

  constructor(procedure: string, issues: Issue[]) {
    super(`${procedure}: ${issues.map(({ rule, path, message }) => `${path} ${rule} ${message.en}`).join('; ')}`);
    this.name = 'TemplateUnusable';
    this.issues = issues;
  }
}

/** Ids of all procedures of the catalogue. */
export function listProcedures(): string[] {
  return Object.keys(CATALOGUE);
}

/**
 * The template of a procedure as a jurisdiction has it. Where the catalogue has no overlay for it, the national base is used as it is
 * and keeps saying so. Throws `TemplateUnusable`.
 */
export function loadTemplate(procedure: string, jurisdiction: Jurisdiction = 'CN'): Template {
  const entry = CATALOGUE[procedure];
  if (entry === undefined) throw new TemplateUnusable(procedure, []);
  const base = usable(procedure, parseTemplate(entry.base));
  const source = entry.overlays[jurisdiction];
  if (source === undefined) return base;
  const { overlay, issues } = parseOverlay(source);
  if (overlay === null) throw new TemplateUnusable(`${procedure} ${jurisdiction}`, issues);
  const applied = applyOverlay(base, overlay);
  if (applied.issues.length > 0) throw new TemplateUnusable(`${procedure} ${jurisdiction}`, applied.issues);
  return usable(`${procedure} ${jurisdiction}`, parseTemplate(applied.template));
}

/** The base and the local text's changes that `loadTemplate` puts together; null where the national template is used as it is. */
export function loadOverlay(procedure: string, jurisdiction: Jurisdiction): { base: Template; overlay: Overlay } | null {
  const entry = CATALOGUE[procedure];
  const source = entry?.overlays[jurisdiction];
  if (entry === undefined || source === undefined) return null;
  const { overlay, issues } = parseOverlay(source);
  if (overlay === null) throw new TemplateUnusable(`${procedure} ${jurisdiction}`, issues);
  return { base: usable(procedure, parseTemplate(entry.base)), overlay };
}

let read: Register[] | null = null;

/** The registers that procedures feed, in the order of the menu. Throws `TemplateUnusable`. */
export function registers(): Register[] {
  read ??= declared.map((source) => {
    const { register, issues } = parseRegister(source);
    if (register === null) throw new TemplateUnusable((source as { id: string }).id, issues);
    return register;
  });
  return read;
}

export { calendarOf, calendarWith, FIRST_YEAR_IN_USE, layersOf, layersWith, type AddedList } from './calendars';
export { holidaysOf, listOf, readNotice, type NoticeReading, type ReadHoliday } from './calendars/read-notice';

/** Working days and days off: the State Council's yearly lists, as far as they are published. */
export function calendar(): Calendar {
  return calendarOf('CN');
}

function usable(name: string, parsed: { template: Template | null; issues: Issue[] }): Template {
  if (parsed.template === null) throw new TemplateUnusable(name, parsed.issues);
  return parsed.template;
}
