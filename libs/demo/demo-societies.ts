/**
 * Two further invented societies, for what is common and easily forgotten: one of two staff and one supervisor, whose president heads the
 * party branch, with everything set that a procedure asks for; and one that another department supervises (users.md 14, 19).
 */
import type { MasterRecord } from '../contracts';
import type { Majority } from '../procedure';
import type { DemoPerson } from './demo-data';
import {
  ENVIRONMENT_PARTY,
  ENVIRONMENT_PARTY_COMMITTEE,
  ENVIRONMENT_SOCIETY,
  ENVIRONMENT_STANDING_COUNCIL,
  id,
  JOINT_PARTY,
  OTHER_COUNCIL,
  OTHER_SOCIETY,
  SMALL_ASSEMBLY,
  SMALL_COUNCIL,
  SMALL_PARTY,
  SMALL_PARTY_COMMITTEE,
  SMALL_SOCIETY,
} from './demo-ids';

export const furtherSocieties = [
  {
    id: SMALL_SOCIETY,
    kind: 'society',
    zh: '示例市园艺学会',
    en: 'Example Society of Horticulture',
    jurisdiction: 'CN',
    phone: '000-2003',
  },
  {
    id: OTHER_SOCIETY,
    kind: 'society',
    zh: '示例市古生物学会',
    en: 'Example Society of Palaeontology',
    jurisdiction: 'CN',
    phone: '000-2004',
  },
] as const;

export const furtherOrgans = [
  {
    id: ENVIRONMENT_PARTY_COMMITTEE,
    society: ENVIRONMENT_SOCIETY,
    kind: 'party',
    party: ENVIRONMENT_PARTY,
    zh: '党支部委员会',
    en: 'Committee of the party branch',
  },
  { id: SMALL_ASSEMBLY, society: SMALL_SOCIETY, kind: 'assembly', zh: '会员代表大会', en: 'Assembly of representatives' },
  { id: SMALL_COUNCIL, society: SMALL_SOCIETY, kind: 'council', zh: '理事会', en: 'Council' },
  {
    id: SMALL_PARTY_COMMITTEE,
    society: SMALL_SOCIETY,
    kind: 'party',
    party: SMALL_PARTY,
    zh: '党支部委员会',
    en: 'Committee of the party branch',
  },
  { id: OTHER_COUNCIL, society: OTHER_SOCIETY, kind: 'council', zh: '理事会', en: 'Council' },
] as const;

const twoThirds = { numerator: 2, denominator: 3 };
const half = { numerator: 1, denominator: 2 };
const byCharter = (
  organ: string,
  article: string,
): { organ: string; quorum: Majority; threshold: Majority; article: string } => ({
  organ,
  quorum: { operator: 'at-least', of: twoThirds, base: 'members' },
  threshold: { operator: 'at-least', of: twoThirds, base: 'present' },
  article,
});
/** A party body sits by its own rules. */
const ofParty = (organ: string) => ({
  organ,
  quorum: { operator: 'more-than' as const, of: half, base: 'members' as const },
  threshold: { operator: 'more-than' as const, of: half, base: 'members' as const },
  article: '党支部工作制度第四条',
});

export const furtherOrganRules = [
  ofParty(ENVIRONMENT_PARTY_COMMITTEE),
  byCharter(SMALL_ASSEMBLY, '第十八条'),
  byCharter(SMALL_COUNCIL, '第二十二条'),
  ofParty(SMALL_PARTY_COMMITTEE),
  byCharter(OTHER_COUNCIL, '第二十一条'),
];

/** Amounts and numbers are the invented societies’ own: no text gives any, and none is proposed to a real one. */
const standards = (organisation: string, bodies: { council: string; party: string }, scope: string[]) => {
  const set = (parameter: string, value: unknown, article: string) => ({ organisation, parameter, value, article });
  return [
    ...['decider', 'activityDecider', 'awardDecider'].map((parameter) => set(parameter, bodies.council, '章程第三十条')),
    set('partyBody', bodies.party, '党支部工作制度第二条'),
    set('largeAmount', 10_000_000, '财务管理制度第十条'),
    set('budgetLines', ['学术活动经费', '科普经费', '办公经费'], '年度预算'),
    set('largeDonation', 20_000_000, '捐赠管理制度第五条'),
    set('mostAwards', 3, '奖励办法第三条'),
    set('mostPrizes', 10, '奖励办法第六条'),
    set('ratioLimit', { part: 3, whole: 10 }, '奖励办法第七条'),
    set('allGroundsNeeded', false, '本级确定的适用口径'),
    ...(scope.length === 0
      ? []
      : [set('charterScope', scope, '章程第六条'), set('branchDecider', bodies.council, '章程第二十九条')]),
  ];
};

