export { DOCX, toWord } from './render';
export type { PaperFollowUp, PaperItem, SittingPaper } from './sitting/sitting-paper.types';
export { sittingFileName, sittingSheet } from './sitting/sitting-sheets';
export { opinionFileName, opinionSheet, type Opinion, type OpinionPaper } from './case/opinion-sheet';
export type { Block, Image, Sheet } from './sheet.types';
export { workingPaperName, workingPaperOf, type WorkingPaper } from './supervision/working-paper';
export { documentRefusal, documentStanding, POSSIBLE, type DocumentEntry, type DocumentStanding } from './house/standing';
export { fillLetterhead, readLetterhead, type LetterheadFinding } from './house/letterhead';
export { plainForm } from './house/plain-form';
