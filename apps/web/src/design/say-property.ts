import { postTitle } from '../../../../libs/contracts/posts';
import { placedBlocks, readPeriod, type Role, type Template, type Text } from '../../../../libs/procedure';
import { actTerm, conceptTerm, matterTerm } from '../../../../libs/procedure/vocabularies';
import { fill, type Words } from '../messages';
import { useSpeech } from '../shared/language';
import { useDesigning } from './design-context';
import { sayCondition } from './say-condition';
import { titleOfBlock } from './titles';
import { namedSubjects } from './use-subjects';

/** What a property of a template is called on these pages, by its own name. */
function namesOf({ designer, designing, design }: Words): Record<string, string> {
  const { form, about } = designer;
  return {
    title: designer.title,
    label: form.label,
    act: designer.act,
    audience: designer.audience,
    by: designer.who,
    role: designer.post,
    of: designer.house,
    nobody: designer.nobody,
    person: designer.person,
    clock: designer.clock,
    within: designer.within,
    from: designer.startsAt,
    then: designer.atEnd,
    remind: designer.remindAt,
    listedWithin: designer.listedWithin,
    outcomes: designer.outcomes,
    to: designer.leads,
    keeps: designing.kept.name,
    reason: designer.asksReason,
    supplement: designer.supplement,
    rounds: designer.rounds,
    basis: designer.basis,
    that: designer.condition,
    when: designer.conditionWhen,
    again: designer.conditionAgain,
    failure: designer.failure,
    branches: designer.condition,
    join: designer.enough,
    most: designer.most,
    exhausted: designer.exhausted,
    over: designer.over,
    way: designer.eachWay,
    organ: designer.organ,
    parameter: designer.organ,
    effectiveWhen: designer.effective,
    register: designer.register,
    does: designer.does,
    as: designer.as,
    entry: designer.entryOf,
    values: designer.columnDefault,
    procedure: designer.procedure,
    input: designer.notGiven,
    whenLeft: designer.whenLeft,
    opens: designer.opensAt,
    duty: designer.duty,
    until: designer.until,
    days: designer.days,
    objections: designer.objections,
    criteria: designer.criteria,
    others: designer.otherPeople,
    several: designer.way,
    copyTo: designer.copyTo,
    body: designer.body,
    document: designer.paper,
    submits: designer.submits,
    form: designer.rights,
    persons: designer.separate,
    type: form.type,
    help: form.help,
    required: form.isRequired,
    requiredWhen: form.requiredWhen,
    shownWhen: form.shownWhen,
    concept: form.concept,
    options: form.options,
    optionsFrom: form.optionsFrom,
    maxLength: form.maxLength,
    minimum: form.minimum,
    maximum: form.maximum,
    columns: form.columns,
    summary: about.summary,
    matter: about.matter,
    matterReason: about.matterReason,
    filedBy: about.filedBy,
    startedBy: about.starts,
    share: about.share,
    subject: form.isSubject,
    jurisdiction: design.place,
    id: design.name,
    optional: about.optional,
    refuses: about.refuses,
  };
}

/** The names on the way to a property, as far as these pages know them. */
export function useSayProperty(): (path: string[]) => string {
  const { words } = useSpeech();
  return (path) => {
    const names = namesOf(words);
    const known = path.flatMap((name) => names[name] ?? []);
    return known.length === 0 ? words.designer.more : known.join(' · ');
  };
}

/** A value in words: sentences as they are, periods and posts by name, anything bigger by its sentences. */
export function useSayValue(): (value: unknown, path: string[]) => string {
  const { words, text } = useSpeech();
  const { template, surroundings } = useDesigning();
  const subjects = namedSubjects(template, surroundings, words);
  const titles = titlesOf(template);
  const say = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.designer.relations.is : words.designer.relations['is-not'];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') {
      const known = sayText(value, words, text);
      if (known !== null) return known;
      const title = titles.get(value.replace(/^(back-to|end|after|form)[:. ]/, ''));
      if (title) return text(title);
      // What is left of names is of no use to a reader.
      return NAME.test(value) ? '' : (sayCondition(value, subjects, words, text) ?? sayOther(value, words));
    }
    if (Array.isArray(value))
      return (
        value
          .map(say)
          .filter((one) => one !== '')
          .join('；') || words.design.difference.absent
      );
    if (typeof value === 'object' && value !== null) {
      if ('zh' in value && 'en' in value) return text(value as { zh: string; en: string });
      return Object.values(value)
        .map(say)
        .filter((one) => one !== '')
        .join('，');
    }
    return '';
  };
  return (value) => say(value);
}

const NAME = /^[a-z][\w:.-]*$/;
/** Letters of a condition that phrases cannot say. */
const EXPRESSION = /==|&&|\|\||has\(|[<>]=?/;
const sayOther = (value: string, words: Words): string => (EXPRESSION.test(value) ? words.designer.beyond : value);

function titlesOf(template: Template): Map<string, Text> {
  const { fields } = template.form;
  return new Map([
    ...placedBlocks(template.blocks).map(({ block }): [string, Text] => [block.id, titleOfBlock(block)]),
    ...[...fields, ...template.parameters, ...(template.results ?? [])].map(({ id, label }): [string, Text] => [id, label]),
  ]);
}

function sayText(value: string, words: Words, text: (said: { zh: string; en: string }) => string): string | null {
  const { designer } = words;
  const period = readPeriod(value);
  if (period?.kind === 'within') return `${period.count} ${designer.units[period.unit]}`;
  const term = actTerm(value) ?? conceptTerm(value) ?? matterTerm(value);
  if (term) return text(term);
  if (value in postTitle) return text(postTitle[value as Role]);
  if (value.startsWith('turn-to:'))
    return fill(designer.ends.turnTo, { post: text(postTitle[value.slice('turn-to:'.length) as Role]) });
  const targets: Record<string, string> = designer.targets;
  return targets[value] ?? null;
}
