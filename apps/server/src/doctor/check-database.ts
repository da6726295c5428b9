import { type DatabaseFacts, readDatabaseFacts } from '@liaison/crm'
import type { DatabaseAccess } from './examined.ts'
import { type Finding, notChecked, ok, problem, warning } from './report.ts'

/** With the oldest of PostgreSQL that its makers still mend (https://www.postgresql.org/support/versioning). */
const oldestVersion = 14

/** What is said of the database, and whether the rest of it can be read. */
export async function checkDatabase(database: DatabaseAccess): Promise<{ finding: Finding; readable: boolean }> {
  if (database.kind === 'open') {
    const facts = await readDatabaseFacts(database.db)
    return { finding: judge(facts), readable: facts.pending.length === 0 && facts.missingRoles.length === 0 }
  }
  return { finding: withoutDatabase(database), readable: false }
}

function withoutDatabase(database: Exclude<DatabaseAccess, { kind: 'open' }>): Finding {
  if (database.kind === 'held') {
    const where = database.url === undefined ? 'its page /doctor' : `${database.url}/doctor`
    return notChecked(
      `The embedded database belongs to the server that runs. An administrator sees the whole report at ${where}; here is what can be told without it.`,
    )
  }
  if (database.kind === 'not-made-yet') return notChecked('There is no database yet: the first start makes it.')
  return problem(
    `The database in DATABASE_URL cannot be reached: ${database.reason}.`,
    'Check that it runs, that this machine reaches it, and that the user and password in DATABASE_URL are right.',
  )
}

function judge({ version, pending, missingRoles, unguardedTables }: DatabaseFacts): Finding {
  if (pending.length > 0) {
    return warning(
      `The database (PostgreSQL ${version}) is older than this Liaison: ${pending.join(', ')} to be run.`,
      'Back it up, then start the server: it brings the database up to date.',
    )
  }
  if (missingRoles.length > 0) {
    return problem(
      `The user of DATABASE_URL cannot become ${missingRoles.join(' and ')}, which every request does.`,
      `As an administrator of the database: ${missingRoles.map((role) => `grant ${role} to <that user>;`).join(' ')}`,
    )
  }
  if (unguardedTables.length > 0) {
    return problem(
      `Row-level security is off for ${unguardedTables.join(', ')}: the database does not keep workspaces apart there.`,
      `As an administrator of the database: ${unguardedTables.map((table) => `alter table ${table} enable row level security, force row level security;`).join(' ')}`,
    )
  }
  if (Number.parseInt(version, 10) < oldestVersion) {
    return warning(`PostgreSQL ${version} gets no more fixes from its makers.`, 'Move to a newer version.')
  }
  return ok(`PostgreSQL ${version}, up to date, and every table keeps workspaces apart.`)
}
