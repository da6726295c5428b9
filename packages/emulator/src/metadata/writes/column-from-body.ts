import { NotEmulated } from '../../errors/dataverse-fault.ts'
import { invalidArgument } from '../../errors/faults.ts'
import type { Column, ColumnType, Label, Option, OptionSet, RequiredLevel } from '../../schema/schema.ts'
import type { JsonObject } from '../../write/decode-body.ts'
import {
  flagAt,
  labelsAt,
  listAt,
  mergedLabels,
  numberAt,
  objectAt,
  requiredText,
  textAt,
  typeIn,
  valueAt,
} from './definition-body.ts'
import { requirePrefix } from './require-prefix.ts'

export interface ColumnMaking {
  table: string
  newId: () => string
  /** The first value of options that come without one. */
  firstOptionValue: number
  /** The choice that `GlobalOptionSet@odata.bind` leads to. */
  globalOptionSet: (link: string) => OptionSet
}

const types: Readonly<Record<string, ColumnType | undefined>> = {
  StringAttributeMetadata: 'String',
  MemoAttributeMetadata: 'Memo',
  IntegerAttributeMetadata: 'Integer',
  BigIntAttributeMetadata: 'BigInt',
  DecimalAttributeMetadata: 'Decimal',
  DoubleAttributeMetadata: 'Double',
  MoneyAttributeMetadata: 'Money',
  BooleanAttributeMetadata: 'Boolean',
  DateTimeAttributeMetadata: 'DateTime',
  PicklistAttributeMetadata: 'Picklist',
  MultiSelectPicklistAttributeMetadata: 'MultiSelectPicklist',
  LookupAttributeMetadata: 'Lookup',
  ComplexLookupAttributeMetadata: 'Lookup',
}

/** A column as it is to be made (page create-update-column-definitions-using-web-api). */
export function columnFromBody(body: JsonObject, making: ColumnMaking): Column {
  const schemaName = requiredText(body, 'SchemaName')
  requirePrefix(schemaName, 'Attribute')
  const type = types[typeIn(body) ?? '']
  if (!type) throw new NotEmulated(`making a column of ${typeIn(body) ?? 'no type'}`)
  const description = labelsAt(body, 'Description')
  return {
    logicalName: schemaName.toLowerCase(),
    schemaName,
    metadataId: making.newId(),
    type,
    labels: labelsAt(body, 'DisplayName') ?? [],
    ...(description && { description }),
    required: requiredLevel(body) ?? 'None',
    create: true,
    update: true,
    read: true,
    isCustom: true,
    ...security(body),
    ...limits(type, body),
    ...choices(type, body, making),
  }
}

/** What a PUT replaces: names and types stay, and so do options, which have actions of their own. */
export function changedColumn(column: Column, body: JsonObject, merge: boolean): Column {
  const sentType = types[typeIn(body) ?? '']
  if (sentType && sentType !== column.type && !(sentType === 'Lookup' && ['Customer', 'Owner'].includes(column.type)))
    throw new NotEmulated(`turning a ${column.type} column into ${sentType}`)
  const description = mergedLabels(column.description ?? [], labelsAt(body, 'Description'), merge)
  return {
    ...column,
    labels: mergedLabels(column.labels, labelsAt(body, 'DisplayName'), merge),
    ...(description.length > 0 && { description }),
    required: requiredLevel(body) ?? column.required,
    ...security(body),
    ...changedLimits(column, body),
  }
}

/** A column is secured and audited by its definition (pages column-level-security and auditing/configure). */
function security(body: JsonObject): Pick<Column, 'isSecured' | 'isAuditEnabled'> {
  const isSecured = flagAt(body, 'IsSecured')
  const isAuditEnabled = valueAt(body, 'IsAuditEnabled')
  return {
    ...(isSecured !== undefined && { isSecured }),
    ...(typeof isAuditEnabled === 'boolean' && { isAuditEnabled }),
  }
}

const levels: readonly RequiredLevel[] = ['None', 'Recommended', 'ApplicationRequired', 'SystemRequired']

function requiredLevel(body: JsonObject): RequiredLevel | undefined {
  const sent = valueAt(body, 'RequiredLevel')
  if (sent === undefined || sent === null) return undefined
  const level = levels.find((each) => each === sent)
  if (!level) throw invalidArgument(`The required level ${JSON.stringify(sent)} does not exist.`)
  return level
}

const wholeNumber = { min: -2_147_483_648, max: 2_147_483_647 }
const decimalNumber = { min: -100_000_000_000, max: 100_000_000_000 }
const money = { min: -922_337_203_685_477, max: 922_337_203_685_477 }

