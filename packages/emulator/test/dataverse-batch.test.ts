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
