import { malformed } from '../errors/faults.ts'

/** `$count=true` or `$count=false`; it has no other values. */
export function parseCount(value: string | undefined): boolean {
  if (value === undefined) return false
  const text = value.trim()
  if (text !== 'true' && text !== 'false')
    throw malformed(`Invalid value '${value}' for $count query option found. Valid values are 'true' and 'false'.`)
  return text === 'true'
}
