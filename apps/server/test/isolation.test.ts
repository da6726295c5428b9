import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Walker } from '../src/cli/journey/walker.ts'
import { type ApiOperation, protectedOperations } from './api-operations.ts'
import { type Person, personWith } from './demo-server.ts'
import { startTwoCompanies, type TwoCompanies } from './two-companies.ts'

const secretWords = 'Nordkap'
const nowhere = '0197a000-0000-7000-8000-00000000ffff'
const allScopes = ['read', 'plan', 'approve', 'connect', 'admin']

let companies: TwoCompanies
let operations: ApiOperation[]
/** Of north: its administrator, and a member whose things are asked for. */
let ada: Person
let mia: Person
let miasPhone: Person
/** Ids of rows of north, one of each kind, and of records in its Dynamics. */
let ids: Record<string, string>

beforeAll(async () => {
  operations = await protectedOperations()
  companies = await startTwoCompanies()
  const { north } = companies
  ada = await north.signedIn('Ada Lindqvist')
  mia = await north.signedIn('Mia Keller')
  ids = await layNorth()
})
afterAll(() => companies?.stop())

/** What north has: records in Dynamics, a plan and a key of Mia's, an invitation and a connect link of Ada's. */
async function layNorth(): Promise<Record<string, string>> {
  const { rows, users } = companies.north.emulator
  const owner = { table: 'systemuser', id: users.find(({ key }) => key === 'mia')?.systemUserId ?? '' }
  const region = rows.insert('bw_salesregion', { bw_name: `${secretWords} region`, ownerid: owner })
  const account = rows.insert('account', {
    name: `${secretWords} account`,
    ownerid: owner,
    bw_salesregionid: { table: 'bw_salesregion', id: region },
  })
  const contact = rows.insert('contact', { lastname: `${secretWords} contact`, ownerid: owner })
  const opportunity = rows.insert('opportunity', {
    name: `${secretWords} deal`,
    ownerid: owner,
    parentaccountid: { table: 'account', id: account },
  })
  const change = { kind: 'update', table: 'account', id: account, fields: { telephone1: '+49 30 1' } }
  const plan = await mia.post('/api/plans', { changes: [change], reason: `${secretWords} reason` })
  const key = await mia.post('/api/keys', { name: `${secretWords} key`, scopes: ['read'] })
  const invitation = await ada.post('/api/invitations', { role: 'member', label: `${secretWords} guest` })
  const program = keyHolder(await makeKey(ada, allScopes))
  const link = await program.send('POST', '/api/connect-links', { reference: `${secretWords} user` })
  expect([plan.status, key.status, invitation.status, link.status]).toEqual([201, 201, 201, 201])
  const member = (await mia.get('/api/session')).body.member.id
  // In another browser, where she stays signed in whatever others try.
  miasPhone = await companies.north.signedIn('Mia Keller')
  const sessions = (await miasPhone.get('/api/me/sessions')).body.items as { id: string; isThis: boolean }[]
  return {
    account,
    contact,
    opportunity,
    member,
    plan: plan.body.id,
    key: key.body.key.id,
    invitation: invitation.body.invitation.id,
    link: link.body.id,
    session: sessions.find(({ isThis }) => isThis)?.id ?? '',
  }
}

const call = (caller: Person, operation: ApiOperation, id = nowhere, headers: Record<string, string> = {}) =>
  caller.send(operation.method, operation.at(id), operation.body, headers)

const keyHolder = (key: string): Person => {
  const nobody = personWith(new Walker(), companies.url)
  return {
    ...nobody,
    send: (method, path, body, headers) =>
      nobody.send(method, path, body, { ...headers, authorization: `Bearer ${key}` }),
  }
}

const makeKey = async (maker: Person, scopes: readonly string[]): Promise<string> => {
  const { status, body } = await maker.post('/api/keys', { name: 'A program', scopes })
  expect(status).toBe(201)
  return body.secret
}

/** Calls each operation once. Answers which of them said anything else than what is expected. */
const otherAnswers = async (
  caller: (operation: ApiOperation) => Person | Promise<Person>,
  expected: { status: number; code: string },
  { headers = {}, among = operations }: { headers?: Record<string, string>; among?: ApiOperation[] } = {},
): Promise<string[]> => {
  const wrong: string[] = []
  for (const operation of among) {
    const { status, body } = await call(await caller(operation), operation, nowhere, headers)
    if (status !== expected.status || body.code !== expected.code) {
      wrong.push(`${operation.name}: ${status} ${body.code}`)
    }
  }
  return wrong
}

