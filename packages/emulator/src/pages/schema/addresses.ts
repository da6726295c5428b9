export const tableAddress = (table: string): string => `/tables/${encodeURIComponent(table)}`

export const columnAddress = (table: string, column: string): string =>
  `${tableAddress(table)}/${encodeURIComponent(column)}`
