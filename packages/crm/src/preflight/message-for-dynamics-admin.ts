import type { MissingPrivilege, Reach } from './preflight.ts'

export interface MessageAbout {
  person: { name: string; username: string }
  environment: { name: string; url: string }
}

/** As the role editor heads its columns; the others are called there as in the API. */
const columnOf: Readonly<Record<string, string>> = { AppendTo: 'Append To' }

/** As the role editor calls how far a privilege reaches. */
const reachNames: Readonly<Record<Reach, string>> = {
  own: 'User',
  'business-unit': 'Business Unit',
  'units-below': 'Parent: Child Business Units',
  all: 'Organization',
}

/** Just what everybody here needs and this person lacks, and where it is given (P51); undefined when that is nothing. */
export function messageForDynamicsAdmin(
  missing: readonly MissingPrivilege[],
  { person, environment }: MessageAbout,
): string | undefined {
  const needed = missing.filter(({ optional }) => !optional)
  if (needed.length === 0) return undefined
  const roles = rolesForAll(needed)
  const tables = byTable(needed)
  const [what, where] = [needed.length === 1 ? 'privilege' : 'privileges', tables.size === 1 ? 'table' : 'tables']
  return [
    'Hello,',
    `I use Liaison with our Dynamics 365 environment ${environment.name} (${environment.url}) as ${person.name} (${person.username}). My security roles there lack ${needed.length === 1 ? 'one' : needed.length} ${what}:`,
    [...tables].map(([label, lines]) => [`${label}:`, ...lines].join('\n')).join('\n\n'),
    ...(roles.length === 0
      ? []
      : [`${roles.join(', ')}: ${roles.length === 1 ? 'this role has' : 'each has'} all of them.`]),
    `You find it in the Power Platform admin center (https://admin.powerplatform.microsoft.com): the environment, Settings, Users + permissions. Under Security roles you open one of my roles and add the ${what} on the ${where} above; under Users you give me another role.`,
    'Thank you!',
  ].join('\n\n')
}

function byTable(needed: readonly MissingPrivilege[]): Map<string, string[]> {
  const tables = new Map<string, string[]>()
  for (const each of needed) tables.set(each.tableLabel, [...(tables.get(each.tableLabel) ?? []), lineOf(each)])
  return tables
}

function lineOf({ access, privilege, reach, roles }: MissingPrivilege): string {
  const far = reach === undefined ? '' : `, at the level ${reachNames[reach]}`
  const whose = roles.length === 0 ? '' : ` – the role ${roles.join(' or ')} has it`
  return `- ${columnOf[access] ?? access} (${privilege})${far}${whose}`
}

/** A single role that would do. */
const rolesForAll = (needed: readonly MissingPrivilege[]): string[] =>
  needed.length < 2 ? [] : (needed[0]?.roles.filter((role) => needed.every(({ roles }) => roles.includes(role))) ?? [])