describe('every operation of the API', () => {
  test('is in this matrix, and answers those who may call it', async () => {
    expect(operations.length).toBeGreaterThan(30)
    const kinds: Record<string, string> = {
      accounts: 'account',
      contacts: 'contact',
      opportunities: 'opportunity',
      plans: 'plan',
    }
    const answers: [string, number, string][] = []
    const read = operations.filter(
      ({ method, path, takesPeople }) => method === 'GET' && takesPeople && !path.includes('{table}'),
    )
    for (const operation of read) {
      const id = ids[kinds[operation.path.split('/')[2] ?? ''] ?? '']
      if (operation.takesId && id === undefined) continue
      const { status, body } = await call(operation.path.startsWith('/api/plans') ? mia : ada, operation, id)
      answers.push([operation.name, status, JSON.stringify(body)])
    }
    expect(answers.filter(([, status]) => status !== 200)).toEqual([])
    const telling = answers.filter(([, , text]) => text.includes(secretWords)).map(([name]) => name)
    const told = ['readAccount', 'readContact', 'readOpportunity', 'readPlan', 'listAccounts', 'listInvitations']
    expect(telling).toEqual(expect.arrayContaining(told))
  })
})

describe('of every operation of the API, nothing is for', () => {
  const signInNeeded = { status: 401, code: 'sign_in_required' }
  const keyRefused = { status: 401, code: 'api_key_refused' }

  test('whoever has no session', async () => {
    expect(await otherAnswers(() => personWith(new Walker(), companies.url), signInNeeded)).toEqual([])
  })

  test('a session that was made up', async () => {
    const forged = { cookie: `liaison_session=${'A'.repeat(43)}` }
    expect(
      await otherAnswers(() => personWith(new Walker(), companies.url), signInNeeded, { headers: forged }),
    ).toEqual([])
  })

  test('a session that was signed out', async () => {
    const tom = await companies.north.signedIn('Tom Brandt')
    const cookie = tom.walker.cookies(new URL(companies.url)) ?? ''
    expect((await tom.post('/auth/sign-out')).status).toBe(204)
    expect(
      await otherAnswers(() => personWith(new Walker(), companies.url), signInNeeded, { headers: { cookie } }),
    ).toEqual([])
  })

  test.each([
    ['nobody used for a day', { last_seen_at: new Date(Date.now() - 24 * 3_600_000) }],
    ['is older than a month', { created_at: new Date(Date.now() - 31 * 24 * 3_600_000) }],
  ])('a session that %s', async (_, times) => {
    const tom = await companies.north.signedIn('Tom Brandt')
    const { id } = (await tom.get('/api/session')).body.member
    await companies.app.deps.db.updateTable('sessions').set(times).where('member_id', '=', id).execute()
    expect((await tom.get('/api/session')).body).toMatchObject({ member: null, connection: null })
    expect(await otherAnswers(() => tom, signInNeeded)).toEqual([])
  })

  test('somebody who was removed, with the session or the key they had', async () => {
    const eva = await companies.north.signedIn('Eva Sommer')
    const key = await makeKey(eva, ['read', 'plan', 'approve'])
    const { id } = (await eva.get('/api/session')).body.member
    expect((await keyHolder(key).send('GET', '/api/members')).status).toBe(200)
    expect((await ada.post(`/api/members/${id}/remove`)).status).toBe(204)
    expect((await eva.get('/api/session')).body).toMatchObject({ member: null })
    expect(await otherAnswers(() => eva, signInNeeded)).toEqual([])
    expect(await otherAnswers(() => keyHolder(key), keyRefused)).toEqual([])
  })

  test('a key that was revoked, or made up, whoever is signed in beside it', async () => {
    const { status, body } = await ada.post('/api/keys', { name: 'A program', scopes: allScopes })
    expect(status).toBe(201)
    expect((await ada.post(`/api/keys/${body.key.id}/revoke`)).status).toBe(200)
    expect(await otherAnswers(() => ada, keyRefused, { headers: { authorization: `Bearer ${body.secret}` } })).toEqual(
      [],
    )
    expect(await otherAnswers(() => ada, keyRefused, { headers: { authorization: 'Bearer liaison_made_up' } })).toEqual(
      [],
    )
  })

  test('a key that has every scope but the one it takes', async () => {
    const keys = new Map<string, Person>()
    const without = async (scope: string): Promise<Person> => {
      const scopes = allScopes.filter((one) => one !== scope)
      const holder = keys.get(scope) ?? keyHolder(await makeKey(ada, scopes))
      keys.set(scope, holder)
      return holder
    }
    expect(
      await otherAnswers(({ scope }) => without(scope ?? 'none'), { status: 403, code: 'api_key_scope_missing' }),
    ).toEqual([])
  })

  test('a key that acts for somebody who never said so', async () => {
    const holder = keyHolder(await makeKey(ada, allScopes))
    const among = operations.filter(({ scope }) => scope !== undefined)
    const headers = { 'liaison-member': ids['member'] ?? '' }
    const refused = { status: 403, code: 'acting_member_refused' }
    expect(await otherAnswers(() => holder, refused, { headers, among })).toEqual([])
  })
})

