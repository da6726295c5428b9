import { guidOrderKey } from './guid-order.ts'
import type { StoredRow, StoredValue } from './row.ts'

/** One table: rows by id, the ids in order, and indexes over lookup columns, each made when first asked for. */
export class TableRows {
  readonly #rows = new Map<string, StoredRow>()
  readonly #indexes = new Map<string, Map<string, Set<string>>>()
  #order: string[] | undefined

  get size(): number {
    return this.#rows.size
  }

  get(id: string): StoredRow | undefined {
    return this.#rows.get(id)
  }

  put(row: StoredRow): StoredRow | undefined {
    const before = this.#rows.get(row.id)
    this.#rows.set(row.id, row)
    if (!before && this.#order) insertInOrder(this.#order, row.id)
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

  *inOrder(after?: string): Generator<StoredRow> {
    const order = (this.#order ??= inGuidOrder([...this.#rows.keys()]))
    let at = after === undefined ? 0 : firstNotBelow(order, guidOrderKey(after))
    if (order[at] === after) at += 1
    for (; at < order.length; at += 1) yield this.#rows.get(order[at]!)!
  }

  referencing(column: string, id: string): StoredRow[] {
    const ids = this.#index(column).get(id)
    return ids ? inGuidOrder([...ids]).map((each) => this.#rows.get(each)!) : []
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

function inGuidOrder(ids: string[]): string[] {
  if (ids.length < 2) return ids
  const keyed = ids.map((id) => ({ id, key: guidOrderKey(id) }))
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1))
  return keyed.map(({ id }) => id)
}

function firstNotBelow(order: readonly string[], key: string): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (guidOrderKey(order[middle]!) < key) low = middle + 1
    else high = middle
  }
  return low
}

function insertInOrder(order: string[], id: string): void {
  const key = guidOrderKey(id)
  if (order.length === 0 || guidOrderKey(order.at(-1)!) < key) order.push(id)
  else order.splice(firstNotBelow(order, key), 0, id)
}
