import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { unresolvedParameters } from '../../errors/faults.ts'
import { type Criteria, readCriteria } from './metadata-condition.ts'

export interface Wanted {
  all: boolean
  names: readonly string[]
}

/** Which elements of a kind, and what of each. */
export interface ElementQuery {
  wanted: Wanted
  criteria: Criteria | undefined
}

/** `EntityQueryExpression` (page query-schema-definitions). */
export interface MetadataQuery extends ElementQuery {
  /** Of these three, undefined is everything. */
  attributes: ElementQuery | undefined
  relationships: ElementQuery | undefined
  keys: ElementQuery | undefined
  /** Only labels of these languages; undefined: of all. */
  languages: readonly number[] | undefined
}

type Json = Readonly<Record<string, unknown>>

/** What a missing query asks for: the page says so of tables. */
export const everything: ElementQuery = { wanted: { all: true, names: [] }, criteria: undefined }
export const wholeSchema: MetadataQuery = {
  ...everything,
  attributes: undefined,
  relationships: undefined,
  keys: undefined,
  languages: undefined,
}

export function readMetadataQuery(value: unknown): MetadataQuery {
  const query = asObject(value)
  onlyKnown(query, ['Properties', 'Criteria', 'AttributeQuery', 'RelationshipQuery', 'KeyQuery', 'LabelQuery'])
  return {
    ...readElementQuery(query),
    attributes: readPart(query['AttributeQuery']),
    relationships: readPart(query['RelationshipQuery']),
    keys: readPart(query['KeyQuery']),
    languages: readLanguages(query['LabelQuery']),
  }
}

function readPart(value: unknown): ElementQuery | undefined {
  if (value === undefined || value === null) return undefined
  const query = asObject(value)
  onlyKnown(query, ['Properties', 'Criteria'])
  return readElementQuery(query)
}

const readElementQuery = (query: Json): ElementQuery => ({
  wanted: readProperties(query['Properties']),
  criteria: readCriteria(query['Criteria']),
})

/** What is not asked for is null but for the ids, which always come. */
function readProperties(value: unknown): Wanted {
  if (value === undefined || value === null) return { all: false, names: [] }
  const { AllProperties: all = false, PropertyNames: names = [] } = asObject(value)
  if (typeof all !== 'boolean' || !isListOf(names, 'string')) throw unresolvedParameters()
  return { all, names }
}

function readLanguages(value: unknown): readonly number[] | undefined {
  if (value === undefined || value === null) return undefined
  const { FilterLanguages: languages = [], MissingLabelBehavior: behavior = 0 } = asObject(value)
  if (!isListOf(languages, 'number')) throw unresolvedParameters()
  // The page shows 0 and explains none.
  if (behavior !== 0 && behavior !== null) throw new NotEmulated(`MissingLabelBehavior ${JSON.stringify(behavior)}`)
  return languages.length === 0 ? undefined : languages
}

export function asObject(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unresolvedParameters()
  return value as Json
}

function onlyKnown(query: Json, names: readonly string[]): void {
  for (const name of Object.keys(query))
    if (!names.includes(name) && !name.startsWith('@')) throw new NotEmulated(`${name} of a metadata query`)
}

function isListOf(value: unknown, type: 'string'): value is string[]
function isListOf(value: unknown, type: 'number'): value is number[]
function isListOf(value: unknown, type: string): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === type)
}
