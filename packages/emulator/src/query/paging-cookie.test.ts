import { expect, test } from 'vitest'
import { readSkipToken, writeSkipToken } from './paging-cookie.ts'

const first = { keys: ['a'], id: '49b0be2e-d01c-ed11-b83e-000d3a572421' }

test.each([[['plain']], [['50% & "x" <y> \'z\'']], [[12.5]], [[null]], [['# 1']]])(
  'the key %j comes back from a link as it went in',
  (keys) => {
    const last = { keys, id: 'd5026a4d-d01c-ed11-b83e-000d3a572421' }
    const token = writeSkipToken(3, 'contactid', ['jobtitle'], first, last)
    expect(readSkipToken(decodeURIComponent(token), [typeof keys[0] === 'number'])).toEqual({ page: 3, last })
  },
)

test('a token that is none is refused', () => {
  expect(() => readSkipToken('5', [])).toThrow('The $skiptoken is malformed.')
})
