/** The data folder cannot be used as it is. */
export class PersistenceError extends Error {
  override readonly name = 'PersistenceError'
  readonly code: 'data_folder_other_version' | 'data_folder_damaged'
  readonly help: string

  constructor(code: PersistenceError['code'], message: string, help: string) {
    super(message)
    this.code = code
    this.help = help
  }
}

export const damaged = (file: string, line: number): PersistenceError =>
  new PersistenceError(
    'data_folder_damaged',
    `Line ${line} of ${file} cannot be read.`,
    'Put back a copy of the folder, or start with an empty one.',
  )
