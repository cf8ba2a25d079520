/** The one public address; every absolute link and the origin check follow it. */
export function publicUrl(): URL {
  return new URL(process.env.COLLOQUY_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`);
}

/** An absolute address in the product. */
export const absoluteUrl = (path: string): string => new URL(path, publicUrl()).href;
