import type { Store } from './store.ts'
import { textOf } from './text-of.ts'

// Shares are rows of `principalobjectaccess`: who may do what with one row, beyond what roles allow.

const table = 'principalobjectaccess'

/** Right names without `Access`: `Read`, `Write`, … Empty when nothing is shared. */
export function sharedRights(store: Store, rowId: string, principalId: string): readonly string[] {
  const mask = store.get(table, `${rowId}:${principalId}`)?.values['accessrightsmask']
  return typeof mask === 'string' && mask !== '' ? mask.split(',') : []
}

/** Replaces what is shared; an empty list ends the share. */
export function share(store: Store, rowId: string, principalId: string, rights: readonly string[]): void {
  const id = `${rowId}:${principalId}`
  if (rights.length === 0) store.delete(table, id)
  else {
    const values = { objectid: rowId, principalid: principalId, accessrightsmask: [...new Set(rights)].join(',') }
    store.put(table, { id, version: store.nextVersion(), values })
  }
}

/** Everything shared of a row. */
export const sharesOf = (store: Store, rowId: string): { principalId: string; rights: readonly string[] }[] =>
  store.referencing(table, 'objectid', rowId).map(({ values }) => {
    const principalId = textOf(values['principalid'])
    return { principalId, rights: sharedRights(store, rowId, principalId) }
  })

export const hasShares = (store: Store): boolean => store.count(table) > 0
