import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each(['/', '/accounts', '/accounts/1?tab=notes#end', '/deals?search=a%20b', '/a//b'])(
  '%s is a page to come back to',
  (path) => {
    expect(localPath(path)).toBe(path)
  },
)

test.each([
  undefined,
  '',
  'accounts',
  'https://elsewhere.example/',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/..//elsewhere.example',
  '/./\\elsewhere.example',
  '/%2e//elsewhere.example',
  'javascript:alert(1)',
  '/auth/sign-in?returnTo=/',
  '/api/session',
])('%j leads to the home page', (text) => {
  expect(localPath(text)).toBe('/')
})

test('what comes out never names another host to a browser', () => {
  for (const text of ['/a/..//evil.example', '/a\\b', '/\n/evil.example', '/@evil.example', '/:80/evil']) {
    expect(new URL(localPath(text), 'https://liaison.example').origin).toBe('https://liaison.example')
  }
})
