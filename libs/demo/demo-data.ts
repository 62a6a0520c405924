/**
 * The demo: one invented association, four invented societies of different charters and supervision, and their people. All names are made up; no
 * real body or person stands in any role. Ids are fixed, so that seeding twice changes nothing.
 */
import type { MasterRecord, SocietyFacts } from '../contracts';
import type { Majority, Role } from '../procedure';
import {
  id,
  ENVIRONMENT_PARTY_COMMITTEE,
  SMALL_PARTY,
  SMALL_SOCIETY,
  ASSOCIATION,
  ENVIRONMENT_SOCIETY,
  INSTRUMENT_SOCIETY,
  SOCIETIES_DEPARTMENT,
  PARTY_DEPARTMENT,
  FINANCE_DEPARTMENT,
  ENVIRONMENT_PARTY,
  JOINT_PARTY,
  ENVIRONMENT_STANDING_COUNCIL,
  ENVIRONMENT_COUNCIL,
  INSTRUMENT_COUNCIL,
} from './demo-ids';
import {
  furtherOrganRules,
  furtherOrgans,
  furtherParameters,
  furtherPeople,
  furtherRecords,
  furtherSocieties,
} from './demo-societies';

export * from './demo-ids';

export interface DemoPerson {
  id: string;
  name: string;
  login?: string;
  /** A made-up number of a range that does not exist. */
  phone?: string;
  posts: { role: Role; organisation: string; department?: string }[];
  organs?: { organ: string; position?: { zh: string; en: string } }[];
}

export const organisations = [
  {
    id: ASSOCIATION,
    kind: 'association',
    zh: '示例省科协',
    en: 'Example Association for Science',
    jurisdiction: 'CN',
    phone: '000-1000',
  },
  {
    id: ENVIRONMENT_SOCIETY,
    kind: 'society',
    zh: '示例省环境学会',
    en: 'Example Society for the Environment',
    jurisdiction: 'CN',
    phone: '000-2001',
  },
  {
    id: INSTRUMENT_SOCIETY,
    kind: 'society',
    zh: '示例市仪器学会',
    en: 'Example Society of Instruments',
    jurisdiction: 'CN-TJ',
    phone: '000-2002',
  },
  ...furtherSocieties,
] as const;

/** What stands in them: departments of the association, the party branch of one society, and a joint one that serves others. */
export const parts = [
  {
    id: SOCIETIES_DEPARTMENT,
    kind: 'department',
    parent: ASSOCIATION,
    zh: '学会工作部',
    en: 'Department for societies',
    phone: '000-1001',
  },
  {
    id: PARTY_DEPARTMENT,
    kind: 'department',
    parent: ASSOCIATION,
    zh: '党建工作部',
    en: 'Department for party affairs',
    phone: '000-1002',
  },
  { id: FINANCE_DEPARTMENT, kind: 'department', parent: ASSOCIATION, zh: '财务部', en: 'Finance department', phone: '000-1003' },
  {
    id: ENVIRONMENT_PARTY,
    kind: 'party-organisation',
    parent: ENVIRONMENT_SOCIETY,
    zh: '示例省环境学会党支部',
    en: 'Party branch of the Example Society for the Environment',
    phone: null,
  },
  {
    id: JOINT_PARTY,
    kind: 'party-organisation',
    parent: ASSOCIATION,
    zh: '示例省科技社团联合党支部',
    en: 'Joint party branch of the example societies',
    phone: null,
  },
  {
    id: SMALL_PARTY,
    kind: 'party-organisation',
    parent: SMALL_SOCIETY,
    zh: '示例市园艺学会党支部',
    en: 'Party branch of the Example Society of Horticulture',
    phone: null,
  },
] as const;

export const organs = [
  {
    id: ENVIRONMENT_STANDING_COUNCIL,
    society: ENVIRONMENT_SOCIETY,
    kind: 'standing-council',
    zh: '常务理事会',
    en: 'Standing council',
  },
  { id: ENVIRONMENT_COUNCIL, society: ENVIRONMENT_SOCIETY, kind: 'council', zh: '理事会', en: 'Council' },
  { id: INSTRUMENT_COUNCIL, society: INSTRUMENT_SOCIETY, kind: 'council', zh: '理事会', en: 'Council' },
  ...furtherOrgans,
] as const;

const twoThirds = { numerator: 2, denominator: 3 };

/** What the invented charters say; each with its article, as a society enters it. The council of the first has none yet. */
export const organRules: { organ: string; quorum: Majority; threshold: Majority; article: string }[] = [
  {
    organ: ENVIRONMENT_STANDING_COUNCIL,
    quorum: { operator: 'at-least', of: twoThirds, base: 'members' },
    threshold: { operator: 'at-least', of: twoThirds, base: 'present' },
    article: '第二十三条',
  },
  {
    organ: INSTRUMENT_COUNCIL,
    quorum: { operator: 'at-least', of: twoThirds, base: 'members' },
    threshold: { operator: 'more-than', of: { numerator: 1, denominator: 2 }, base: 'members' },
    article: '第十九条',
  },
  ...furtherOrganRules,
];

