import type { ColumnSpec } from '../src/schema/table-file.ts'
import { documentedDetails, laterColumns, ownSchemaName } from './documented-columns.ts'
import type { GeneratedAttribute, PublishedMetadata, RealColumn } from './published-metadata.ts'
import { stateOfStatus } from './state-of-status.ts'
import { tableFacts } from './table-facts.ts'

/** Columns of Microsoft's own solutions; what a customer or another product added carries its publisher's prefix. */
const isStandard = (name: string): boolean =>
  !name.includes('_') ||
  /^(?:address[123]|billto|shipto|schedulefollowup)_/.test(name) ||
  (name.endsWith('_base') && isStandard(name.slice(0, -'_base'.length)))

const cdmFormats: Readonly<Record<string, string>> = {
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  tickerSymbol: 'TickerSymbol',
}

const requiredLevels: Readonly<Record<string, ColumnSpec['required']>> = {
  required: 'ApplicationRequired',
  systemrequired: 'SystemRequired',
  recommended: 'Recommended',
}

/** Required by facts about the table, where the published files are silent. */
const alsoRequired: Readonly<Record<string, Record<string, ColumnSpec['required']>>> = {
  opportunity: { customerid: 'ApplicationRequired' },
  contact: { firstname: 'Recommended' },
  annotation: { subject: 'ApplicationRequired' },
  task: { subject: 'ApplicationRequired' },
  phonecall: { subject: 'ApplicationRequired' },
  appointment: {
    subject: 'ApplicationRequired',
    scheduledstart: 'ApplicationRequired',
    scheduledend: 'ApplicationRequired',
  },
}

export function columnsOf(table: string, metadata: PublishedMetadata): Record<string, ColumnSpec> {
  const columns: Record<string, ColumnSpec> = {}
  const generated = metadata.generated[table]?.attributes ?? {}
  const real = metadata.real[table]?.columns ?? {}
  for (const [name, column] of Object.entries(real)) {
    if (!isStandard(name) && !name.startsWith('entityimage_')) continue
    columns[name] = fromReal(table, name, column, metadata)
  }
  for (const [name, attribute] of Object.entries(generated)) {
    if (!isStandard(name) || columns[name] !== undefined) continue
    const spec = fromGenerated(table, name, attribute, metadata)
    if (spec) columns[name] = spec
  }
  Object.assign(columns, laterColumns[table])
  for (const [name, spec] of Object.entries(columns)) settle(table, name, spec)
  return columns
}

function fromGenerated(
  table: string,
  name: string,
  attribute: GeneratedAttribute,
  { optionSets, earlyBound, commonDataModel, generated }: PublishedMetadata,
): ColumnSpec | undefined {
  const early = earlyBound[table]?.columns[name]
  const common = commonDataModel[table]?.[name]
  const csType = attribute.csType.replace(/\?$/, '')
  const options = optionSets[csType]
  const type = typeOf(name, csType, options !== undefined, generated[table]?.attributes ?? {})
  if (!type) return undefined
  const maxLength = early?.maxLength ?? attribute.maxLength ?? common?.maxLength
  const [low, high] = (attribute.range ?? '').split(', ')
  const label = common?.label ?? early?.label ?? attribute.displayName ?? attribute.schemaName
  const spec: ColumnSpec = { schemaName: ownSchemaName(name, attribute.schemaName), type, label }
  if (type === 'String' && (maxLength === undefined || maxLength >= 2000) && name !== 'conversationindex')
    spec.type = 'Memo'
  if (spec.type === 'String' || spec.type === 'Memo') spec.maxLength = maxLength ?? 2000
  const required = requiredLevels[common?.required ?? '']
  if (required) spec.required = required
  if (attribute.readOnly) Object.assign(spec, { create: false, update: false })
  const numbers = { min: common?.min ?? early?.min ?? low, max: common?.max ?? early?.max ?? high }
  if (['Integer', 'Decimal', 'Money', 'Double'].includes(type)) Object.assign(spec, limits(numbers))
  const format = cdmFormats[common?.type ?? '']
  if (format) spec.format = format
  if (options)
    spec.options = options
      .filter(({ value }) => value < 100_000_000)
      // The published code escapes apostrophes as its own language does.
      .map(({ value, label }) => [value, label.replaceAll("\\'", "'")])
  if (options) spec.optionSet = csType.toLowerCase()
  return spec
}

