import { fileURLToPath } from 'node:url'
import { API, type Checker, SignatureKind, SymbolFlags } from 'typescript/unstable/sync'

const tsconfig = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
const source = fileURLToPath(new URL('../../src/', import.meta.url))

/** A symbol of the compiler; its class has the name of one that every program knows. */
type Declared = ReturnType<Checker['getAliasedSymbol']>

/** Every export of a file of `src`, and as `Export.method` the methods of each, with its docstring: empty when it has none. */
export function documentationOf(file: string): Map<string, string> {
  const compiler = new API()
  try {
    const project = compiler.updateSnapshot({ openProjects: [tsconfig] }).getProject(tsconfig)
    const parsed = project?.program.getSourceFile(source + file)
    const module = parsed && project?.checker.getSymbolAtLocation(parsed)
    if (!project || !module) throw new Error(`${file} is no module of the package`)
    const { checker } = project
    return new Map(
      checker.getExportsOfModule(module).flatMap((exported) => {
        const target = exported.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
        return [
          [exported.name, documentation(target, checker)],
          ...methodsOf(target, checker).map(
            (method) => [`${exported.name}.${method.name}`, documentation(method, checker)] as const,
          ),
        ] as const
      }),
    )
  } finally {
    compiler.close()
  }
}

/** A docstring that only says what is thrown is one too. */
const documentation = (symbol: Declared, checker: Checker): string =>
  symbol.getDocumentationComment(checker) ||
  symbol
    .getJsDocTags(checker)
    .map(({ name }) => `@${name}`)
    .join(' ')

function methodsOf(symbol: Declared, checker: Checker): Declared[] {
  if (!(symbol.flags & (SymbolFlags.Interface | SymbolFlags.Class | SymbolFlags.TypeAlias))) return []
  return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol)).filter((member) => {
    const type = checker.getTypeOfSymbol(member)
    // Those of an error or an iterable are the language's, and `#private` ones nobody's.
    const own = member.declarations.some(({ path }) => path.includes('/dataverse/src/'))
    return own && /^\w+$/.test(member.name) && !member.name.startsWith('__') && type && isCallable(checker, type)
  })
}

const isCallable = (checker: Checker, type: Parameters<Checker['getSignaturesOfType']>[0]): boolean =>
  checker.getSignaturesOfType(type, SignatureKind.Call).length > 0
