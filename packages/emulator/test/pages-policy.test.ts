import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../src/index.ts'
import { authorizationParameters, newPkce } from './entra-browser.ts'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty', userConsent: 'admin-required' })
})
afterAll(() => emulator.stop())

const signIn = (more: Record<string, string> = {}): string =>
  `${emulator.authorityUrl}/oauth2/v2.0/authorize?${new URLSearchParams({ ...authorizationParameters(emulator, newPkce()), ...more }).toString()}`

test.each<[string, () => string]>([
  ['the first page', () => '/'],
  ['the requests', () => '/requests'],
  ['the controls', () => '/controls'],
  ['Entra', () => '/entra'],
  ['the tables', () => '/tables'],
  ['a table', () => '/tables/account'],
  ['a column', () => '/tables/account/name'],
  ['a page that is not there', () => '/tables/nothing'],
  ['the sign-in', () => signIn()],
  ['a refusal of the sign-in', () => signIn({ redirect_uri: 'https://elsewhere.example/' })],
])('on the page of %s nothing inline runs or styles', async (_name, path) => {
  const reply = await fetch(new URL(path(), emulator.environmentUrl))
  const policy = reply.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|\*/)
  const markup = await reply.text()
  expect(markup).toMatch(/^<!doctype html>/)
  expect(markup).not.toMatch(/<style|<[^>]+\s(?:style|on[a-z]+)\s*=|<script(?![^>]*\ssrc=)/i)
})
