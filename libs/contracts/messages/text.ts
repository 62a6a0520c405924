import type { Text } from '../../procedure';

export const text = (zh: string, en: string): Text => ({ zh, en });
