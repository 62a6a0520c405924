import { postTitle } from '../../../../libs/contracts/posts';
import {
  ROLES_IN,
  placedSteps,
  type Assignee,
  type OrganisationOf,
  type PersonSource,
  type Role,
} from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { type Choice, Choose, PartSet } from './parts';
import { useDesigning } from './design-context';

const HOUSES: OrganisationOf[] = ['society', 'party-organisation', 'association'];

/** Posts that decide; whoever runs the house decides nothing. */
export function postsOf(house: OrganisationOf): Role[] {
  return ROLES_IN[house].filter((role) => !role.endsWith('administrator'));
}

/** Who does it: a post of a house, who stands in while nobody holds it, and perhaps one person instead of the post. */
export function AssigneeEditor({
  label,
  value,
  onChange,
  hasPerson = false,
}: {
  label: string;
  value: Assignee;
  onChange: (assignee: Assignee) => void;
  hasPerson?: boolean;
}) {
  const { words, text } = useSpeech();
  const said = words.designer;
  const posts = postsOf(value.of).map((role) => ({ value: role, label: text(postTitle[role]) }));
  const settle = (of: OrganisationOf) => {
    const [role, nobody] = postsOf(of);
    if (role !== undefined) onChange({ of, role, nobody: nobody ?? role });
  };
  return (
    <PartSet label={label}>
      <div className="design-line">
        <Choose
          label={said.house}
          value={value.of}
          choices={HOUSES.map((of) => ({ value: of, label: said.houses[of] }))}
          onChange={(of) => settle(of as OrganisationOf)}
        />
        <Choose
          label={said.post}
          value={value.role}
          choices={posts}
          onChange={(role) => onChange({ ...value, role: role as Role })}
        />
        <Choose
          label={said.nobody}
          value={value.nobody}
          choices={posts}
          onChange={(nobody) => onChange({ ...value, nobody: nobody as Role })}
        />
        {hasPerson && <PersonSourceChoice value={value} onChange={onChange} />}
      </div>
    </PartSet>
  );
}

function PersonSourceChoice({ value, onChange }: { value: Assignee; onChange: (assignee: Assignee) => void }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const sources: { source: PersonSource; label: string }[] = [
    { source: 'applicant', label: said.personApplicant },
    ...template.form.fields.flatMap((field) =>
      field.type === 'person'
        ? [{ source: { field: field.id }, label: fill(said.personField, { label: text(field.label) }) }]
        : [],
    ),
    ...placedSteps(template).flatMap(({ block }) =>
      'by' in block ? [{ source: { actorOf: block.id }, label: fill(said.personActor, { title: text(block.title) }) }] : [],
    ),
    ...placedSteps(template).flatMap(({ block }) =>
      'chooses' in block && block.chooses !== undefined
        ? [{ source: { chosenIn: block.id }, label: fill(words.designing.chooses.source, { title: text(block.title) }) }]
        : [],
    ),
  ];
  const choices: Choice[] = sources.map(({ source, label }) => ({ value: JSON.stringify(source), label }));
  return (
    <Choose
      label={said.person}
      none={said.personPost}
      value={value.person === undefined ? '' : JSON.stringify(value.person)}
      choices={choices}
      onChange={(chosen) => {
        const { person: _, ...post } = value;
        onChange(chosen === '' ? post : { ...post, person: JSON.parse(chosen) as PersonSource });
      }}
    />
  );
}
