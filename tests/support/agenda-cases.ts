import { demo } from '../../libs/demo';
import { act, branchForm, PDF } from '../../libs/testing/branch-walk';
import { until, type HttpClient } from '../../libs/testing/http-client';
import type { AgendaRequestView } from '../../libs/contracts';

const { ENVIRONMENT_SOCIETY } = demo;
const SCOPE = '环境科学普及';

/** What each of five procedures calls its matter, in the order in which they are ticked. */
export const FIVE_MATTERS = [
  '土壤环境专业委员会',
  '青年学者学术论坛',
  '环境科普先进集体评选',
  '年度预算调整',
  '整顿水环境专业委员会',
] as const;

/** Files one case of each of five procedures and brings all of them as far as the standing council's agenda. */
export async function bringFiveToMeeting(secretary: HttpClient): Promise<Map<string, string>> {
  const paper = (await secretary.upload(ENVIRONMENT_SOCIETY, '方案.pdf', PDF)).body.id;
  const [branch, activity, commendation, decision, adjustment] = FIVE_MATTERS;
  const forms: [procedure: string, form: Record<string, unknown>, acts: [outcome: string, more?: Record<string, unknown>][]][] = [
    ['branch-setup', await branchForm(secretary, { name: branch }), [['complete']]],
    [
      'activity-filing',
      {
        name: activity,
        activityKind: 'forum',
        purpose: '交流前沿进展，服务青年成长。',
        scopeItem: SCOPE,
        startOn: '2027-09-22',
        endOn: '2027-09-23',
        venue: '示例市会议中心',
        agenda: '专题报告六场，圆桌讨论一场。',
        partner: '无',
        partnerSeat: 'none',
        commendation: false,
        budget: 8_000_000,
        fee: 0,
        voluntary: true,
        popularisation: true,
        plan: [paper],
      },
      [['complete']],
    ],
    [
      'commendation-approval',
      {
        name: commendation,
        part: 'host',
        judged: 'group',
        nameUsed: '本会',
        class: 'commendation',
        scopeItem: SCOPE,
        purpose: '表彰基层一线团队。',
        rules: [paper],
        nonProfit: true,
        fairAndOpen: true,
        fee: 0,
        hasPartner: false,
        prizes: 10,
        startOn: '2027-09-14',
        endOn: '2027-09-15',
      },
      [['complete']],
    ],
    [
      'collective-decision',
      { subject: decision, proposal: '调整学术活动经费。' },
      [
        ['other', { opinion: '不属于列明的类别。' }],
        ['not-listed', { opinion: '不属于前置审议事项。' }],
      ],
    ],
    [
      'branch-adjust-or-close',
      {
        name: adjustment,
        branch: demo.branches[0].id,
        grounds: ['inactive'],
        lastActivity: '2025-01-20',
        facts: '连续十六个月没有开展活动。',
        proposal: 'adjust',
        scheme: [paper],
      },
      [['complete'], ['stated', { submission: { statementText: '同意调整。' } }]],
    ],
  ];
  const filed = new Map<string, string>();
  for (const [index, [procedure, form, acts]] of forms.entries()) {
    const { stream } = await secretary.decide('/cases', { procedure, society: ENVIRONMENT_SOCIETY, form });
    for (const [outcome, more] of acts) await act(secretary, stream, outcome, more);
    filed.set(FIVE_MATTERS[index] ?? '', stream);
  }
  await until('all five to wait for a meeting', 60_000, async () => {
    const agenda = (await secretary.get<AgendaRequestView[]>('/agenda')).body;
    return [...filed.values()].every((id) => agenda.some((request) => request.case === id)) ? agenda : null;
  });
  return filed;
}
