/** Fields about purpose, money and events. */
import { term } from './term';

export const CONCEPTS_OF_WORK = [
  term('purpose', '宗旨目的', 'Purpose', {
    means: ['设立、举办或者使用的目的。', 'What it is for.'],
    clauses: ['001 四(一)', '002 §12', '003 §5'],
    procedures: ['P29', 'P36', 'P40'],
  }),
  term('charter-scope', '章程业务范围', 'Scope in the charter', {
    means: ['对应章程规定的宗旨和业务范围。', 'The part of the charter’s purpose and scope that it belongs to.'],
    clauses: ['001 四(一)', '001 四(二)', '001 四(三)', '002 §12', '002 §13', '002 §15', '003 §5', '003 §6'],
    procedures: ['P29', 'P40', 'P53'],
  }),
  term('charter-text', '章程文本', 'Charter', {
    means: ['章程或者章程草案的文本。', 'The charter, or its draft.'],
    clauses: ['000 §1', '001 三(一)'],
    procedures: ['P11', 'P66'],
  }),
  term('party-clause', '党的领导条款', 'Clause on party leadership', {
    means: ['章程中关于党的领导（党的建设）的内容。', 'What the charter says of party leadership and party building.'],
    clauses: ['000 §4', '001 三(一)', '003 §1', '004 二(一)'],
    procedures: ['P11', 'P66'],
  }),
  term('capacity', '管理服务能力', 'Capacity', {
    means: ['自身管理服务能力的说明。', 'What the society is able to look after.'],
    clauses: ['001 四(一)', '002 §12', '003 §5'],
    procedures: ['P29', 'P60'],
  }),
  term('activity-need', '业务活动需要', 'Need', {
    means: ['业务活动需要的说明。', 'Why its activities need it.'],
    clauses: ['001 四(一)', '002 §12', '003 §5'],
    procedures: ['P29'],
  }),
  term('management-rules', '管理制度', 'Management rules', {
    means: ['机构、事项的管理制度。', 'The rules that it is run by.'],
    clauses: ['001 四(一)', '002 §12'],
    procedures: ['P29', 'P84'],
  }),
  term('rule-kind', '制度类别', 'Kind of rule', {
    means: ['人、财、物、活动等哪一方面的制度。', 'Whether the rule is about people, money, property or activities.'],
    clauses: ['002 §11'],
    procedures: ['P84'],
  }),
  term('exception-reasons', '例外理由', 'Reasons for an exception', {
    means: ['按“一般不得”作例外处理的理由。', 'Why an exception is made.'],
    clauses: ['000 §4', '002 §12'],
    procedures: ['P07', 'P29'],
  }),
  term('grounds', '事由', 'Grounds', {
    means: ['提出、处理的事由。', 'On what grounds.'],
    clauses: ['001 四(一)', '002 §12', '003 §5', '003 §7'],
    procedures: ['P31', 'P71', 'P72', 'P73'],
  }),
  term('capacity-limit', '数量上限', 'Limit of number', {
    means: ['本会规定的数量上限。', 'The society’s own limit.'],
    clauses: ['001 四(一)', '002 §12'],
    procedures: ['P29', 'P50'],
  }),
  term('amount', '金额', 'Amount', {
    means: ['开支、捐赠或者资助的金额。', 'How much money.'],
    clauses: ['001 三(一)', '002 §9', '004 二(一)'],
    procedures: ['P35', 'P36', 'P37', 'P64'],
  }),
  term('threshold', '大额标准', 'Threshold', {
    means: ['本会规定的大额标准。', 'From which sum on it is large, by the society’s own rule.'],
    clauses: ['001 三(一)', '002 §9', '004 二(一)'],
    procedures: ['P01', 'P35', 'P36'],
  }),
  term('budget-line', '预算科目', 'Budget line', {
    means: ['列支的预算科目。', 'The line of the budget.'],
    clauses: [],
    procedures: ['P35'],
  }),
  term('spending-purpose', '用途', 'Use of the money', {
    means: ['资金的用途。', 'What the money is spent on.'],
    clauses: ['001 二(一)'],
    procedures: ['P35', 'P36', 'P39', 'P83'],
  }),
  term('funding', '经费来源', 'Funding', {
    means: ['经费的来源。', 'Where the money comes from.'],
    clauses: ['000 三¶1', '002 §8', '004 (十三)'],
    procedures: ['P29', 'P50', 'P66', 'P83'],
  }),
  term('fee', '收费', 'Fee', {
    means: ['向参加人、申报人等收取的费用，没有的填零。', 'What anybody is charged; zero where nothing is.'],
    clauses: ['001 二(六)', '001 四(二)', '002 §5', '002 §13', '003 §6'],
    procedures: ['P38', 'P40', 'P50', 'P51', 'P53'],
  }),
  term('fee-basis', '收费依据', 'Basis of a fee', {
    means: ['收费的依据和标准。', 'What a fee rests on, and its rate.'],
    clauses: ['002 §13'],
    procedures: ['P38'],
  }),
  term('income-use', '收入用途', 'Use of income', {
    means: ['收入用于公益事业和自身发展的情况。', 'How income serves public good and the society’s own development.'],
    clauses: ['004 (十六)'],
    procedures: ['P38'],
  }),
  term('dues-rate', '会费标准', 'Rate of dues', {
    means: ['会费的标准。', 'How high the dues are.'],
    clauses: ['000 §15'],
    procedures: ['P26'],
  }),
  term('voluntary', '自愿', 'Voluntary', {
    means: ['捐赠、赞助、订购是否出于自愿。', 'Whether a donation, a sponsorship or an order is free.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P36', 'P40', 'P41'],
  }),
  term('name-payment', '挂名费用', 'Payment for the name', {
    means: ['是否以挂名方式收取费用。', 'Whether money is taken for lending the name.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P41'],
  }),
  term('sponsors', '赞助方', 'Sponsors', {
    means: ['赞助的单位或者个人。', 'Who sponsors.'],
    clauses: [],
    procedures: ['P40', 'P51'],
  }),
  term('start-date', '开始日期', 'Start', {
    means: ['活动、任期或者效力开始的日期。', 'The day on which it begins.'],
    clauses: ['001 四(二)', '002 §13'],
    procedures: ['P40', 'P53'],
  }),
  term('end-date', '结束日期', 'End', {
    means: ['结束的日期。', 'The day on which it ends.'],
    clauses: [],
    procedures: ['P40'],
  }),
  term('venue', '地点', 'Venue', {
    means: ['举办的地点。', 'Where it is held.'],
    clauses: [],
    procedures: ['P40'],
  }),
  term('activity-kind', '活动类别', 'Kind of activity', {
    means: ['论坛、研讨会、讲座等。', 'Forum, seminar, lecture and so on.'],
    clauses: ['001 四(二)', '002 §13', '002 §14', '003 §6'],
    procedures: ['P09', 'P40'],
  }),
  term('agenda', '议程内容', 'Programme', {
    means: ['议程和内容。', 'Programme and content.'],
    clauses: ['002 §14'],
    procedures: ['P09', 'P40'],
  }),
  term('speakers', '报告人', 'Speakers', {
    means: ['报告人、嘉宾。', 'Who speaks.'],
    clauses: ['002 §14'],
    procedures: ['P09', 'P40'],
  }),
  term('platform', '宣传平台', 'Platform', {
    means: ['刊物、网站、公众号等平台。', 'Journal, website, account and so on.'],
    clauses: ['002 §14', '004 二(三)'],
    procedures: ['P09', 'P21'],
  }),
  term('name-used', '活动名义', 'In whose name', {
    means: ['以何名义举办。', 'In whose name it is held.'],
    clauses: ['002 §15'],
    procedures: ['P53'],
  }),
  term('popularisation', '同步科普', 'Popularisation besides', {
    means: ['是否同步开展科普工作。', 'Whether popularisation goes along with it.'],
    clauses: ['003 §17'],
    procedures: ['P40'],
  }),
  term('compliance-basis', '合规依据', 'Basis of compliance', {
    means: ['依据的法律法规和外事管理规定。', 'Law and rules on foreign affairs that it rests on.'],
    clauses: ['001 二(一)', '001 四(二)', '002 §7', '002 §13', '003 §6', '004 二(二)'],
    procedures: ['P18', 'P25', 'P37', 'P42'],
  }),
  term('destination', '前往国家（地区）', 'Destination', {
    means: ['前往的国家或者地区。', 'Where somebody travels to.'],
    clauses: ['001 二(一)'],
    procedures: ['P44'],
  }),
  term('brand', '活动品牌', 'Brand', {
    means: ['学术活动品牌。', 'The academic brand.'],
    clauses: ['000 §8', '004 (六)'],
    procedures: ['P47'],
  }),
  term('meetings-per-year', '年度会议次数', 'Meetings in the year', {
    means: ['一年举办高质量学术会议的次数。', 'How many good meetings a year.'],
    clauses: ['003 §8'],
    procedures: ['P47'],
  }),
  term('manuscript', '稿件', 'Manuscript', {
    means: ['送审的稿件、文本。', 'The text that is reviewed.'],
    clauses: ['004 (八)'],
    procedures: ['P48', 'P49'],
  }),
] as const;
