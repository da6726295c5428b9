import { CrmError } from '../crm-error.ts'
import type { Transaction } from '../database.ts'
import type { Deps } from '../deps.ts'
import { inInstallation } from './in-workspace.ts'
import { hashSetUpCode, sameHash } from './set-up-code.ts'
import { anyWorkspace } from './workspace.store.ts'

const maxAttempts = 10

/**
 * Whether this is the code the server printed, and its hash: it is used up by who deletes its row.
 *
 * @throws {CrmError} `set_up_code_refused`, `set_up_code_locked`, `set_up_already_done`
 */
export async function proveSetUpCode({ db, log }: Pick<Deps, 'db' | 'log'>, code: string): Promise<Buffer> {
  const codeHash = hashSetUpCode(code)
  const verdict = await inInstallation(db, async (trx) => checkCode(trx, codeHash))
  if (verdict.kind === 'accepted') return codeHash
  log({ event: 'set_up.code_refused', attempts: verdict.attempts })
  throw verdict.error
}

type Verdict = { kind: 'accepted' } | { kind: 'refused'; attempts: number; error: CrmError }

/** Counts the attempt whether it is right or not, and commits that before anything else happens. */
async function checkCode(trx: Transaction, codeHash: Buffer): Promise<Verdict> {
  const stored = await trx.selectFrom('set_up').selectAll().forUpdate().executeTakeFirst()
  if (!stored) return { kind: 'refused', attempts: 0, error: await noCode(trx) }
  const { attempts } = stored
  if (attempts >= maxAttempts) return { kind: 'refused', attempts, error: codeLocked() }
  if (sameHash(stored.code_hash, codeHash)) return { kind: 'accepted' }
  await trx
    .updateTable('set_up')
    .set({ attempts: attempts + 1 })
    .execute()
  return { kind: 'refused', attempts: attempts + 1, error: codeRefused() }
}

/** Whoever comes late is told why. */
export const noCode = async (trx: Transaction): Promise<CrmError> =>
  (await anyWorkspace(trx)) ? alreadyDone() : codeRefused()

const codeRefused = (): CrmError =>
  new CrmError({
    code: 'set_up_code_refused',
    message: 'This is not the set-up code.',
    help: 'The server prints the code when it starts; a restart prints a new one. Copy it from there.',
  })

const codeLocked = (): CrmError =>
  new CrmError({
    code: 'set_up_code_locked',
    message: 'The set-up code was tried too often and does not work any more.',
    help: 'Restart the server: it prints a new code.',
  })

const alreadyDone = (): CrmError =>
  new CrmError({
    code: 'set_up_already_done',
    message: 'This installation is set up, and no code for a further environment is out.',
    help: 'Sign in. For a further environment whoever runs the installation makes a code with: liaison set-up-code',
  })
