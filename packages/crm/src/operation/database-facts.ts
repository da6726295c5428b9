import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { pendingMigrations } from '../migrations/migrate.ts'

/** What the operator has to know of a database before anything else of it can be believed. */
export interface DatabaseFacts {
  /** `17.5` */
  version: string
  /** Names of migrations that the next start runs. */
  pending: readonly string[]
  /** Roles of ours that the login role cannot take: each is needed for every request. */
  missingRoles: readonly string[]
  /** Tables with rows of workspaces on which the database would not keep them apart. */
  unguardedTables: readonly string[]
}

const roles = ['liaison_app', 'liaison_installation'] as const

/** Read as the login role; changes nothing. @throws when the database cannot be asked. */
export async function readDatabaseFacts(db: Db): Promise<DatabaseFacts> {
  const { rows: version } = await sql<{ server_version: string }>`show server_version`.execute(db)
  const { rows: usable } = await sql<{ rolname: string }>`
    select rolname from pg_roles
    where rolname = any(${[...roles]}) and pg_has_role(current_user, oid, 'member')
      and not rolsuper and not rolbypassrls`.execute(db)
  const { rows: unguarded } = await sql<{ relname: string }>`
    select distinct relname from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    join pg_attribute on attrelid = pg_class.oid and attname = 'workspace_id' and not attisdropped
    where nspname = current_schema() and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity
        and exists (select from pg_policy where polrelid = pg_class.oid))
    order by relname`.execute(db)
  const known = new Set(usable.map(({ rolname }) => rolname))
  return {
    version: version[0]?.server_version.split(' ')[0] ?? '',
    pending: await pendingMigrations(db),
    missingRoles: roles.filter((role) => !known.has(role)),
    unguardedTables: unguarded.map(({ relname }) => relname),
  }
}
