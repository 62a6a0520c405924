/** Cells of every workbook that the pages offer. Words are typed as text, so nothing that somebody has written can act as a formula. */
import type { Cell } from 'write-excel-file/node';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const textCell = (value: string, more: object = {}): Cell => ({ value, type: String, format: '@', ...more });

export const numberCell = (value: number): Cell => ({ value, type: Number });

export const titleCell = (value: string): Cell => textCell(value, { fontWeight: 'bold', fontSize: 16 });

export const headingCell = (value: string): Cell =>
  textCell(value, { fontWeight: 'bold', backgroundColor: '#E8EEF4', borderColor: '#B8C4D0', borderStyle: 'thin' });
