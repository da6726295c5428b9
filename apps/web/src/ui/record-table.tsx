import type { ReactNode } from 'react'
import styles from './record-table.module.css'

export interface Column<Row> {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the right, under each other. */
  align?: 'end'
  /** A date stays on one line. */
  nowrap?: boolean
  /** The label is for screen readers only: what is in the column speaks for itself. */
  labelHidden?: boolean
  /** Left out where the screen is narrow; the record's own page has it. */
  hideWhenNarrow?: boolean
}

interface RecordTableProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** A list of records; the first column names the row. On a phone each row becomes a card. */
export function RecordTable<Row>({ label, columns, rows, rowKey }: RecordTableProps<Row>) {
  const [first, ...others] = columns
  if (first === undefined) return null
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)}>
                {column.labelHidden === true ? <span className={styles.hidden}>{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              <th scope="row" className={styles.name}>
                {first.cell(row)}
              </th>
              {others.map((column) => (
                <td key={column.key} data-label={column.label} className={cellClass(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellClass<Row>(column: Column<Row>): string {
  return [
    column.align === 'end' ? styles.end : '',
    column.nowrap ? styles.nowrap : '',
    column.hideWhenNarrow ? styles.spare : '',
  ]
    .filter(Boolean)
    .join(' ')
}
