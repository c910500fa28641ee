import { describe, expect, it } from '@jest/globals'
import { commandLines, namedScripts } from '../../src/pack/script-commands.js'
import { publishCommands } from '../../src/pack/publish-commands.js'
import { effortOf } from '../helpers/effort.js'

function commandsIn(path: string, text: string): string[] {
  const publishing = { own: 'yarn', tools: [], changesets: 2, hasWorkspaceRanges: false } as const
  return publishCommands(commandLines(path, text), publishing).map(({ command, line }) => `${command}:${line}`)
}

describe('the commands of a release script', () => {
  it.each([
    ["await execa('npm', ['publish', '--tag', releaseTag], { stdio: 'inherit' })", 'npm publish:1'],
    ['execSync("npm publish --access public")', 'npm publish:1'],
    ["execFileSync('pnpm', ['publish', '--no-git-checks', ...args])", 'pnpm publish:1'],
    ['const x = 1\nawait $`npm publish --provenance`', 'npm publish:2'],
    ["await run(\n  'pnpm',\n  [\n    'publish',\n    ...(tag ? ['--tag', tag] : []),\n  ],\n)", 'pnpm publish:2'],
    ["spawnSync('yarn', ['npm', 'publish'])", 'yarn npm publish:1'],
    ["shell.exec('yarn publish --new-version ' + version)", 'yarn publish:1'],
    ["await runIfNotDry('pnpm', ['publish', `--access`, `public`], { cwd })", 'pnpm publish:1'],
    ["cp.execSync(`npm publish --tag ${tag}`, { cwd: 'dist' })", 'npm publish:1'],
    ["await exec.exec('npx', ['changeset', 'publish'])", 'changeset publish:1'],
    ['run("bun publish")', 'bun publish:1'],
    ["const t = mkdtempSync('x')\nexeca('npm', ['publish'], { cwd: folder })", 'npm publish:2'],
    ["const t = mkdtempSync('x')\nrun('npm publish')\nrun('npm ci', { cwd: t })", 'npm publish:2'],
  ])('%j', (text, command) => {
    expect(commandsIn('scripts/release.ts', text)).toEqual([command])
  })

  it.each([
    'console.log("Now run `npm publish`")',
    "throw new Error('run npm publish yourself')",
    "// execSync('npm publish')",
    " * execSync('npm publish')",
    'const help = "run(npm publish)"',
    "execSync('npm publish --dry-run')",
    "execa('npm', ['publish', tarball])",
    "execa('npm', ['run', 'build']); log('then npm publish')",
    "run('npm', args) // publish",
    "execSync('npm publish --registry http://localhost:4873')",
    "const made = await mkdtemp('x')\nexecSync('npm publish', {\n  cwd: made,\n})",
    "const made = fs.mkdtempSync('x'); execa('npm', ['publish', ...args], { cwd: made })",
    'await $`echo run npm publish`',
  ])('are not what it says or what publishes nothing of the folder: %j', (text) => {
    expect(commandsIn('scripts/release.mjs', text)).toEqual([])
  })
})

