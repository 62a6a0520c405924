export { DOCX, toWord } from './render';
export type { PaperFollowUp, PaperItem, SittingPaper } from './sitting/sitting-paper.types';
export { sittingFileName, sittingSheet } from './sitting/sitting-sheets';
export { opinionFileName, opinionSheet, type Opinion, type OpinionPaper } from './case/opinion-sheet';
export type { Block, Image, Sheet } from './sheet.types';
export { workingPaperName, workingPaperOf, type WorkingPaper } from './supervision/working-paper';
