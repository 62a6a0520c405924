/**
 * 组织与人员: organisations, people and who holds which post when. Base path `/api`. Nothing here is ever overwritten: a term is entered,
 * ended and, when it was entered in error, voided; a master record is a new version. Every change is an administrative act on the record.
 *
 *   GET  /organisations?query&kind         -> OrganisationCard[]
 *   POST /organisations                    NewOrganisation -> OrganisationCard
 *   GET  /organisations/:id?on=DAY         -> OrganisationPage      as of that day (today when none is given)
 *   POST /organisations/:id/change         OrganisationChange -> OrganisationCard
 *   POST /organisations/:id/master         NewMasterRecord -> OrganisationCard         a new version
 *   POST /organisations/:id/master/void    { version, reason } -> OrganisationCard
 *   POST /organisations/:id/posts          NewPost -> PostAnswer
 *   POST /organisations/:id/organs         NewOrgan -> { id }
 *   POST /organisation-organs/:id/members  NewMember -> { id }
 *   POST /terms/:id/end                    { on, reason } -> {}     a post or a seat in an organ
 *   POST /terms/:id/void                   { reason } -> {}
 *   GET  /persons?query&name&phone         -> PersonCard[]          by name or number; the exact ones when a keeper asks
 *   GET  /persons/:id                      -> PersonPage
 *   POST /persons/:id                      { name?, phone?, reason } -> PersonCard
 *   GET  /rights-proposals                 -> ProposalView[]        what waits for a second person
 *   POST /rights-proposals/:id/decide      { decision, reason? } -> ProposalView
 */
import type { CivilDate, Instant, OrganisationKind, Role, Text } from '../procedure';
import type { MasterFieldId, MasterRecord } from './master-record';

export interface OrganisationCard {
  id: string;
  kind: OrganisationKind;
  name: Text;
  phone: string | null;
  /** When its office answers, in its own words. */
  officeHours: string | null;
  jurisdiction: string;
  parent: { id: string; name: Text } | null;
  shortName: string | null;
  contact: { name: string; phone: string | null } | null;
  dissolvedOn: CivilDate | null;
}

/** How an entry stands on the day that was asked for. */
export type Standing =
  | 'held'
  /** Before its first day. */
  | 'ahead'
  | 'over'
  /** Entered in error, with its reason. */
  | 'voided';

/** What is known of one term, and when it became known. */
export interface TermView {
  id: string;
  person: { id: string; name: string };
  from: CivilDate;
  to: CivilDate | null;
  /** The end as it was entered, when the term was then ended earlier. */
  plannedTo: CivilDate | null;
  standing: Standing;
  /** Entered after the day that was asked for: nobody could know it then. */
  recordedLater: boolean;
  /** On the day that was asked for it still stood otherwise: its end or its annulment was entered later. */
  correctedLater: boolean;
  recordedAt: Instant;
  recordedBy: string | null;
  provenance: string;
  endedRecordedAt: Instant | null;
  endReason: string | null;
  voidedAt: Instant | null;
  voidReason: string | null;
}
export interface PostTermView extends TermView {
  role: Role;
  title: Text;
  organisation: { id: string; name: Text; kind: OrganisationKind };
  department: { id: string; name: Text } | null;
}
export interface SeatView extends TermView {
  organ: string;
  position: Text | null;
}
export interface OrganWithSeats {
  id: string;
  kind: string;
  name: Text;
  seats: SeatView[];
}
export interface MasterVersionView {
  version: number;
  record: MasterRecord;
  validFrom: CivilDate;
  recordedAt: Instant;
  recordedBy: string | null;
  provenance: string;
  recordedLater: boolean;
  voidedAt: Instant | null;
  voidReason: string | null;
  /** Holds on the day that was asked for. */
  inForce: boolean;
}
export interface ActView {
  id: string;
  at: Instant;
  /** Null: on the server's console. */
  actor: string | null;
  action: AdministrativeAction;
  objectKind: string;
  /** Whose post or account, or which organ, in words. */
  about: string | null;
  fields: string[];
  reason: string | null;
  warning: boolean;
}

