import { expect, test } from 'vitest'
import { claimsParameter } from './claims-parameter.ts'

test('a request without claims and capabilities has no such parameter', () => {
  expect(claimsParameter(undefined)).toEqual({})
})

test('claims go on as they were asked for', () => {
  expect(claimsParameter('{ "access_token" : {} }')).toEqual({ claims: '{ "access_token" : {} }' })
})

test('the capability stands beside what was asked for, as Microsoft documents it', () => {
  const asked = '{"id_token":{"a":null},"access_token":{"acrs":{"essential":true,"value":"c25"}}}'
  expect(claimsParameter(asked, ['cp1'])).toEqual({
    claims:
      '{"id_token":{"a":null},"access_token":{"xms_cc":{"values":["cp1"]},"acrs":{"essential":true,"value":"c25"}}}',
  })
})

test.each(['not JSON', '[]', '{"access_token":[]}'])('what is no claims request goes on as it is: %s', (asked) => {
  expect(claimsParameter(asked, ['cp1'])).toEqual({ claims: asked })
})