/** Procedures that the national text does not have, and that the invented association offers all the same. */
const offered = [
  'ideology-review',
  'service-fee-filing',
  'society-change-review',
  'society-deregistration-review',
  'annual-grading',
  'exit-escalation',
  'group-membership-revocation',
];

export const parameterValues: { organisation: string; parameter: string; value: unknown; article: string | null }[] = [
  ...offered.map((procedure) => ({ organisation: ASSOCIATION, parameter: `offered:${procedure}`, value: true, article: null })),
  // What the association decides for all its societies, where the texts leave a choice.
  { organisation: ASSOCIATION, parameter: 'rectificationMonths', value: 3, article: null },
  { organisation: ENVIRONMENT_SOCIETY, parameter: 'bothGroundsNeeded', value: false, article: null },
  { organisation: ENVIRONMENT_SOCIETY, parameter: 'seriousForBoth', value: false, article: null },
  { organisation: ENVIRONMENT_SOCIETY, parameter: 'branchDecider', value: ENVIRONMENT_STANDING_COUNCIL, article: '章程第三十条' },
  {
    organisation: ENVIRONMENT_SOCIETY,
    parameter: 'charterScope',
    value: ['水环境治理的学术研究', '大气污染防治的学术交流', '环境监测技术咨询', '环境科学普及'],
    article: '章程第六条',
  },
  { organisation: ENVIRONMENT_SOCIETY, parameter: 'branchLimit', value: 4, article: '分支机构管理办法第五条' },
  { organisation: INSTRUMENT_SOCIETY, parameter: 'branchDecider', value: INSTRUMENT_COUNCIL, article: '章程第二十八条' },
  {
    organisation: INSTRUMENT_SOCIETY,
    parameter: 'charterScope',
    value: ['仪器研制的学术交流', '计量检测技术咨询'],
    article: '章程第七条',
  },
  ...furtherParameters,
];

export const branches = [
  { id: id(6, 1), society: ENVIRONMENT_SOCIETY, name: '水环境专业委员会', kind: 'branch', discipline: '水环境' },
  { id: id(6, 2), society: ENVIRONMENT_SOCIETY, name: '环境监测专业委员会', kind: 'branch', discipline: '环境监测' },
  { id: id(6, 3), society: INSTRUMENT_SOCIETY, name: '光学仪器专业委员会', kind: 'branch', discipline: '光学仪器' },
] as const;

const standing = (position?: { zh: string; en: string }) => ({
  organ: ENVIRONMENT_STANDING_COUNCIL,
  ...(position ? { position } : {}),
});
const officer = (role: Role) => ({ role, organisation: ASSOCIATION, department: SOCIETIES_DEPARTMENT });
const chairman = { zh: '理事长', en: 'President' };
const deputy = { zh: '副理事长', en: 'Vice-president' };
const general = { zh: '秘书长', en: 'Secretary-general' };

