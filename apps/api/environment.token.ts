/** Under this token Nest hands out the parsed environment. */
export const ENVIRONMENT = Symbol('guicheng:environment');