export interface OrganisationPage extends OrganisationCard {
  nameEn: string;
  on: CivilDate;
  today: CivilDate;
  foundedOn: CivilDate | null;
  master: MasterVersionView[];
  /** Names of the organisations and persons that master records name by id. */
  names: Record<string, Text>;
  posts: PostTermView[];
  organs: OrganWithSeats[];
  /** Departments and party organisations that stand in it. */
  parts: OrganisationCard[];
  /** Posts that there are in it, by its kind and this deployment's profile. */
  roles: { role: Role; title: Text }[];
  /** From which the reviewing party organisation is chosen. */
  partyOrganisations: { id: string; name: Text }[];
  departments: { id: string; name: Text }[];
  history: ActView[];
  may: { changeAll: boolean; changePeople: boolean; manageAccounts: boolean };
}

export interface NewOrganisation {
  kind: OrganisationKind;
  name: Text;
  parent?: string;
  jurisdiction?: string;
  phone?: string;
  foundedOn?: CivilDate;
}
/** A changed name keeps the former one in the master record. `reason` is always asked. */
export interface OrganisationChange {
  name?: Text;
  phone?: string;
  officeHours?: string;
  parent?: string;
  dissolvedOn?: CivilDate;
  validFrom: CivilDate;
  reason: string;
}
export interface NewMasterRecord {
  record: MasterRecord;
  validFrom: CivilDate;
  reason?: string;
}

/** Somebody who is there already, or somebody new: then by name, and a phone number, the handle across societies. */
export type PersonChoice = { id: string } | { name: string; phone?: string; isNew?: boolean };
export interface NewPost {
  person: PersonChoice;
  role: Role;
  department?: string;
  from: CivilDate;
  to?: CivilDate;
  reason?: string;
}
export interface PostAnswer {
  result: 'entered' | 'proposed';
  id: string;
  person: string;
  /** The person now both decides and runs the house (or a society's accounts): on the record. */
  warning: boolean;
}
export interface NewOrgan {
  kind: OrganKind;
  name: Text;
}
/** `party`: a body of its party organisation, whose sittings stay inside it. */
export const ORGAN_KINDS = ['assembly', 'council', 'standing-council', 'board-of-supervisors', 'party', 'other'] as const;
export type OrganKind = (typeof ORGAN_KINDS)[number];
export interface NewMember {
  person: PersonChoice;
  position?: Text;
  from: CivilDate;
  to?: CivilDate;
}

export interface PersonCard {
  id: string;
  name: string;
  /** Whole for those who run people; else its last four digits. */
  phone: string | null;
  posts: { role: Role; title: Text; organisation: Text }[];
}
export interface PersonPage extends PersonCard {
  terms: PostTermView[];
  seats: (SeatView & { organName: Text; society: Text })[];
  mayChange: boolean;
}

export interface ProposalView {
  id: string;
  person: { id: string; name: string };
  role: Role;
  title: Text;
  organisation: { id: string; name: Text };
  from: CivilDate;
  to: CivilDate | null;
  reason: string | null;
  /** The posts because of which it needs a second person. */
  holds: { title: Text; organisation: Text }[];
  proposedBy: string;
  proposedAt: Instant;
  decision: 'confirmed' | 'declined' | null;
  decidedBy: string | null;
  /** Not by the proposer, nor by the person concerned. */
  mayDecide: boolean;
}

/** What administrators and account keepers do, a closed vocabulary: the page has the words. */
export const ADMINISTRATIVE_ACTIONS = [
  'deployment-set-up',
  'profile-changed',
  'organisation-added',
  'organisation-changed',
  'master-record-changed',
  'master-record-voided',
  'post-given',
  'post-proposed',
  'proposal-confirmed',
  'proposal-declined',
  'term-ended',
  'term-voided',
  'organ-added',
  'member-added',
  'person-added',
  'person-changed',
  'account-invited',
  'account-disabled',
  'account-enabled',
  'account-reset',
  'keeper-handed-over',
  'import-received',
  'import-applied',
  'import-undone',
  'start-confirmed',
  'start-set-aside',
  'procedure-assigned',
  'procedure-offered',
  'procedure-not-offered',
  'procedure-prepared',
  'procedure-published',
  'procedure-declined',
  'design-begun',
  'design-deleted',
  'house-rules-set',
  'letterhead-kept',
  'letterhead-withdrawn',
  'retention-set',
  'cases-archived',
  'archive-given-up',
  'days-off-registered',
  'figures-by-person-on',
  'figures-by-person-off',
  'procedure-extended',
  'procedure-withdrawn',
  'policy-registered',
  'policy-changed',
  'policy-chosen',
  'standard-set',
  'messages-sent-again',
  'fault-released',
] as const;
export type AdministrativeAction = (typeof ADMINISTRATIVE_ACTIONS)[number];
export type { MasterFieldId };
