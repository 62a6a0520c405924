/** Photos of pages as they are held while they are put in order. The originals stay where they are; what leaves is drawn anew. */
import { isWhole, pageWithin, placeIn, turnedRight, WHOLE, type Corners, type Size } from './corners';

export interface Photo {
  id: string;
  name: string;
  image: HTMLImageElement;
  /** Quarter turns to the right, besides what the camera noted. */
  turns: number;
  /** Of the page in the photo as it stands turned. */
  corners: Corners;
}

/** A4 at 300 dots per inch; nobody reads more from paper. */
const MOST: Size = { width: 2480, height: 3508 };

/** Turned as the camera noted (EXIF), which browsers do by themselves; rejects what this browser cannot read. */
export async function openPhoto(file: File): Promise<Photo> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
  } catch (error) {
    URL.revokeObjectURL(image.src);
    throw error;
  }
  return { id: image.src, name: file.name, image, turns: 0, corners: WHOLE };
}

export const closePhoto = ({ image }: Photo): void => URL.revokeObjectURL(image.src);

export const turned = (photo: Photo): Photo => ({
  ...photo,
  turns: (photo.turns + 1) % 4,
  corners: turnedRight(photo.corners),
});

/** As it stands turned, no larger than this, and never enlarged. */
export function drawTurned({ image, turns }: Photo, most: Size = MOST): HTMLCanvasElement {
  const isSideways = turns % 2 === 1;
  const [wide, high] = isSideways ? [image.naturalHeight, image.naturalWidth] : [image.naturalWidth, image.naturalHeight];
  const [long, short] = [Math.max(most.width, most.height), Math.min(most.width, most.height)];
  const scale = Math.min(1, (wide > high ? long : short) / wide, (wide > high ? short : long) / high);
  const { canvas, pen } = blank({ width: Math.max(1, Math.round(wide * scale)), height: Math.max(1, Math.round(high * scale)) });
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((turns * Math.PI) / 2);
  pen.scale(scale, scale);
  pen.drawImage(image, -image.naturalWidth / 2, -image.naturalHeight / 2);
  return canvas;
}

/** The page alone, straightened. */
export function drawPage(photo: Photo, most: Size = MOST): HTMLCanvasElement {
  const whole = drawTurned(photo, most);
  return isWhole(photo.corners) ? whole : straightened(whole, photo.corners);
}

function straightened(whole: HTMLCanvasElement, corners: Corners): HTMLCanvasElement {
  const { canvas, pen } = blank(pageWithin(corners, whole));
  const from = whole.getContext('2d')?.getImageData(0, 0, whole.width, whole.height).data;
  if (from === undefined) return whole;
  const page = pen.createImageData(canvas.width, canvas.height);
  const place = placeIn(corners);
  for (let y = 0; y < page.height; y += 1) {
    for (let x = 0; x < page.width; x += 1) {
      const at = place((x + 0.5) / page.width, (y + 0.5) / page.height);
      copyPixel(from, whole, at.x * whole.width - 0.5, at.y * whole.height - 0.5, page.data, (y * page.width + x) * 4);
    }
  }
  pen.putImageData(page, 0, 0);
  return canvas;
}

/** Mixed of the four around it by how near each is: letters keep their edges. */
function copyPixel(
  from: Uint8ClampedArray,
  { width, height }: Size,
  x: number,
  y: number,
  to: Uint8ClampedArray,
  at: number,
): void {
  const left = Math.min(width - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 2, Math.max(0, Math.floor(y)));
  const [right, down] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))];
  const first = (top * width + left) * 4;
  const below = first + width * 4;
  for (let part = 0; part < 3; part += 1) {
    const upper = (from[first + part] ?? 0) * (1 - right) + (from[first + 4 + part] ?? 0) * right;
    const lower = (from[below + part] ?? 0) * (1 - right) + (from[below + 4 + part] ?? 0) * right;
    to[at + part] = upper * (1 - down) + lower * down;
  }
  to[at + 3] = 255;
}

/** White, because a JPEG knows nothing that is not there. */
function blank(size: Size): { canvas: HTMLCanvasElement; pen: CanvasRenderingContext2D } {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser gives no canvas.');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, size.width, size.height);
  return { canvas, pen };
}