describe('the commands of recipes', () => {
  it.each<[string, string, readonly string[]]>([
    ['Makefile', 'publish: build\n\tnpm publish', ['npm publish:2']],
    ['Makefile', 'publish:\n\t@pnpm publish -r', ['pnpm publish:2']],
    ['packages/a/Makefile', 'x:\n\tnpm version $(V) && \\\n\t  npm publish\n', ['npm publish:2']],
    ['Makefile', '# npm publish\nhelp:\n\t@echo "make publish"', []],
    ['justfile', 'release:\n    @npm publish --tag {{tag}}\n    -git push', ['npm publish:2']],
    ['Taskfile.yml', 'tasks:\n  release:\n    cmds:\n      - npm publish', ['npm publish:4']],
    ['Jenkinsfile', "stage('x') {\n  sh 'npm publish'\n}", ['npm publish:2']],
    ['Jenkinsfile', 'sh("npm publish --access public")', ['npm publish:1']],
    ['Jenkinsfile', "sh '''\n  echo \"//r/:_authToken=$T\" > ~/.npmrc\n  npm publish\n'''", ['npm publish:3']],
    ['Jenkinsfile', "//sh 'npm publish'\n  // sh 'npm publish'\nsh 'yarn publish'", ['yarn publish:3']],
    ['Jenkinsfile', "/*stage('x') {\n  sh 'npm publish'\n}*/\nsh 'pnpm publish'", ['pnpm publish:4']],
    ['Jenkinsfile', "archive '**/*.js'\nsh 'npm publish'\narchive '**/*.map'", ['npm publish:2']],
    ['Jenkinsfile', "echo 'npm publish'\nstage('npm publish') {}", []],
    ['Taskfile.yml', 'tasks:\n  a:\n    desc: npm publish\n    cmds:\n      - cmd: npm publish', ['npm publish:5']],
    ['Taskfile.yml', 'tasks:\n  a: pnpm publish --no-git-checks', ['pnpm publish:2']],
    ['justfile', 'a:\n    #!/usr/bin/env bash\n    set -e\n    npm publish', ['npm publish:4']],
  ])('%s: %j', (path, text, commands) => {
    expect(commandsIn(path, text)).toEqual(commands)
  })

  it('run in the folder of the file, each line anew', () => {
    const text = 'a:\n\tcd dist && npm publish\nb:\n\tnpm publish\n'
    const publishing = { own: 'npm', tools: [], changesets: null, hasWorkspaceRanges: false } as const
    const places = publishCommands(commandLines('Makefile', text), publishing).map(({ publishes }) => publishes)
    expect(places).toEqual([{ folder: 'dist' }, { folder: '.' }])
  })
})

describe('the scripts that a script or a workflow runs', () => {
  it.each<[string, readonly string[]]>([
    [
      'run: |\n  ./ci/a.sh x && bash tools/b.bash\n  # sh ci/not.sh\n  sh "$DIR"/c.sh; sh ../d.sh; zsh e.zsh',
      ['ci/a.sh', 'tools/b.bash', 'e.zsh'],
    ],
    ['node scripts/release.js --tag next', ['scripts/release.js']],
    ['npm run build && node ./scripts/release.mjs', ['scripts/release.mjs']],
    ['- run: npx tsx scripts/release.ts', ['scripts/release.ts']],
    ['node --import tsx scripts/release.mts', ['scripts/release.mts']],
    ['bun run scripts/release.ts', ['scripts/release.ts']],
    ['node scripts/release', ['scripts/release.js']],
    ['./scripts/release.js', ['scripts/release.js']],
    [
      '      - uses: ./.github/actions/publish',
      ['.github/actions/publish/action.yml', '.github/actions/publish/action.yaml'],
    ],
    ['    uses: ./.github/workflows/release.yml', []],
    ['eslint src/a.js && tsc -p scripts/tsconfig.json', []],
    ['node -e "x" && node ../outside.js', []],
  ])('%j', (text, paths) => {
    expect(namedScripts(text)).toEqual(paths)
  })
})

describe('a hostile script', () => {
  const size = 1_000_000

  it.each([
    ['quotes', 'run("'],
    ['templates', 'run(`'],
    ['brackets', "run('a', ["],
    ['spaces', "run(        '"],
    ['dollars', '$`'],
    ['lines', 'run(\n'],
    ['names', 'exec'],
    ['temporary folders', 'a = await mkdtemp '],
    ['calls', "run('a', {cwd: a})"],
  ])('of a megabyte takes two seconds at most: %s', async (_, part) => {
    const text = `publish ${part.repeat(size / part.length)}`
    expect(await effortOf(() => commandLines('a.js', text), 2_000)).toBeLessThan(2_000)
  })

  it.each([
    ['words', 'node '],
    ['paths', 'a/'],
    ['dots', 'a.'],
    ['continued lines', '\\\n'],
    ['recipes', '\tnpm\\\n'],
    ['actions', 'uses: ./a'],
  ])('that is named, or is a recipe, too: %s', async (_, part) => {
    const text = part.repeat(size / part.length)
    expect(await effortOf(() => [namedScripts(text), commandLines('Makefile', text)], 2_000)).toBeLessThan(2_000)
  })
})
