import { inviteAsOperator } from '@liaison/crm'
import { type Config, loadConfig } from '../config.ts'
import { newId } from '../new-id.ts'
import { withDatabase } from './with-database.ts'

/** Prints a link by which one person becomes an administrator of a workspace, for one that has lost its own. */
export async function inviteAdmin(options: { environment?: string }): Promise<void> {
  const { link, organisation, expiresAt } = await inviteAdminTo(loadConfig(), options)
  console.log(
    `Whoever opens this link first and signs in with a Microsoft account of ${organisation} administers it in Liaison.`,
  )
  console.log(`It works once, until ${expiresAt.toISOString()}: ${link}`)
}

/** @throws {FolderInUseError} with the embedded database, while a server runs on it. */
export async function inviteAdminTo(
  config: Config,
  options: { environment?: string },
): ReturnType<typeof inviteAsOperator> {
  const { publicUrl, extraHosts, entra } = config
  const clock = { now: () => new Date() }
  return withDatabase(config, async (db) =>
    inviteAsOperator(
      {
        db,
        clock,
        newId: () => newId(clock.now()),
        config: { publicUrl, extraHosts, clientId: entra.clientId },
      },
      options,
    ),
  )
}
