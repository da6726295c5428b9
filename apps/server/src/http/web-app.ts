import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Serves the built web app in `folder`, its page for every address of its own router, or a page saying how to build it. */
export async function serveWebApp(app: FastifyInstance, folder: string): Promise<void> {
  const built = await access(join(folder, 'index.html')).then(
    () => true,
    () => false,
  )
  if (!built) return serveMissing(app)

  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    // Vite puts a hash of the content into each name under assets/.
    immutable: true,
    maxAge: '365d',
    decorateReply: true,
  })
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['assets/**', '**/*.html', '**/*.br', '**/*.gz'],
    cacheControl: true,
    maxAge: '1h',
    decorateReply: false,
  })
  sendPages(app, (reply) => reply.type('text/html').header('cache-control', 'no-cache').send(page))
}

function serveMissing(app: FastifyInstance): void {
  sendPages(app, (reply) => reply.code(503).type('text/html').header('cache-control', 'no-store').send(missingPage))
}

/** The web app's own addresses; /api and /auth never answer with its page. */
function sendPages(app: FastifyInstance, send: (reply: FastifyReply) => FastifyReply): void {
  for (const url of ['/', '/*']) {
    app.get(url, { schema: { hide: true } }, (request, reply) => {
      const isPage = !/^\/(api|auth|assets)(\/|\?|$)/.test(request.url) && wantsHtml(request.headers.accept)
      return isPage ? send(reply) : reply.callNotFound()
    })
  }
}

function wantsHtml(accept: string | undefined): boolean {
  return accept === undefined || accept.includes('text/html') || accept.includes('*/*')
}

const missingPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Liaison: web app not built</title></head>
<body>
<h1>The web app is not built yet</h1>
<p>Liaison's server runs, and so does its API. The pages are missing. Stop the server, run <code>npm run build</code>
in its folder and start it again; <code>npm start</code> does both.</p>
<p><a href="/api/reference">API reference</a></p>
</body>
</html>
`
