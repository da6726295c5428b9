import type { Caller } from '../operations/access.ts'
import { asTarget } from '../query/column-reader.ts'
import type { Schema, Withheld } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import type { Store } from '../store/store.ts'
import { textOf } from '../store/text-of.ts'
import { rolesOf, teamsOf } from './assignments.ts'

/** An option of canread, cancreate and canupdate. */
const allowed = 4

/**
 * What a caller may not do with secured columns, by `table.column`. System administrators may do everything; others what a
 * field security profile of theirs or of one of their teams allows (learn.microsoft.com, "Column-level security with code").
 */
export function withheldColumns(schema: Schema, store: Store, caller: Caller): ReadonlyMap<string, Withheld> {
  const secured = securedColumns(schema)
  if (secured.length === 0) return none
  const users = caller.onBehalfOf === undefined ? [caller.userId] : [caller.userId, caller.onBehalfOf]
  const withheld = new Map<string, Withheld>()
  for (const user of users) {
    if (rolesOf(store, user).some(({ everything }) => everything)) continue
    const permissions = permissionsOf(store, user)
    for (const { table, column } of secured) {
      const key = `${table}.${column}`
      const own = permissions.filter(
        ({ values }) => values['entityname'] === table && values['attributelogicalname'] === column,
      )
      const lacks = (right: string): boolean => !own.some(({ values }) => values[right] === allowed)
      const before = withheld.get(key)
      const now: Withheld = {
        read: before?.read === true || lacks('canread'),
        create: before?.create === true || lacks('cancreate'),
        update: before?.update === true || lacks('canupdate'),
      }
      if (now.read || now.create || now.update) withheld.set(key, now)
    }
  }
  return withheld
}

const none: ReadonlyMap<string, Withheld> = new Map()

interface Secured {
  version: number
  columns: { table: string; column: string }[]
}

const known = new WeakMap<Schema, Secured>()

function securedColumns(schema: Schema): Secured['columns'] {
  const before = known.get(schema)
  if (before?.version === schema.version) return before.columns
  const columns = [...schema.tables.values()].flatMap((table) =>
    [...table.columns.values()]
      .filter(({ isSecured }) => isSecured)
      .map(({ logicalName }) => ({ table: table.logicalName, column: logicalName })),
  )
  known.set(schema, { version: schema.version, columns })
  return columns
}

function permissionsOf(store: Store, userId: string): StoredRow[] {
  const own = store.referencing('systemuserprofiles', 'systemuserid', userId)
  const ofTeams = teamsOf(store, userId).flatMap((team) => store.referencing('teamprofiles', 'teamid', team))
  const profiles = new Set([...own, ...ofTeams].map(({ values }) => textOf(values['fieldsecurityprofileid'])))
  return [...profiles].flatMap((profile) =>
    store
      .referencing('fieldpermission', 'fieldsecurityprofileid', profile)
      .filter(({ values }) => asTarget(values['fieldsecurityprofileid'])?.id === profile),
  )
}
