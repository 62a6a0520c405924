import { decidingEn } from './deciding.en';
import { designEn } from './design.en';
import { designerEn } from './designer.en';
import { designingEn } from './designing.en';
import { displayEn } from './display.en';
import { doingEn } from './doing.en';
import { signInEn } from './sign-in.en';
import { ballotsEn } from './ballots.en';
import { sittingActsEn } from './sitting-acts.en';
import { operationEn } from './operation.en';
import { sendingEn } from './sending.en';
import { policiesEn } from './policies.en';
import { publishingEn } from './publishing.en';
import { secretEn } from './secret.en';
import { simulatorEn } from './simulator.en';
import { daysOffEn } from './days-off.en';
import { documentsEn } from './documents.en';
import { photosEn } from './photos.en';
import { statisticsEn } from './statistics.en';
import { workbenchEn } from './workbench.en';
import { sittingKitEn } from './sitting-kit.en';
import { accountsEn } from './accounts.en';
import { formsEn } from './forms.en';
import { peopleEn } from './people.en';
import { assignmentsEn } from './assignments.en';
import { proceduresEn } from './procedures.en';
import { recordEn } from './record.en';
import { importsEn } from './imports.en';
import { inboxEn } from './inbox.en';
import { registersEn } from './registers.en';
import { societyEn } from './society.en';
import { societyRecordEn } from './society-record.en';
import { supervisionEn } from './supervision.en';
import { supervisionWorkEn } from './supervision-work.en';
import { lawEn } from './law.en';
import { houseActsEn } from './house-acts.en';
import { guidesEn } from './guides.en';
import { listsEn } from './lists.en';
import { casesEn } from './cases.en';
import { filingEn } from './filing.en';
import { meetingsEn } from './meetings.en';
import { noticesEn } from './notices.en';
import type { Words } from './index';

/** The same in English; the type makes a missing key an error. */
export const en: Words = {
  app: {
    name: 'Guicheng',
    tagline: 'Governance matters of societies',
    skip: 'Skip to content',
    menu: 'Menu',
    closeMenu: 'Close menu',
    navigation: 'Main navigation',
    languageName: '中文',
    switchLanguage: 'Switch to Chinese',
    signOut: 'Sign out',
    close: 'Close',
    cancel: 'Cancel',
    retry: 'Read again',
    required: 'required',
    offline: 'The connection is interrupted and is being restored. What you see may be old; what you typed is kept.',
    waitingForLine:
      'The connection is lost and what you asked for is not here yet. It opens by itself when the connection is back; what you typed is kept.',
    colon: ': ',
    comma: ', ',
    pause: ', ',
    semicolon: '; ',
    aside: ' ({what})',
    clear: 'Clear',
    secrecy: 'Do not upload classified content or content that must not be made public.',
    contact: 'Questions? Call {organisation}, {phone}',
    contactNoPhone: 'Questions? Contact {organisation}',
    notFound: 'There is no such page',
    notFoundHint: 'The link may be old. Start again from the menu.',
  },
  nav: {
    inbox: 'Inbox',
    cases: 'My matters',
    casesOfficial: 'Matters',
    procedures: 'Procedures',
    agenda: 'For the next meeting',
    sittings: 'Meetings',
    organs: 'Charter standards',
    messageChannels: 'Message channels',
    operation: 'Operation',
    notices: 'Messages',
    people: 'Organisations and people',
    password: 'Change password',
    societyRecord: 'Society’s record',
    assignments: 'Assignments',
    registers: 'Registers',
    ownSupervision: 'Own supervisor',
    supervision: 'Supervision',
    rectifications: 'Items to put right',
    grants: 'Supervision grants',
    readings: 'Who read our matters',
    imports: 'Import ledgers',
    workbench: 'Procedures in use',
    statistics: 'Statistics',
    documents: 'Papers and seals',
    signature: 'Signature image',
  },
  design: designEn,
  designer: designerEn,
  designing: designingEn,
  widgets: formsEn,
  display: displayEn,
  doing: doingEn,
  deciding: decidingEn,
  society: societyEn,
  policies: policiesEn,
  publishing: publishingEn,
  societyRecord: societyRecordEn,
  people: peopleEn,
  procedures: proceduresEn,
  assignments: assignmentsEn,
  record: recordEn,
  accounts: accountsEn,
  signIn: signInEn,
  kit: sittingKitEn,
  acts: sittingActsEn,
  photos: photosEn,
  guides: guidesEn,
  copying: {
    byHand: 'The browser does not let the page copy. The text is selected: press Ctrl+C, or hold it on a phone and copy.',
  },
  lists: listsEn,
  houseActs: houseActsEn,
  ballots: ballotsEn,
  secret: secretEn,
  operation: operationEn,
  sending: sendingEn,
  simulator: simulatorEn,
  workbench: workbenchEn,
  statistics: statisticsEn,
  daysOff: daysOffEn,
  documents: documentsEn,
  session: {
    title: 'Sign in',
    login: 'Account',
    password: 'Password',
    signIn: 'Sign in',
    demo: 'Demo accounts',
    demoHint: 'All organisations and people are invented. Choose one to fill in account and password.',
    practiceHint:
      'All organisations and people are invented. Choose one to fill in the account; whoever runs the practice has the password.',
    expiredTitle: 'Your session has ended',
    expired: 'Please sign in again. The page and what you typed are kept.',
    loginRequired: 'Please enter the account.',
    passwordRequired: 'Please enter the password.',
  },
  error: {
    title: 'Not possible now',
    faultTitle: 'Something went wrong',
    loadTitle: 'Nothing could be read',
    waiting: 'The server does not answer. It is read by itself when the connection is back.',
    unreachable: 'The server did not answer. Check the network and try again; what you typed is kept.',
    reference: 'Please give the number {reference} when you call.',
    unexpected: 'The page failed. Please read it again; what you typed is kept.',
  },
  submission: {
    sending: 'Sending…',
    received: 'Received, being recorded. There is no need to send it again; you may leave this page.',
    unreachable: 'The connection is interrupted; sending again. It will be recorded once only.',
  },
  ...lawEn,
  inbox: inboxEn,
  ...casesEn,
  ...filingEn,
  ...meetingsEn,
  imports: importsEn,
  supervision: supervisionEn,
  supervisionWork: supervisionWorkEn,
  registers: registersEn,
  ...noticesEn,
};