/** Nine in the standing council; the secretariat is two people, one of them in the council as well. */
export const people: DemoPerson[] = [
  { id: id(4, 1), name: '林知行', login: 'official', posts: [officer('association-officer')] },
  { id: id(4, 2), name: '顾文澜', login: 'official2', posts: [officer('association-officer')] },
  { id: id(4, 3), name: '沈怀远', login: 'head', posts: [officer('association-head')] },
  { id: id(4, 4), name: '秦远舟', login: 'administrator', posts: [{ role: 'administrator', organisation: ASSOCIATION }] },
  { id: id(4, 5), name: '梅见微', login: 'leader', posts: [{ role: 'association-leader', organisation: ASSOCIATION }] },
  {
    id: id(4, 6),
    name: '罗沛然',
    posts: [
      { role: 'party-affairs-officer', organisation: ASSOCIATION, department: PARTY_DEPARTMENT },
      { role: 'party-secretary', organisation: JOINT_PARTY },
    ],
  },
  { id: id(4, 7), name: '贺兰山月', posts: [{ role: 'party-member', organisation: JOINT_PARTY }] },
  {
    id: id(5, 1),
    name: '苏以宁',
    login: 'secretary',
    phone: '10000000501',
    posts: [{ role: 'society-secretariat', organisation: ENVIRONMENT_SOCIETY }],
    organs: [standing(general), { organ: ENVIRONMENT_COUNCIL, position: general }],
  },
  { id: id(5, 2), name: '唐小满', login: 'clerk', posts: [{ role: 'society-secretariat', organisation: ENVIRONMENT_SOCIETY }] },
  {
    id: id(5, 3),
    name: '周景明',
    login: 'president',
    phone: '10000000503',
    // 交叉任职: the president is secretary of the society's party branch.
    posts: [
      { role: 'president', organisation: ENVIRONMENT_SOCIETY },
      { role: 'party-secretary', organisation: ENVIRONMENT_PARTY },
    ],
    organs: [
      standing(chairman),
      { organ: ENVIRONMENT_COUNCIL, position: chairman },
      { organ: ENVIRONMENT_PARTY_COMMITTEE, position: { zh: '书记', en: 'Secretary' } },
    ],
  },
  { id: id(5, 4), name: '何清和', login: 'supervisor', posts: [{ role: 'supervisor', organisation: ENVIRONMENT_SOCIETY }] },
  {
    id: id(5, 5),
    name: '叶青禾',
    login: 'member',
    phone: '10000000505',
    posts: [{ role: 'council-member', organisation: ENVIRONMENT_SOCIETY }],
    organs: [standing(deputy), { organ: ENVIRONMENT_COUNCIL, position: deputy }],
  },
  {
    id: id(5, 6),
    name: '丁若谷',
    login: 'keeper',
    phone: '10000000506',
    posts: [{ role: 'society-administrator', organisation: ENVIRONMENT_SOCIETY }],
  },
  ...['温若水', '陆一鸣', '韩书言', '江望舒', '方既白', '许南山'].map((name, index): DemoPerson => ({
    id: id(5, 10 + index),
    name,
    phone: `100000005${10 + index}`,
    posts: [
      { role: 'council-member', organisation: ENVIRONMENT_SOCIETY },
      ...(index < 2 ? [{ role: 'party-member' as const, organisation: ENVIRONMENT_PARTY }] : []),
    ],
    organs: [standing(), { organ: ENVIRONMENT_COUNCIL }, ...(index < 2 ? [{ organ: ENVIRONMENT_PARTY_COMMITTEE }] : [])],
  })),
  {
    id: id(5, 31),
    name: '程拾光',
    login: 'tj-secretary',
    posts: [{ role: 'society-secretariat', organisation: INSTRUMENT_SOCIETY }],
    organs: [{ organ: INSTRUMENT_COUNCIL, position: general }],
  },
  {
    id: id(5, 32),
    name: '白见山',
    login: 'tj-president',
    posts: [{ role: 'president', organisation: INSTRUMENT_SOCIETY }],
    organs: [{ organ: INSTRUMENT_COUNCIL, position: chairman }],
  },
  { id: id(5, 33), name: '乔木生', login: 'tj-supervisor', posts: [{ role: 'supervisor', organisation: INSTRUMENT_SOCIETY }] },
  ...['柳闻莺', '石砚秋', '孟春和'].map((name, index): DemoPerson => ({
    id: id(5, 40 + index),
    name,
    posts: [{ role: 'council-member', organisation: INSTRUMENT_SOCIETY }],
    organs: [{ organ: INSTRUMENT_COUNCIL }],
  })),
  ...furtherPeople,
];

/** Codes of a made-up region, right by their check character. */
export const masterRecords: { organisation: string; validFrom: string; record: MasterRecord }[] = [
  {
    organisation: ENVIRONMENT_SOCIETY,
    validFrom: '2024-01-01',
    record: {
      creditCode: '51990000MJ00000010',
      registrationNumber: '示社证字第0001号',
      shortName: '环境学会',
      formerNames: ['示例省环境保护研究会'],
      supervisingUnit: 'association',
      groupMember: true,
      partyForm: 'own',
      partyReviewer: ENVIRONMENT_PARTY,
      termNumber: 5,
      termFrom: '2024-01-01',
      termTo: '2028-12-31',
      contact: id(5, 1),
    },
  },
  {
    organisation: INSTRUMENT_SOCIETY,
    validFrom: '2024-01-01',
    record: {
      creditCode: '51990000MJ00000023',
      registrationNumber: '示社证字第0002号',
      shortName: '仪器学会',
      supervisingUnit: 'association',
      groupMember: true,
      partyForm: 'joint',
      partyReviewer: JOINT_PARTY,
      termNumber: 3,
      termFrom: '2023-06-01',
      termTo: '2027-05-31',
      contact: id(5, 31),
    },
  },
  ...furtherRecords,
];

/** 本会资料, as far as somebody has come with it: two things are still wanted (users.md, walk b). */
export const societyFacts: { society: string; facts: SocietyFacts }[] = [
  {
    society: ENVIRONMENT_SOCIETY,
    facts: {
      address: '示例省示例市文汇路 8 号科技会堂 305 室',
      postcode: '000008',
      legalRepresentative: '周景明',
      telephone: '000-2001',
      email: 'office@society.example',
      bankAccountName: '示例省环境学会',
    },
  },
];

/** Everybody's in the demo; the sign-in page shows it. */
export const DEMO_PASSWORD = 'guicheng-demo';
