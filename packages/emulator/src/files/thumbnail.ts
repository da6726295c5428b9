import { NotEmulated } from '../errors/dataverse-fault.ts'
import type { ImageFacts } from './image-facts.ts'
import { type Png, readPng, writePng } from './png.ts'

/** The longest side of a thumbnail in pixels. */
const largest = 144

/**
 * A square around the middle: of 144 pixels when a side of the image is longer than that, otherwise as large as its
 * shorter side. An image that is one already is its own thumbnail; only PNG is cut.
 */
export function thumbnailOf(bytes: Buffer, { mimeType, width, height }: ImageFacts): Buffer {
  if (width !== undefined && width === height && width <= largest) return bytes
  const png = mimeType === 'image/png' ? readPng(bytes) : undefined
  if (!png)
    throw new NotEmulated(`cutting a thumbnail out of ${mimeType}; a square of up to 144 pixels is none the worse`)
  const side = Math.min(png.width, png.height)
  return writePng(cut(png, side, Math.max(png.width, png.height) > largest ? largest : side))
}

/** The middle square of `side` pixels, each pixel of the result taken from the nearest one. */
function cut(png: Png, side: number, size: number): Png {
  const { bytesPerPixel, pixels } = png
  const left = (png.width - side) >> 1
  const top = (png.height - side) >> 1
  const result = Buffer.alloc(size * size * bytesPerPixel)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const from =
        ((top + Math.floor((y * side) / size)) * png.width + left + Math.floor((x * side) / size)) * bytesPerPixel
      pixels.copy(result, (y * size + x) * bytesPerPixel, from, from + bytesPerPixel)
    }
  return { ...png, width: size, height: size, pixels: result }
}
