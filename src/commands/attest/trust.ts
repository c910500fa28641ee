import { resolve } from 'node:path'
import type { Context } from '../../model/context.js'
import type { TrustedRootName } from '../../model/watch-report.js'
import type { BundleVerifier } from './signed-bundle.js'
import type { TrustedRoots } from './trusted-root.js'

/** Verifies signatures; nothing of it is loaded before one has to be. */
export class Trust {
  readonly #file: string | null
  readonly #cwd: string
  readonly #context: Pick<Context, 'env' | 'tool'>
  #opening: Promise<BundleVerifier> | null = null
  #roots: TrustedRoots | null = null

  /** @param file of the user's own roots, relative to `cwd`; null for Sigstore's */
  constructor(file: string | null, cwd: string, context: Pick<Context, 'env' | 'tool'>) {
    this.#file = file
    this.#cwd = cwd
    this.#context = context
  }

  /** @throws GateError EUSAGE where the user's own roots can't be read */
  async verifier(): Promise<BundleVerifier> {
    this.#opening ??= this.#open()
    return this.#opening
  }

  /** What signatures were verified against; null before one was. */
  get name(): TrustedRootName | null {
    return this.#roots && { source: this.#roots.source, detail: this.#roots.detail }
  }

  async #open(): Promise<BundleVerifier> {
    const { env, tool } = this.#context
    const [{ trustedRoots }, { BundleVerifier }] = await Promise.all([
      import('./trusted-root.js'),
      import('./signed-bundle.js'),
    ])
    const file = this.#file === null ? null : { path: resolve(this.#cwd, this.#file), shown: this.#file }
    this.#roots = await trustedRoots(file, { env, userAgent: `${tool.name}/${tool.version}` })
    return new BundleVerifier(this.#roots.documents)
  }
}
