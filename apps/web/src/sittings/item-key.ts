interface Source {
  case: string;
  block: string;
  round: number;
}

/** An agenda request as one word, for addresses and lists. */
export const itemKey = ({ case: id, block, round }: Source): string => `${id}~${block}~${round}`;

export function sourceOf({ case: id, block, round }: Source): Source {
  return { case: id, block, round };
}
