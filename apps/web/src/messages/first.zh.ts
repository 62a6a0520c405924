import { decidingZh } from './deciding.zh';
import { displayZh } from './display.zh';
import { doingZh } from './doing.zh';
import { signInZh } from './sign-in.zh';
import { sittingActsZh } from './sitting-acts.zh';
import { formsZh } from './forms.zh';
import { peopleZh } from './people.zh';
import { proceduresZh } from './procedures.zh';
import { recordZh } from './record.zh';
import { inboxZh } from './inbox.zh';
import { societyZh } from './society.zh';
import { lawZh } from './law.zh';
import { casesZh } from './cases.zh';
import { filingZh } from './filing.zh';
import { meetingsZh } from './meetings.zh';
import { noticesZh } from './notices.zh';

/** What comes with the first load: the frame, the inbox, a task and a case, and what several pages say. */
export const firstZh = {
  app: {
    name: '规程',
    tagline: '学会治理事项办理',
    skip: '跳到正文',
    menu: '菜单',
    closeMenu: '收起菜单',
    navigation: '主导航',
    languageName: 'English',
    switchLanguage: '切换到英文',
    signOut: '退出登录',
    close: '关闭',
    cancel: '取消',
    retry: '重新读取',
    required: '必填',
    offline: '连接中断，正在重新连接。页面上的内容可能不是最新的，您填写的内容会保留。',
    waitingForLine: '连接中断，您要打开的内容还没有取到。连接恢复后会自动打开，您填写的内容会保留。',
    /** Between what is named and what is said of it; between the items of a list. */
    colon: '：',
    comma: '、',
    pause: '，',
    semicolon: '；',
    aside: '（{what}）',
    clear: '清空',
    secrecy: '涉密及不宜公开的内容不得上传。',
    contact: '如有疑问，请联系 {organisation}，电话 {phone}',
    contactNoPhone: '如有疑问，请联系 {organisation}',
    notFound: '没有这个页面',
    notFoundHint: '链接可能已经失效，请从菜单重新进入。',
  },
  nav: {
    inbox: '待办',
    cases: '我的事项',
    casesOfficial: '办件',
    procedures: '办事流程',
    agenda: '待上会事项',
    sittings: '会议',
    organs: '本会标准',
    notices: '消息',
    people: '组织与人员',
    password: '修改密码',
    societyRecord: '本会资料',
    assignments: '布置任务',
    registers: '名录和台账',
    ownSupervision: '监事工作',
    supervision: '监督查阅',
    rectifications: '整改事项',
    grants: '监督查阅授权',
    readings: '被查阅记录',
    imports: '导入台账',
    messageChannels: '消息通道',
    operation: '运行情况',
    workbench: '流程工作台',
    statistics: '统计报表',
    documents: '收发文与用印',
    signature: '签名图样',
  },
  widgets: formsZh,
  display: displayZh,
  doing: doingZh,
  deciding: decidingZh,
  society: societyZh,
  people: peopleZh,
  procedures: proceduresZh,
  record: recordZh,
  signIn: signInZh,
  acts: sittingActsZh,
  session: {
    title: '登录',
    login: '账号',
    password: '密码',
    signIn: '登录',
    demo: '演示账号',
    demoHint: '以下均为虚构单位和人员，点选即可填入账号和密码。',
    practiceHint: '以下均为虚构单位和人员，点选即可填入账号，密码请问组织演练的同事。',
    expiredTitle: '登录已过期',
    expired: '请重新登录，页面和已填写的内容都还在。',
    loginRequired: '请填写账号。',
    passwordRequired: '请填写密码。',
  },
  error: {
    title: '现在不能这样办',
    faultTitle: '系统出错',
    loadTitle: '没有读到内容',
    waiting: '没有连上服务器。连接恢复后会自动读取，不用刷新。',
    unreachable: '没有连上服务器。请检查网络后重试，您填写的内容还在。',
    reference: '编号 {reference}，联系时请告知。',
    unexpected: '页面出错，请重新读取。您填写的内容还在。',
  },
  submission: {
    sending: '正在提交……',
    received: '已收到，正在记录。无需重复提交，可以离开本页。',
    unreachable: '连接中断，正在重新提交。请勿重复填写，恢复后只会记录一次。',
  },
  ...lawZh,
  inbox: inboxZh,
  ...casesZh,
  ...filingZh,
  ...meetingsZh,
  ...noticesZh,
} as const;
