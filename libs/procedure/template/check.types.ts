/** Adds an error at a place of the template, in both languages. */
export type Add = (rule: string, path: string, zh: string, en: string) => void;
