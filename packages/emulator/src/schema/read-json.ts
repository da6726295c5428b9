import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The schema's files lie beside this one in the sources, and are read from there by the build too. */
export const schemaFolder = import.meta.dirname.replace(/([\\/])dist([\\/])schema$/, '$1src$2schema')

/** Read, not imported: importing JSON prints a warning on Node 20. */
export const readJson = (name: string): unknown => JSON.parse(readFileSync(join(schemaFolder, name), 'utf8'))
