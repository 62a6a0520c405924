import type { Shape } from './index';
import type { noticesZh } from './notices.zh';

export const noticesEn: Shape<typeof noticesZh> = {
  notices: {
    title: 'Messages',
    empty: 'No messages',
    emptyHint: 'New tasks, progress and reminders are listed here.',
    settings: 'Reminders',
    markRead: 'Mark as read',
    markAllRead: 'Mark all as read',
    unread: 'unread',
    message: {
      'task-waiting': 'A task waits for you',
      copied: 'A matter was copied to you',
      'task-due-soon': 'A task is due soon',
      'task-turned': 'A matter is brought to your attention',
      'please-list': 'Please put it on the next agenda',
      'supplement-due': 'A supplement is due soon',
      'supplement-asked': 'Please complete the materials',
      'case-refused': 'The matter was not passed',
      'case-completed': 'The matter is completed',
      'assignment-reminder': 'Please hand in what the association has asked for',
      'case-withdrawn': 'The matter was withdrawn',
      'result-announced': 'The meeting has a result',
      urged: 'Somebody asks how it stands',
      'rectification-asked': 'There is an item to put right',
      'link-locked': 'A personal link was stopped after wrong tries',
      'procedure-announced': 'A procedure changes',
      'procedure-withdrawn': 'The new version of a procedure was withdrawn',
      other: 'Something new',
    },
  },
};
