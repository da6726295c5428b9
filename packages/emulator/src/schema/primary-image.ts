import type { Column, Table } from './schema.ts'

/** The image that stands for the row, and the only one that comes with its creation: the product's own, or a table's first. */
export const primaryImageOf = ({ columns }: Table): Column | undefined =>
  columns.get('entityimage') ?? [...columns.values()].find(({ type }) => type === 'Image')