/** What the type allows where nothing narrower is sent (page entity-attribute-metadata). */
const widest: Partial<Record<ColumnType, Partial<Column>>> = {
  String: { maxLength: 100, format: 'Text' },
  Memo: { maxLength: 2000, format: 'TextArea' },
  Integer: { ...wholeNumber, format: 'None' },
  Decimal: { ...decimalNumber, precision: 2 },
  Double: { ...decimalNumber, precision: 2 },
  Money: { ...money, precision: 2 },
  DateTime: { format: 'DateAndTime', dateTimeBehavior: 'UserLocal' },
}

const limits = (type: ColumnType, body: JsonObject): Partial<Column> => ({ ...widest[type], ...sentLimits(type, body) })

const changedLimits = (column: Column, body: JsonObject): Partial<Column> => {
  const defaultValue = flagAt(body, 'DefaultValue') ?? numberAt(body, 'DefaultFormValue')
  return {
    ...sentLimits(column.type, body),
    ...(defaultValue !== undefined && defaultValue !== -1 && { defaultValue }),
  }
}

function sentLimits(type: ColumnType, body: JsonObject): Partial<Column> {
  const [maxLength, min, max, precision] = ['MaxLength', 'MinValue', 'MaxValue', 'Precision'].map((name) =>
    numberAt(body, name),
  )
  const format = valueAt(body, 'FormatName') ?? (type === 'Lookup' ? undefined : textAt(body, 'Format'))
  const behavior = valueAt(body, 'DateTimeBehavior')
  return {
    ...(maxLength !== undefined && { maxLength }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(precision !== undefined && { precision }),
    ...(typeof format === 'string' && { format }),
    ...(isBehavior(behavior) && { dateTimeBehavior: behavior }),
  }
}

const isBehavior = (value: unknown): value is NonNullable<Column['dateTimeBehavior']> =>
  value === 'UserLocal' || value === 'DateOnly' || value === 'TimeZoneIndependent'

function choices(type: ColumnType, body: JsonObject, making: ColumnMaking): Partial<Column> {
  const name = `${making.table}_${requiredText(body, 'SchemaName').toLowerCase()}`
  if (type === 'Boolean')
    return {
      options: yesNo(objectAt(body, 'OptionSet')),
      optionSetName: name,
      optionSetId: making.newId(),
      defaultValue: flagAt(body, 'DefaultValue') ?? false,
    }
  if (type !== 'Picklist' && type !== 'MultiSelectPicklist') return {}
  const preset = numberAt(body, 'DefaultFormValue')
  const defaultValue = preset === undefined || preset === -1 ? {} : { defaultValue: preset }
  const link = textAt(body, 'GlobalOptionSet@odata.bind')
  if (link !== undefined) {
    const { name: shared, options } = making.globalOptionSet(link)
    return { options, optionSetName: shared, ...defaultValue }
  }
  const optionSet = objectAt(body, 'OptionSet')
  if (!optionSet) throw invalidArgument("Required field 'OptionSet' is missing.")
  return {
    options: optionsFromBody(listAt(optionSet, 'Options'), making.firstOptionValue),
    optionSetName: name,
    optionSetId: making.newId(),
    ...defaultValue,
  }
}

function yesNo(optionSet: JsonObject | undefined): Option[] {
  const option = (name: string, value: number, otherwise: string): Option => {
    const sent = optionSet && objectAt(optionSet, name)
    const labels = (sent && labelsAt(sent, 'Label')) ?? [{ languageCode: 1033, label: otherwise }]
    return { value, labels }
  }
  return [option('TrueOption', 1, 'Yes'), option('FalseOption', 0, 'No')]
}

/** Without a value an option gets the next one that carries the publisher's prefix (page create-update-optionsets). */
export function optionsFromBody(sent: readonly JsonObject[], firstValue: number): Option[] {
  const taken = new Set(sent.map((each) => numberAt(each, 'Value')))
  let next = firstValue
  const free = (): number => {
    while (taken.has(next)) next += 1
    taken.add(next)
    return next
  }
  return sent.map((each) => optionFromBody(each, numberAt(each, 'Value') ?? free()))
}

export function optionFromBody(sent: JsonObject, value: number, labels?: readonly Label[]): Option {
  const description = labelsAt(sent, 'Description')
  const color = textAt(sent, 'Color')
  return {
    value,
    labels: labels ?? labelsAt(sent, 'Label') ?? [],
    ...(description && description.length > 0 && { description }),
    ...(color !== undefined && { color }),
  }
}
