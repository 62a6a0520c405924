import { static as files, type Express, type NextFunction, type Request, type Response } from 'express';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

/** Compressed copies that the build puts beside an asset, the better one first. */
const COPIES = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
];

/** The page has the band of a house to practise in, hidden. */
const HIDDEN_BAND = '<aside id="practice" hidden';

/**
 * Serves the built pages. A path that is neither a file nor the API's is a page of the web's own router. In a house to practise in each comes with
 * its band, so that no page can be without it, not even one whose scripts do not run.
 */
export function servePages(app: Express, folder: string, isPractice: boolean): void {
  const page = resolve(join(folder, 'index.html'));
  if (!existsSync(page)) throw new Error(`The web is not built: ${page} is missing. Run "npm run build".`);
  const text = readFileSync(page, 'utf8');
  if (isPractice && !text.includes(HIDDEN_BAND)) throw new Error(`${page} has no band of a house to practise in.`);
  const sent = isPractice ? text.replace(HIDDEN_BAND, HIDDEN_BAND.replace(' hidden', '')) : text;
  const sendPage = (response: Response): void => {
    response.setHeader('cache-control', 'no-store');
    response.type('html').send(sent);
  };
  const assets = resolve(join(folder, 'assets'));
  // Names of assets carry a hash of their content; the page that names them must always be asked for again.
  app.use('/assets', compressed(assets), files(assets, { index: false, maxAge: '1y', immutable: true }));
  // An open page of an earlier build may ask for what is gone; a page in its place would be run as a script.
  app.use('/assets', (_: Request, response: Response) => void response.status(404).end());
  app.get('/index.html', (_, response) => sendPage(response));
  app.use(files(folder, { index: false, maxAge: '1h', setHeaders: (response, path) => noStore(response, path) }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path.startsWith('/api')) return next();
    sendPage(response);
  });
}

/** Sends the compressed copy of an asset to whoever takes one; everything else passes on. */
function compressed(folder: string) {
  const present = new Set(existsSync(folder) ? readdirSync(folder) : []);
  return (request: Request, response: Response, next: NextFunction): void => {
    const name = request.path.slice(1);
    if (!['GET', 'HEAD'].includes(request.method) || !COPIES.some(({ suffix }) => present.has(name + suffix))) return next();
    response.vary('accept-encoding');
    const copy = COPIES.find(({ encoding, suffix }) => present.has(name + suffix) && request.acceptsEncodings(encoding));
    if (!copy) return next();
    response.type(extname(name));
    response.setHeader('content-encoding', copy.encoding);
    response.sendFile(name + copy.suffix, { root: folder, maxAge: '1y', immutable: true }, (failure) => failure && next(failure));
  };
}

function noStore(response: Response, path: string): void {
  if (path.endsWith('.html')) response.setHeader('cache-control', 'no-store');
}
