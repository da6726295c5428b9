import type { Column } from '../../schema/schema.ts'

export const labelOf = ({ labels, logicalName }: Column): string => labels[0]?.label ?? logicalName

/** The type with what bounds its values: `String, at most 160`. */
export function detailsOf({ type, maxLength, min, max, targets, options, isSecured }: Column): string {
  const details = [
    maxLength !== undefined && `at most ${maxLength.toLocaleString('en')}`,
    min !== undefined && max !== undefined && `${min.toLocaleString('en')} to ${max.toLocaleString('en')}`,
    targets && targets.length > 0 && `to ${targets.length > 3 ? `${targets.length} tables` : targets.join(', ')}`,
    options && `${options.length} option${options.length === 1 ? '' : 's'}`,
    isSecured === true && 'secured',
  ]
  return [type, ...details.filter((detail) => detail !== false && detail !== undefined)].join(', ')
}
