/** Matters of a society’s own house: party building, governance, members, branches (catalogue A–D). */
import { term } from './term';

export const MATTERS_OF_THE_HOUSE = [
  term('party-pre-review', '重大事项前置审议', 'Pre-review of major matters', {
    means: [
      '党组织在决策前研究所列重大事项，提出审议意见。',
      'The party body studies a listed matter before it is decided and gives its opinion.',
    ],
    clauses: ['001 三(一)', '002 §9', '003 §1', '004 二(一)'],
    procedures: ['P01'],
  }),
  term('officer-nomination', '人选政治把关', 'Vetting of nominees', {
    means: [
      '党组织对理事会、监事会、秘书处等人选逐人把关。',
      'The party body vets each nominee for the council, the supervisory board or the secretariat.',
    ],
    clauses: ['001 三(一)', '003 §1'],
    procedures: ['P02'],
  }),
  term('major-matter-report', '重大事项请示报告', 'Requests and reports of major matters', {
    means: ['事前请示、事后报告所列重大事项。', 'Listed matters are asked about before, or reported after.'],
    clauses: ['000 §4'],
    procedures: ['P03'],
  }),
  term('party-organisation', '党组织组建', 'Party organisations', {
    means: ['建立党组织，或改变它的形式。', 'A party organisation is set up, or its form is changed.'],
    clauses: ['000 §5', '001 三(一)', '003 §1', '003 §2', '004 二(三)', '004 一(三)'],
    procedures: ['P04', 'P06'],
  }),
  term('party-branch-class', '党支部分类', 'Classes of party branches', {
    means: ['按隶属和人员情况确定党支部由谁管理。', 'Who manages a party branch is found from its relation and its people.'],
    clauses: ['000 §5'],
    procedures: ['P05'],
  }),
  term('party-head', '党组织负责人与交叉任职', 'Party heads and double posts', {
    means: [
      '推选党组织负责人，记录双向进入、交叉任职。',
      'The head of a party organisation is chosen, and double posts are recorded.',
    ],
    clauses: ['000 §4', '001 三(一)', '002 §9', '003 §2', '004 二(一)'],
    procedures: ['P07'],
  }),
  term('party-life', '党组织生活', 'Party life', {
    means: ['学习、主题党日和组织生活的安排与记录。', 'Study, theme days and meetings of party life are planned and recorded.'],
    clauses: ['000 §4', '002 §9', '003 §1', '003 §2', '004 二(三)'],
    procedures: ['P08'],
  }),
  term('ideology', '意识形态审核', 'Ideology review', {
    means: [
      '活动和宣传平台在举办、发布前的审核把关。',
      'Activities and platforms are looked at before they are held or published.',
    ],
    clauses: ['000 §4', '002 §14', '004 二(三)'],
    procedures: ['P09'],
  }),
  term('ideology-incident', '意识形态问题处置', 'Ideology problems', {
    means: ['出现问题后的分析研判和纠正处理。', 'A problem that has come up is judged and put right.'],
    clauses: ['002 §14'],
    procedures: ['P10'],
  }),
  term('charter-change', '章程修订', 'Charter amendments', {
    means: ['起草、审议和报送章程的修改。', 'Changes of the charter are drafted, decided and handed on.'],
    clauses: ['000 §1', '000 §4', '001 三(一)', '003 §1', '004 二(一)'],
    procedures: ['P11'],
  }),
  term('major-decision', '重大事项集体决策', 'Collective decisions', {
    means: [
      '“三重一大”等事项由章程规定的机构集体决定。',
      'Major decisions, key people, large projects and large sums are decided by the organ that the charter names.',
    ],
    clauses: ['000 §16', '001 三(三)', '002 §10', '003 §1', '003 §4', '004 二(一)'],
    procedures: ['P12'],
  }),
  term('election', '换届选举', 'Re-elections', {
    means: [
      '理事会、监事会届满后的换届安排和选举。',
      'The council and the supervisory board are elected anew at the end of their term.',
    ],
    clauses: ['001 三(一)', '001 三(三)', '002 §10', '002 §11', '003 §1', '003 §4', '003 三(一)', '004 二(一)'],
    procedures: ['P13'],
  }),
  term('officer-review', '主要负责人资格审查', 'Review of principal officers', {
    means: [
      '对主要负责人的资格审查、考察和监督管理。',
      'Whether principal officers qualify is reviewed, and stays under supervision.',
    ],
    clauses: ['002 §19'],
    procedures: ['P14'],
  }),
  term('secretary-general', '秘书长聘任', 'Hiring the secretary-general', {
    means: ['秘书长的推荐、聘任和变更。', 'A secretary-general is proposed and hired.'],
    clauses: ['000 §16', '001 三(三)', '002 §10', '003 §1', '003 §4', '004 二(一)'],
    procedures: ['P15'],
  }),
  term('appraisal', '履职考核', 'Appraisals', {
    means: ['对秘书长等人员履职情况的考核。', 'How the secretary-general and others do their work is appraised.'],
    clauses: ['000 §16', '002 §10'],
    procedures: ['P16'],
  }),
  term('cadre-post', '领导干部兼职', 'Part-time posts of leading cadres', {
    means: ['在职、退（离）休领导干部在学会兼职的管理。', 'Serving or retired leading cadres hold a post in a society besides.'],
    clauses: ['004 二(一)'],
    procedures: ['P17'],
  }),
  term('overseas-post', '境外科学家任职', 'Posts for scientists from outside the mainland', {
    means: ['港澳台及海外科学家在学会任职。', 'Scientists from Hong Kong, Macao, Taiwan or abroad hold a post in a society.'],
    clauses: ['001 二(一)', '002 §7', '004 二(二)'],
    procedures: ['P18'],
  }),
  term('staff', '从业人员聘任与职级', 'Staff and grades', {
    means: ['工作人员的聘任、职级评价和专业化建设。', 'Staff are hired, and their grades are evaluated.'],
    clauses: ['000 §16', '001 三(三)', '002 §10', '003 §4', '003 §16', '004 二(一)'],
    procedures: ['P19'],
  }),
  term('duty-report', '年度履职报告', 'Yearly duty reports', {
    means: [
      '理事长（会长）、党支部书记每年报告履职情况。',
      'President and party-branch secretary report each year on their duties.',
    ],
    clauses: ['002 §11'],
    procedures: ['P20'],
  }),
  term('disclosure', '信息公开', 'Disclosure', {
    means: ['向会员和社会公开学会的信息。', 'A society lets its members and the public know.'],
    clauses: ['002 §11'],
    procedures: ['P21'],
  }),
  term('dispute', '内部纠纷解决', 'Internal disputes', {
    means: ['内部调处、人民调解和司法途径。', 'Settlement inside, people’s mediation, and the courts.'],
    clauses: ['000 §16'],
    procedures: ['P22'],
  }),
  term('internal-rule', '内部管理制度', 'Internal rules', {
    means: ['制定和修改学会的管理制度。', 'A society’s own rules are made and changed.'],
    clauses: [
      '000 §1',
      '000 §12',
      '000 §15',
      '000 三¶1',
      '001 三(三)',
      '001 四(一)',
      '002 §8',
      '002 §10',
      '002 §11',
      '002 §12',
      '002 §13',
      '003 §4',
      '004 二(一)',
      '004 二(二)',
      '004 (十二)',
    ],
    procedures: ['P84'],
  }),
  term('member-admission', '会员入会', 'Admission of members', {
    means: ['个人会员、单位会员和境外会员的入会。', 'Individual, unit and overseas members are admitted.'],
    clauses: ['000 §15', '001 二(一)', '001 三(四)', '002 §7', '003 §4', '004 二(二)'],
    procedures: ['P23', 'P25'],
  }),
  term('member-exit', '会员退会与管理', 'Members who leave', {
    means: ['会员退会、到期和动态管理。', 'Members leave, lapse or are removed.'],
    clauses: ['000 §15', '002 §16', '003 §4', '004 二(二)'],
    procedures: ['P24'],
  }),
  term('dues', '会费', 'Dues', {
    means: ['会费标准的确定和收缴。', 'Dues are set and collected.'],
    clauses: ['000 §15'],
    procedures: ['P26'],
  }),
  term('member-claim', '会员诉求', 'Members’ claims', {
    means: ['会员意见和诉求的反映与反馈。', 'What members say and ask for is passed on and answered.'],
    clauses: ['000 §10', '000 §15', '003 §21', '004 二(二)'],
    procedures: ['P27'],
  }),
  term('group-membership', '团体会员入会', 'Group membership', {
    means: ['学会加入科协成为团体会员。', 'A society joins the association as a group member.'],
    clauses: ['002 §16'],
    procedures: ['P28'],
  }),
  term('branch', '分支（代表）机构设立', 'Setting up a branch', {
    means: ['学会设立分支机构、代表机构。', 'A society sets up a branch or representative office.'],
    clauses: ['001 四(一)', '002 §12', '003 §5', '003 §13', '003 §16', '004 二(一)', '000 §12'],
    procedures: ['P29'],
  }),
  term('branch-appraisal', '分支机构考核', 'Appraisal of branches', {
    means: ['分支（代表）机构的日常管理和动态考核。', 'Branches are looked after and appraised.'],
    clauses: ['001 四(一)', '002 §12', '003 §5'],
    procedures: ['P30'],
  }),
  term('branch-change', '分支机构调整、清理', 'Changing or closing a branch', {
    means: [
      '按所列情形调整、合并或者清理分支（代表）机构。',
      'A branch is changed, merged or closed on the grounds that the text names.',
    ],
    clauses: ['001 四(一)', '002 §12', '003 §5'],
    procedures: ['P31'],
  }),
  term('overseas-branch', '境外机构设立', 'Offices abroad', {
    means: [
      '设立境外分支（代表）机构、对外联系服务机构。',
      'A branch, representative office or liaison office abroad is set up.',
    ],
    clauses: ['001 二(一)'],
    procedures: ['P32'],
  }),
  term('liaison-office', '联络处设立', 'Liaison offices', {
    means: [
      '在区县建立联络处，或者国家级科技社团在本地建立联络处。',
      'A liaison office is set up in a district, or by a national society.',
    ],
    clauses: ['000 §2', '000 §3'],
    procedures: ['P33'],
  }),
] as const;
