import { documentedIds } from './documented-ids.ts'
import { metadataId } from './metadata-id.ts'
import { readJson } from './read-json.ts'
import type { Column, Label } from './schema.ts'
import type { ColumnSpec } from './table-file.ts'

const english = 1033
const german = 1031
const germanLabels = readJson('german-labels.json') as Record<string, string | undefined>

/** The English label and, where there is one, the German: what an environment with two languages answers. */
export function labelsOf(text: string): readonly Label[] {
  if (text === '') return []
  const translated = germanLabels[text]
  return [
    { languageCode: english, label: text },
    ...(translated === undefined ? [] : [{ languageCode: german, label: translated }]),
  ]
}

export function readColumn(table: string, logicalName: string, spec: ColumnSpec): Column {
  const { schemaName, type, label, options, optionSet, behavior, required = 'None', default: defaultValue } = spec
  const {
    maxLength,
    min,
    max,
    precision,
    format,
    targets,
    attributeOf,
    maxSizeInKB,
    canStoreFullImage,
    isCustom = false,
  } = spec
  return {
    logicalName,
    schemaName,
    metadataId: documentedIds[`${table}.${logicalName}`] ?? metadataId('column', table, logicalName),
    type,
    labels: labelsOf(label),
    required,
    create: spec.create ?? true,
    update: spec.update ?? true,
    read: spec.read ?? true,
    isCustom,
    ...present({ isSecured: spec.isSecured }),
    ...(type === 'Image' && { attributeOf: `${logicalName}id` }),
    ...present({ maxLength, min, max, precision, targets, attributeOf, maxSizeInKB, canStoreFullImage, defaultValue }),
    ...present({ format: format ?? (type === 'DateTime' ? 'DateAndTime' : undefined) }),
    ...(type === 'DateTime' && { dateTimeBehavior: behavior ?? 'UserLocal' }),
    ...(type === 'Boolean' && { options: yesNo, optionSetName: `${table}_${logicalName}` }),
    ...(options && {
      options: options.map(([value, text, pairing]) => ({ value, labels: labelsOf(text), ...pairing })),
      optionSetName: optionSet ?? `${table}_${logicalName}`,
    }),
  }
}

const yesNo = [
  { value: 1, labels: labelsOf('Yes') },
  { value: 0, labels: labelsOf('No') },
]

function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
