import type { FileFault } from '../../model/modules.js'
import type { FileFacts, Release } from '../../model/types.js'
import { moduleGraph } from './graph.js'
import { faultOf } from './parse.js'
import type { Shelf } from './shelf.js'

/** What parsing said in this process, by content: an unchanged file is parsed once for both releases. */
const parsed = new Map<string, FileFault | null>()
const maxParsed = 50_000

async function faultOfFile({ sha256, module }: FileFacts, shelf: Shelf): Promise<FileFault | null> {
  const earlier = parsed.get(sha256)
  if (earlier !== undefined) return earlier
  const text = shelf.take(sha256)
  if (text === null || module === undefined) return null
  const fault = await faultOf(text, module.form)
  if (parsed.size >= maxParsed) parsed.clear()
  parsed.set(sha256, fault)
  return fault
}

/** A release with what parsing says of the code that its entry points lead to. Other code is not parsed. */
export async function withSyntax(release: Release, shelf: Shelf): Promise<Release> {
  const { reached, index } = moduleGraph(release)
  const faults = new Map<string, FileFault>()
  for (const path of new Set([...reached.node.keys(), ...reached.bundler.keys()])) {
    const file = index.files.get(path)
    const fault = file?.module ? await faultOfFile(file, shelf) : null
    if (fault) faults.set(path, fault)
  }
  if (faults.size === 0) return release
  const files = release.files.map((file) => {
    const fault = faults.get(file.path)
    return fault ? { ...file, fault } : file
  })
  return { ...release, files }
}
