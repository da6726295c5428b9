import type { Choice, ColumnMetadata } from '../metadata.ts'
import { comment, pascalCase, propertyName, quoted, uniqueNames } from './identifiers.ts'

/** Columns whose values are numbers with labels. Yes/no columns are booleans. */
export const hasChoices = (column: ColumnMetadata): boolean =>
  column.type !== 'Boolean' && column.choices !== undefined && column.choices.length > 0

/** A constant with value and label of each choice, and the type of its values, both under `name`. */
export function choiceText(name: string, column: ColumnMetadata, languageCode: number | undefined): string {
  const memberName = uniqueNames()
  const members = (column.choices ?? []).map((choice) => {
    const label = labelOf(choice, languageCode)
    const state = choice.state === undefined ? '' : `, state: ${choice.state}`
    return `  ${propertyName(memberName(pascalCase(label), choice.value))}: { value: ${choice.value}, label: ${quoted(label)}${state} },`
  })
  return [
    comment(`${column.displayName} (${column.logicalName})`),
    `export const ${name} = {`,
    ...members,
    '} as const',
    `export type ${name} = ChoiceValue<typeof ${name}>`,
  ].join('\n')
}

const labelOf = (choice: Choice, languageCode: number | undefined): string =>
  choice.labels.find((label) => label.languageCode === languageCode)?.label ?? choice.label
