/** What a PDF may carry beside its pages: a description of the file (XMP), data of programs, remarks for nobody. */
export interface Beside {
  /** Texts of the description, without what says how and when the file was made. */
  texts: string[];
  /** Whether the file has bytes that no reader shows. */
  isHidden: boolean;
}

const making =
  /<((?:xmp|xmpMM|xmpTPg|pdfuaid|pdf):(?:CreatorTool|CreateDate|ModifyDate|MetadataDate|InstanceID|DocumentID|RenditionClass|NPages|part|PDFVersion|Producer))>[^<]*<\/\1>/g;

/** Reads the bytes outside the streams, and the description, which is packed in none. Nothing makes this throw. */
export function besidePages(bytes: Uint8Array): Beside {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts: string[] = [];
  let isHidden = /%%EOF[\s\S]*\S/.test(file.toString('latin1', Math.max(0, file.lastIndexOf('%%EOF'))));
  for (let at = 0; at >= 0 && at < file.length; ) {
    const start = file.indexOf('stream', at);
    const outside = file.toString('latin1', at, start < 0 ? file.length : start);
    // A search for a sign takes a tenth of the time of a search for this pattern.
    if (outside.includes('%') && /^%(?!PDF-\d|%EOF|[\x80-\xff])/m.test(outside)) isHidden = true;
    if (outside.includes('/PieceInfo') && /\/PieceInfo\b/.test(outside)) isHidden = true;
    if (start < 0) break;
    const end = file.indexOf('endstream', start);
    if (end < 0) break;
    if (isXmp(file, start)) texts.push(...described(file.toString('utf8', start, end)));
    at = end + 'endstream'.length;
  }
  return { texts, isHidden };
}

const isXmp = (file: Buffer, start: number): boolean =>
  file.toString('latin1', start, start + 60).includes('<?xpacket');

const described = (xmp: string): string[] =>
  [...xmp.replace(making, '').matchAll(/>([^<]+)</g)].flatMap(([, text = '']) => {
    const plain = text.trim();
    return plain === '' ? [] : [plain];
  });
