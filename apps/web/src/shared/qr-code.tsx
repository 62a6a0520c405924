import { renderSVG } from 'uqr';
import './qr-code.css';

/** Drawn here: what stands in a code goes to nobody. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const source = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(text, { border: 2 }))}`;
  return <img src={source} alt={name} width={208} height={208} className="qr" />;
}
