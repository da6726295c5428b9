/** The value as text if it is text, otherwise empty. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
