import { DataverseFault } from '../errors/dataverse-fault.ts'
import type { Rule, RowValues } from '../write/rule.ts'

export interface PluginErrorOptions {
  /** Of the SDK's enumeration: 0 Failed (the default), 1 Canceled, 2 Retry, 3 Suspended, 4 Succeeded. */
  operationStatus?: number
  subErrorCode?: number
  traceText?: string
  /** Its own, each told as `@Microsoft.PowerApps.CDS.ErrorDetails.<key>`. */
  errorDetails?: Readonly<Record<string, string>>
}

/**
 * The organisation's own code refuses: 400 with 0x80040265 and its message, as an InvalidPluginExecutionException does. The
 * details are told to who asks for them, or for all annotations.
 *
 * @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors#include-more-details-with-errors
 */
export class PluginError extends DataverseFault {
  readonly operationStatus: number
  readonly subErrorCode: number
  readonly traceText: string | undefined
  readonly errorDetails: Readonly<Record<string, string>>

  constructor(
    message: string,
    { operationStatus = 0, subErrorCode = -2_146_233_088, traceText, errorDetails = {} }: PluginErrorOptions = {},
  ) {
    super(400, '0x80040265', message)
    this.operationStatus = operationStatus
    this.subErrorCode = subErrorCode
    this.traceText = traceText
    this.errorDetails = errorDetails
  }
}

/** Code that runs before rows are written, as customers register it. It may change the values, and throw a PluginError. */
export interface Plugin {
  name: string
  /** Logical names. */
  tables: readonly string[] | 'all'
  beforeCreate?(values: RowValues): void
  beforeUpdate?(changes: RowValues, before: Readonly<RowValues>): void
}

/** Imports and seeds pass plug-ins by. */
export const pluginRule = (plugin: Plugin): Rule => ({
  name: plugin.name,
  isPlugin: true,
  tables: plugin.tables,
  beforeCreate({ message }, { values }) {
    if (message !== 'Import') plugin.beforeCreate?.(values)
  },
  beforeUpdate({ message }, { changes, before }) {
    if (message !== 'Import') plugin.beforeUpdate?.(changes, before.values)
  },
})