export const furtherParameters = [
  ...standards(ENVIRONMENT_SOCIETY, { council: ENVIRONMENT_STANDING_COUNCIL, party: ENVIRONMENT_PARTY_COMMITTEE }, []),
  ...standards(SMALL_SOCIETY, { council: SMALL_COUNCIL, party: SMALL_PARTY_COMMITTEE }, [
    '园艺学术交流',
    '园艺科学普及',
    '园艺技术咨询',
  ]),
  { organisation: SMALL_SOCIETY, parameter: 'assembly', value: SMALL_ASSEMBLY, article: '章程第十六条' },
];

const chairman = { zh: '理事长', en: 'President' };
const general = { zh: '秘书长', en: 'Secretary-general' };
const seat = (organ: string, position?: { zh: string; en: string }) => ({ organ, ...(position ? { position } : {}) });

export const furtherPeople: DemoPerson[] = [
  {
    id: id(5, 51),
    name: '柳映川',
    login: 'small-secretary',
    phone: '10000000551',
    posts: [
      { role: 'society-secretariat', organisation: SMALL_SOCIETY },
      { role: 'society-finance', organisation: SMALL_SOCIETY },
      { role: 'party-staff', organisation: SMALL_PARTY },
    ],
  },
  {
    id: id(5, 52),
    name: '宋一禾',
    posts: [
      { role: 'secretary-general', organisation: SMALL_SOCIETY },
      { role: 'council-member', organisation: SMALL_SOCIETY },
      { role: 'party-member', organisation: SMALL_PARTY },
    ],
    organs: [seat(SMALL_ASSEMBLY), seat(SMALL_COUNCIL, general), seat(SMALL_PARTY_COMMITTEE)],
  },
  {
    id: id(5, 53),
    name: '顾长风',
    login: 'small-president',
    // 交叉任职, as in most societies of this size.
    posts: [
      { role: 'president', organisation: SMALL_SOCIETY },
      { role: 'party-secretary', organisation: SMALL_PARTY },
    ],
    organs: [
      seat(SMALL_ASSEMBLY, chairman),
      seat(SMALL_COUNCIL, chairman),
      seat(SMALL_PARTY_COMMITTEE, { zh: '书记', en: 'Secretary' }),
    ],
  },
  { id: id(5, 54), name: '陆见青', login: 'small-supervisor', posts: [{ role: 'supervisor', organisation: SMALL_SOCIETY }] },
  ...['谢知秋', '常明野', '霍青田'].map((name, index): DemoPerson => ({
    id: id(5, 55 + index),
    name,
    posts: [
      { role: 'council-member', organisation: SMALL_SOCIETY },
      ...(index === 0 ? [{ role: 'party-member' as const, organisation: SMALL_PARTY }] : []),
    ],
    organs: [seat(SMALL_ASSEMBLY), seat(SMALL_COUNCIL), ...(index === 0 ? [seat(SMALL_PARTY_COMMITTEE)] : [])],
  })),
  {
    id: id(5, 61),
    name: '邵临川',
    login: 'other-secretary',
    phone: '10000000561',
    posts: [{ role: 'society-secretariat', organisation: OTHER_SOCIETY }],
    organs: [seat(OTHER_COUNCIL, general)],
  },
  {
    id: id(5, 62),
    name: '纪远岚',
    posts: [{ role: 'president', organisation: OTHER_SOCIETY }],
    organs: [seat(OTHER_COUNCIL, chairman)],
  },
  { id: id(5, 63), name: '曲知非', posts: [{ role: 'supervisor', organisation: OTHER_SOCIETY }] },
  {
    id: id(5, 64),
    name: '骆听泉',
    posts: [{ role: 'council-member', organisation: OTHER_SOCIETY }],
    organs: [seat(OTHER_COUNCIL)],
  },
];

export const furtherRecords: { organisation: string; validFrom: string; record: MasterRecord }[] = [
  {
    organisation: SMALL_SOCIETY,
    validFrom: '2024-01-01',
    record: {
      registrationNumber: '示社证字第0003号',
      shortName: '园艺学会',
      supervisingUnit: 'association',
      groupMember: true,
      partyForm: 'own',
      partyReviewer: SMALL_PARTY,
      termNumber: 2,
      termFrom: '2024-06-01',
      termTo: '2029-05-31',
      contact: id(5, 51),
    },
  },
  {
    organisation: OTHER_SOCIETY,
    validFrom: '2024-01-01',
    record: {
      registrationNumber: '示社证字第0004号',
      shortName: '古生物学会',
      supervisingUnit: 'other',
      supervisingUnitName: '示例市文物主管部门',
      groupMember: true,
      partyForm: 'joint',
      partyReviewer: JOINT_PARTY,
      termNumber: 4,
      termFrom: '2023-01-01',
      termTo: '2027-12-31',
      contact: id(5, 61),
    },
  },
];
