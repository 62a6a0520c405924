import { decode } from 'fast-png';

export interface ImageSize {
  mediaType: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

/** Size of a PNG or JPEG by its bytes; null: it is neither, or not whole. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | null {
  if (isJpeg(bytes)) return jpegSize(bytes);
  try {
    const { width, height } = decode(bytes);
    return { mediaType: 'image/png', width, height };
  } catch {
    return null;
  }
}

function isJpeg(bytes: Uint8Array): boolean {
  const end = bytes.length;
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[end - 2] === 0xff && bytes[end - 1] === 0xd9;
}

/** Segment by segment to the frame's head, which has the size (ITU T.81, B.2.2). C4, C8 and CC are no frames. */
function jpegSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 <= bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { mediaType: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}
