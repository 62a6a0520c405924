import { useCallback, type KeyboardEvent } from 'react';
import type { Direction } from '../../../../libs/design/outline';

interface RowActs {
  onMove: (id: string, direction: Direction) => void;
  onRemove: (id: string) => void;
  onInsert?: (id: string) => void;
}

const DIRECTIONS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/** Arrows go from row to row, with Alt they move it; Delete takes it away, plus adds one after it. */
export function useRowKeys({ onMove, onRemove, onInsert }: RowActs): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event) => {
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
      const id = row?.dataset['row'];
      if (!row || id === undefined) return;
      const direction = DIRECTIONS[event.key];
      if (event.altKey && direction) {
        event.preventDefault();
        onMove(id, direction);
        // The row is drawn at its new place; the hands stay on it.
        requestAnimationFrame(() => focusRow(document, id));
        return;
      }
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (direction === 'up' || direction === 'down') {
        event.preventDefault();
        neighbour(row, direction)?.focus();
      } else if (event.key === 'Delete') {
        event.preventDefault();
        const next = neighbour(row, 'down') ?? neighbour(row, 'up');
        onRemove(id);
        const nextId = next?.dataset['row'];
        requestAnimationFrame(() => nextId !== undefined && focusRow(document, nextId));
      } else if (event.key === '+' && onInsert) {
        event.preventDefault();
        onInsert(id);
      }
    },
    [onMove, onRemove, onInsert],
  );
}

function neighbour(row: HTMLElement, direction: 'up' | 'down'): HTMLElement | undefined {
  const rows = [...(row.closest('ol')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  return rows[rows.indexOf(row) + (direction === 'up' ? -1 : 1)];
}

export function focusRow(within: ParentNode | null, id: string): void {
  within?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
}
