/** What a person is told. */
export const noticesZh = {
  notices: {
    title: '消息',
    empty: '没有消息',
    emptyHint: '有新的待办、进展和提醒时会列在这里。',
    markRead: '标为已读',
    settings: '消息设置',
    unread: '未读',
    message: {
      'task-waiting': '有一件待办',
      copied: '有一件抄送',
      'task-due-soon': '待办临近期限',
      'task-turned': '有一件事项转请关注',
      'please-list': '请列入下次会议议程',
      'supplement-due': '补充材料临近期限',
      'supplement-asked': '请补充材料',
      'case-refused': '事项未通过',
      'case-completed': '事项已办结',
      'assignment-reminder': '请尽快报送科协布置的材料',
      'case-withdrawn': '事项已撤回',
      'result-announced': '会议已有结果',
      urged: '有人催办',
      'rectification-asked': '收到整改事项',
      'link-locked': '个人链接多次输错，已停用',
      other: '有新的进展',
    },
  },
} as const;
