import { expect, test } from 'vitest'
import { boundaryOf, parseEmbeddedRequest, parseMultipart } from './parse-multipart.ts'

test.each([
  'multipart/mixed;boundary=batch_1',
  'multipart/mixed; boundary="batch_1"',
  'multipart/mixed; charset=utf-8; Boundary=batch_1',
])('the boundary is found in %s', (type) => expect(boundaryOf(type)).toBe('batch_1'))

test('P47: parts end only at a line of the whole boundary', () => {
  const body =
    '--b_1\r\nContent-Type: a\r\n\r\ntext --b_1\r\n--b_12\r\nmore\r\n--b_1\r\n\r\nsecond\r\n--b_1--\r\nepilogue'
  expect(parseMultipart(body, 'b_1')).toEqual([
    { headers: { 'content-type': 'a' }, body: 'text --b_1\r\n--b_12\r\nmore' },
    { headers: {}, body: 'second' },
  ])
})

test('an embedded request keeps its address with spaces, its headers and its body', () => {
  expect(parseEmbeddedRequest('GET /a?$filter=b eq 1 HTTP/1.1\nPrefer: x\n\n{"c":1}\n')).toEqual({
    method: 'GET',
    url: '/a?$filter=b eq 1',
    headers: { prefer: 'x' },
    body: '{"c":1}\n',
  })
  expect(() => parseEmbeddedRequest('nonsense')).toThrow('An invalid HTTP request line')
})
