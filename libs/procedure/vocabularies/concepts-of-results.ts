/** Fields about awards, services and supervision. */
import { term } from './term';

export const CONCEPTS_OF_RESULTS = [
  term('award-name', '奖项名称', 'Name of the award', {
    means: ['奖项的名称。', 'The name of the award.'],
    clauses: [],
    procedures: ['P50', 'P51'],
  }),
  term('award-kind', '奖项类别', 'Kind of award', {
    means: ['人才、成果或者技术奖励。', 'For talents, achievements or technology.'],
    clauses: ['001 二(六)'],
    procedures: ['P50'],
  }),
  term('award-number', '奖项数量', 'Number of awards', {
    means: ['奖项的数量。', 'How many awards.'],
    clauses: ['001 二(六)', '002 §5'],
    procedures: ['P50', 'P51'],
  }),
  term('winner-ratio', '获奖比例', 'Ratio of winners', {
    means: ['获奖数与有效申报数之比的上限。', 'The most that winners may be of valid entries.'],
    clauses: ['001 二(六)', '002 §5'],
    procedures: ['P50', 'P51'],
  }),
  term('winners', '获奖人选', 'Winners', {
    means: ['拟获奖、拟表彰的人选或者项目。', 'Who or what is to win.'],
    clauses: ['001 二(六)', '002 §5'],
    procedures: ['P51', 'P53', 'P55'],
  }),
  term('valid-entries', '有效申报', 'Valid entries', {
    means: ['审查后有效的申报。', 'Entries that stand after the check.'],
    clauses: ['001 二(六)', '002 §5'],
    procedures: ['P51'],
  }),
  term('entries', '申报', 'Entries', {
    means: ['收到的申报或者推荐。', 'What was submitted.'],
    clauses: ['000 §10', '002 §5', '003 §13'],
    procedures: ['P51', 'P55', 'P63', 'P64'],
  }),
  term('judged-subject', '评选对象', 'Who is judged', {
    means: ['集体还是个人，以何为对象。', 'Groups or individuals, and by what they are judged.'],
    clauses: ['001 四(三)', '002 §15'],
    procedures: ['P53'],
  }),
  term('selection-rules', '评选规则', 'Rules of selection', {
    means: ['评审程序和规则。', 'How it is selected.'],
    clauses: ['000 三¶1', '001 二(六)', '001 四(三)', '001 五(二)', '002 §5', '002 §15', '002 §18'],
    procedures: ['P50', 'P51', 'P53', 'P77'],
  }),
  term('rationale', '设立理由', 'Rationale', {
    means: ['定位、特色和必要性的说明。', 'Why, and what makes it its own.'],
    clauses: ['001 二(六)'],
    procedures: ['P50'],
  }),
  term('overlap', '重复情况', 'Overlap', {
    means: ['与已有奖项、机构是否重复。', 'Whether there is one like it already.'],
    clauses: [],
    procedures: ['P29', 'P50'],
  }),
  term('quota', '名额', 'Quota', {
    means: ['本次的名额。', 'How many places there are.'],
    clauses: [],
    procedures: ['P54', 'P63'],
  }),
  term('commendation-class', '是否属于评比表彰', 'Whether it is a commendation', {
    means: ['是否属于评比达标表彰活动。', 'Whether it counts as an evaluation or commendation.'],
    clauses: ['001 四(三)', '002 §15', '003 §6', '004 (四)'],
    procedures: ['P50', 'P53', 'P55', 'P63', 'P81'],
  }),
  term('independence', '独立第三方说明', 'Independent third party', {
    means: ['独立第三方地位的说明。', 'Why the society is an independent third party.'],
    clauses: ['000 §13', '004 (十一)'],
    procedures: ['P54', 'P56', 'P60', 'P62'],
  }),
  term('service-kind', '承接事项类别', 'Kind of service', {
    means: ['评价、资格认定、标准、奖励推荐等。', 'Evaluation, qualification, standards, prize recommendation and so on.'],
    clauses: ['000 §13', '002 §5', '004 (十一)'],
    procedures: ['P60'],
  }),
  term('result-text', '成果内容', 'Result', {
    means: ['形成的成果、建议。', 'The result or advice.'],
    clauses: ['000 §13', '001 二(四)', '003 §19', '004 (十一)'],
    procedures: ['P61'],
  }),
  term('party-work', '党建工作情况', 'Party work', {
    means: ['年度报告、评估中的党建部分。', 'The part of a report that is on party work.'],
    clauses: ['001 三(一)', '003 §1', '003 §3'],
    procedures: ['P34', 'P66', 'P69', 'P76'],
  }),
  term('party-plan', '党组织组建方案', 'Plan for the party organisation', {
    means: ['新成立学会的党组织组建方案。', 'How a new society sets up its party organisation.'],
    clauses: ['003 §2'],
    procedures: ['P66'],
  }),
  term('report-parts', '报告内容', 'Parts of the report', {
    means: ['年度工作报告的各部分。', 'The parts of the yearly report.'],
    clauses: ['002 §11'],
    procedures: ['P69'],
  }),
  term('grade', '评价等次', 'Grade', {
    means: ['年度评价等次。', 'The grade of a year.'],
    clauses: ['002 §1', '003 §7'],
    procedures: ['P64', 'P70', 'P72'],
  }),
  term('grade-history', '历年等次', 'Grades of earlier years', {
    means: ['以往年度的评价等次。', 'The grades of the years before.'],
    clauses: ['003 §7'],
    procedures: ['P72'],
  }),
  term('last-activity', '最近活动日期', 'Last activity', {
    means: ['最近一次开展活动的日期。', 'When it was last active.'],
    clauses: ['001 四(一)', '001 五(一)', '002 §12', '002 §17', '002 §19', '003 §5', '003 §7', '003 三(三)'],
    procedures: ['P30', 'P31', 'P72', 'P73'],
  }),
  term('seriousness', '情节', 'Seriousness', {
    means: ['情节轻重的认定。', 'How serious it is, as found by people.'],
    clauses: ['001 五(一)', '002 §17', '003 §7'],
    procedures: ['P72', 'P73'],
  }),
  term('rectification-items', '整改事项', 'What is to be put right', {
    means: ['逐项列明的整改事项。', 'The items of a rectification.'],
    clauses: ['003 §7'],
    procedures: ['P71'],
  }),
  term('rectification-until', '整改期限', 'Rectification until', {
    means: ['整改的期限。', 'Until when it is to be put right.'],
    clauses: ['003 §7'],
    procedures: ['P71'],
  }),
  term('improvement', '改进情况', 'Improvement', {
    means: ['整改后是否有明显改进。', 'Whether there is a marked improvement.'],
    clauses: ['003 §7'],
    procedures: ['P71'],
  }),
  term('statement', '陈述意见', 'Statement', {
    means: ['当事单位、人员的陈述和意见。', 'What those concerned say.'],
    clauses: [],
    procedures: ['P24', 'P31', 'P57', 'P72'],
  }),
  term('evidence', '证明材料', 'Evidence', {
    means: ['证明事实的材料。', 'What proves the facts.'],
    clauses: [],
    procedures: ['P57', 'P74'],
  }),
  term('incident', '问题情况', 'Incident', {
    means: ['发现的问题及其程度。', 'The problem that came up, and how grave it is.'],
    clauses: ['002 §14'],
    procedures: ['P10'],
  }),
  term('dispute-route', '解决途径', 'Route', {
    means: ['内部调处、人民调解、司法途径。', 'Settlement inside, mediation, courts.'],
    clauses: ['000 §16'],
    procedures: ['P22'],
  }),
  term('claim', '诉求内容', 'Claim', {
    means: ['意见、诉求的内容。', 'What somebody says or asks for.'],
    clauses: ['000 §10', '000 §15', '003 §21', '004 二(二)'],
    procedures: ['P27'],
  }),
  term('issue', '问题事项', 'Issue', {
    means: ['提交会商的问题。', 'What is brought to the meeting.'],
    clauses: ['000 三¶1', '001 五(一)', '002 §17', '004 (十五)'],
    procedures: ['P78'],
  }),
  term('training-topic', '培训内容', 'Topic of training', {
    means: ['党的建设、法律法规、运营实务等。', 'Party building, law, running a society.'],
    clauses: ['001 五(三)', '003 三(二)'],
    procedures: ['P79'],
  }),
  term('society-class', '学会类别', 'Class of society', {
    means: ['分类评价、分类指导所用的类别。', 'The class by which a society is evaluated or guided.'],
    clauses: ['000 三¶1', '002 §8', '003 三(一)', '004 (十六)'],
    procedures: ['P70', 'P82'],
  }),
  term('validity', '有效期', 'Valid until', {
    means: ['效力截止的日期。', 'Until when it holds.'],
    clauses: [],
    procedures: ['P17', 'P58', 'P76'],
  }),
  term('document-number', '文号', 'Document number', {
    means: ['来文或者发文的文号。', 'The number of a letter or document.'],
    clauses: [],
    procedures: ['P53', 'P66', 'P67', 'P68'],
  }),
  term('document-date', '成文日期', 'Date of the document', {
    means: ['来文或者发文的日期。', 'The day of a letter or document.'],
    clauses: [],
    procedures: ['P53', 'P66', 'P67', 'P68'],
  }),
  term('filing-number', '备案编号', 'Filing number', {
    means: ['备案回执的编号。', 'The number of the filing.'],
    clauses: ['001 四(二)', '002 §13'],
    procedures: ['P38', 'P40'],
  }),
  term('attachment', '附件', 'Attachment', {
    means: ['其他附件。', 'Anything else.'],
    clauses: [],
    procedures: [],
  }),
] as const;
