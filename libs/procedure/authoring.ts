/** The core's entry for whoever reads and publishes templates. It carries the schema's validator, so it stays out of the sandbox. */
export { parseOverlay, parseTemplate } from './template/parse-template';
export { applyOverlay } from './template/apply-overlay';
export { checkCalls, type CallIssue } from './template/check-calls';
export { checkDutyRegisters, checkRegisters } from './template/check-registers';
export { parseRegister } from './template/parse-register';
export { parseDuty } from './starts/parse-duty';
export { compile, MAX_PROGRAM_BYTES } from './template/compile';
export { parseScript } from './simulate/parse-script';
export { CASE_RULES, RULES, TEMPLATE_RULES, type Rule } from './rules';
export { monitorsOf, propertiesOf, type Property } from './rules/monitors';
export { severityOf } from './rules/strength';
