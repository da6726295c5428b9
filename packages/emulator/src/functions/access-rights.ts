import type { Privilege } from '../operations/access.ts'

/** In the order the service's flags enumeration lists them. */
export const accessRights: readonly Privilege[] = [
  'Read',
  'Write',
  'Append',
  'AppendTo',
  'Create',
  'Delete',
  'Share',
  'Assign',
]

/** `ReadAccess, WriteAccess`: flags joined by comma and space. */
export const orderedRights = (held: readonly string[]): string =>
  accessRights
    .filter((right) => held.includes(right))
    .map((right) => `${right}Access`)
    .join(', ') || 'None'
