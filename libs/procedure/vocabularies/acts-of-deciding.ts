/** What steps do before and until something is decided. */
import { term } from './term';

export const ACTS_OF_DECIDING = [
  term('eligibility', '条件核查', 'Eligibility check', {
    means: ['自动核查是否符合条件。', 'Whether the conditions are met is checked automatically.'],
    clauses: ['001 四(一)', '001 四(二)', '002 §12', '002 §13', '003 §5', '003 §6'],
    procedures: ['P29', 'P40', 'P50'],
  }),
  term('completeness', '材料核对', 'Check of materials', {
    means: ['材料是否齐全，缺什么一次列清。', 'Whether the materials are complete, with one list of what is missing.'],
    clauses: [],
    procedures: ['P29', 'P50', 'P66'],
  }),
  term('material-check', '材料审查', 'Material check', {
    means: ['对申报材料是否真实、合规的审查。', 'Whether what was submitted is sound.'],
    clauses: ['002 §5'],
    procedures: ['P51'],
  }),
  term('classify', '事项归类', 'Classification', {
    means: ['判断属于哪一类事项，适用哪项规定。', 'Which kind of matter it is, and what applies to it.'],
    clauses: ['000 §5'],
    procedures: ['P01', 'P05', 'P10', 'P12', 'P35', 'P53', 'P55', 'P71'],
  }),
  term('draft', '起草', 'Drafting', {
    means: ['起草方案、文本或者决议稿。', 'A scheme, a text or a draft resolution is written.'],
    clauses: ['000 三¶2', '004 (十三)'],
    procedures: ['P11', 'P34', 'P49', 'P61', 'P80', 'P82', 'P84'],
  }),
  term('consult', '征求意见', 'Consultation', {
    means: ['听取会员、有关单位的意见。', 'Members or bodies concerned are heard.'],
    clauses: [],
    procedures: ['P82', 'P84'],
  }),
  term('due-diligence', '合作方了解', 'Looking into a partner', {
    means: ['了解合作方、捐赠方的情况。', 'What is known of a partner or donor is looked at.'],
    clauses: [],
    procedures: ['P36', 'P37', 'P42'],
  }),
  term('nominate', '提名推荐', 'Nomination', {
    means: ['提出人选、候选项目或者名单。', 'People, entries or a list are put forward.'],
    clauses: ['001 二(一)', '003 §2'],
    procedures: ['P02', 'P07', 'P13', 'P15', 'P18', 'P45', 'P51', 'P54', 'P85'],
  }),
  term('call-for-entries', '发布通知、征集', 'Call', {
    means: ['发布通知，征集申报或者推荐。', 'A call for applications or nominations goes out.'],
    clauses: [],
    procedures: ['P45', 'P51', 'P54', 'P63', 'P64', 'P77'],
  }),
  term('pre-review', '前置审议', 'Pre-review', {
    means: ['党组织在决策前的研究审议。', 'The party body’s study before the decision.'],
    clauses: ['001 三(一)', '002 §9', '003 §1', '004 二(一)'],
    procedures: ['P01', 'P12', 'P34', 'P35', 'P36', 'P51', 'P54'],
  }),
  term('nominee-vetting', '人选把关', 'Vetting of a nominee', {
    means: ['党组织对人选的政治把关。', 'The party body vets a nominee.'],
    clauses: ['001 三(一)', '003 §1'],
    procedures: ['P02', 'P13', 'P15'],
  }),
  term('supervisor-note', '监事意见', 'Supervisor’s note', {
    means: ['监事（监事会）的意见，不替代决定。', 'The supervisor’s or supervisory board’s opinion; it decides nothing.'],
    clauses: [],
    procedures: ['P16', 'P20', 'P29', 'P69'],
  }),
  term('compliance-review', '合规审核', 'Compliance review', {
    means: ['是否符合法律法规、外事管理规定等。', 'Whether law and the rules on foreign affairs are kept.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P18', 'P25', 'P32', 'P37', 'P42', 'P43', 'P45'],
  }),
  term('finance-review', '财务审核', 'Finance review', {
    means: ['预算、票据和收支的审核。', 'Budget, vouchers, income and spending are reviewed.'],
    clauses: ['002 §13'],
    procedures: ['P35', 'P36'],
  }),
  term('ideology-review', '意识形态审核', 'Ideology review', {
    means: ['内容、人员和平台的审核把关。', 'Content, people and platform are looked at.'],
    clauses: ['000 §4', '002 §14', '004 二(三)'],
    procedures: ['P09', 'P40', 'P49', 'P61', 'P81'],
  }),
  term('ethics-review', '伦理审查', 'Ethics review', {
    means: ['科技伦理方面的审查。', 'Ethics are reviewed.'],
    clauses: [],
    procedures: ['P59'],
  }),
  term('peer-review', '同行评议', 'Peer review', {
    means: ['同行专家的评议。', 'Experts of the field review.'],
    clauses: ['001 二(六)', '003 §22', '004 (五)'],
    procedures: ['P51', 'P54', 'P56', 'P61'],
  }),
  term('expert-review', '专家论证', 'Expert review', {
    means: ['专家组的评审、论证。', 'A panel of experts reviews.'],
    clauses: [],
    procedures: ['P19', 'P49', 'P56', 'P62'],
  }),
  term('editorial-review', '审稿', 'Editorial review', {
    means: ['稿件的一次审读。', 'One of the reviews of a manuscript.'],
    clauses: ['004 (八)'],
    procedures: ['P48'],
  }),
  term('proofreading', '校对', 'Proof-reading', {
    means: ['清样的一次校对。', 'One of the proofs.'],
    clauses: ['004 (八)'],
    procedures: ['P48'],
  }),
  term('quality-check', '质量审查', 'Quality check', {
    means: ['对评选结果质量、数量和比例的审查。', 'Quality, number and ratio of a result are checked.'],
    clauses: ['001 二(六)'],
    procedures: ['P51'],
  }),
  term('score', '评审打分', 'Scoring', {
    means: ['按指标分别打分并汇总。', 'Several people score by criteria, and the sums are taken.'],
    clauses: ['004 (五)'],
    procedures: ['P19', 'P30', 'P51', 'P54', 'P63', 'P70', 'P77'],
  }),
  term('conflict-check', '回避核对', 'Check of conflicts', {
    means: ['核对应当回避的人员。', 'Who has to keep out is found.'],
    clauses: [],
    procedures: ['P35', 'P51', 'P53', 'P54'],
  }),
  term('qualification-review', '资格审查', 'Qualification review', {
    means: ['对人选或者申请人资格的审查。', 'Whether somebody qualifies is reviewed.'],
    clauses: ['002 §19'],
    procedures: ['P13', 'P14'],
  }),
  term('party-work-check', '党建工作核对', 'Check of party work', {
    means: [
      '登记、年检、评估时同步核对党建工作。',
      'Party work is checked together with registration, inspection and assessment.',
    ],
    clauses: ['003 §1'],
    procedures: ['P66', 'P69', 'P76'],
  }),
  term('pre-examination', '前置审查', 'Pre-examination', {
    means: ['成立、变更、注销登记前的审查。', 'What comes before registration, change or deregistration.'],
    clauses: ['004 (十四)'],
    procedures: ['P66', 'P67', 'P68'],
  }),
  term('initial-review', '初审', 'Initial review', {
    means: ['年度工作报告、年检材料的初审或者前置审查。', 'The first review of a yearly report.'],
    clauses: ['003 §7', '004 (十四)'],
    procedures: ['P69'],
  }),
  term('organ-decision', '会议决定', 'Decision of an organ', {
    means: ['章程规定的会议机构的表决决定。', 'The organ that the charter names decides.'],
    clauses: [
      '000 §16',
      '001 三(三)',
      '001 四(一)',
      '001 四(二)',
      '002 §10',
      '002 §12',
      '002 §13',
      '003 §4',
      '003 §5',
      '004 二(一)',
    ],
    procedures: ['P11', 'P12', 'P15', 'P26', 'P29', 'P34', 'P35', 'P40', 'P50', 'P51'],
  }),
  term('party-decision', '党组织决定', 'Decision of a party body', {
    means: ['上级党组织、党组织会议作出的决定。', 'A party organisation decides.'],
    clauses: [],
    procedures: ['P04', 'P05', 'P06', 'P07'],
  }),
  term('election', '选举', 'Election', {
    means: ['会员（代表）大会或者理事会的选举。', 'The assembly or the council elects.'],
    clauses: ['001 三(三)', '002 §10', '003 §4', '004 二(一)'],
    procedures: ['P13'],
  }),
  term('ballot-count', '计票', 'Counting of ballots', {
    means: ['清点、核对和宣布计票结果。', 'Ballots are counted, checked and announced.'],
    clauses: [],
    procedures: ['P13'],
  }),
  term('officer-decision', '负责人审定', 'Officer’s decision', {
    means: ['由负责人个人审定的事项。', 'One officer decides.'],
    clauses: [],
    procedures: ['P21', 'P23', 'P44', 'P49'],
  }),
  term('panel-finding', '专门小组认定', 'Finding of a panel', {
    means: ['专门机构、小组的认定结论。', 'A panel finds.'],
    clauses: ['001 三(二)'],
    procedures: ['P22', 'P57'],
  }),
  term('grade', '评定等次', 'Grading', {
    means: ['评定年度等次或者考核等次。', 'A grade is given.'],
    clauses: ['001 三(三)', '002 §18', '003 §7', '003 三(三)', '004 二(一)', '004 (十六)'],
    procedures: ['P16', 'P19', 'P30', 'P70'],
  }),
  term('confirm', '确认', 'Confirmation', {
    means: ['由本人或者有关单位确认。', 'Somebody concerned confirms.'],
    clauses: [],
    procedures: ['P05', 'P85'],
  }),
  term('consent', '本人同意', 'Consent of the person', {
    means: ['入库、推荐前取得本人同意。', 'The person agrees before he is entered or put forward.'],
    clauses: [],
    procedures: ['P85'],
  }),
] as const;
