import { beforeEach, expect, test } from 'vitest'
import { applicationTokens } from './application-tokens.ts'
import type { ApplicationToken } from './entra-client.ts'

const resource = 'https://contoso.crm4.dynamics.com'

let minutes: number
let asked: string[]
let answer: () => Promise<ApplicationToken>
beforeEach(() => {
  minutes = 0
  asked = []
  answer = () => Promise.resolve({ accessToken: `token-${asked.length}`, expiresAt: new Date((minutes + 60) * 60_000) })
})

const tokens = () =>
  applicationTokens(
    {
      getApplicationToken: (request) => {
        asked.push(request.resource)
        return answer()
      },
    },
    { resource, now: () => new Date(minutes * 60_000) },
  )

test('a token is kept until five minutes before its end', async () => {
  const source = tokens()
  expect(await source.getAccessToken()).toBe('token-1')
  minutes = 54
  expect(await source.getAccessToken()).toBe('token-1')
  minutes = 55
  expect(await source.getAccessToken()).toBe('token-2')
  expect(asked).toEqual([resource, resource])
})

test('Entra is asked once for all who ask at the same time', async () => {
  const source = tokens()
  expect(await Promise.all([source.getAccessToken(), source.getAccessToken()])).toEqual(['token-1', 'token-1'])
})

test('a refused token is not given again, one that was renewed meanwhile is', async () => {
  const source = tokens()
  const refusedToken = await source.getAccessToken()
  expect(await source.getAccessToken({ forceRefresh: true, refusedToken })).toBe('token-2')
  expect(await source.getAccessToken({ forceRefresh: true, refusedToken })).toBe('token-2')
  expect(await source.getAccessToken({ forceRefresh: true })).toBe('token-3')
})

test('after a failure Entra is asked again', async () => {
  const source = tokens()
  const good = answer
  answer = () => Promise.reject(new Error('down'))
  await expect(source.getAccessToken()).rejects.toThrow('down')
  answer = good
  expect(await source.getAccessToken()).toBe('token-2')
})
