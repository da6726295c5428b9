// The first import of every script, so that an old Node is told in words instead of by a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Liaison needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org/`)
  process.exit(1)
}
