import {
  any,
  type DataverseClient,
  DataverseError,
  eq,
  list,
  type Page,
  type Settled,
  type TableMetadata,
} from '@liaison/dataverse'

const roleTable = 'role'
const privilegeTable = 'privilege'
const nameColumn = 'name'

/** Microsoft's own for those who run Dynamics: nobody should be given one of them to be able to sell. */
const rolesOfOperators: ReadonlySet<string> = new Set(['System Administrator', 'System Customizer', 'Support User'])

/**
 * The security roles of the environment that have each privilege, by the privilege's name. None where this person may not
 * look into roles: then the privilege alone is told.
 */
export async function rolesWith(
  dataverse: DataverseClient,
  privileges: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (privileges.length === 0) return new Map()
  try {
    const navigation = privilegesNavigationOf(await dataverse.tables.get(roleTable))
    if (navigation === undefined) return new Map()
    const answers = await dataverse.batchSettled(
      privileges.map((name) =>
        list(roleTable, { select: [nameColumn], filter: any(navigation, eq(nameColumn, name)) }),
      ),
    )
    return new Map(privileges.map((name, index) => [name, roleNames(answers[index])]))
  } catch (error) {
    if (error instanceof DataverseError) return new Map()
    throw error
  }
}

/** An N:N relationship is told from the side that comes first in it. */
function privilegesNavigationOf({ manyToMany }: TableMetadata): string | undefined {
  for (const { first, second } of manyToMany) {
    if (first.table === roleTable && second.table === privilegeTable) return first.navigation
    if (second.table === roleTable && first.table === privilegeTable) return second.navigation
  }
  return undefined
}

/** Each business unit has its own copy of a role, under the same name. */
function roleNames(answer: Settled<Page> | undefined): string[] {
  if (answer?.kind !== 'ok') return []
  const names = answer.value.rows.flatMap(({ [nameColumn]: name }) =>
    typeof name === 'string' && !rolesOfOperators.has(name) ? [name] : [],
  )
  return [...new Set(names)].toSorted((one, other) => one.localeCompare(other))
}
