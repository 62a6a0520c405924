/** Whether these pages are of a house to practise in: its server has sent the band (`index.html`). */
export const isPractice = (): boolean => document.getElementById('practice')?.hidden === false;
