/** An address as a QR code, for Word and PDF alike: whoever holds the paper finds its case again. */
import { encode as toPng } from 'fast-png';
import { encode as toModules } from 'uqr';
import type { Image } from './sheet.types';

/** So many pixels for each module: no reader has to guess at a blurred edge. */
const PIXELS = 8;
/** Modules left white around it, as the standard asks. */
const QUIET = 4;

export function qrImage(text: string): Image {
  const { data: modules, size } = toModules(text, { ecc: 'M', border: QUIET });
  const width = size * PIXELS;
  const data = new Uint8Array(width * width).fill(255);
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (modules[Math.floor(y / PIXELS)]?.[Math.floor(x / PIXELS)] === true) data[y * width + x] = 0;
  return { type: 'png', data: toPng({ width, height: width, channels: 1, data }), width, height: width };
}
