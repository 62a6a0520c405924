/** What a suite needs beside the packages: null when it is here (or was fetched), else the reason why not. */
export function need(what: 'temporal' | 'temporal-server' | 'browser'): Promise<string | null>;
/** Path of the browser, once it was needed. */
export function chromium(): string | null;
