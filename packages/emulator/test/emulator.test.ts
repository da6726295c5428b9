import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'granted' })
})
afterAll(() => emulator.stop())

const idOf = (key: string): string => emulator.users.find((user) => user.key === key)!.systemUserId

async function get(path: string, key: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${emulator.environmentUrl}/api/data/v9.2/${path}`, {
    headers: { authorization: `Bearer ${await emulator.tokenFor(key)}`, ...headers },
  })
}

test('empty has people, currencies and process definitions, and no business rows', () => {
  for (const table of ['account', 'contact', 'opportunity', 'lead', 'annotation', 'bw_salesregion'])
    expect(emulator.rows.count(table), table).toBe(0)
  expect(emulator.rows.count('transactioncurrency')).toBe(3)
  expect(emulator.rows.count('processstage')).toBe(8)
})

describe('who is let in', () => {
  test('each person is their own user', async () => {
    for (const key of ['ada', 'mia', 'tom', 'eva']) {
      const reply = await get('WhoAmI', key)
      expect(reply.status).toBe(200)
      expect(await reply.json()).toMatchObject({ UserId: idOf(key), OrganizationId: emulator.organizationId })
    }
  })

  test.each([
    ['noah', '0x80042f09', 'who has no security role'],
    ['lena', '0x80040225', 'who is disabled in Dynamics'],
    ['kai', '0x80072560', 'who is no user of Dynamics'],
  ])('%s is refused with %s: someone %s', async (key, code) => {
    const reply = await get('WhoAmI', key)
    expect(reply.status).toBe(403)
    expect(await reply.json()).toMatchObject({ error: { code } })
  })

  test('a request without a token, with nonsense or with an id token is challenged without a body', async () => {
    for (const authorization of [undefined, 'Bearer nonsense', 'Basic abc']) {
      const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, {
        headers: authorization === undefined ? {} : { authorization },
      })
      expect(reply.status).toBe(401)
      expect(await reply.text()).toBe('')
      expect(reply.headers.get('www-authenticate')).toBe(
        `Bearer authorization_uri=${emulator.authorityUrl}/oauth2/authorize, resource_id=${emulator.environmentUrl}/`,
      )
    }
  })

  test('a token of another emulator is not taken', async () => {
    const other = await startEmulator({ seed: 'empty' })
    const token = await other.tokenFor('ada')
    await other.stop()
    const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(reply.status).toBe(401)
  })
})

describe('acting for someone else', () => {
  test('an administrator may, by Entra object id or user id, and the row says both', async () => {
    const objectId = emulator.users.find(({ key }) => key === 'mia')!.objectId
    for (const header of [{ CallerObjectId: objectId }, { MSCRMCallerID: idOf('mia') }] as Record<string, string>[]) {
      expect(await (await get('WhoAmI', 'ada', header)).json()).toMatchObject({ UserId: idOf('mia') })
      const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/tasks`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await emulator.tokenFor('ada')}`,
          'content-type': 'application/json',
          ...header,
        },
        body: '{"subject":"For Mia"}',
      })
      expect(reply.status).toBe(204)
      const id = /\(([^)]+)\)/.exec(reply.headers.get('odata-entityid') ?? '')?.[1] ?? ''
      expect(emulator.rows.get('task', id)).toMatchObject({
        createdby: { table: 'systemuser', id: idOf('mia') },
        createdonbehalfby: { table: 'systemuser', id: idOf('ada') },
        ownerid: { table: 'systemuser', id: idOf('mia') },
      })
    }
  })

  test('a seller may not: 0x8004a110', async () => {
    const reply = await get('WhoAmI', 'mia', { MSCRMCallerID: idOf('tom') })
    expect(reply.status).toBe(403)
    expect(await reply.json()).toMatchObject({ error: { code: '0x8004a110' } })
  })

  test('nobody can be someone who is not let in, or who does not exist', async () => {
    expect((await get('WhoAmI', 'ada', { MSCRMCallerID: idOf('lena') })).status).toBe(403)
    const nobody = await get('WhoAmI', 'ada', { MSCRMCallerID: '00000000-0000-4000-8000-000000000000' })
    expect(nobody.status).toBe(404)
    expect(await nobody.json()).toMatchObject({ error: { code: '0x80040217' } })
  })
})

test('an amount in dollars has its base amount in euros, at the rate of the currency', async () => {
  const dollars = emulator.rows.list('transactioncurrency').find((row) => row['isocurrencycode'] === 'USD')
  expect(dollars).toMatchObject({ exchangerate: 1.08 })
  const id = dollars?.['transactioncurrencyid'] as string
  const account = emulator.rows.insert('account', {
    name: 'Harbour Lab',
    revenue: 108_000,
    transactioncurrencyid: { table: 'transactioncurrency', id },
  })
  const reply = await get(`accounts(${account})?$select=revenue,revenue_base`, 'ada', {
    prefer: 'odata.include-annotations="*"',
  })
  expect(await reply.json()).toMatchObject({
    revenue: 108_000,
    'revenue@OData.Community.Display.V1.FormattedValue': '$108,000.00',
    revenue_base: 100_000,
    'revenue_base@OData.Community.Display.V1.FormattedValue': '€100,000.00',
  })
})

describe('pages', () => {
  const page = async (path: string): Promise<{ status: number; html: string }> => {
    const reply = await fetch(emulator.environmentUrl + path)
    return { status: reply.status, html: await reply.text() }
  }

  test('the first one says how to connect, who is here and what was asked', async () => {
    await fetch(`${emulator.environmentUrl}/api/data/v9.2/WhoAmI?$select=<b>`)
    await fetch(`${emulator.authorityUrl}/oauth2/v2.0/authorize?client_id=x&state=very-secret`)
    const { status, html } = await page('/')
    expect(status).toBe(200)
    for (const text of [emulator.environmentUrl, emulator.tenantId, emulator.clientId, emulator.clientSecret])
      expect(html).toContain(text)
    for (const { username } of emulator.users) expect(html).toContain(username)
    expect(html).toContain('GET /api/data/v9.2/WhoAmI?$select=')
    expect(html).not.toContain('<b>')
    expect(html).not.toContain('very-secret')
  })

  test('a link into the app shows the record with formatted values and links, and escapes what is in it', async () => {
    const account = emulator.rows.insert('account', { name: 'Lab <script>alert(1)</script>' })
    const contact = emulator.rows.insert('contact', {
      firstname: 'Ida',
      lastname: 'Berg',
      parentcustomerid: { table: 'account', id: account },
    })
    const { status, html } = await page(
      `/main.aspx?appid=x&pagetype=entityrecord&etn=contact&id={${contact.toUpperCase()}}`,
    )
    expect(status).toBe(200)
    expect(html).toContain('<h1>Ida Berg</h1>')
    expect(html).toContain(`etn=account&amp;id=${account}`)
    expect(html).toContain('Lab &lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script>alert')
    const list = await page('/main.aspx?pagetype=entitylist&etn=contact')
    expect(list.html).toContain(`id=${contact}`)
  })

  test('a record or a table that is not here is said to be missing', async () => {
    const record = await page('/main.aspx?pagetype=entityrecord&etn=contact&id=00000000-0000-4000-8000-000000000000')
    expect(record.status).toBe(404)
    expect(record.html).toContain('no Contact with that id')
    const table = await page('/main.aspx?pagetype=entityrecord&etn=<i>')
    expect(table.status).toBe(404)
    expect(table.html).toContain('no table &lt;i&gt;')
  })
})
