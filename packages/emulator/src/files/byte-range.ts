import { HttpFault } from '../errors/dataverse-fault.ts'

/** Both ends included, as HTTP counts them. */
export interface ByteRange {
  first: number
  last: number
}

/**
 * `bytes 0-4194303/25870370`. Without the unit the service answers 416
 * (github.com/MicrosoftDocs/powerapps-docs/pull/1495), and so it is here with every range that cannot be.
 */
export function readContentRange(header: string, length: number): ByteRange & { total: number } {
  const found = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header.trim())
  if (!found) throw rangeNotSatisfiable()
  const [first, last, total] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (last < first || last >= total || last - first + 1 !== length) throw rangeNotSatisfiable()
  return { first, last, total }
}

/** `bytes=0-4194303`; a range that goes past the end of the file stops there (RFC 9110, 14.1.2). */
export function readRange(header: string, size: number): ByteRange {
  const found = /^bytes=(\d+)-(\d*)$/.exec(header.trim())
  if (!found) throw rangeNotSatisfiable()
  const first = Number(found[1])
  const last = found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1)
  if (first > last) throw rangeNotSatisfiable()
  return { first, last }
}

const rangeNotSatisfiable = (): HttpFault => new HttpFault(416, { 'odata-version': '4.0' })
