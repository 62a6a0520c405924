/**
 * Temporal keeps a stack for every promise of a workflow, for a query that nobody here asks: of ten places each it was a third of the
 * sandbox's work. One place says still where an error was thrown.
 */
Error.stackTraceLimit = 1;
