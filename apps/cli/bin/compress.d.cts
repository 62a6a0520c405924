/** Writes `.br` and `.gz` beside each text file below the folder that is worth it. */
export function compressUnder(folder: string): void;
