import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BatchSyntaxError, parseBatch } from './batch-parser.ts'
import { type BatchItem, type BatchRequest, writeBatch } from './batch-writer.ts'

const boundary = 'batchresponse_01346794-f2e2-4d45-8cc2-f97e09fe8916'
const type = `multipart/mixed; boundary=${boundary}`

const changeSet = (...requests: readonly BatchRequest[]): BatchItem => ({
  kind: 'change-set',
  requests: requests.map((request, index) => ({ ...request, contentId: index + 1 })),
})

const replyBody = (texts: readonly string[], newline: string): string =>
  [
    ...texts.flatMap((text) => [
      `--${boundary}`,
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      'HTTP/1.1 200 OK',
      'Content-Type: application/json; odata.metadata=minimal; odata.streaming=true',
      'OData-Version: 4.0',
      '',
      text,
    ]),
    `--${boundary}--`,
    '',
  ].join(newline)

describe('writing', () => {
  test('parts are HTTP requests with CRLF line ends', () => {
    const { contentType, body } = writeBatch(
      [
        {
          kind: 'request',
          request: { method: 'GET', path: '/api/data/v9.2/accounts', headers: { accept: 'application/json' } },
        },
      ],
      'x',
    )
    expect(contentType).toBe('multipart/mixed; boundary=batch_x')
    expect(body.split('\r\n')).toEqual([
      '--batch_x',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      'GET /api/data/v9.2/accounts HTTP/1.1',
      'accept: application/json',
      '',
      '',
      '--batch_x--',
      '',
    ])
  })

  test('a change set numbers its operations and keeps their own headers', () => {
    const { body } = writeBatch(
      [
        changeSet(
          { method: 'POST', path: '/a', headers: { 'content-type': 'application/json' }, body: '{}' },
          { method: 'PATCH', path: '/b(1)', headers: { 'if-match': 'W/"1"' }, body: '{"x":1}' },
        ),
      ],
      'x',
    )
    expect(body).toContain('Content-Type: multipart/mixed; boundary=changeset_x_0\r\n\r\n--changeset_x_0\r\n')
    expect(body).toContain(
      'Content-ID: 2\r\n\r\nPATCH /b(1) HTTP/1.1\r\nif-match: W/"1"\r\n\r\n{"x":1}\r\n--changeset_x_0--\r\n\r\n--batch_x--',
    )
  })
})

describe('parsing', () => {
  test.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
  ])('reads parts with %s line ends', (_name, newline) => {
    const parts = parseBatch(type, replyBody(['{"a":1}', '{"b":2}'], newline))
    expect(parts).toMatchObject([
      { kind: 'reply', reply: { status: 200, text: '{"a":1}', headers: { 'odata-version': '4.0' } } },
      { kind: 'reply', reply: { status: 200, text: '{"b":2}' } },
    ])
  })

  test('a record that holds protocol text is a record (P47)', () => {
    const note = JSON.stringify({ notetext: `--${boundary}--\r\nHTTP/1.1 500 No\r\n\r\n--batchresponse_x` })
    const [part] = parseBatch(type, replyBody([note], '\r\n'))
    expect(part).toMatchObject({ kind: 'reply', reply: { status: 200, text: note } })
  })

  test('a delimiter of another boundary, or one that only begins like it, divides nothing (P47)', () => {
    const text = `{\n--${boundary}0\n--batchresponse_other\n"a" --${boundary}--\n}`
    expect(parseBatch(type, replyBody([text], '\n'))).toMatchObject([{ reply: { text } }])
  })

  test('a change set is read with its Content-IDs, as the documentation shows it', () => {
    const body = [
      `--${boundary}`,
      'Content-Type: multipart/mixed; boundary=changesetresponse_1',
      '',
      '--changesetresponse_1',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      'Content-ID: 1',
      '',
      'HTTP/1.1 204 NoContent',
      'OData-EntityId: https://x.crm4.dynamics.com/api/data/v9.2/leads(425195a4-7a75-e911-a97a-000d3a34a1bd)',
      '',
      '',
      '--changesetresponse_1--',
      `--${boundary}--`,
    ].join('\r\n')
    expect(parseBatch(type, body)).toEqual([
      {
        kind: 'change-set',
        replies: [
          {
            status: 204,
            contentId: '1',
            headers: {
              'odata-entityid': 'https://x.crm4.dynamics.com/api/data/v9.2/leads(425195a4-7a75-e911-a97a-000d3a34a1bd)',
            },
            text: '',
          },
        ],
      },
    ])
  })

  test('a reply that was cut off is refused (P49)', () => {
    const whole = replyBody(['{"a":1}', '{"b":2}'], '\r\n')
    for (let length = 0; length < whole.length - 4; length += 1) {
      expect(() => parseBatch(type, whole.slice(0, length))).toThrow(BatchSyntaxError)
    }
  })

  test('a quoted boundary is a boundary, a missing one an error', () => {
    expect(parseBatch(`multipart/mixed;boundary="${boundary}"`, replyBody(['{}'], '\n'))).toHaveLength(1)
    expect(() => parseBatch('multipart/mixed', '')).toThrow('announces no boundary')
  })
})

test('whatever the records hold, parts come back as they were written', () => {
  const json = fc.json()
  const requests = fc.array(
    json.map((body): BatchRequest => ({ method: 'POST', path: '/x', headers: { a: 'b' }, body })),
    { minLength: 1, maxLength: 5 },
  )
  fc.assert(
    fc.property(requests, fc.constantFrom('\r\n', '\n'), (written, newline) => {
      const replies = parseBatch(
        type,
        replyBody(
          written.map(({ body }) => body ?? ''),
          newline,
        ),
      )
      expect(replies.map((part) => (part.kind === 'reply' ? part.reply.text : ''))).toEqual(
        written.map(({ body }) => body),
      )
    }),
  )
  fc.assert(
    fc.property(requests, (written) => {
      // Our own multipart writing, read by the same rules after swapping request lines for status lines.
      const { contentType, body } = writeBatch([changeSet(...written)], 'z')
      const answered = body.replaceAll('POST /x HTTP/1.1', 'HTTP/1.1 200 OK')
      fc.pre(!written.some((request) => request.body?.includes('POST /x HTTP/1.1')))
      expect(parseBatch(contentType, answered)).toMatchObject([
        {
          kind: 'change-set',
          replies: written.map((request, index) => ({ text: request.body, contentId: String(index + 1) })),
        },
      ])
    }),
  )
})
