import { guidOrderKey, inGuidOrder } from './guid-order.ts'
import type { StoredRow, StoredValue } from './row.ts'

/** One table: rows by id, the rows in order, and indexes over lookup columns, each made when first asked for. */
export class TableRows {
  readonly #rows = new Map<string, StoredRow>()
  readonly #indexes = new Map<string, Map<string, Set<string>>>()
  /** The rows themselves, because looking a million of them up by id takes many times as long as going through them. */
  #order: StoredRow[] | undefined

  get size(): number {
    return this.#rows.size
  }

  get(id: string): StoredRow | undefined {
    return this.#rows.get(id)
  }

  put(row: StoredRow): StoredRow | undefined {
    const before = this.#rows.get(row.id)
    this.#rows.set(row.id, row)
    if (this.#order) putInOrder(this.#order, row, before !== undefined)
    for (const [column, index] of this.#indexes) {
      const was = before && targetOf(before.values[column])
      const is = targetOf(row.values[column])
      if (was === is) continue
      if (was !== undefined) index.get(was)?.delete(row.id)
      if (is !== undefined) addTo(index, is, row.id)
    }
    return before
  }

  delete(id: string): StoredRow | undefined {
    const row = this.#rows.get(id)
    if (!row) return undefined
    this.#rows.delete(id)
    if (this.#order) this.#order.splice(firstNotBelow(this.#order, guidOrderKey(id)), 1)
    for (const [column, index] of this.#indexes) {
      const target = targetOf(row.values[column])
      if (target !== undefined) index.get(target)?.delete(id)
    }
    return row
  }

  /** Changes with the table: to be gone through at once, without writing meanwhile. */
  inOrder(): readonly StoredRow[] {
    return (this.#order ??= inGuidOrder([...this.#rows.values()]))
  }

  *after(id: string): Generator<StoredRow> {
    const order = this.inOrder()
    let at = firstNotBelow(order, guidOrderKey(id))
    if (order[at]?.id === id) at += 1
    for (; at < order.length; at += 1) yield order[at]!
  }

  referencing(column: string, id: string): StoredRow[] {
    const ids = this.#index(column).get(id)
    return ids ? inGuidOrder(Array.from(ids, (each) => this.#rows.get(each)!)) : []
  }

  #index(column: string): Map<string, Set<string>> {
    let index = this.#indexes.get(column)
    if (!index) {
      this.#indexes.set(column, (index = new Map()))
      for (const row of this.#rows.values()) {
        const target = targetOf(row.values[column])
        if (target !== undefined) addTo(index, target, row.id)
      }
    }
    return index
  }
}

/** Text and numbers are indexed too: intersect rows keep bare ids, and alternate keys are found by their values. */
function targetOf(value: StoredValue | undefined): string | undefined {
  if (typeof value === 'string') return value.toLowerCase()
  if (typeof value === 'number') return String(value)
  return typeof value === 'object' && value !== null ? value.id : undefined
}

function addTo(index: Map<string, Set<string>>, target: string, id: string): void {
  const ids = index.get(target)
  if (ids) ids.add(id)
  else index.set(target, new Set([id]))
}

function firstNotBelow(order: readonly StoredRow[], key: string): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (guidOrderKey(order[middle]!.id) < key) low = middle + 1
    else high = middle
  }
  return low
}

function putInOrder(order: StoredRow[], row: StoredRow, replaces: boolean): void {
  const key = guidOrderKey(row.id)
  if (replaces) order[firstNotBelow(order, key)] = row
  else if (order.length === 0 || guidOrderKey(order.at(-1)!.id) < key) order.push(row)
  else order.splice(firstNotBelow(order, key), 0, row)
}
