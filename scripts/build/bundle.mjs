import { dirname, relative } from 'node:path'
import { rolldown } from 'rolldown'

// Loaded from node_modules as they are: PGlite finds its WebAssembly beside its own files, and the reference page is
// four megabytes that few ask for.
const leftOutside = [/^@electric-sql\/pglite/, /^@scalar\//, 'pg-native']

/**
 * Puts `entries`, TypeScript files, and everything they load into a few files in `folder`: reading some two thousand from
 * node_modules takes longer than the rest of a start. Names and lines stay as they were written, for stack traces.
 */
export async function bundle(entries, folder) {
  const bundled = await rolldown({
    input: entries,
    platform: 'node',
    resolve: { conditionNames: ['@liaison/source'] },
    external: leftOutside,
    plugins: [sourceFolders(folder)],
  })
  await bundled.write({ dir: folder, format: 'esm', sourcemap: true, cleanDir: true })
  await bundled.close()
}

/** `import.meta.dirname` stays the folder of the source file: files that are read lie relative to that. */
function sourceFolders(folder) {
  const written = 'import.meta.dirname'
  return {
    name: 'source-folders',
    transform: {
      filter: { id: { exclude: /node_modules/ }, code: written },
      handler(code, file) {
        const path = relative(folder, dirname(file)).replaceAll('\\', '/')
        return { code: code.replaceAll(written, `(${written} + '/${path}')`), map: null }
      },
    },
  }
}
