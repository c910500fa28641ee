import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { fetchPackage, itWith, makeBin, nodeThat } from './npm-versions.js'

/** The package managers besides npm that the tests pack with, in fixed versions: the last of each major. */
export const packerVersions = {
  'pnpm 9': '9.15.9',
  'pnpm 10': '10.34.9',
  'pnpm 11': '11.28.11',
  'pnpm 12': '12.21.0',
  'yarn 1': '1.22.22',
  'yarn 2': '2.4.2',
  'yarn 3': '3.8.7',
  'yarn 4': '4.18.1',
  bun: '1.4.5',
} as const
export type PackerLabel = keyof typeof packerVersions

export interface PackerInstall {
  readonly label: PackerLabel
  readonly command: 'pnpm' | 'yarn' | 'bun'
  readonly version: string
  /** Folder that holds the command: put it first in PATH. */
  readonly bin: string
  /** Why it can't be had; the folder is empty then. */
  readonly unavailable?: string
}

/** pnpm 11's own `engines`. */
const nodeForPnpm11 = '>=22.13'

/** pnpm 12 and Bun are native programs, a package for each platform. */
async function nativeProgram(scope: string, program: string, version: string): Promise<readonly string[]> {
  const folder = await fetchPackage(
    `${scope}${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
    version,
  )
  const path = join(folder, program)
  chmodSync(path, 0o755)
  return [path]
}

async function berry(version: string): Promise<readonly string[]> {
  return [process.execPath, join(await fetchPackage('@yarnpkg/cli-dist', version), 'bin', 'yarn.js')]
}

/** What starts each: the program and its first arguments. */
const commands: Readonly<Record<PackerLabel, (version: string) => Promise<readonly string[]>>> = {
  'pnpm 9': async (version) => [process.execPath, join(await fetchPackage('pnpm', version), 'bin', 'pnpm.cjs')],
  'pnpm 10': async (version) => [process.execPath, join(await fetchPackage('pnpm', version), 'bin', 'pnpm.cjs')],
  'pnpm 11': async (version) => [
    await nodeThat(`pnpm ${version}`, nodeForPnpm11),
    join(await fetchPackage('pnpm', version), 'bin', 'pnpm.mjs'),
  ],
  'pnpm 12': (version) => nativeProgram('@pnpm/exe.', 'pnpm', version),
  'yarn 1': async (version) => [process.execPath, join(await fetchPackage('yarn', version), 'bin', 'yarn.js')],
  'yarn 2': berry,
  'yarn 3': berry,
  'yarn 4': berry,
  bun: (version) => nativeProgram('@oven/bun-', join('bin', 'bun'), version),
}

/**
 * The real package manager in exactly this version, downloaded once for all runs. Never throws: says why it can't be
 * had.
 */
export async function installPacker(label: PackerLabel): Promise<PackerInstall> {
  const version = packerVersions[label]
  const command = label.startsWith('pnpm') ? 'pnpm' : label.startsWith('yarn') ? 'yarn' : 'bun'
  try {
    const words = await commands[label](version)
    return { label, command, version, bin: makeBin(`${command}-${version}-bin`, { [command]: words }) }
  } catch (error) {
    return {
      label,
      command,
      version,
      bin: '',
      unavailable: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    }
  }
}

export async function installPackers(): Promise<PackerInstall[]> {
  const found: PackerInstall[] = []
  for (const label of Object.keys(packerVersions) as PackerLabel[]) found.push(await installPacker(label))
  return found
}

/** `it` for a test that needs this packer: skipped loudly where it can't be had. */
export function itWithPacker({ label, unavailable }: PackerInstall): ReturnType<typeof itWith> {
  return itWith(unavailable === undefined, `${label} can't be had: ${unavailable ?? ''}`)
}