describe('of what belongs to others, nothing is shown to and nothing changed by', () => {
  /** Called with the id of every row there is, whatever the operation means by an id. */
  const lookEverywhere = async (
    caller: (operation: ApiOperation) => Promise<Person>,
    judge: (operation: ApiOperation, reply: { status: number; text: string; id: string }) => string | undefined,
  ): Promise<string[]> => {
    const findings: string[] = []
    for (const operation of operations) {
      for (const id of operation.takesId ? Object.values(ids) : [nowhere]) {
        const { status, body } = await call(await caller(operation), operation, id)
        const finding = judge(operation, { status, text: JSON.stringify(body ?? ''), id })
        if (finding !== undefined) findings.push(`${operation.name}: ${status} ${finding}`)
      }
    }
    return findings
  }
  const everyId = (rows: Record<string, Record<string, unknown>[]>): string[] => {
    const values = Object.values(rows).flatMap((some) => some.flatMap((row) => Object.entries(row)))
    const named = values.filter(([column, value]) => /_id$|_by$/.test(column) && typeof value === 'string')
    return [...new Set(named.map(([, value]) => String(value)))]
  }
  /** An operation may have ended the session or the connection of whoever called it. */
  const stillConnected = async (somebody: Person, again: () => Promise<Person>): Promise<Person> => {
    const { body } = await somebody.get('/api/session')
    return body.connection?.state === 'connected' ? somebody : again()
  }

  const expectMiaSignedIn = async (): Promise<void> => {
    const { status, body } = await miasPhone.get('/api/me/sessions')
    expect(status).toBe(200)
    expect(body.items).toContainEqual(expect.objectContaining({ id: ids['session'], isThis: true }))
  }

  const seenByStrangers = async (caller: (operation: ApiOperation) => Promise<Person>): Promise<string[]> => {
    const { north, south } = companies
    const known = new Set(everyId(await south.rows()))
    const secrets = [...everyId(await north.rows()), ...Object.values(ids)].filter((id) => !known.has(id))
    expect(secrets.length).toBeGreaterThan(10)
    return lookEverywhere(caller, ({ takesId }, { status, text, id }) => {
      if (takesId && status < 400 && !text.includes('"items":[]')) return `has an answer: ${text}`
      const shown = [secretWords, ...secrets].filter((secret) => secret !== id && text.includes(secret))
      return shown.length > 0 ? `shows ${shown.join()}` : undefined
    })
  }

  test('the administrator of another company', async () => {
    const { north, south } = companies
    const signIn = () => south.signedIn('Ada Lindqvist')
    let adaOfSouth = await signIn()
    expect((await adaOfSouth.get('/api/session')).body).toMatchObject({ member: { role: 'admin' } })
    const [rows, requests] = [await north.rows(), north.emulator.roundTrips()]
    const seen = await seenByStrangers(async () => (adaOfSouth = await stillConnected(adaOfSouth, signIn)))
    expect(seen).toEqual([])
    expect(await north.rows()).toEqual(rows)
    expect(north.emulator.roundTrips()).toBe(requests)
    await expectMiaSignedIn()
  })

  test('a key of another company with every scope', async () => {
    const { north, south } = companies
    const holder = keyHolder(await makeKey(await south.signedIn('Ada Lindqvist'), allScopes))
    const [rows, requests] = [await north.rows(), north.emulator.roundTrips()]
    expect(await seenByStrangers(() => Promise.resolve(holder))).toEqual([])
    expect(await north.rows()).toEqual(rows)
    expect(north.emulator.roundTrips()).toBe(requests)
    await expectMiaSignedIn()
  })

  test('another member of the same company, who is told what only administrators may', async () => {
    const signIn = () => companies.north.signedIn('Tom Brandt')
    let tom = await signIn()
    const memberId = ids['member'] ?? ''
    const ofMia = async () =>
      Object.entries(await companies.north.rows()).map(([table, rows]) => [
        table,
        rows.filter((row) => row['member_id'] === memberId || row['created_by'] === memberId),
      ])
    const before = await ofMia()
    const findings = await lookEverywhere(
      async () => (tom = await stillConnected(tom, signIn)),
      ({ scope }, { status, text, id }) => {
        if (scope === 'admin' && !(status === 403 && text.includes('admin_only'))) return `is not refused: ${text}`
        const named = ['plan', 'key', 'invitation', 'session'].map((kind) => ids[kind] ?? '')
        const hidden = [...named, `${secretWords} reason`]
        return hidden.some((secret) => secret !== id && text.includes(secret)) ? `shows ${text}` : undefined
      },
    )
    expect(findings).toEqual([])
    expect(await ofMia()).toEqual(before)
    await expectMiaSignedIn()
  })
})
