import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { editSchema } from '../schema/edit-schema.ts'
import type { SchemaEdit } from '../schema/schema-edit.ts'
import type { SchemaEditor } from '../schema/schema-editor.ts'
import type { Schema } from '../schema/schema.ts'
import { damaged } from './persistence-error.ts'
import { readLines } from './read-lines.ts'
import { replaceFile, writeAll } from './write-file.ts'

/**
 * Repeats the changes to the schema, a line each, on the schema as it is delivered. A last line that broke off is a
 * change that nobody was told about: it is taken away, so that the next one begins a line.
 */
export function replaySchema(file: string, schema: Schema): void {
  if (!existsSync(file)) return
  const whole: string[] = []
  for (const { text, number, complete } of readLines(file)) {
    if (!complete) {
      replaceFile(file, whole)
      return
    }
    try {
      editSchema(schema, JSON.parse(text) as SchemaEdit[])
    } catch {
      throw damaged(file, number)
    }
    whole.push(`${text}\n`)
  }
}

/** From now on every change is kept, and every return. Schemas change seldom: the file is opened for each. */
export function keepSchema(file: string, editor: SchemaEditor): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  editor.onEdit((edits) => {
    const descriptor = openSync(file, 'a')
    try {
      writeAll(descriptor, lineOf(edits))
    } finally {
      closeSync(descriptor)
    }
  })
  editor.onGoBack((edits) => replaceFile(file, [before, ...edits.map(lineOf)]))
}

const lineOf = (edits: readonly SchemaEdit[]): string => `${JSON.stringify(edits)}\n`
