import type { Answered } from './answer-rule.ts'
import type { MissingPrivilege } from './preflight.ts'

export type Lacking = Omit<MissingPrivilege, 'roles'>

/** Each privilege once: as what everybody needs it for, or else as what somebody does. */
export function missingPrivileges(answers: readonly Answered[]): Lacking[] {
  const lacking = new Map<string, Lacking>()
  const neededFirst = answers.toSorted((one, other) => Number(one.ability.optional) - Number(other.ability.optional))
  for (const { ability, missing } of neededFirst) {
    for (const { privilege, access, table, reach } of missing) {
      if (lacking.has(privilege)) continue
      lacking.set(privilege, {
        privilege,
        access,
        table: table.logicalName,
        tableLabel: table.displayCollectionName,
        ...(reach === undefined ? {} : { reach }),
        optional: ability.optional,
      })
    }
  }
  return [...lacking.values()]
}
