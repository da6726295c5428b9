/** What an image's first bytes tell. Sizes in pixels; those of a TIFF are further in and stay unknown. */
export interface ImageFacts {
  mimeType: string
  width?: number
  height?: number
}

/** The five kinds an image column takes: GIF, JPEG, TIFF, BMP and PNG. Nothing for any other content. */
export function imageFactsOf(bytes: Buffer): ImageFacts | undefined {
  const start = bytes.toString('latin1', 0, 8)
  if (start === '\u0089PNG\r\n\u001A\n' && bytes.length >= 24)
    return { mimeType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  if (/^GIF8[79]a/.test(start) && bytes.length >= 10)
    return { mimeType: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  if (start.startsWith('BM') && bytes.length >= 26)
    return { mimeType: 'image/bmp', width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) }
  if (start.startsWith('\u00FF\u00D8\u00FF')) return { mimeType: 'image/jpeg', ...jpegSize(bytes) }
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return { mimeType: 'image/tiff' }
  return undefined
}

/** Of the first frame header (SOF0 to SOF15, without the three markers in between that are none). */
function jpegSize(bytes: Buffer): { width?: number; height?: number } {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1]!
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
  }
  return {}
}
