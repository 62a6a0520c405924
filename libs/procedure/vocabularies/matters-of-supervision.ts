/** Matters between societies, the association and the authorities (catalogue J). */
import { term } from './term';

export const MATTERS_OF_SUPERVISION = [
  term('registration', '学会成立', 'Founding a society', {
    means: ['学会成立登记前的审查和登记。', 'A new society is examined and registered.'],
    clauses: ['000 §1', '000 三¶1', '001 五(一)', '002 §17', '003 §1', '003 §2', '004 (十四)'],
    procedures: ['P66'],
  }),
  term('registration-change', '学会变更', 'Changes of a society', {
    means: ['学会登记事项的变更。', 'What a society is registered with changes.'],
    clauses: ['004 (十四)'],
    procedures: ['P67'],
  }),
  term('deregistration', '学会注销', 'Deregistration', {
    means: ['学会的注销。', 'A society is deregistered.'],
    clauses: ['004 (十四)'],
    procedures: ['P68'],
  }),
  term('annual-report', '年度工作报告与年检', 'Yearly report and inspection', {
    means: ['年度工作报告的报送、初审和年检。', 'The yearly report is handed in, reviewed and inspected.'],
    clauses: ['000 三¶1', '001 五(一)', '002 §11', '002 §17', '003 §1', '003 §7', '004 (十四)'],
    procedures: ['P69'],
  }),
  term('assessment', '年度分级评价', 'Yearly evaluation', {
    means: ['对学会的年度评价和等次。', 'Societies are evaluated and graded.'],
    clauses: ['000 三¶1', '002 §11', '002 §18', '003 §7', '003 三(三)', '004 (十六)'],
    procedures: ['P70'],
  }),
  term('interview-and-rectification', '工作约谈与整改', 'Interviews and rectification', {
    means: ['工作约谈、限期整改和整改情况的核验。', 'An interview, rectification in a set time, and a look at the result.'],
    clauses: ['003 §7'],
    procedures: ['P71'],
  }),
  term('membership-revocation', '团体会员资格处理', 'Loss of group membership', {
    means: ['按规定撤销团体会员资格。', 'Group membership is revoked as the rules prescribe.'],
    clauses: ['003 §7'],
    procedures: ['P72'],
  }),
  term('dormant-society', '长期不活动学会清理', 'Inactive societies', {
    means: ['对长期不开展活动等情形学会的清理。', 'Societies that have been inactive for long are dealt with.'],
    clauses: ['001 五(一)', '002 §17', '002 §19', '003 三(三)'],
    procedures: ['P73'],
  }),
  term('violation', '违法违规行为查处', 'Violations', {
    means: ['违法违规线索的收集、移送和配合查处。', 'Signs of a violation are collected and handed to the authority.'],
    clauses: ['001 五(一)', '002 §17', '002 §19'],
    procedures: ['P74'],
  }),
  term('unlawful-organisation', '非法组织线索', 'Unlawful organisations', {
    means: [
      '对未经登记、以学会名义活动的组织的线索移送。',
      'Bodies that act as a society without registration are pointed out to the authority.',
    ],
    clauses: ['002 §19'],
    procedures: ['P75'],
  }),
  term('grade-application', '社会组织等级评估', 'Grading by civil affairs', {
    means: ['参加民政部门社会组织等级评估。', 'A society applies for the grading of civil affairs.'],
    clauses: ['003 §1', '003 三(三)'],
    procedures: ['P76'],
  }),
  term('model-society', '一流学会与试点', 'Model societies and pilots', {
    means: ['一流、高水平学会的评定和建设试点。', 'First-class societies are chosen, pilots are run.'],
    clauses: ['000 三¶1', '001 五(二)', '002 §18', '003 三(三)', '004 (十七)'],
    procedures: ['P77'],
  }),
  term('coordination', '会商与联席会议', 'Consultation and joint meetings', {
    means: ['会商、联席会议的议题和督办事项。', 'Issues of consultations and joint meetings, and what follows from them.'],
    clauses: ['000 三¶1', '001 五(一)', '002 §17', '004 (十三)', '004 (十五)'],
    procedures: ['P78'],
  }),
  term('training', '教育培训', 'Training', {
    means: ['负责人、秘书长和工作人员的培训轮训。', 'Officers, secretaries-general and staff are trained.'],
    clauses: ['000 三¶1', '001 五(三)', '002 §8', '003 三(二)', '004 (十六)'],
    procedures: ['P79'],
  }),
  term('implementation-report', '贯彻落实情况报告', 'Reports on implementation', {
    means: ['贯彻举措、落实情况报告和阶段性考核。', 'Measures, reports on them, and the assessment of a stage.'],
    clauses: ['000 三¶2', '002 §17', '004 (十五)'],
    procedures: ['P80'],
  }),
  term('good-practice', '典型案例报送', 'Good practice', {
    means: ['典型案例和经验的报送与推广。', 'Good practice is submitted and made known.'],
    clauses: ['000 三¶1', '002 §8', '003 三(三)', '004 (十五)', '004 (十七)'],
    procedures: ['P81'],
  }),
  term('sector-plan', '科技社团发展规划', 'Plans for all societies', {
    means: [
      '科协对科技社团的发展规划、年度计划和分类指导。',
      'The association’s plans for societies, and its guidance by class.',
    ],
    clauses: ['000 三¶1', '002 §8', '003 三(一)', '004 (十三)'],
    procedures: ['P82'],
  }),
  term('support', '支撑保障', 'Support', {
    means: ['工作条件和资金的申请与使用。', 'Conditions and funds are asked for and used.'],
    clauses: ['000 三¶1', '002 §8', '004 (十三)', '004 (十六)'],
    procedures: ['P83'],
  }),
  term('other', '其他事项', 'Another matter', {
    means: ['目录没有的事项，须写明理由。', 'A matter that the catalogue does not have; it needs a written reason.'],
    clauses: [],
    procedures: [],
  }),
] as const;
