/** Declarations of registers as they were written, in the order of the menu. */
import activities from './activities.json';
import annualReports from './annual-reports.json';
import awardRounds from './award-rounds.json';
import awards from './awards.json';
import branches from './branches.json';
import commendations from './commendations.json';
import cooperations from './cooperations.json';
import decisions from './decisions.json';
import donations from './donations.json';
import expenditures from './expenditures.json';
import feeItems from './fee-items.json';
import grades from './grades.json';
import groupMembers from './group-members.json';
import inactiveSocieties from './inactive-societies.json';
import nominations from './nominations.json';
import officers from './officers.json';
import partyOrganisations from './party-organisations.json';
import plans from './plans.json';
import preReviews from './pre-reviews.json';
import rectifications from './rectifications.json';
import registrations from './registrations.json';
import terms from './terms.json';

export const declared: unknown[] = [
  branches,
  terms,
  officers,
  plans,
  preReviews,
  decisions,
  expenditures,
  donations,
  feeItems,
  activities,
  cooperations,
  awards,
  awardRounds,
  commendations,
  nominations,
  partyOrganisations,
  groupMembers,
  registrations,
  annualReports,
  grades,
  rectifications,
  inactiveSocieties,
];
