import { expect, test } from 'vitest'
import { withQuery } from './call.ts'

test('absent and empty parameters are left out, others are encoded', () => {
  expect(withQuery('/api/accounts', { search: 'A&B 50%', cursor: undefined })).toBe('/api/accounts?search=A%26B+50%25')
  expect(withQuery('/api/accounts', { search: '', cursor: undefined })).toBe('/api/accounts')
})
