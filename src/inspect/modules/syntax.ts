import semver from 'semver'
import { asObject } from '../../model/manifest.js'
import type { FileFault, ModuleForm, NewerSyntax } from '../../model/modules.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Manifest, Release } from '../../model/release.js'
import { onceByContent, type Shelf } from '../memory.js'
import { moduleGraph, type ModuleGraph } from './graph.js'
import { afterEs5, newerSyntax } from './newer-syntax.js'
import { faultOf, topLevelAwait } from './parse.js'

interface Syntax {
  readonly fault: FileFault | null
  readonly newer: NewerSyntax | null
  /** What ES5 doesn't have, unless the package promises newer versions of Node alone. */
  readonly afterEs5: NewerSyntax | null
}

type ParsedFacts = Pick<FileFacts, 'fault' | 'newerSyntax' | 'afterEs5'>

/** What a package that promises nothing is taken to run on: what needs a newer Node is worth a word there too. */
const unsaid = 12

/** The lowest major version of Node that package.json promises to run on; null where that can't be known. */
function promisedNode({ engines }: Manifest): number | null {
  const { node } = asObject(engines)
  if (node === undefined) return unsaid
  if (typeof node !== 'string' || node.length > 1_000 || node.trim() === '*') return null
  return semver.validRange(node) === null ? null : (semver.minVersion(node)?.major ?? null)
}

/** The first line of Node that knows `await` outside of functions. */
const topLevelAwaitSince = 14

/** The newest syntax of a file that a version of Node can't read. */
function newerThan(text: string, form: ModuleForm, floor: number): NewerSyntax | null {
  const newer = newerSyntax(text, floor)
  if (form !== 'esm' || floor >= topLevelAwaitSince || (newer && newer.node >= topLevelAwaitSince)) return newer
  const line = topLevelAwait(text)
  return line === null ? newer : { what: 'await outside of a function', node: topLevelAwaitSince, line }
}

async function parsed(text: string, form: ModuleForm, floor: number | null): Promise<Syntax> {
  const fault = await faultOf(text, form)
  const newer = fault || floor === null ? null : newerThan(text, form, floor)
  // What needs a newer Node is newer than ES5 in any case.
  return { fault, newer, afterEs5: fault || newer || floor === null || floor > unsaid ? newer : afterEs5(text) }
}

async function syntaxOf({ sha256, module }: FileFacts, shelf: Shelf, floor: number | null): Promise<Syntax | null> {
  return onceByContent(`syntax ${floor ?? ''} ${sha256}`, () => {
    const text = shelf.text(sha256)
    return text === null || module === undefined ? null : parsed(text, module.form, floor)
  })
}

/** Whether Node loads a file whenever an entry point is loaded. */
function isLoadedByNode(path: string, { reached: { node } }: ModuleGraph): boolean {
  const reach = node.get(path)
  return reach?.time === 'load' && !reach.entry.isPattern
}

/** The file that bundlers take for the package: they hand it on as it is written. */
function isModuleEntry(path: string, { entries }: ModuleGraph): boolean {
  return entries.some((entry) => entry.field === 'module' && entry.path === path)
}

/** What parsing found of a file, as its facts; null where it found nothing. */
function syntaxFacts({ fault, newer, afterEs5: newerThanEs5 }: Syntax): ParsedFacts | null {
  if (!fault && !newer && !newerThanEs5) return null
  return {
    ...(fault && { fault }),
    ...(newer && { newerSyntax: newer }),
    ...(newerThanEs5 && { afterEs5: newerThanEs5 }),
  }
}

/** Faulty files after which no more are parsed: a package of sources may have thousands, and each takes time. */
const mostFaults = 50

/** A release with what its code says when it is parsed, where entry points lead to it. Other code is not parsed. */
export async function withSyntax(release: Release, shelf: Shelf): Promise<Release> {
  const graph = moduleGraph(release)
  const floor = promisedNode(release.manifest)
  const facts = new Map<string, ParsedFacts>()
  let faults = 0
  for (const path of new Set([...graph.reached.node.keys(), ...graph.reached.bundler.keys()])) {
    const file = graph.index.files.get(path)
    const isLoaded = isLoadedByNode(path, graph) || isModuleEntry(path, graph)
    const found = file?.module ? await syntaxOf(file, shelf, isLoaded ? floor : null) : null
    const known = found === null ? null : syntaxFacts(found)
    if (known === null) continue
    if (known.fault) faults += 1
    if (faults > mostFaults) break
    facts.set(path, known)
  }
  if (facts.size === 0) return release
  return { ...release, files: release.files.map((file) => ({ ...file, ...facts.get(file.path) })) }
}
