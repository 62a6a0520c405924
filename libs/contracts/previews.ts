/**
 * Pages of a file as images, for reading beside a decision on whatever device (users.md 28). Base path `/api`. Whoever may open the file may.
 *
 *   GET /files/:id/pages       -> FilePagesView
 *   GET /files/:id/pages/:n    -> the page as PNG, from 1; of a file that is an image: the image itself
 */

/** `none`: it is kept and can be downloaded, and is not shown here; `why` says of which sort. */
export interface FilePagesView {
  kind: 'pages' | 'image' | 'none';
  /** How many can be asked for. */
  pages: number;
  /** How many the file has: a long one is shown in part. */
  total: number;
  why: PreviewRefusal | null;
}

export type PreviewRefusal = 'kind' | 'damaged' | 'protected' | 'too-large';
