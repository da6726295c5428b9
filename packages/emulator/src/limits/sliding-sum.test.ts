import { expect, test } from 'vitest'
import { Random } from '../seed/random.ts'
import { SlidingSum } from './sliding-sum.ts'

const windowMs = 1000

/** The same, by looking at everything that was ever added. */
const slowTotal = (added: readonly [at: number, amount: number][], now: number): number =>
  added.filter(([at]) => at > now - windowMs).reduce((sum, [, amount]) => sum + amount, 0)

test('a sum is what was added within the window, and the wait ends just when enough has left it', () => {
  const random = new Random('sliding sums')
  for (let run = 0; run < 20; run += 1) {
    const sum = new SlidingSum()
    const added: [number, number][] = []
    let now = 0
    for (let step = 0; step < 300; step += 1) {
      now += random.whole(0, 40)
      const amount = random.whole(1, 5)
      sum.add(now, amount)
      added.push([now, amount])
      expect(sum.total(now, windowMs)).toBe(slowTotal(added, now))
      const allowed = random.whole(0, 60)
      const wait = sum.waitFor(allowed, now, windowMs)
      expect(slowTotal(added, now + wait)).toBeLessThanOrEqual(allowed)
      const tooEarly = wait === 0 || slowTotal(added, now + wait - 1) > allowed
      expect([step, tooEarly]).toEqual([step, true])
    }
  }
})

test('what has left the window is forgotten', () => {
  const sum = new SlidingSum()
  for (let at = 0; at < 10_000; at += 1) {
    sum.add(at, 1)
    expect(sum.total(at, windowMs)).toBe(Math.min(at + 1, windowMs))
  }
  expect(sum.total(20_000, windowMs)).toBe(0)
})
