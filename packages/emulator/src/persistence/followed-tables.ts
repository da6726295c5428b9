import { closeSync, existsSync, openSync } from 'node:fs'
import type { ChangeLogKeeper, FollowedTable, LastChange } from '../store/change-log.ts'
import { damaged } from './persistence-error.ts'
import { readLines } from './read-lines.ts'
import { replaceFile, writeAll } from './write-file.ts'

/** `["account", <followed since>, [["<id>",<row version>],…]]`, or null: what was followed until here is forgotten. */
type Line = [table: string, startedAt: number, changes: [id: string, version: number][]] | null

/** Tables whose changes are told, as they stood when the journal of that number began. */
export function writeFollowed(file: string, followed: readonly FollowedTable[]): void {
  replaceFile(
    file,
    followed.map(({ table, startedAt, changes }) =>
      lineOf([table, startedAt, changes.map(({ id, version }) => [id, version])]),
    ),
  )
}

/** A last line that broke off is a table whose link nobody was given. */
export function readFollowed(file: string): FollowedTable[] {
  const followed = new Map<string, FollowedTable>()
  if (!existsSync(file)) return []
  for (const { text, number, complete } of readLines(file)) {
    if (!complete) break
    const line = parse(file, text, number)
    if (!line) followed.clear()
    else {
      const changes = line[2].map(([id, version]): LastChange => ({ id, version }))
      followed.set(line[0], { table: line[0], startedAt: line[1], changes })
    }
  }
  return [...followed.values()]
}

/** Adds what comes after to the file, which is opened for each: tables begin to be followed once. */
export function keepFollowed(file: string): ChangeLogKeeper {
  const add = (line: Line): void => {
    const descriptor = openSync(file, 'a')
    try {
      writeAll(descriptor, lineOf(line))
    } finally {
      closeSync(descriptor)
    }
  }
  return { followed: (table, startedAt) => add([table, startedAt, []]), forgotten: () => add(null) }
}

const lineOf = (line: Line): string => `${JSON.stringify(line)}\n`

function parse(file: string, text: string, number: number): Line {
  try {
    return JSON.parse(text) as Line
  } catch {
    throw damaged(file, number)
  }
}
