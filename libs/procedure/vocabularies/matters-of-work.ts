/** Matters of what a society does: money, activities, awards, integrity and services (catalogue E–I). */
import { term } from './term';

export const MATTERS_OF_WORK = [
  term('annual-plan', '规划计划', 'Plans', {
    means: ['规划和年度工作计划的审议、实施和检查。', 'Plans and the yearly plan of work are decided, carried out and checked.'],
    clauses: ['001 三(一)', '002 §9', '003 §3'],
    procedures: ['P34'],
  }),
  term('large-expenditure', '大额经费开支', 'Large expenditure', {
    means: ['达到本会标准的经费开支。', 'Expenditure from the society’s own threshold on.'],
    clauses: ['001 三(一)', '002 §9', '004 二(一)'],
    procedures: ['P35'],
  }),
  term('donation', '接受大额捐赠', 'Accepting a large donation', {
    means: ['达到本会标准的捐赠。', 'A donation from the society’s own threshold on.'],
    clauses: ['001 三(一)', '002 §9', '004 二(一)'],
    procedures: ['P36'],
  }),
  term('overseas-donation', '接受境外捐赠', 'Accepting an overseas donation', {
    means: ['境外组织或者个人的捐赠。', 'A donation of an organisation or person from abroad.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P37'],
  }),
  term('fee', '经营服务性收费', 'Fees for services', {
    means: ['收费项目的确定、备案和公开。', 'Fee items are decided, filed and made public.'],
    clauses: ['002 §13', '004 (十四)', '004 (十六)'],
    procedures: ['P38'],
  }),
  term('special-fund', '专项基金', 'Special funds', {
    means: ['为国际大科学计划、工程等设立专项基金。', 'A fund that supports big international science plans.'],
    clauses: ['001 二(一)'],
    procedures: ['P39'],
  }),
  term('activity', '业务活动', 'Activities', {
    means: ['论坛、研讨会等业务活动的举办。', 'Forums, seminars and the like are held.'],
    clauses: ['001 四(二)', '002 §13', '003 §6', '003 §17'],
    procedures: ['P40'],
  }),
  term('co-hosting', '主办、承办、协办', 'Hosting with others', {
    means: ['以主办、承办、协办单位名义参与活动。', 'Taking part in an event as host, organiser or co-organiser.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P41'],
  }),
  term('overseas-cooperation', '境外合作', 'Cooperation with overseas bodies', {
    means: ['与境外组织或者个人合作。', 'Working with an organisation or person from abroad.'],
    clauses: ['001 四(二)', '002 §13', '003 §6'],
    procedures: ['P42'],
  }),
  term('international-meeting', '国际学术会议', 'International meetings', {
    means: ['举办、申办国际性学术会议。', 'An international meeting is held or bid for.'],
    clauses: ['000 §8', '001 二(一)', '001 二(二)', '002 §7', '004 (六)'],
    procedures: ['P43'],
  }),
  term('overseas-trip', '赴境外学术交流', 'Travel abroad', {
    means: ['科技工作者代表学会参加境外学术交流。', 'Somebody travels abroad for the society.'],
    clauses: ['001 二(一)'],
    procedures: ['P44'],
  }),
  term('international-post', '国际组织任职举荐', 'Nominations to international organisations', {
    means: ['向国际科技组织举荐专家、输送职员。', 'People are nominated for posts in international organisations.'],
    clauses: ['001 二(一)'],
    procedures: ['P45'],
  }),
  term('international-organisation', '国际科技组织发起与落户', 'International organisations', {
    means: ['发起成立国际科技组织，或者引进其总部、分支机构。', 'An international organisation is founded, or comes to stay.'],
    clauses: ['001 二(一)', '002 §7'],
    procedures: ['P46'],
  }),
  term('brand-activity', '学术活动品牌', 'Academic brands', {
    means: ['学术活动品牌和年度学术会议。', 'A society’s academic brand and its yearly meetings.'],
    clauses: ['000 §8', '001 二(二)', '002 §1', '003 §8', '004 (六)', '004 (十)'],
    procedures: ['P47'],
  }),
  term('journal', '科技期刊', 'Journals', {
    means: ['期刊的三审三校和发展评估。', 'Three reviews and three proofs of a journal, and its evaluation.'],
    clauses: ['004 (八)'],
    procedures: ['P48'],
  }),
  term('public-response', '应急科普与科学辟谣', 'Answers to the public', {
    means: ['就社会关注的问题及时权威解读。', 'What the public is concerned about is answered in time.'],
    clauses: ['000 §12', '001 二(五)', '002 §4', '003 §17', '003 §18', '004 (十二)'],
    procedures: ['P49'],
  }),
  term('award-setup', '设立科学技术奖', 'Setting up an award', {
    means: ['设立科学技术奖项，确定数量、比例和规则。', 'A science award is set up with its number, ratio and rules.'],
    clauses: ['000 §10', '001 二(六)', '002 §5', '004 (五)'],
    procedures: ['P50'],
  }),
  term('award-round', '奖项评选', 'Award rounds', {
    means: ['一届奖项的征集、评审、公示和公布。', 'One round of an award: call, review, notice and result.'],
    clauses: ['001 二(六)', '001 三(一)', '002 §5', '002 §9', '004 二(一)'],
    procedures: ['P51'],
  }),
  term('award-list', '科技奖项清单', 'List of awards', {
    means: ['科技奖项动态清单的更新。', 'The list of science awards is kept current.'],
    clauses: ['001 二(六)'],
    procedures: ['P52'],
  }),
  term('commendation', '评比达标表彰', 'Commendations', {
    means: ['举办或者参与举办评比达标表彰活动。', 'An event that evaluates or commends is held or taken part in.'],
    clauses: ['001 四(三)', '002 §15', '003 §6', '004 (四)'],
    procedures: ['P53'],
  }),
  term('talent-nomination', '人才举荐', 'Nominating talents', {
    means: ['向国家、地方的奖项和人才计划举荐人选。', 'People are nominated for prizes and talent programmes.'],
    clauses: ['001 二(六)', '001 三(一)', '002 §5', '002 §9', '003 §21', '003 §22', '004 二(一)', '004 (五)'],
    procedures: ['P54'],
  }),
  term('member-selection', '优秀论文、优秀会员评选', 'Good papers and good members', {
    means: ['评选优秀论文，表彰举荐优秀会员。', 'Good papers and good members are selected.'],
    clauses: ['000 §10', '004 (四)', '003 §21'],
    procedures: ['P55'],
  }),
  term('qualification', '职称评审与资格认证', 'Titles and qualifications', {
    means: ['职称评审、职业资格和工程能力认证。', 'Title review, professional qualification and engineering certification.'],
    clauses: ['000 §13', '001 二(六)', '002 §5', '003 §9', '003 §22', '004 (五)', '004 (十一)'],
    procedures: ['P56'],
  }),
  term('misconduct', '学术不端与学术歧视', 'Misconduct and discrimination', {
    means: ['对学术不端、学术歧视行为的处理。', 'Academic misconduct or discrimination is dealt with.'],
    clauses: ['001 三(二)', '002 §6', '003 §11', '004 (七)'],
    procedures: ['P57'],
  }),
  term('credit', '学术信用', 'Credit records', {
    means: ['信用记录的登记、更正和到期。', 'Credit records are entered, corrected and expire.'],
    clauses: ['000 §16', '001 三(二)'],
    procedures: ['P58'],
  }),
  term('ethics', '科技伦理', 'Ethics', {
    means: ['项目的科技伦理审查，按需选用。', 'Ethics of a project are reviewed, where that is chosen.'],
    clauses: [],
    procedures: ['P59'],
  }),
  term('public-service', '承接政府职能', 'Work entrusted by government', {
    means: ['承接政府转移职能和购买服务。', 'Functions of government are taken over, services are sold to it.'],
    clauses: ['000 §13', '002 §5', '002 §8', '003 §14', '004 (十一)', '004 (十四)'],
    procedures: ['P60'],
  }),
  term('advice', '智库成果报送', 'Submitting advice', {
    means: ['智库成果和对策建议的形成与报送。', 'Results of a think tank are made into advice and handed on.'],
    clauses: ['000 §13', '001 二(四)', '002 §3', '003 §19', '003 §20', '004 (十一)', '004 (十四)'],
    procedures: ['P61'],
  }),
  term('evaluation', '成果评价与标准研制', 'Evaluation and standards', {
    means: ['科技成果评价、技术标准研制。', 'Results are evaluated, technical standards are made.'],
    clauses: ['000 §7', '000 §11', '000 §13', '001 二(三)', '002 §5', '003 §12', '004 (十)', '004 (十一)', '004 (十四)'],
    procedures: ['P62'],
  }),
  term('service-team', '服务团组建与选树', 'Service teams', {
    means: ['服务团、专家队、志愿者队伍的组建和选树。', 'Service teams are formed, and good ones are chosen.'],
    clauses: [
      '000 §11',
      '000 §12',
      '000 §13',
      '001 二(三)',
      '001 二(五)',
      '002 §2',
      '002 §4',
      '003 §12',
      '003 §13',
      '003 §16',
      '004 (十)',
      '004 (十一)',
      '004 (十二)',
    ],
    procedures: ['P63'],
  }),
  term('project-funding', '项目资助', 'Project funding', {
    means: ['学术、科普等项目的分级资助。', 'Projects are funded by grades.'],
    clauses: ['001 二(五)', '002 §1', '002 §8'],
    procedures: ['P64'],
  }),
  term('union', '联合体与联盟', 'Unions of societies', {
    means: ['学会联合体、学科联盟和协同组织的组建。', 'Unions, alliances and joint bodies of societies are formed.'],
    clauses: [
      '000 §14',
      '001 二(三)',
      '002 §2',
      '002 §16',
      '003 三(一)',
      '003 §10',
      '003 §13',
      '003 §14',
      '004 二(二)',
      '004 (八)',
      '004 (九)',
    ],
    procedures: ['P65'],
  }),
  term('expert-register', '专家库与人才库', 'Registers of experts', {
    means: ['专家、人才的入库、确认和出库。', 'People are entered into a register of experts, confirmed and taken out.'],
    clauses: ['001 二(一)', '001 二(四)', '002 §7', '003 §12', '003 §16'],
    procedures: ['P85'],
  }),
] as const;
