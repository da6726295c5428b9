import { malformed } from '../errors/faults.ts'

const form = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** A date or a date and time in a condition as an instant with milliseconds; without a zone it is UTC. */
export function readDateTime(text: string): string {
  const found = form.exec(text.trim())
  const source = found ? text.trim().replace(' ', 'T') : ''
  const instant = new Date(source.length > 10 && !found?.[1] ? `${source}Z` : source)
  if (Number.isNaN(instant.getTime())) throw malformed(`'${text}' is not a date and time.`)
  return instant.toISOString()
}
