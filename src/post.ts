/* As index.ts: what goes wrong while our own code is loaded ends with 2, and Node itself would end with 1. */
try {
  const { post } = await import('./action/post.js')
  await post()
} catch (error) {
  const why = (error instanceof Error ? error.message : String(error)).replace(/[\r\n]+/g, ' ')
  process.stdout.write(`::error::pack-gate could not be loaded: ${why.replaceAll('%', '%25')}\n`)
  process.exitCode = 2
}
