/** What people of this trade upload, and what each must look like inside. `null`: a format that nothing can recognise. */
const OLE = ['application/x-cfb'];
const ZIP = ['application/zip'];

const kinds: Record<string, { mediaType: string; inside: string[] }> = {
  pdf: { mediaType: 'application/pdf', inside: ['application/pdf'] },
  ofd: { mediaType: 'application/ofd', inside: [...ZIP, 'application/ofd'] },
  doc: { mediaType: 'application/msword', inside: OLE },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    inside: [...ZIP, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  wps: { mediaType: 'application/vnd.ms-works', inside: [...OLE, ...ZIP] },
  xls: { mediaType: 'application/vnd.ms-excel', inside: OLE },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    inside: [...ZIP, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  },
  et: { mediaType: 'application/vnd.ms-excel', inside: [...OLE, ...ZIP] },
  ppt: { mediaType: 'application/vnd.ms-powerpoint', inside: OLE },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    inside: [...ZIP, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  },
  jpg: { mediaType: 'image/jpeg', inside: ['image/jpeg'] },
  jpeg: { mediaType: 'image/jpeg', inside: ['image/jpeg'] },
  png: { mediaType: 'image/png', inside: ['image/png', 'image/apng'] },
  heic: { mediaType: 'image/heic', inside: ['image/heic', 'image/heif'] },
  zip: { mediaType: 'application/zip', inside: ZIP },
};

/** Of one file, where the house says nothing else. */
export const FILE_LIMIT_MB = 100;

export const ALLOWED_EXTENSIONS = Object.keys(kinds);

export const extensionOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** The file's media type, or which of the two things is wrong: its kind is not accepted, or it is not what its name says. */
export function judgeFile(
  name: string,
  detected: string | undefined,
): { mediaType: string } | 'FILE_TYPE' | 'FILE_TYPE_MISMATCH' {
  const kind = kinds[extensionOf(name)];
  if (!kind) return 'FILE_TYPE';
  return detected !== undefined && kind.inside.includes(detected) ? { mediaType: kind.mediaType } : 'FILE_TYPE_MISMATCH';
}
