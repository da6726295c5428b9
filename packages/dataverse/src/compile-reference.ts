import { InvalidRequestError } from './errors.ts'
import { jsonText } from './json-text.ts'
import type { TableMetadata } from './metadata.ts'
import { bindingOf, isLookup } from './names.ts'
import { rowPath, type RowKey } from './row-key.ts'
import type { RowReference } from './rows.ts'
import { root, type WriteRequest } from './service.ts'
import type { TableLookup } from './table-lookup.ts'

export interface ReferencePlace {
  table: string
  id: RowKey
  navigation: string
}

/** `POST set(id)/collection/$ref`, or `PUT set(id)/lookup/$ref`. */
export function compileAssociate(
  { table: name, id, navigation }: ReferencePlace,
  target: RowReference,
  environmentUrl: string,
  tableOf: TableLookup,
): WriteRequest {
  const table = tableOf(name)
  const { property, single } = navigationProperty(table, navigation, target.table)
  // Microsoft's pages show an absolute address here.
  const body = { '@odata.id': environmentUrl + root + rowPath(tableOf(target.table), target.id) }
  return {
    method: single ? 'PUT' : 'POST',
    path: `${rowPath(table, id)}/${property}/$ref`,
    body: jsonText(body),
    // A pair that is there already is refused, so adding it again would tell of a failure that was none.
    repeatable: single,
  }
}

/** `DELETE set(id)/lookup/$ref`, or `DELETE set(id)/collection(other)/$ref`. */
export function compileDisassociate(
  { table: name, id, navigation }: ReferencePlace,
  target: { table: string; id: string } | undefined,
  tableOf: TableLookup,
): WriteRequest {
  const table = tableOf(name)
  const { property, single } = navigationProperty(table, navigation, target?.table)
  if (single) return { method: 'DELETE', path: `${rowPath(table, id)}/${property}/$ref`, repeatable: true }
  if (!target) throw needsTarget(navigation)
  const member = rowPath(tableOf(target.table), target.id)
  return { method: 'DELETE', path: `${rowPath(table, id)}/${property}${member.slice(member.indexOf('('))}/$ref` }
}

function navigationProperty(
  table: TableMetadata,
  name: string,
  target: string | undefined,
): { property: string; single: boolean } {
  const column = table.columns.get(name)
  if (table.manyToOne.some(({ referencingNavigation }) => referencingNavigation === name)) {
    return { property: name, single: true }
  }
  if (column && isLookup(column)) {
    const targets = table.manyToOne.filter(({ referencingColumn }) => referencingColumn === name)
    const only = targets.length === 1 ? targets[0]?.referencedTable : undefined
    return { property: bindingOf(table, column, target ?? only ?? throwNeedsTarget(name)), single: true }
  }
  // Microsoft's metadata leaves out what the user may not see, so another name is left to the service to know.
  if (!/^[A-Za-z_]\w*$/.test(name)) throw notAName()
  return { property: name, single: false }
}

function throwNeedsTarget(name: string): never {
  throw needsTarget(name)
}

function needsTarget(name: string): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: `${name} may lead to several rows, so the one to take out has to be named.`,
    help: 'Give the target: its table and id.',
  })
}

function notAName(): InvalidRequestError {
  return new InvalidRequestError({
    code: 'dataverse_invalid_request',
    message: 'The name of the navigation property has characters that no name has.',
    help: 'Give its name alone, such as contact_customer_accounts.',
  })
}
