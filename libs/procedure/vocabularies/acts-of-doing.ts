/** What steps do with what was decided, and what is looked at afterwards. */
import { term } from './term';

export const ACTS_OF_DOING = [
  term('outside-approval', '主管机关意见', 'Decision of an authority', {
    means: ['由有权机关作出的决定。', 'The authority that is competent decides.'],
    clauses: ['000 三¶1', '001 四(三)', '001 五(一)', '002 §15', '002 §17'],
    procedures: ['P11', 'P17', 'P32', 'P53', 'P66', 'P67', 'P68', 'P69'],
  }),
  term('filing', '备案告知', 'Filing', {
    means: ['向有关单位备案或者告知。', 'The matter is filed with, or made known to, whoever is concerned.'],
    clauses: ['001 四(二)', '002 §13'],
    procedures: ['P29', 'P37', 'P38', 'P40'],
  }),
  term('submit', '报送', 'Submission', {
    means: ['把材料、名单或者成果报送出去。', 'Papers, lists or results are handed on.'],
    clauses: ['000 §13', '003 §19', '003 三(三)'],
    procedures: ['P54', 'P61', 'P69', 'P76'],
  }),
  term('transfer', '移送', 'Referral', {
    means: ['把线索、事项移送有权处理的单位。', 'What came to light is handed to whoever is competent.'],
    clauses: ['001 五(一)', '002 §17', '002 §19'],
    procedures: ['P74', 'P75'],
  }),
  term('mediation', '调解', 'Mediation', {
    means: ['内部调处和人民调解。', 'Settlement inside, and people’s mediation.'],
    clauses: ['000 §16'],
    procedures: ['P22'],
  }),
  term('agreement', '签订协议', 'Agreement', {
    means: ['签订协议、合同。', 'An agreement or contract is signed.'],
    clauses: [],
    procedures: ['P36', 'P41', 'P42', 'P60', 'P62', 'P64', 'P65'],
  }),
  term('execute', '执行', 'Execution', {
    means: ['由秘书处等执行决定。', 'What was decided is carried out.'],
    clauses: ['000 §16'],
    procedures: ['P12', 'P35'],
  }),
  term('hold', '举办', 'Holding an event', {
    means: ['活动、会议的举办。', 'An event or meeting is held.'],
    clauses: ['000 §8', '001 二(二)', '001 四(二)', '002 §7', '002 §13', '004 (六)', '004 (十)'],
    procedures: ['P40', 'P43', 'P47', 'P53'],
  }),
  term('process-supervision', '全过程监管', 'Supervision of the whole event', {
    means: ['活动前、中、后的监管记录。', 'Records before, during and after an event.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P40', 'P41'],
  }),
  term('pay', '支付', 'Payment', {
    means: ['资金的支付。', 'Money is paid.'],
    clauses: [],
    procedures: ['P35'],
  }),
  term('collect', '收取', 'Collection', {
    means: ['收取会费、服务费等。', 'Dues or fees are collected.'],
    clauses: ['000 §15'],
    procedures: ['P26', 'P38'],
  }),
  term('publish', '公布', 'Publication', {
    means: ['向会员或者社会公布。', 'Members or the public are told.'],
    clauses: [
      '000 §12',
      '000 三¶1',
      '001 二(五)',
      '001 三(二)',
      '002 §4',
      '002 §6',
      '002 §8',
      '002 §11',
      '003 §11',
      '003 三(三)',
      '004 (十二)',
      '004 (十五)',
    ],
    procedures: ['P09', 'P21', 'P34', 'P49', 'P51', 'P53', 'P57', 'P81'],
  }),
  term('notice', '公示', 'Public notice', {
    means: ['在决定生效前公开听取异议。', 'A result stands open to objections before it takes effect.'],
    clauses: [],
    procedures: ['P51', 'P54', 'P63', 'P64', 'P70', 'P77'],
  }),
  term('issue', '发文', 'Issue of a document', {
    means: ['印发文件、证书或者通知。', 'A document, certificate or notice is issued.'],
    clauses: [],
    procedures: ['P15', 'P56', 'P71', 'P72'],
  }),
  term('register', '登记入册', 'Entry in a register', {
    means: ['记入名录、台账或者清单。', 'It is entered in a register or list.'],
    clauses: ['001 二(六)'],
    procedures: ['P29', 'P31', 'P52', 'P58', 'P72'],
  }),
  term('copy', '抄送', 'Copy', {
    means: ['把结果告知有关人员。', 'Those concerned are told the result.'],
    clauses: [],
    procedures: ['P01', 'P20', 'P26'],
  }),
  term('liquidate', '清理结算', 'Settlement', {
    means: ['资产、印章、人员等的清理结算。', 'Property, seals and people are settled.'],
    clauses: [],
    procedures: ['P31', 'P68'],
  }),
  term('train', '培训', 'Training', {
    means: ['培训、轮训的组织和参加。', 'A training is held or attended.'],
    clauses: ['000 三¶1', '001 五(三)', '002 §8', '003 三(二)', '004 (十六)'],
    procedures: ['P79'],
  }),
  term('wait', '等待', 'Waiting', {
    means: ['等待一段时间、一个日期或者一件事。', 'A period, a date or an event is waited for.'],
    clauses: [],
    procedures: ['P24', 'P34', 'P71', 'P73'],
  }),
  term('follow-up', '后续办理', 'Follow-up', {
    means: ['落实会议提出的意见或者后续事项。', 'What the organ asked for is done.'],
    clauses: [],
    procedures: ['P01', 'P12', 'P29', 'P78'],
  }),
  term('report', '报告', 'Report', {
    means: ['提交报告、总结。', 'A report is handed in.'],
    clauses: ['000 §4', '000 三¶2', '002 §11', '003 §7'],
    procedures: ['P03', 'P20', 'P37', 'P40', 'P42', 'P44', 'P60', 'P69', 'P80'],
  }),
  term('duty-report', '述职', 'Duty report', {
    means: ['负责人报告履职情况。', 'An officer reports on his duties.'],
    clauses: ['002 §11'],
    procedures: ['P16', 'P20'],
  }),
  term('supervision', '监督检查', 'Supervision', {
    means: ['监事会或者主管单位的监督检查。', 'The supervisory board or the supervising unit looks at it.'],
    clauses: ['000 §16', '001 四(二)', '002 §13', '002 §19', '004 (十五)'],
    procedures: ['P12', 'P14', 'P35', 'P40', 'P41', 'P80'],
  }),
  term('acceptance', '验收', 'Acceptance', {
    means: ['对结果、整改情况的验收。', 'A result is accepted.'],
    clauses: [],
    procedures: ['P60', 'P64', 'P71'],
  }),
  term('contact', '联系核实', 'Contact', {
    means: ['联系有关学会，核实情况。', 'A society is contacted, and the facts are found.'],
    clauses: [],
    procedures: ['P73'],
  }),
  term('investigate', '调查核实', 'Investigation', {
    means: ['调查、核实情况。', 'The facts are looked into.'],
    clauses: ['001 三(二)', '002 §19'],
    procedures: ['P57', 'P74'],
  }),
  term('hearing', '听取陈述', 'Hearing', {
    means: ['听取当事人的陈述和意见。', 'Those concerned are heard.'],
    clauses: [],
    procedures: ['P24', 'P31', 'P57', 'P72'],
  }),
  term('interview', '工作约谈', 'Interview', {
    means: ['对主要负责人的工作约谈。', 'The principal officer is talked to.'],
    clauses: ['003 §7'],
    procedures: ['P71'],
  }),
  term('order', '责令整改', 'Order to rectify', {
    means: ['写明事项和期限的整改通知。', 'An order that names what is to be put right, and by when.'],
    clauses: ['003 §7'],
    procedures: ['P71'],
  }),
  term('rectify', '整改', 'Rectification', {
    means: ['按要求整改、纠正。', 'What was wrong is put right.'],
    clauses: ['002 §14', '003 §7'],
    procedures: ['P10', 'P71'],
  }),
  term('inspect', '现场核查', 'Inspection', {
    means: ['考察、核验和现场检查。', 'Somebody goes and looks.'],
    clauses: ['002 §19'],
    procedures: ['P14', 'P71', 'P77'],
  }),
  term('appraise', '考核', 'Appraisal', {
    means: ['对人员、机构的考核。', 'People or bodies are appraised.'],
    clauses: ['000 §16', '001 四(一)', '002 §10', '002 §12', '003 §5'],
    procedures: ['P16', 'P30'],
  }),
  term('accountability', '责任认定', 'Accountability', {
    means: ['对责任的认定和处理。', 'Who answers for it is found.'],
    clauses: ['002 §14'],
    procedures: ['P09', 'P10'],
  }),
  term('sanction', '处理决定', 'Measure', {
    means: ['对单位或者人员不利的处理决定。', 'A decision to somebody’s disadvantage.'],
    clauses: ['003 §7'],
    procedures: ['P24', 'P31', 'P57', 'P72'],
  }),
  term('appeal', '申诉复核', 'Appeal', {
    means: ['对处理结果提出申诉并复核。', 'A result is looked at again because somebody asks.'],
    clauses: [],
    procedures: ['P31', 'P57', 'P72'],
  }),
  term('answer', '答复', 'Answer', {
    means: ['对意见、诉求或者异议的答复。', 'A claim or an objection is answered.'],
    clauses: ['000 §10', '000 §15', '003 §21', '004 二(二)'],
    procedures: ['P27', 'P51'],
  }),
] as const;
