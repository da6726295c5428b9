import { parseArgs } from 'node:util'
import { isLoopback, parseEnvironmentUrl } from '../environment-url.ts'
import { UsageError } from './usage-error.ts'

export const usage = `Usage: npx @liaison/dataverse generate --environment URL --tables account,contact [--token-command CMD] [--out FILE] [--save FILE]
       npx @liaison/dataverse generate --metadata FILE [--tables account,contact] [--out FILE]

  --environment URL    the environment to read, such as https://contoso.crm4.dynamics.com
  --tables NAMES       logical names, separated by commas
  --token-command CMD  prints an access token for the environment; without it DATAVERSE_TOKEN is used. For example:
                       az account get-access-token --resource https://contoso.crm4.dynamics.com --query accessToken -o tsv
  --save FILE          keeps the metadata that was read, for --metadata
  --metadata FILE      reads metadata kept with --save instead of an environment, or a $metadata document (XML), which
                       knows no labels, choices, required columns or which lookups may be written;
                       that of $metadata?annotations=true knows which other columns are read-only
  --language CODE      labels of choices in this language where there are any, such as 1031; otherwise in the reader's own
  --out FILE           the TypeScript file to write (default: standard output)`

export interface GenerateOptions {
  source: EnvironmentSource | SavedSource
  /** Logical names. Empty: every table of the saved metadata. */
  tables: readonly string[]
  out?: string
  /** LCID of the labels. */
  languageCode?: number
}

export interface EnvironmentSource {
  kind: 'environment'
  environmentUrl: string
  tokenCommand?: string
  save?: string
}

export interface SavedSource {
  kind: 'saved'
  file: string
}

/** @throws {UsageError} */
export function readOptions(argv: readonly string[]): GenerateOptions {
  const { values, positionals } = readArguments(argv)
  if (positionals.length !== 1 || positionals[0] !== 'generate') throw new UsageError('The one command is: generate')
  const { out, language } = values
  const tables = (values.tables ?? '').split(',').flatMap((name) => name.trim() || [])
  return {
    source: readSource(values, tables),
    tables: [...new Set(tables)],
    ...(out === undefined ? {} : { out }),
    ...(language === undefined ? {} : { languageCode: readLanguage(language) }),
  }
}

type Values = ReturnType<typeof readArguments>['values']

function readArguments(argv: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        environment: text,
        metadata: text,
        tables: text,
        'token-command': text,
        save: text,
        language: text,
        out: text,
      },
    })
  } catch (failure) {
    throw new UsageError(failure instanceof Error ? failure.message : String(failure))
  }
}

function readSource(values: Values, tables: readonly string[]): GenerateOptions['source'] {
  const { environment, metadata, save, 'token-command': tokenCommand } = values
  if (metadata !== undefined) {
    const extra = Object.entries({ environment, save, 'token-command': tokenCommand }).find(([, value]) => value)
    if (extra) throw new UsageError(`--${extra[0]} has no meaning beside --metadata.`)
    return { kind: 'saved', file: metadata }
  }
  if (environment === undefined) throw new UsageError('Give --environment or --metadata.')
  if (tables.length === 0) throw new UsageError('Give --tables: an environment has more than a thousand.')
  return {
    kind: 'environment',
    environmentUrl: readEnvironment(environment),
    ...(tokenCommand === undefined ? {} : { tokenCommand }),
    ...(save === undefined ? {} : { save }),
  }
}

/** Only hosts of Dataverse and this machine: a token is sent there. */
function readEnvironment(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const parsed = parseEnvironmentUrl(text, { extraHosts: url && isLoopback(url.hostname) ? [url.host] : [] })
  if (parsed.kind === 'refused') throw new UsageError(`--environment ${text}: ${parsed.title} ${parsed.help}`)
  return parsed.environmentUrl
}

function readLanguage(text: string): number {
  if (!/^\d{4,5}$/.test(text)) throw new UsageError(`--language ${text}: a number such as 1033 or 1031`)
  return Number(text)
}
