/** The mark: three lines of a text in a seal. */
export function Seal({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="seal">
      <rect width="32" height="32" rx="4" className="seal-ground" />
      <path d="M8 9.5h16M8 16h16M8 22.5h10" className="seal-lines" />
    </svg>
  );
}
