import Fastify, { type FastifyInstance } from 'fastify'

/**
 * The <style> elements that Scalar's script makes, by the hashes of what they say: those of the version that package.json
 * names, and of the configuration below. Any other is refused; a test in a browser tells which when they change.
 */
const stylesOfScalar = [
  "'sha256-d7niGYA9R/xp7r1pyc/+3ntTepKCabnrqd2exao76s4='",
  "'sha256-DLlkYCuDYGe6ME23YkUFB7Tc36rGDeo4mVBFbZX3uaU='",
  "'sha256-rO+6k1mDRASa9Q8IQu9I3bF+bjRdxDreAZCyGSaxzeI='",
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-ZW1GSuo0pKyEx5Ar7ZC5Dflb/mjatjeTW9aVx0iZAzE='",
]

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${stylesOfScalar.join(' ')}`,
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const configuration = {
  withDefaultFonts: false,
  telemetry: false,
  showDeveloperTools: 'never',
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Liaison API</title>
</head>
<body>
<script id="api-reference" type="application/json" data-url="/api/openapi.json"
 data-configuration="${JSON.stringify(configuration).replaceAll('"', '&quot;')}"></script>
<script src="/api/reference/scalar.js"></script>
</body>
</html>
`

/** The API reference as a page at /api/reference. Script and document come from this server, fonts from nowhere. */
export function serveApiReference(app: FastifyInstance): void {
  app.get('/api/reference', { schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html').header('content-security-policy', policy).send(page),
  )
  app.get('/api/reference/scalar.js', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/javascript')
      .header('cache-control', 'public, max-age=3600')
      .send(await scalarScript()),
  )
}

let script: Promise<string> | undefined

/** Four megabytes that few ask for, so loaded when they do. The plugin hands its script out by a route only. */
function scalarScript(): Promise<string> {
  script ??= (async () => {
    const { default: plugin } = await import('@scalar/fastify-api-reference')
    const bare = Fastify()
    await bare.register(plugin, { routePrefix: '/reference', configuration: { url: '/api/openapi.json' } })
    const reply = await bare.inject('/reference/js/scalar.js')
    await bare.close()
    return reply.body
  })()
  return script
}
