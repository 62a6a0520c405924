import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { OpenApi } from './document';

/** Declarations for `openapi-fetch`: paths, parameters, bodies and answers of every route. */
export async function clientTypes(description: OpenApi): Promise<string> {
  return astToString(await openapiTypes(description as unknown as OpenAPI3));
}
