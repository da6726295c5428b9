import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Shapes of the files that `write-tables.ts` reads: metadata that others took from real environments and published. */
export interface GeneratedAttribute {
  schemaName: string
  csType: string
  displayName: string | null
  maxLength?: number
  range?: string
  readOnly: boolean
}

export interface GeneratedRelationship {
  schemaName: string
  type: string
  property: string
  attribute: string | null
}

export interface RealColumn {
  schemaName: string
  type: string
  required: string
  create: boolean
  update: boolean
  read: boolean
  label: string | null
  maxLength?: string
  min?: string
  max?: string
  precision?: string
  format?: string
  dateTimeBehavior?: string
  targets?: string[]
  options?: [number, string, { state?: number; defaultStatus?: number }?][]
  attributeOf?: string
}

export interface RealRelationship {
  schemaName: string
  referencedEntity: string
  referencingEntity: string
  referencingAttribute: string
  referencingNav: string
  referencedNav: string
}

export interface CommonDataModelColumn {
  type: string
  label: string
  required: string
  maxLength?: number
  min?: string
  max?: string
  options?: [number, string][]
  targets?: string[]
}

export interface EarlyBoundColumn {
  label: string | null
  maxLength?: number
  min?: string
  max?: string
  options?: [number, string][]
}

export interface PublishedMetadata {
  generated: Record<string, { attributes: Record<string, GeneratedAttribute>; relationships: GeneratedRelationship[] }>
  optionSets: Record<string, { value: number; label: string }[]>
  real: Record<
    string,
    { columns: Record<string, RealColumn>; relationships: { ManyToOneRelationships: RealRelationship[] } }
  >
  commonDataModel: Record<string, Record<string, CommonDataModelColumn>>
  earlyBound: Record<string, { columns: Record<string, EarlyBoundColumn> }>
}

export function readPublishedMetadata(folder: string): PublishedMetadata {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  const generated = read('xrmcontext') as {
    entities: PublishedMetadata['generated']
    optionSets: PublishedMetadata['optionSets']
  }
  return {
    generated: generated.entities,
    optionSets: generated.optionSets,
    real: read('realMetadata') as PublishedMetadata['real'],
    commonDataModel: read('cdm') as PublishedMetadata['commonDataModel'],
    earlyBound: read('earlyBound') as PublishedMetadata['earlyBound'],
  }
}
