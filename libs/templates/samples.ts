/** Samples: the form with which each procedure's own scenario begins, so that what the guide shows is a form that really goes through. */
import type { Form } from '../procedure';
import activityFiling from './activity-filing/scenarios/approved.json';
import annualGrading from './annual-grading/scenarios/approved.json';
import annualPlanApproval from './annual-plan-approval/scenarios/approved.json';
import annualReportReview from './annual-report-review/scenarios/approved.json';
import awardCatalogue from './award-catalogue/scenarios/approved.json';
import awardRound from './award-round/scenarios/approved.json';
import awardSetup from './award-setup/scenarios/approved.json';
import branchAdjustOrClose from './branch-adjust-or-close/scenarios/approved.json';
import branchAppraisal from './branch-appraisal/scenarios/approved.json';
import branchSetup from './branch-setup/scenarios/approved.json';
import coHostEngagement from './co-host-engagement/scenarios/approved.json';
import collectiveDecision from './collective-decision/scenarios/approved.json';
import commendationApproval from './commendation-approval/scenarios/approved.json';
import councilReElection from './council-re-election/scenarios/approved.json';
import exitEscalation from './exit-escalation/scenarios/approved.json';
import groupMembershipRevocation from './group-membership-revocation/scenarios/approved.json';
import ideologyReview from './ideology-review/scenarios/approved.json';
import largeDonation from './large-donation/scenarios/approved.json';
import largeExpenditure from './large-expenditure/scenarios/approved.json';
import nomineeVetting from './nominee-vetting/scenarios/approved.json';
import overseasCooperation from './overseas-cooperation/scenarios/approved.json';
import overseasDonation from './overseas-donation/scenarios/approved.json';
import partyPreReview from './party-pre-review/scenarios/approved.json';
import serviceFeeFiling from './service-fee-filing/scenarios/approved.json';
import societyChangeReview from './society-change-review/scenarios/approved.json';
import societyDeregistrationReview from './society-deregistration-review/scenarios/approved.json';
import societyEstablishmentReview from './society-establishment-review/scenarios/approved.json';
import talentNomination from './talent-nomination/scenarios/approved.json';

const SCENARIOS: Record<string, { form: Form }> = {
  'activity-filing': activityFiling,
  'annual-grading': annualGrading,
  'annual-plan-approval': annualPlanApproval,
  'annual-report-review': annualReportReview,
  'award-catalogue': awardCatalogue,
  'award-round': awardRound,
  'award-setup': awardSetup,
  'branch-adjust-or-close': branchAdjustOrClose,
  'branch-appraisal': branchAppraisal,
  'branch-setup': branchSetup,
  'co-host-engagement': coHostEngagement,
  'collective-decision': collectiveDecision,
  'commendation-approval': commendationApproval,
  'council-re-election': councilReElection,
  'exit-escalation': exitEscalation,
  'group-membership-revocation': groupMembershipRevocation,
  'ideology-review': ideologyReview,
  'large-donation': largeDonation,
  'large-expenditure': largeExpenditure,
  'nominee-vetting': nomineeVetting,
  'overseas-cooperation': overseasCooperation,
  'overseas-donation': overseasDonation,
  'party-pre-review': partyPreReview,
  'service-fee-filing': serviceFeeFiling,
  'society-change-review': societyChangeReview,
  'society-deregistration-review': societyDeregistrationReview,
  'society-establishment-review': societyEstablishmentReview,
  'talent-nomination': talentNomination,
};

/** A form filled in with invented content; null where a place has a procedure of its own. Fields that an overlay adds stay empty. */
export function sampleOf(procedure: string): Form | null {
  return Object.hasOwn(SCENARIOS, procedure) ? (SCENARIOS[procedure]?.form ?? null) : null;
}
