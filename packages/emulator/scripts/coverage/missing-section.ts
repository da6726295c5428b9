import { sourceTexts } from './source-texts.ts'

/** Everything the sources refuse by name, names in braces standing for what the request says. */
export function missingSection(): string {
  const features = sourceTexts()
    .flatMap((text) => [...text.matchAll(/\b(?:Entra)?NotEmulated\((?:'([^']+)'|`([^`]+)`)\)/g)])
    .map(
      ([, plain, template]) =>
        plain ?? template!.replaceAll(/\$\{([^}]*)\}/g, (_, expression: string) => `{${nameIn(expression)}}`),
    )
  const sorted = [...new Set(features)].toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1))
  return `## Answered with 501

${sorted.length} features are refused by name, beside the functions and actions above.

${sorted.map((feature) => `- ${feature.replaceAll(/([*<])/g, String.raw`\$1`)}`).join('\n')}
`
}

/** `column.logicalName` is a logicalName, `typeIn(body) ?? 'no type'` a type. */
const nameIn = (expression: string): string =>
  /^(?:JSON\.stringify\()?(?:[\w?]+\.)*(\w+?)(?:In)?\b/.exec(expression.replace(/\.(?:join|slice)\(.*/, ''))?.[1] ?? '…'
