import { DataverseFault, NotEmulated } from '../errors/dataverse-fault.ts'
import type { RequestContext } from '../operations/request-context.ts'
import { requireRow } from '../operations/require-row.ts'
import { asTarget } from '../query/column-reader.ts'
import type { ManyToManyRelationship, Table } from '../schema/schema.ts'
import type { StoredRow } from '../store/row.ts'
import { refuseElevation, refuseLastAdministrator } from './role-assignment.ts'

type Change = 'associate' | 'disassociate'

/**
 * What linking two rows of an N:N relationship asks for: the right to append on both of them (power-platform, "Security
 * roles and privileges"); for a security role to read and assign it, and none above one's own ("Assign a security role").
 *
 * @throws {DataverseFault} 0x80040220, 0x80048306, and the refusals of teams and roles.
 */
export function requireLink(
  context: RequestContext,
  relationship: ManyToManyRelationship,
  [id1, id2]: readonly [string, string],
  change: Change,
): void {
  const ends = [endOf(context, relationship.table1, id1), endOf(context, relationship.table2, id2)]
  const find = (name: string): StoredRow | undefined => ends.find((end) => end?.table.logicalName === name)?.row
  const { intersectTable } = relationship
  // It says no depth; the actions of roles do.
  if (intersectTable === 'roleprivileges') throw new NotEmulated('roleprivileges_association by $ref')
  if (intersectTable === 'systemuserroles' || intersectTable === 'teamroles') {
    const role = find('role')
    if (role) requireAssignable(context, role, { principal: find('systemuser') ?? find('team'), change })
    return
  }
  for (const end of ends) if (end) requireRow(context, 'Append', end.table, end.row)
  if (intersectTable === 'teammembership') refuseDefaultTeam(find('team'), change)
}

function endOf(
  { environment }: RequestContext,
  name: string,
  id: string,
): { table: Table; row: StoredRow } | undefined {
  const table = environment.schema.tables.get(name)
  const row = environment.store.get(name, id)
  return table && row && { table, row }
}

function requireAssignable(
  context: RequestContext,
  role: StoredRow,
  { principal, change }: { principal: StoredRow | undefined; change: Change },
): void {
  const table = context.environment.schema.tables.get('role')!
  requireRow(context, 'Read', table, role)
  requireRow(context, 'Assign', table, role)
  if (principal?.values['teamtype'] === accessTeam)
    throw new DataverseFault(400, '0x80048331', 'Cannot assign roles or profiles to an access team.')
  if (change === 'associate' && principal) refuseOtherUnit(context, role, principal)
  if (change === 'associate') refuseElevation(context, role.id)
  else if (principal) refuseLastAdministrator(context, principal.id, role.id)
}

/**
 * Of a unit's roles its own users and teams may have some, unless "Record ownership across business units" is on, which it is
 * not by default (power-platform, "Assign a security role to a user"; wording of the list of error codes).
 */
function refuseOtherUnit({ environment }: RequestContext, role: StoredRow, principal: StoredRow): void {
  const unit = asTarget(principal.values['businessunitid'])?.id
  const unitOfRole = asTarget(role.values['businessunitid'])?.id
  if (environment.switches.rolesAcrossBusinessUnits || unitOfRole === undefined || unit === unitOfRole) return
  const isTeam = environment.store.get('team', principal.id) !== undefined
  throw new DataverseFault(
    400,
    isTeam ? '0x8004140d' : '0x80041409',
    isTeam
      ? `The team with id=${principal.id} belongs to a different business unit=${unit} than the role with roleId=${role.id} and roleBusinessUnit=${unitOfRole}.`
      : `The user with id=${principal.id} belongs to a different business unit=${unit} than the role with roleId=${role.id} and rolebusinessUnit=${unitOfRole}.`,
  )
}

/** An option of teamtype. */
const accessTeam = 1

/** Who belongs to the unit belongs to its team, which nobody else can say. */
export function refuseDefaultTeam(team: StoredRow | undefined, change: Change): void {
  if (team?.values['isdefault'] !== true) return
  throw change === 'associate'
    ? new DataverseFault(400, '0x8004830b', "Can't add members to the default business unit team.")
    : new DataverseFault(400, '0x8004830c', "Can't remove members from the default business unit team.")
}