function typeOf(
  name: string,
  csType: string,
  hasOptions: boolean,
  attributes: Record<string, GeneratedAttribute>,
): ColumnSpec['type'] | undefined {
  if (name === 'statecode') return 'State'
  if (name === 'statuscode') return 'Status'
  if (hasOptions) return 'Picklist'
  if (name === 'ownerid') return csType === 'EntityReference' ? 'Owner' : undefined
  if (name === 'customerid' || name === 'parentcustomerid') return 'Customer'
  if (name === 'activitytypecode') return 'EntityName'
  if (csType === 'decimal') return name.endsWith('_base') || `${name}_base` in attributes ? 'Money' : 'Decimal'
  const types: Readonly<Record<string, ColumnSpec['type']>> = {
    string: 'String',
    EntityReference: 'Lookup',
    bool: 'Boolean',
    int: 'Integer',
    DateTime: 'DateTime',
    Guid: 'Uniqueidentifier',
    long: 'BigInt',
    double: 'Double',
    BooleanManagedProperty: 'ManagedProperty',
    'IEnumerable<ActivityParty>': 'PartyList',
  }
  return types[csType]
}

/** A real environment's own metadata; what that customer edited (labels in its language, lengths, options) is not taken. */
function fromReal(table: string, name: string, column: RealColumn, metadata: PublishedMetadata): ColumnSpec {
  const generated = metadata.generated[table]?.attributes[name]
  const label = generated?.displayName ?? (table === 'annotation' ? column.label : null)
  const spec: ColumnSpec = {
    schemaName: column.schemaName,
    type: column.type as ColumnSpec['type'],
    label: label ?? column.schemaName,
  }
  const maxLength = generated?.maxLength ?? (column.maxLength === undefined ? undefined : Number(column.maxLength))
  if (maxLength !== undefined) spec.maxLength = maxLength
  if (column.required !== 'None') spec.required = column.required as NonNullable<ColumnSpec['required']>
  if (!column.create) spec.create = false
  if (!column.update) spec.update = false
  if (!column.read) spec.read = false
  Object.assign(spec, limits(column))
  if (column.precision !== undefined) spec.precision = Number(column.precision)
  if (column.format && column.format !== 'None') spec.format = column.format
  if (column.dateTimeBehavior) spec.behavior = column.dateTimeBehavior as NonNullable<ColumnSpec['behavior']>
  if (column.targets) spec.targets = column.targets
  if (column.attributeOf) spec.attributeOf = column.attributeOf
  const csType = generated?.csType.replace(/\?$/, '')
  const options = csType === undefined ? undefined : metadata.optionSets[csType]
  if (options) spec.options = options.map(({ value, label: text }) => [value, text.replaceAll("\\'", "'")])
  if (options && csType !== undefined) spec.optionSet = csType.toLowerCase()
  return spec
}

const limits = ({ min, max }: { min?: string | undefined; max?: string | undefined }): Partial<ColumnSpec> => ({
  ...(min === undefined || min === '' ? {} : { min: Number(min) }),
  ...(max === undefined || max === '' ? {} : { max: Number(max) }),
})

function settle(table: string, name: string, spec: ColumnSpec): void {
  const facts = tableFacts[table]
  if (name === facts?.primaryId) Object.assign(spec, { required: 'SystemRequired', update: false })
  if (name === facts?.primaryId) delete spec.create
  const also = alsoRequired[table]?.[name]
  if (also) spec.required = also
  if (['createdon', 'modifiedon', 'createdby', 'modifiedby', 'createdonbehalfby', 'modifiedonbehalfby'].includes(name))
    Object.assign(spec, { create: false, update: false })
  if (name === 'overriddencreatedon' || name === 'importsequencenumber') spec.update = false
  if (spec.type === 'Owner' || spec.type === 'State') spec.required = 'SystemRequired'
  if (name.endsWith('_composite')) Object.assign(spec, { type: 'Memo', create: false, update: false })
  if (spec.type === 'Money') spec.precision = name.endsWith('_base') ? 4 : 2
  if (spec.type === 'Money' && name.endsWith('_base')) Object.assign(spec, { create: false, update: false })
  if (spec.type === 'Decimal') spec.precision = name === 'exchangerate' ? 10 : 2
  if (spec.type === 'Double') spec.precision = 5
  if (spec.type === 'Boolean') delete spec.options
  Object.assign(spec, documentedDetails(table, name))
  if (spec.type === 'State' || spec.type === 'Status') stateOfStatus(table, spec)
}
