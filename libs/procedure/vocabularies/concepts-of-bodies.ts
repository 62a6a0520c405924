/** Fields about bodies and people. */
import { term } from './term';

export const CONCEPTS_OF_BODIES = [
  term('parent', '隶属单位', 'Parent', {
    means: ['所隶属的单位。', 'What it belongs to.'],
    clauses: ['001 四(一)', '002 §12'],
    procedures: ['P29', 'P30', 'P31'],
  }),
  term('branch-name', '机构名称', 'Name of the branch', {
    means: ['分支（代表）机构的名称。', 'The name of the branch.'],
    clauses: [],
    procedures: ['P29'],
  }),
  term('branch-kind', '机构类别', 'Kind of branch', {
    means: ['分支机构或者代表机构。', 'A branch or a representative office.'],
    clauses: ['001 四(一)', '003 §5'],
    procedures: ['P29'],
  }),
  term('discipline', '学科领域', 'Discipline', {
    means: ['学科或者专业领域。', 'The discipline or field.'],
    clauses: ['001 四(三)', '002 §15'],
    procedures: ['P29', 'P53'],
  }),
  term('head', '负责人', 'Head', {
    means: ['机构、活动的负责人。', 'Who heads it.'],
    clauses: [],
    procedures: ['P29', 'P40'],
  }),
  term('staff', '人员', 'Staff', {
    means: ['工作人员及其情况。', 'The people who work there.'],
    clauses: [],
    procedures: ['P19', 'P29'],
  }),
  term('society', '学会', 'Society', {
    means: ['事项所涉及的学会。', 'The society that it is about.'],
    clauses: [],
    procedures: ['P28', 'P66', 'P72'],
  }),
  term('partner', '合作方', 'Partner', {
    means: ['合作、联合举办的单位或者个人。', 'The other party.'],
    clauses: ['000 §14', '001 四(二)', '002 §13', '003 §6', '003 三(一)', '004 二(二)'],
    procedures: ['P41', 'P42', 'P53', 'P65'],
  }),
  term('partner-seat', '合作方所在地', 'Partner’s seat', {
    means: ['合作方在境内还是境外。', 'Whether the partner is at home or abroad.'],
    clauses: ['001 四(二)', '001 四(三)', '002 §13', '002 §15', '003 §6'],
    procedures: ['P37', 'P41', 'P42', 'P53'],
  }),
  term('partner-role', '本会身份', 'Our part', {
    means: ['主办、承办、协办或者其他身份。', 'Host, organiser, co-organiser or another part.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P41'],
  }),
  term('duties', '本会职责', 'Duties', {
    means: ['本会在活动中承担的职责。', 'What the society does in the event.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P41'],
  }),
  term('donor', '捐赠人', 'Donor', {
    means: ['捐赠的单位或者个人。', 'Who donates.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P36', 'P37'],
  }),
  term('donor-seat', '捐赠人所在地', 'Donor’s seat', {
    means: ['捐赠人在境内还是境外。', 'Whether the donor is at home or abroad.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P36', 'P37'],
  }),
  term('payee', '收款方', 'Payee', {
    means: ['收取款项的单位或者个人。', 'Who is paid.'],
    clauses: [],
    procedures: ['P35'],
  }),
  term('nominees', '人选名单', 'Nominees', {
    means: ['提名、推荐的人选。', 'The people who are put forward.'],
    clauses: ['001 三(一)', '003 §1'],
    procedures: ['P02', 'P13', 'P45', 'P54'],
  }),
  term('post', '职务', 'Post', {
    means: ['拟任的职务。', 'The post that is meant.'],
    clauses: ['000 §4', '001 二(一)', '001 三(一)', '002 §9', '003 §2', '004 二(一)', '004 二(二)'],
    procedures: ['P07', 'P15', 'P17', 'P18'],
  }),
  term('full-time', '专职', 'Full time', {
    means: ['是否全职履职、专职聘任。', 'Whether the post is full time.'],
    clauses: ['001 三(三)', '002 §10', '003 §4'],
    procedures: ['P15'],
  }),
  term('profile', '人选条件', 'Profile', {
    means: [
      '政治意识、学术水平、群众基础、引领能力。',
      'Political awareness, academic level, standing with the members, ability to lead.',
    ],
    clauses: ['001 三(三)', '002 §10', '003 §4'],
    procedures: ['P02', 'P13', 'P14'],
  }),
  term('integrity-record', '诚信记录', 'Integrity record', {
    means: ['人选的学术诚信、信用情况。', 'What the credit record says of somebody.'],
    clauses: [],
    procedures: ['P02', 'P54'],
  }),
  term('front-line-share', '基层一线人员比例', 'Share of front-line people', {
    means: ['理事会中基层一线人员的比例。', 'How many of the council work at the front line.'],
    clauses: ['001 三(三)', '002 §10', '003 §4', '004 二(一)'],
    procedures: ['P13'],
  }),
  term('middle-aged-share', '中青年人员比例', 'Share of younger people', {
    means: ['理事会中中青年人员的比例。', 'How many of the council are young or middle-aged.'],
    clauses: ['001 三(三)', '002 §10', '003 §4', '004 二(一)'],
    procedures: ['P13'],
  }),
  term('term-end', '届满日期', 'End of term', {
    means: ['本届任期届满的日期。', 'The day on which the term ends.'],
    clauses: [],
    procedures: ['P13'],
  }),
  term('experts', '专家名单', 'Experts', {
    means: ['参加评审、论证的专家。', 'The experts who review.'],
    clauses: [],
    procedures: ['P49', 'P51', 'P54', 'P56', 'P62'],
  }),
  term('conflicts', '利害关系', 'Conflicts', {
    means: ['与申报人、合作方等的利害关系。', 'Interests that keep somebody out.'],
    clauses: [],
    procedures: ['P35', 'P51'],
  }),
  term('member-class', '会员类别', 'Class of member', {
    means: ['个人、单位、学生、高级会员等类别。', 'Individual, unit, student, senior member and so on.'],
    clauses: ['000 §15', '001 三(四)', '003 §4'],
    procedures: ['P23'],
  }),
  term('membership-seat', '会员所在地', 'Seat of the member', {
    means: ['内地、港澳台或者外籍。', 'From the mainland, from Hong Kong, Macao or Taiwan, or foreign.'],
    clauses: ['001 二(一)', '002 §7', '004 二(二)'],
    procedures: ['P25'],
  }),
  term('district', '区县', 'District', {
    means: ['所在或者面向的区县。', 'The district that is meant.'],
    clauses: ['000 §2', '000 §3'],
    procedures: ['P33'],
  }),
  term('worker-distribution', '科技工作者分布', 'Where scientists work', {
    means: ['本行业科技工作者在各区县的分布。', 'How the field’s scientists are spread over the districts.'],
    clauses: ['000 §3'],
    procedures: ['P33'],
  }),
  term('party-members', '党员名单', 'Party members', {
    means: ['党员人数和名单。', 'Party members, and how many.'],
    clauses: [],
    procedures: ['P04', 'P06'],
  }),
  term('party-relation', '党组织关系', 'Party relation', {
    means: ['党组织关系所在单位。', 'Where the party branch belongs.'],
    clauses: ['000 §5'],
    procedures: ['P05'],
  }),
  term('hosting-unit', '挂靠单位', 'Hosting unit', {
    means: ['挂靠单位及其人员情况。', 'The hosting unit and whose people they are.'],
    clauses: ['000 §5'],
    procedures: ['P05'],
  }),
  term('party-form', '党组织形式', 'Form of party organisation', {
    means: ['实体性或者功能性（功能型）。', 'Full or functional.'],
    clauses: ['000 §5', '002 §9', '003 §2'],
    procedures: ['P04', 'P06'],
  }),
] as const;
