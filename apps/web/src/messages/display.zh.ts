/** How the pages are shown: 大字版, language, and what stands around every page. */
export const displayZh = {
  nav: '显示',
  title: '显示',
  intro: '字号和语言。大字版跟随您的账号，在其他设备上登录后同样有效；语言只用于这台设备。',
  type: '字号',
  standard: '标准',
  standardHint: '适合电脑和近看。',
  large: '大字版',
  largeHint: '字更大，按钮更高，适合手机和远看。',
  language: '语言',
  chinese: '中文',
  english: '英文',
  sample: '示例：请于 2026年5月20日（周三）前补充材料。',
  notKept: '没有连上，本设备已经换用；账号中的设置恢复连接后请再选一次。',
  hours: '（{hours}）',
};
