import { listOperatedWorkspaces, type OperatedWorkspace } from '@liaison/crm'
import { CodedError } from '@liaison/dataverse'
import { version } from '../version.ts'
import { checkCredential } from './check-credential.ts'
import { checkDataFolder } from './check-data-folder.ts'
import { checkDatabase } from './check-database.ts'
import { checkEnvironment } from './check-environment.ts'
import { checkKeys } from './check-keys.ts'
import { checkMail } from './check-mail.ts'
import { checkPermission } from './check-permission.ts'
import { checkPublicAddress } from './check-public-address.ts'
import { checkRedirectAddresses } from './check-redirect-addresses.ts'
import { checkRuntime } from './check-runtime.ts'
import { checkSignInService } from './check-sign-in-service.ts'
import type { Examined } from './examined.ts'
import {
  type Check,
  type CheckName,
  checkNames,
  type DoctorReport,
  type Finding,
  notChecked,
  problem,
  titles,
} from './report.ts'
import { watchClock } from './watched-clock.ts'

/** Longer than any of what is asked takes when it works. */
const withinMs = 10_000

/** Looks at everything at once, within a bound, and changes nothing. Never throws: what cannot be asked is a finding. */
export async function examine(examined: Examined, { withinMs: bound = withinMs } = {}): Promise<DoctorReport> {
  const { config, database, keys, now, only } = examined
  const clock = watchClock(examined.transport, now)
  const patient: Examined = { ...examined, transport: clock.transport }
  const named = async (name: CheckName, work: () => Promise<Finding> | Finding, about?: string): Promise<Check> => ({
    name,
    title: titles[name],
    ...(about === undefined ? {} : { about }),
    ...(await bounded(work, bound)),
  })

  const workspaces: OperatedWorkspace[] = []
  const ofDatabase = async (): Promise<Check[]> => {
    let readable = false
    const check = await named('database', async () => {
      const seen = await checkDatabase(database)
      if (database.kind === 'open' && seen.readable)
        workspaces.push(...(await listOperatedWorkspaces(database.db, only)))
      readable = seen.readable
      return seen.finding
    })
    if (database.kind !== 'open' || !readable || keys === undefined) return [check]
    return [check, await named('keys', async () => checkKeys(database.db, keys, only))]
  }
  const ofMicrosoft = async (): Promise<Check[]> => {
    const [first] = workspaces
    const about = (workspace: OperatedWorkspace) => (workspaces.length > 1 ? workspace.name : undefined)
    const registration = [
      named('redirect-addresses', async () => checkRedirectAddresses(patient, first)),
      named('credential', async () => checkCredential(patient, first)),
    ]
    const each = workspaces.flatMap((workspace) => [
      named('sign-in-service', async () => checkSignInService(patient, workspace), about(workspace)),
      named('environment', async () => checkEnvironment(patient, workspace), about(workspace)),
      named('permission', () => checkPermission(patient, workspace), about(workspace)),
    ])
    return Promise.all([...registration, ...each])
  }
  const ofMachine = [
    named('public-address', async () => checkPublicAddress(patient)),
    named('data-folder', async () => checkDataFolder(config)),
    named('mail', async () => checkMail(config)),
    named('runtime', () => checkRuntime()),
  ]
  const databaseThenMicrosoft = async (): Promise<Check[]> => {
    const ours = await ofDatabase()
    const theirs = await ofMicrosoft()
    return [...ours, ...theirs, { name: 'clock', title: titles.clock, ...clock.finding() }]
  }
  const checks = (await Promise.all([databaseThenMicrosoft(), ...ofMachine])).flat()
  return {
    at: now().toISOString(),
    version,
    publicUrl: config.publicUrl,
    state: worst(checks),
    checks: checks.toSorted((a, b) => checkNames.indexOf(a.name) - checkNames.indexOf(b.name)),
  }
}

async function bounded(work: () => Promise<Finding> | Finding, withinMs: number): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(() => resolve(tooLate), withinMs)
  })
  try {
    return await Promise.race([Promise.resolve().then(work), late])
  } catch (error) {
    if (error instanceof CodedError) return problem(error.message, error.help)
    // What nobody foresaw may hold anything, so only its kind is told.
    return notChecked(`This could not be looked at (${error instanceof Error ? error.name : 'failure'}).`)
  } finally {
    clearTimeout(timer)
  }
}

const tooLate = problem('No answer came in time.', 'Ask again; if it stays, check the network between here and there.')

function worst(checks: readonly Check[]): DoctorReport['state'] {
  if (checks.some(({ state }) => state === 'problem')) return 'problem'
  return checks.some(({ state }) => state === 'warning') ? 'warning' : 'ok'
}
