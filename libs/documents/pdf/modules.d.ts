/** What is used of two libraries that bring no types along. */
declare module 'pdfmake' {
  interface Fonts {
    [name: string]: { normal: string; bold: string };
  }
  const pdfmake: {
    setFonts(fonts: Fonts): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(definition: object): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}

declare module 'fontkit' {
  export function openSync(path: string): { hasGlyphForCodePoint(codePoint: number): boolean };
}
