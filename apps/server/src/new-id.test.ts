import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('an id is a UUID of version 7 that begins with its time', () => {
  const at = new Date('2026-11-24T10:00:00Z')
  expect(newId(at)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(newId(at).replaceAll('-', '').slice(0, 12)).toBe(at.getTime().toString(16).padStart(12, '0'))
})

test('ids sort by their time and do not repeat', () => {
  const early = newId(new Date('2026-11-24T10:00:00.000Z'))
  const late = newId(new Date('2026-11-24T10:00:00.001Z'))
  expect(early < late).toBe(true)
  expect(new Set(Array.from({ length: 1000 }, () => newId())).size).toBe(1000)
})
