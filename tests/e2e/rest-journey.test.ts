import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApiClient, type ApiClient } from '../../apps/server/src/cli/journey/api-client.ts'
import { applyPlan } from '../../apps/server/src/cli/journey/apply-plan.ts'
import { pickDeal } from '../../apps/server/src/cli/journey/pick-deal.ts'
import { proposeDayOfWork } from '../../apps/server/src/cli/journey/propose.ts'
import type {
  AccountScreen,
  DealScreen,
  JourneyResult,
  Plan,
  Session,
} from '../../apps/server/src/cli/journey/replies.ts'
import { signIn } from '../../apps/server/src/cli/journey/sign-in.ts'
import { Walker } from '../../apps/server/src/cli/journey/walker.ts'
import { type LiaisonProcess, removeFolder, runScript, startLiaison } from './liaison-process.ts'

describe('npm start, used through its REST API', () => {
  let liaison: LiaisonProcess
  let api: ApiClient
  const mia = new Walker()
  let applied: Plan

  beforeAll(async () => {
    liaison = await startLiaison()
    api = createApiClient(mia, liaison.url)
  })
  afterAll(async () => {
    await liaison?.end('SIGKILL')
    if (liaison !== undefined) await removeFolder(liaison.dataFolder)
  })

  test('prints one line: where it is', () => {
    expect(liaison.output().stdout).toMatch(/^Liaison: http:\/\/localhost:\d+\n$/)
  })

  test('is healthy, set up, and nobody is signed in', async () => {
    expect(await api.get('/api/health')).toMatchObject({ status: 'ok' })
    expect(await api.get('/api/setup')).toMatchObject({ state: 'ready', environment: { name: expect.any(String) } })
    expect(await api.get<Session>('/api/session')).toMatchObject({ member: null, connection: null })
    await expect(api.get('/api/accounts')).rejects.toThrow('sign_in_required')
  })

  test('Mia connects her own account through the pages of Entra ID', async () => {
    await signIn(mia, liaison.url, 'Mia Keller')
    const { member, connection } = await api.get<Session>('/api/session')
    expect(member).toMatchObject({ name: 'Mia Keller' })
    expect(connection).toMatchObject({ state: 'connected', systemUserId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  })

  test('a day of work is one plan, and what was approved is in Dynamics by her hand (P50)', async () => {
    const deal = await pickDeal(api)
    const before = await api.get<AccountScreen>(`/api/accounts/${deal.opportunity.account.id}`)
    const { plan, customTable } = await proposeDayOfWork(api, deal)
    expect(plan).toMatchObject({ state: 'draft', changes: { length: 4 } })

    applied = await applyPlan(api, plan)

    const { connection } = await api.get<Session>('/api/session')
    const records = applied.receipt?.records ?? []
    expect(records.map(({ table }) => table)).toEqual(expect.arrayContaining(['annotation', 'contact', customTable]))
    expect(records.find(({ table }) => table === 'annotation')?.createdBy).toBe(connection?.systemUserId)
    const after = await api.get<AccountScreen>(`/api/accounts/${deal.opportunity.account.id}`)
    expect(after.contacts.length).toBe(before.contacts.length + 1)
    const moved = await api.get<DealScreen>(`/api/opportunities/${deal.opportunity.id}`)
    expect(moved.pipeline?.stages.find(({ position }) => position === 'active')?.name).toBe(deal.pipeline?.next?.name)
  })

  test('a second start in the same folder is refused and says which folder and where the first one runs', async () => {
    const second = await runScript(['scripts/start.mjs'], { PORT: '7999', DATA_DIR: liaison.dataFolder })
    expect(second.code).toBe(1)
    expect(second.stderr).toContain(liaison.dataFolder)
    expect(second.stderr).toContain(liaison.url)
    expect(second.stdout).toBe('')
  })

  test('killed and started again, it has the plan, the session and the organisation as they were', async () => {
    await liaison.end('SIGKILL')
    liaison = await startLiaison(liaison)
    api = createApiClient(mia, liaison.url)
    expect(await api.get<Session>('/api/session')).toMatchObject({ member: { name: 'Mia Keller' } })
    expect(await api.get<Plan>(`/api/plans/${applied.id}`)).toMatchObject({ state: 'applied' })
    const contact = applied.receipt?.records.find(({ table }) => table === 'contact')
    expect(await api.get(`/api/contacts/${contact?.id}`)).toMatchObject({ contact: { name: 'Ines Marchetti' } })
  })

  test('Ctrl-C ends everything cleanly', async () => {
    expect(await liaison.end('SIGINT')).toBe(0)
    await expect(fetch(`${liaison.url}/api/health`)).rejects.toThrow('fetch failed')
    await expect(fetch(`http://127.0.0.1:${liaison.port + 1}/`)).rejects.toThrow('fetch failed')
  })
})

test('npm run demo -- --json plays the line and prints one JSON object', async () => {
  const { code, stdout, stderr } = await runScript(['scripts/demo.mjs', '--json'])
  expect(stderr.replace(/^Building.*\n/gm, '')).toBe('')
  expect(code).toBe(0)
  const result = JSON.parse(stdout) as JourneyResult
  expect(result.note.createdBy).toBe(result.connectedAs.systemUserId)
  expect(result.pipeline.stages).toContain(result.deal.stageAfter)
  expect(result.deal.stageAfter).not.toBe(result.deal.stageBefore)
  expect(result.contact.created).toBe(true)
  expect(result.customRow.id).toMatch(/^[0-9a-f-]{36}$/)
})
