/** What drawing the pages of one file may cost. A page that swells or hangs costs its reader a preview, and nobody else anything. */
export const PAGE_LIMITS = {
  /** Of one file; what is longer is downloaded. */
  pages: 200,
  /** Of the file itself: what is larger is downloaded, so that a preview never takes its size in memory. */
  fileBytes: 32 * 1024 * 1024,
  /** Across: an A4 page at 150 dots an inch, which a phone can enlarge twice. */
  width: 1240,
  /** Of one image, so that a page a kilometre long is not drawn. */
  pixels: 6_000_000,
  /** Of what a thread may take inside and outside the engine that draws. */
  memoryMb: 384,
  timeMs: 10_000,
  /** Pages that wait for their turn. */
  waiting: 60,
} as const;
