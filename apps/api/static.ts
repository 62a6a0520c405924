import { static as files, type Express, type NextFunction, type Request, type Response } from 'express';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Serves the built pages. A path that is neither a file nor the API's is a page of the web's own router. */
export function servePages(app: Express, folder: string): void {
  const page = resolve(join(folder, 'index.html'));
  if (!existsSync(page)) throw new Error(`The web is not built: ${page} is missing. Run "npm run build".`);
  // Names of assets carry a hash of their content; the page that names them must always be asked for again.
  app.use(
    files(folder, { index: false, maxAge: '1y', immutable: true, setHeaders: (response, path) => noStore(response, path) }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path.startsWith('/api')) return next();
    response.setHeader('cache-control', 'no-store');
    response.sendFile(page);
  });
}

function noStore(response: Response, path: string): void {
  if (path.endsWith('.html')) response.setHeader('cache-control', 'no-store');
}
