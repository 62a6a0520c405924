import { loadTemplate } from '../index';
import { citedIn } from './cited';
import { clauseKey, numberOf } from './numerals';
import { recognise } from './recognise';
import { proposedStrength } from './strength';

const TEXT = `示例省科学技术协会文件
示例科协发〔2026〕12号
关于进一步规范评比达标表彰活动的通知
各学会：
为规范评比达标表彰活动，现通知如下。
第一条 学会开展评比达标表彰，应当先经党组织前置审议。
第二条 严禁向评选对象收取费用。
第三条　一般不得设立子奖项，确有需要的说明理由。
第四条 提倡邀请同行专家参与评审。
第五条 公示期为十个工作日。
公示内容包括名单和理由。
第六条 本通知自2026年6月1日起施行，《关于表彰工作的意见》（示例科协发〔2022〕6号）第六条、第8条同时废止。
示例省科学技术协会
二〇二六年五月二十日`;

describe('reading a document for registration', () => {
  it('finds number, title, issuer and days, to be confirmed', () => {
    expect(recognise(TEXT)).toMatchObject({
      number: '示例科协发〔2026〕12号',
      title: '关于进一步规范评比达标表彰活动的通知',
      issuer: '示例省科学技术协会',
      madeOn: '2026-05-20',
      inForceFrom: '2026-06-01',
    });
  });

  it('finds what it replaces, clause by clause, by the number of the other text', () => {
    expect(recognise(TEXT).replaces).toEqual([
      { cited: '示例科协发〔2022〕6号', clause: '第六条' },
      { cited: '示例科协发〔2022〕6号', clause: '第8条' },
    ]);
  });

  it('divides it into clauses, with the lines that belong to each, and proposes how strongly each speaks', () => {
    const { clauses } = recognise(TEXT);
    expect(clauses.map(({ clause, strength }) => [clause, strength])).toEqual([
      ['第一条', 'duty'],
      ['第二条', 'hard'],
      ['第三条', 'soft'],
      ['第四条', 'encourage'],
      ['第五条', 'plain'],
      ['第六条', 'plain'],
    ]);
    expect(clauses[4]?.text).toBe('公示期为十个工作日。\n公示内容包括名单和理由。');
    expect(clauses[5]?.text).not.toMatch(/二〇二六|示例省/);
  });

  it('takes what is numbered otherwise too, and nothing where nothing is numbered', () => {
    const numbered = recognise('工作要点\n一、总体要求\n（一）要加强领导。\n（二）支持创新。\n二、保障\n（一）完善制度。');
    expect(numbered.clauses.map(({ clause }) => clause)).toEqual(['一(一)', '一(二)', '二(一)']);
    expect(recognise('一封没有条款的信。')).toMatchObject({ clauses: [], number: null, title: null, madeOn: null });
  });

  it('of a text that takes effect when it is issued knows the day', () => {
    expect(recognise('1. 甲。\n2. 本办法自印发之日起施行。\n某科协\n2026年3月1日').inForceFrom).toBe('2026-03-01');
  });

  it.each([
    ['本会应急预案由秘书处拟订。', 'plain'],
    ['应邀参加的专家签到。', 'plain'],
    ['支持学会建设，严禁摊派。', 'hard'],
    ['原则上每年一次。', 'soft'],
  ])('%s speaks %s', (text, strength) => expect(proposedStrength(text)).toBe(strength));

  it.each([
    ['二十三', 23],
    ['十', 10],
    ['一百零六', 106],
    ['12', 12],
    ['二〇二六', 2026],
    ['甲', null],
  ])('reads %s as %s', (written, number) => expect(numberOf(written)).toBe(number));

  it('knows one clause by each of its ways of writing', () => {
    expect(['§6', '第6条', '第六条'].map(clauseKey)).toEqual(['§6', '§6', '§6']);
    expect(clauseKey('四（一）')).toBe(clauseKey('四(一)'));
  });
});

describe('where a text is cited', () => {
  it('is found by clause, with the steps and the parameters that they read', () => {
    const template = loadTemplate('branch-setup');
    const all = citedIn(template, [{ cited: '001', clause: null }]);
    expect(all.length).toBeGreaterThan(3);
    const one = citedIn(template, [{ cited: '001', clause: '四（一）' }]);
    expect(one.length).toBeGreaterThan(1);
    expect(one.every(({ clause }) => clause === '四(一)')).toBe(true);
    expect(citedIn(template, [{ cited: '001', clause: '九' }])).toEqual([]);
    expect(all.flatMap(({ parameters }) => parameters).length).toBeGreaterThan(0);
  });
});
