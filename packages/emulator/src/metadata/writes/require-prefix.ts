import { invalidNamePrefix } from './metadata-faults.ts'

/** Two to eight letters and digits, the first a letter, never `mscrm` (page on solution publishers). */
const prefixed = /^(?!mscrm)[a-z][a-z0-9]{1,7}_\w+$/i

/** Whatever an organisation makes carries its publisher's prefix. */
export function requirePrefix(name: string, type: string): void {
  if (!prefixed.test(name)) throw invalidNamePrefix(name, type)
}
