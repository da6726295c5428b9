import type { Store } from '../store/store.ts'
import { editSchema } from './edit-schema.ts'
import type { SchemaEdit } from './schema-edit.ts'
import { markSchema, returnToMark, type SchemaMark } from './schema-mark.ts'
import type { Schema } from './schema.ts'

/** Changes the schema while the emulator runs, and what the rows hold along with it. */
export interface SchemaEditor {
  /** All as one new version. */
  apply(edits: readonly SchemaEdit[]): void
  /** Called after each change. */
  onEdit(listener: (edits: readonly SchemaEdit[]) => void): void
  /** The schema at this moment, and the edits that led to it. */
  mark(): EditedSchema
  /** As it was then; its rows have to be put back by others. */
  goBack(to: EditedSchema): void
  /** Called with all edits that lead to the schema that was gone back to. */
  onGoBack(listener: (edits: readonly (readonly SchemaEdit[])[]) => void): void
}

export interface EditedSchema {
  mark: SchemaMark
  /** A version each, since the emulator started. */
  edits: readonly (readonly SchemaEdit[])[]
}

export function createSchemaEditor(schema: Schema, store: Store): SchemaEditor {
  const listeners: ((edits: readonly SchemaEdit[]) => void)[] = []
  const backListeners: ((edits: readonly (readonly SchemaEdit[])[]) => void)[] = []
  let applied: readonly (readonly SchemaEdit[])[] = []
  return {
    apply(edits) {
      const before = new Map(schema.tables)
      editSchema(schema, edits)
      store.transaction(() => forgetRemoved(before, schema, store))
      applied = [...applied, edits]
      for (const listener of listeners) listener(edits)
    },
    onEdit(listener) {
      listeners.push(listener)
    },
    mark: () => ({ mark: markSchema(schema), edits: applied }),
    goBack({ mark, edits }) {
      if (schema.version === mark.version) return
      applied = [...edits, ...returnToMark(schema, mark)]
      for (const listener of backListeners) listener(applied)
    },
    onGoBack(listener) {
      backListeners.push(listener)
    },
  }
}

/** What a removed column held is gone for good, also when one of its name is made again; so are rows of a removed table. */
function forgetRemoved(before: Schema['tables'], schema: Schema, store: Store): void {
  for (const [name, was] of before) {
    const is = schema.tables.get(name)
    if (is === was) continue
    if (!is) {
      for (const row of Array.from(store.rows(name))) store.delete(name, row.id)
      continue
    }
    const gone = [...was.columns.keys()].filter((column) => !is.columns.has(column))
    if (gone.length === 0) continue
    for (const row of Array.from(store.rows(name))) {
      const values = Object.fromEntries(Object.entries(row.values).filter(([column]) => !gone.includes(column)))
      if (Object.keys(values).length < Object.keys(row.values).length) store.put(name, { ...row, values })
    }
  }
}
