import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EntraSnapshot, EntraState } from '../entra/entra-state.ts'
import { keepContents } from '../files/file-contents.ts'
import type { SchemaEditor } from '../schema/schema-editor.ts'
import type { Schema } from '../schema/schema.ts'
import { changeLogOf } from '../store/change-log.ts'
import type { Store } from '../store/store.ts'
import { contentsInFolder } from './contents-folder.ts'
import { keepFollowed, readFollowed, writeFollowed } from './followed-tables.ts'
import { openJournal, replayJournal, type Journal } from './journal.ts'
import { damaged, PersistenceError } from './persistence-error.ts'
import { keepSchema, replaySchema } from './schema-journal.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'
import { replaceFile } from './write-file.ts'

/** Raised whenever the files change their form. */
const formatVersion = 1

const versionsLeftOut = 100_000

/** Files of the folder: `format.json`, `rows.jsonl` (a snapshot), `changes-N.jsonl` (what came after it), `followed-N.jsonl` (tables whose changes are told by delta links), `schema.jsonl` (changes to the schema), `entra.json`, and in `files` what rows of `fileattachment` describe. */
export class DataFolder {
  readonly #folder: string
  #journal: Journal | undefined
  #journalNumber = 0
  /** The row version that is written down. */
  #version = 0
  #stopListening: (() => void) | undefined

  /** @throws {PersistenceError} when the folder is of another version. */
  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'format.json')
    if (existsSync(file)) requireFormat(folder, readJson(file))
    else replaceFile(file, [`${JSON.stringify({ format: formatVersion })}\n`])
  }

  /** Changes the schema, as it is delivered, into the one that was kept; to be called before the rows are loaded. */
  loadSchema(schema: Schema): void {
    replaySchema(this.#schemaFile, schema)
  }

  /** From now on every change of the schema is kept. */
  keepSchema(editor: SchemaEditor): void {
    keepSchema(this.#schemaFile, editor)
  }

  /** Fills an empty store with what was kept. False when nothing was. */
  loadRows(store: Store): boolean {
    if (!existsSync(this.#rowsFile)) return false
    this.#journalNumber = readSnapshot(this.#rowsFile, store)
    this.#version = store.version
    changeLogOf(store).restore(readFollowed(this.#followedFile(this.#journalNumber)))
    const journal = this.#journalFile(this.#journalNumber)
    // Whoever closes the folder leaves none.
    if (!existsSync(journal)) return true
    replayJournal(journal, store)
    // Versions used up by writes that failed are not in the journal, but delta links may have told them: none comes again.
    store.advanceVersion(store.version + versionsLeftOut)
    this.#compact(store)
    return true
  }

  /** From now on every commit of the store is kept. */
  keepRows(store: Store): void {
    keepContents(store, contentsInFolder(join(this.#folder, 'files')))
    if (!existsSync(this.#rowsFile)) this.#compact(store)
    const journal = openJournal(this.#journalFile(this.#journalNumber))
    this.#journal = journal
    this.#stopListening = store.onChange((changes) => journal.append(changes))
    changeLogOf(store).keepBy(keepFollowed(this.#followedFile(this.#journalNumber)))
  }

  loadEntra(): EntraSnapshot | undefined {
    const file = join(this.#folder, 'entra.json')
    return existsSync(file) ? (readJson(file, withDates) as EntraSnapshot) : undefined
  }

  keepEntra(state: EntraState): void {
    const write = (): void => replaceFile(join(this.#folder, 'entra.json'), [JSON.stringify(state.snapshot())])
    write()
    state.onChange(write)
  }

  /** Folds the journal into the snapshot, so that the next start reads one file. */
  close(store: Store): void {
    this.#stopListening?.()
    this.#journal?.close()
    if (this.#journal?.written === true || store.version > this.#version) this.#compact(store)
    else if (this.#journal) rmSync(this.#journalFile(this.#journalNumber))
    this.#journal = undefined
  }

  /** The new snapshot names the journal that follows it, so whichever of the two is in place, the pair fits. */
  #compact(store: Store): void {
    this.#journalNumber += 1
    const followed = this.#followedFile(this.#journalNumber)
    writeFollowed(followed, changeLogOf(store).followed())
    writeSnapshot(this.#rowsFile, store, this.#journalNumber)
    this.#version = store.version
    for (const name of readdirSync(this.#folder))
      if (/^(?:changes|followed)-\d+\.jsonl$/.test(name) && join(this.#folder, name) !== followed)
        rmSync(join(this.#folder, name))
  }

  get #schemaFile(): string {
    return join(this.#folder, 'schema.jsonl')
  }

  get #rowsFile(): string {
    return join(this.#folder, 'rows.jsonl')
  }

  #followedFile(number: number): string {
    return join(this.#folder, `followed-${number}.jsonl`)
  }

  #journalFile(number: number): string {
    return join(this.#folder, `changes-${number}.jsonl`)
  }
}

function requireFormat(folder: string, json: unknown): void {
  const { format } = (json ?? {}) as { format?: unknown }
  if (format === formatVersion) return
  throw new PersistenceError(
    'data_folder_other_version',
    `The emulator's data in ${folder} are of format ${String(format)}; this version reads format ${formatVersion}.`,
    'Start with an empty folder, or with the version of the emulator that wrote this one.',
  )
}

/** Secrets end at a date. */
const withDates = (name: string, value: unknown): unknown =>
  name === 'expiresAt' && typeof value === 'string' ? new Date(value) : value

function readJson(file: string, reviver?: typeof withDates): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'), reviver)
  } catch {
    throw damaged(file, 1)
  }
}
