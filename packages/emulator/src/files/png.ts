import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A PNG of eight bits a channel without interlacing, taken apart. */
export interface Png {
  width: number
  height: number
  colorType: number
  bytesPerPixel: number
  /** Row after row, without filters. */
  pixels: Buffer
  /** Palette and transparency, as they stand in the file. */
  palette: readonly Chunk[]
}

interface Chunk {
  type: string
  data: Buffer
}

const signature = Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1')
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Undefined for kinds of PNG that this reader does not know. */
export function readPng(bytes: Buffer): Png | undefined {
  const chunks = chunksOf(bytes)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (!header) return undefined
  const [depth, colorType, interlace] = [header[8], header[9]!, header[12]]
  const bytesPerPixel = channels[colorType]
  if (depth !== 8 || interlace !== 0 || bytesPerPixel === undefined) return undefined
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const pixels = unfilter(inflateSync(packed), { width, height, bytesPerPixel })
  const palette = chunks.filter(({ type }) => type === 'PLTE' || type === 'tRNS')
  return { width, height, colorType, bytesPerPixel, pixels, palette }
}

export function writePng({ width, height, colorType, bytesPerPixel, pixels, palette }: Png): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, colorType], 8)
  const stride = width * bytesPerPixel
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), pixels.subarray(y * stride, (y + 1) * stride)]),
  )
  const chunks: Chunk[] = [
    { type: 'IHDR', data: header },
    ...palette,
    { type: 'IDAT', data: deflateSync(Buffer.concat(rows)) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]
  return Buffer.concat([signature, ...chunks.map(chunkBytes)])
}

function chunksOf(bytes: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

function chunkBytes({ type, data }: Chunk): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const bytes = Buffer.alloc(typed.length + 8)
  bytes.writeUInt32BE(data.length, 0)
  typed.copy(bytes, 4)
  bytes.writeUInt32BE(crc32(typed), typed.length + 4)
  return bytes
}

/** Each row starts with the filter its bytes went through (PNG specification, section 9). */
function unfilter(
  raw: Buffer,
  { width, height, bytesPerPixel }: Pick<Png, 'width' | 'height' | 'bytesPerPixel'>,
): Buffer {
  const stride = width * bytesPerPixel
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x < bytesPerPixel ? 0 : pixels[at - bytesPerPixel]!
      const above = y === 0 ? 0 : pixels[at - stride]!
      const corner = x < bytesPerPixel || y === 0 ? 0 : pixels[at - stride - bytesPerPixel]!
      pixels[at] = raw[y * (stride + 1) + 1 + x]! + predicted(filter, left, above, corner)
    }
  }
  return pixels
}

function predicted(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const estimate = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
