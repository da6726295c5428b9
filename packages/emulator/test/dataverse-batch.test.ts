import { expect, test } from 'vitest'
import { smallOrganisation } from './small-organisation.ts'

const long = 'x'.repeat(201)

function part(request: string, body?: unknown, headers = ''): string {
  const json = body === undefined ? '' : `Content-Type: application/json\r\n\r\n${JSON.stringify(body)}`
  return `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n${headers}\r\n${request} HTTP/1.1\r\n${json}\r\n`
}

function multipart(boundary: string, parts: string[]): string {
  return `${parts.map((each) => `--${boundary}\r\n${each}`).join('\r\n')}\r\n--${boundary}--\r\n`
}

const changeSet = (parts: string[]): string =>
  `Content-Type: multipart/mixed; boundary="changeset_1"\r\n\r\n${multipart('changeset_1', parts)}`

const type = { 'content-type': 'multipart/mixed; boundary="batch_1"' }

test('reads and writes are answered in order; a 204 carries Location and OData-EntityId', async () => {
  const { send } = smallOrganisation()
  const body = multipart('batch_1', [
    part('POST /api/data/v9.2/tasks', { subject: 'Task 1 in batch' }),
    part('GET http://small.test/api/data/v9.2/tasks?$select=subject'),
  ])
  const reply = await send('POST', '$batch', body, type)
  expect(reply.statusCode).toBe(200)
  const boundary = /^multipart\/mixed; boundary=(batchresponse_[0-9a-f-]{36})$/.exec(
    String(reply.headers['content-type']),
  )?.[1]
  const id = /tasks\(([0-9a-f-]{36})\)/.exec(reply.body)?.[1]
  expect(reply.body).toBe(
    [
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      'HTTP/1.1 204 No Content',
      'OData-Version: 4.0',
      `Location: http://small.test/api/data/v9.2/tasks(${id})`,
      `OData-EntityId: http://small.test/api/data/v9.2/tasks(${id})`,
      '',
      '',
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      'HTTP/1.1 200 OK',
      'Content-Type: application/json; odata.metadata=minimal; odata.streaming=true',
      'OData-Version: 4.0',
      '',
      expect.any(String),
      `--${boundary}--`,
      '',
    ]
      .map((line) => (typeof line === 'string' ? line : /\{"@odata\.context.*\}/.exec(reply.body)![0]))
      .join('\r\n'),
  )
})

test('a change set refers to its own rows by Content-ID, in addresses and binds', async () => {
  const { send, get } = smallOrganisation()
  const body = multipart('batch_1', [
    changeSet([
      part('POST /api/data/v9.2/contacts', { lastname: 'First' }, 'Content-ID: 1\r\n'),
      part('POST /api/data/v9.2/accounts', { name: 'A', 'primarycontactid@odata.bind': '$1' }, 'Content-ID: 2\r\n'),
      part('PUT $1/lastname', { value: 'BBBBB' }, 'Content-ID: 3\r\n'),
      part('PATCH $2', { description: 'costs $1' }, 'Content-ID: 4\r\n'),
    ]),
  ])
  const reply = await send('POST', '$batch', body, type)
  expect(reply.statusCode).toBe(200)
  expect(reply.body.match(/changesetresponse_/g)).toHaveLength(6)
  expect([...reply.body.matchAll(/Content-ID: (\d)/g)].map((found) => found[1])).toEqual(['1', '2', '3', '4'])
  const account = (await get('accounts?$select=name,description&$expand=primarycontactid($select=fullname)')).json()
    .value[0]
  expect(account).toMatchObject({ description: 'costs $1', primarycontactid: { fullname: 'BBBBB' } })
})

test('a failing change set undoes everything and is answered with one error part; the outer status is 400', async () => {
  const { send, environment } = smallOrganisation()
  const body = multipart('batch_1', [
    changeSet([
      part('POST /api/data/v9.2/tasks', { subject: 'ok' }, 'Content-ID: 1\r\n'),
      part('POST /api/data/v9.2/tasks', { subject: long }, 'Content-ID: 2\r\n'),
    ]),
  ])
  const reply = await send('POST', '$batch', body, type)
  expect(reply.statusCode).toBe(400)
  expect(reply.body.match(/HTTP\/1\.1/g)).toHaveLength(1)
  expect(reply.body).toContain('HTTP/1.1 400 Bad Request')
  expect(reply.body).toMatch(/REQ_ID: [0-9a-f-]{36}/)
  expect(reply.body).toContain('0x80044331')
  expect(environment.store.count('task')).toBe(0)
})

test('a Content-ID used before it is declared is refused in plain text', async () => {
  const { send } = smallOrganisation()
  const body = multipart('batch_1', [
    changeSet([part('POST /api/data/v9.2/accounts', { 'primarycontactid@odata.bind': '$1' }, 'Content-ID: 2\r\n')]),
  ])
  const reply = await send('POST', '$batch', body, type)
  expect(reply.statusCode).toBe(400)
  expect(reply.body).toContain("Content-ID Reference: '$1' does not exist in the batch context.")
})

test.each([
  [{}, 400, 1],
  [{ prefer: 'odata.continue-on-error' }, 200, 3],
])('with %j a failure gives outer %i and %i answered parts', async (headers, status, answered) => {
  const { send, environment } = smallOrganisation()
  const body = multipart('batch_1', [
    part('POST /api/data/v9.2/tasks', { subject: long }),
    part('POST /api/data/v9.2/tasks', { subject: 'two' }),
    part('POST /api/data/v9.2/tasks', { subject: 'three' }),
  ])
  const reply = await send('POST', '$batch', body, { ...type, ...headers })
  expect(reply.statusCode).toBe(status)
  expect(reply.body.match(/HTTP\/1\.1/g)).toHaveLength(answered)
  expect(environment.store.count('task')).toBe(answered - 1)
})

test('bare LF line ends and a trailing NUL are read as well', async () => {
  const { send, environment } = smallOrganisation()
  const body = multipart('batch_1', [
    changeSet([part('POST /api/data/v9.2/tasks', { subject: '--batch_1 in a subject' }, 'Content-ID: 1\r\n')]),
  ])
  const reply = await send('POST', '$batch', `${body.replaceAll('\r\n', '\n')}\0`, type)
  expect(reply.statusCode).toBe(200)
  expect([...environment.store.rows('task')][0]?.values['subject']).toBe('--batch_1 in a subject')
})

test('headers of the batch do not reach its parts', async () => {
  const { send } = smallOrganisation()
  const reply = await send(
    'POST',
    '$batch',
    multipart('batch_1', [part('GET /api/data/v9.2/systemusers?$select=fullname,_businessunitid_value')]),
    { ...type, prefer: 'odata.include-annotations="*"' },
  )
  expect(reply.body).not.toContain('FormattedValue')
})

// §8 of the facts, sentence by sentence.

const operations = (count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    part('POST /api/data/v9.2/tasks', { subject: 'one of many' }, `Content-ID: ${at + 1}\r\n`),
  )

test.each([
  ['1,001 requests', () => operations(1001), 'The current batch message contains too many parts.'],
  [
    'a change set of 1,001',
    () => [changeSet(operations(1001))],
    'The current change set contains too many operations.',
  ],
  [
    '500 requests beside a change set of 501',
    () => [...operations(500), changeSet(operations(501))],
    'The current batch message contains too many parts.',
  ],
])('%s are too many, and none is carried out', async (_what, parts, message) => {
  const { send, environment } = smallOrganisation()
  const reply = await send('POST', '$batch', multipart('batch_1', parts()), type)
  expect([reply.statusCode, reply.json().error.message]).toEqual([400, expect.stringContaining(message)])
  expect(environment.store.count('task')).toBe(0)
})

test('1,000 requests are carried out', async () => {
  const { send, environment } = smallOrganisation()
  const body = multipart('batch_1', [changeSet(operations(999)), ...operations(1)])
  expect((await send('POST', '$batch', body, type)).statusCode).toBe(200)
  expect(environment.store.count('task')).toBe(1000)
})

test.each([
  [
    'a read in a change set',
    changeSet([part('GET /api/data/v9.2/tasks', undefined, 'Content-ID: 1\r\n')]),
    "An invalid HTTP method 'GET' was detected for a request in a change set.",
  ],
  [
    'a batch in a batch',
    `Content-Type: application/http\r\n\r\nPOST /api/data/v9.2/$batch HTTP/1.1\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${multipart('b', [part('GET /api/data/v9.2/tasks')])}`,
    'A batch within a batch is not allowed.',
  ],
])('%s is refused', async (_what, inner, message) => {
  const { send } = smallOrganisation()
  const reply = await send('POST', '$batch', multipart('batch_1', [inner]), type)
  expect(reply.statusCode).toBe(400)
  expect(reply.body).toContain('HTTP/1.1 400 Bad Request')
  expect(reply.body).toContain(message)
})

test('a Content-ID means nothing outside its change set', async () => {
  const { send } = smallOrganisation()
  const body = multipart('batch_1', [
    changeSet([part('POST /api/data/v9.2/contacts', { lastname: 'First' }, 'Content-ID: 1\r\n')]),
    part('GET $1'),
  ])
  const reply = await send('POST', '$batch', body, type)
  expect(reply.body).toContain('HTTP/1.1 204 No Content')
  expect(reply.body).toContain('HTTP/1.1 404 Not Found')
})

test('a row made before is linked by its Content-ID in @odata.id', async () => {
  const { send, environment } = smallOrganisation()
  const body = multipart('batch_1', [
    changeSet([
      part('POST /api/data/v9.2/contacts', { lastname: 'First' }, 'Content-ID: 1\r\n'),
      part('POST /api/data/v9.2/accounts', { name: 'A' }, 'Content-ID: 2\r\n'),
      part('POST $2/contact_customer_accounts/$ref', { '@odata.id': '$1' }, 'Content-ID: 3\r\n'),
    ]),
  ])
  expect((await send('POST', '$batch', body, type)).statusCode).toBe(200)
  const [account] = environment.store.rows('account')
  const [contact] = environment.store.rows('contact')
  expect(contact?.values['parentcustomerid']).toEqual({ table: 'account', id: account?.id })
})

test('parts before the one that failed stay done, and a change set after it is not begun', async () => {
  const { send, environment } = smallOrganisation()
  const body = multipart('batch_1', [
    part('POST /api/data/v9.2/tasks', { subject: 'done' }),
    part('POST /api/data/v9.2/tasks', { subject: long }),
    changeSet(operations(2)),
  ])
  const reply = await send('POST', '$batch', body, type)
  expect([reply.statusCode, reply.body.match(/HTTP\/1\.1/g)?.length]).toEqual([400, 2])
  expect([...environment.store.rows('task')].map(({ values }) => values['subject'])).toEqual(['done'])
})

test('an address in a part may have 64 KB, which is twice what a GET may have', async () => {
  const { send } = smallOrganisation()
  const search = (length: number): string =>
    multipart('batch_1', [part(`GET /api/data/v9.2/tasks?$filter=subject eq '${'a'.repeat(length)}'`)])
  expect((await send('POST', '$batch', search(40_000), type)).body).toContain('HTTP/1.1 200 OK')
  expect((await send('POST', '$batch', search(70_000), type)).body).toContain('HTTP/1.1 414 Request-URI Too Long')
})
