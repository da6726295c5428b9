import { sql } from 'kysely'
import type { Db, Transaction } from '../database.ts'

/**
 * The only door to a workspace's data: inside, the database itself shows and takes rows of this workspace alone, whoever
 * the login role is. Never wait for anything but the database inside: the embedded one has a single connection.
 */
export async function inWorkspace<T>(db: Db, workspaceId: string, work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await enterWorkspace(trx, workspaceId)
    return work(trx)
  })
}

/** From here to the end of the transaction. */
export async function enterWorkspace(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`
    select set_config('role', 'liaison_app', true), set_config('liaison.workspace_id', ${workspaceId}, true)`.execute(
    trx,
  )
}

/** The door to what exists before a workspace is known: sessions, the set-up code, which workspaces there are. */
export async function inInstallation<T>(db: Db, work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('role', 'liaison_installation', true)`.execute(trx)
    return work(trx)
  })
}

/** For tables that are not ours, such as the job queue's, which the workspace's role may not touch. */
export async function asLoginRole<T>(trx: Transaction, workspaceId: string, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('role', 'none', true)`.execute(trx)
  const result = await work()
  await enterWorkspace(trx, workspaceId)
  return result
}
