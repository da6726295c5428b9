import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createKeyRing } from './key-ring.ts'
import type { SealBinding } from './seal.ts'

const binding: SealBinding = { workspaceId: 'northwind', owner: 'mia', purpose: 'tokens' }
const unreadable = expect.objectContaining({ code: 'sealed_value_unreadable' }) as Error

test('what was sealed is opened again, whatever it holds', () => {
  const ring = createKeyRing([randomBytes(32)])
  for (const text of ['', 'token', 'Zürich – 東京 \0 \u{1F512}', 'x'.repeat(20_000)]) {
    expect(ring.open(ring.seal(text, binding), binding)).toBe(text)
  }
})

test('the sealed text shows nothing of the secret and differs each time', () => {
  const ring = createKeyRing([randomBytes(32)])
  const sealed = [ring.seal('0.AXoA-refresh-token', binding), ring.seal('0.AXoA-refresh-token', binding)]
  expect(sealed[0]).not.toBe(sealed[1])
  expect(sealed.join()).not.toContain('refresh-token')
  expect(Buffer.from(sealed[0]?.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('refresh-token')
})

test.each([
  ['another member', { owner: 'tom' }],
  ['another workspace', { workspaceId: 'southwind' }],
  ['another purpose', { purpose: 'sign-in' }],
] as const)('a secret moved to %s is not opened (P12)', (_, moved) => {
  const ring = createKeyRing([randomBytes(32)])
  const sealed = ring.seal('secret', binding)
  expect(() => ring.open(sealed, { ...binding, ...moved })).toThrow(unreadable)
})

test('a key is rotated by putting a new one in front: old secrets open, new ones are sealed with the new key', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)]
  const before = createKeyRing([old]).seal('sealed before', binding)
  const rotated = createKeyRing([fresh, old])
  expect(rotated.open(before, binding)).toBe('sealed before')
  const after = rotated.seal('sealed after', binding)
  expect(createKeyRing([fresh]).open(after, binding)).toBe('sealed after')
  expect(() => createKeyRing([old]).open(after, binding)).toThrow(unreadable)
  expect(() => createKeyRing([fresh]).open(before, binding)).toThrow(unreadable)
})

test('a sealed text that was changed anywhere is not opened', () => {
  const ring = createKeyRing([randomBytes(32)])
  const sealed = ring.seal('secret', binding)
  const [version = '', keyId = '', text = ''] = sealed.split('.')
  const bytes = Buffer.from(text, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => ring.open(`${version}.${keyId}.${changed.toString('base64url')}`, binding)).toThrow(unreadable)
  }
  for (const broken of ['', 'v1', `${version}.${keyId}`, `${version}.${keyId}.`, `v2.${keyId}.${text}`, text]) {
    expect(() => ring.open(broken, binding)).toThrow(unreadable)
  }
})

test('keys of the wrong length, and no key at all, are refused at once', () => {
  expect(() => createKeyRing([])).toThrow(/needs a key/)
  expect(() => createKeyRing([randomBytes(16)])).toThrow(/32 bytes/)
})
