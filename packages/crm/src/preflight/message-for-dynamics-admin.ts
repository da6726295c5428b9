import type { MissingPrivilege } from './preflight.ts'

export interface MessageAbout {
  person: { name: string; username: string }
  environment: { name: string; url: string }
}

/** As the role editor heads its columns; the others are called there as in the API. */
const columnOf: Readonly<Record<string, string>> = { AppendTo: 'Append To' }

/** Just what everybody here needs and this person lacks, and where it is given (P51); undefined when that is nothing. */
export function messageForDynamicsAdmin(
  missing: readonly MissingPrivilege[],
  { person, environment }: MessageAbout,
): string | undefined {
  const needed = missing.filter(({ optional }) => !optional)
  if (needed.length === 0) return undefined
  const roles = rolesForAll(needed)
  const tables = byTable(needed, { withRoles: roles.length === 0 })
  const isOne = needed.length === 1
  const [what, where] = [isOne ? 'privilege' : 'privileges', tables.size === 1 ? 'table' : 'tables']
  return [
    'Hello,',
    `I use Liaison with our Dynamics 365 environment ${environment.name} (${environment.url}) as ${person.name} (${person.username}). My security roles there lack ${isOne ? 'one' : needed.length} ${what}:`,
    [...tables].map(([label, lines]) => [`${label}:`, ...lines].join('\n')).join('\n\n'),
    ...(roles.length === 0 ? [] : [`Roles that have ${isOne ? 'it' : 'all of them'}: ${roles.join(', ')}.`]),
    `You find it in the Power Platform admin center (https://admin.powerplatform.microsoft.com): the environment, Settings, Users + permissions. Under Security roles you open one of my roles and add the ${what} on the ${where} above; under Users you give me another role.`,
    'Thank you!',
  ].join('\n\n')
}

function byTable(needed: readonly MissingPrivilege[], options: { withRoles: boolean }): Map<string, string[]> {
  const tables = new Map<string, string[]>()
  for (const each of needed) {
    tables.set(each.tableLabel, [...(tables.get(each.tableLabel) ?? []), lineOf(each, options)])
  }
  return tables
}

function lineOf({ access, privilege, roles }: MissingPrivilege, { withRoles }: { withRoles: boolean }): string {
  const having = withRoles && roles.length > 0 ? `; roles that have it: ${roles.join(', ')}` : ''
  return `- ${columnOf[access] ?? access} (${privilege})${having}`
}

/** Roles of which a single one would do. */
const rolesForAll = (needed: readonly MissingPrivilege[]): string[] =>
  needed[0]?.roles.filter((role) => needed.every(({ roles }) => roles.includes(role))) ?? []
