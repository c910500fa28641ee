import { describe, expect, it } from '@jest/globals'
import { publishCommands } from '../../src/pack/publish-commands.js'
import { effortOf } from '../helpers/effort.js'

type Own = 'npm' | 'pnpm' | 'yarn' | 'bun'

const packers = (text: string, own: Own = 'yarn', tools: readonly string[] = []): (string | null)[] =>
  publishCommands(text, { own, tools, changesets: 2, hasWorkspaceRanges: false }).map(({ packer }) => packer)

describe('commands that publish', () => {
  it.each<[string, string]>([
    ['npm publish', 'npm'],
    ['npm run build && npm publish --access public', 'npm'],
    ['      - run: npm publish --provenance', 'npm'],
    ['npm --workspace a publish', 'npm'],
    ['npm -w a publish', 'npm'],
    ['npm stage publish', 'npm'],
    ['run: |\n  npm publish ./out', 'npm'],
    ['npm publish --dry-run\nnpm publish', 'npm'],
    ['- uses: JS-DevTools/npm-publish@v3', 'npm'],
    ['pnpm publish -r', 'pnpm'],
    ['pnpm -r publish', 'pnpm'],
    ['pnpm --filter "./packages/*" publish --no-git-checks', 'pnpm'],
    ['pnpm -r --filter=!x publish', 'pnpm'],
    ['yarn npm publish', 'yarn'],
    ['yarn workspaces foreach --all --no-private npm publish', 'yarn'],
    ['yarn workspace a npm publish --tolerate-republish', 'yarn'],
    ['yarn publish --new-version 1', 'yarn'],
    ['bun publish', 'bun'],
    ['changeset publish', 'npm'],
    ['          publish: yarn changeset publish', 'npm'],
    ['npx changeset publish', 'npm'],
    ['lerna publish from-package --yes', 'npm'],
    ['nx release publish', 'npm'],
    ['npx semantic-release', 'npm'],
    ['npm publish "$@"', 'npm'],
    ['npm publish --tag "$TAG" --otp=$OTP', 'npm'],
    ['npx -y npm@latest publish', 'npm'],
    ['npx --yes pnpm@10.2.0 publish --no-git-checks', 'pnpm'],
    ['npx @changesets/cli@2 publish', 'npm'],
    ['./node_modules/.bin/lerna publish from-git', 'npm'],
    ['npx semantic-release@24', 'npm'],
    ['      - uses: cycjimmy/semantic-release-action@v4', 'npm'],
    ['yarn workspace a exec npm publish --tag next', 'npm'],
    ['yarn workspaces foreach --all exec pnpm publish', 'pnpm'],
    ['then sudo npm publish', 'npm'],
  ])('%s packs with %s', (text, packer) => {
    expect(packers(text)).toEqual([packer])
  })

  it.each([
    'npm publish --registry http://localhost:4873',
    'npm publish --registry=http://127.0.0.1:4873/ --tag next',
    'pnpm publish -r --registry http://[::1]:4873',
  ])('is none where a registry on this machine is tried: %s', (text) => {
    expect(packers(text)).toEqual([])
  })

  it('may depend on the version of the tool', () => {
    const by = (changesets: number | null, own: Own): unknown =>
      publishCommands('changeset publish', { own, tools: [], changesets, hasWorkspaceRanges: false })[0]?.packer
    expect([by(2, 'yarn'), by(3, 'yarn'), by(null, 'yarn')]).toEqual(['npm', 'yarn', null])
    expect([by(3, 'bun'), by(3, 'pnpm'), by(3, 'npm')]).toEqual(['npm', 'pnpm', 'npm'])
  })

  it('may name the folder that they publish', () => {
    const { changesets, ...more } = { own: 'npm' as const, tools: [], changesets: null, hasWorkspaceRanges: false }
    const contents = (text: string): unknown => publishCommands(text, { changesets, ...more })[0]?.contents
    expect(contents('lerna publish --contents dist --yes')).toBe('dist')
    expect(contents('np --contents=dist')).toBe('dist')
    expect(contents('lerna publish from-package')).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['npm publish', '.'],
    ['npm publish dist --access public', 'dist'],
    ['npm publish --access public ./dist/', 'dist/'],
    ['npm publish --provenance dist', 'dist'],
    ['npm publish --tag next', '.'],
    ['npm publish --strange dist', '.'],
    ['npm --prefix dist publish', 'dist'],
    ['pnpm -C out publish --no-git-checks', 'out'],
    ['npm run build && cd dist && npm publish', 'dist'],
    ['cd dist && npm version 1 && cd .. && npm publish', '.'],
    ['(cd docs && npm run build) && npm publish', '.'],
    ['(cd dist && npm publish)', 'dist'],
    ['      - run: |\n          cd dist\n          npm publish', 'dist'],
    ['      - run: cd dist && ls\n      - run: npm publish', '.'],
    ['      - run: npm publish\n        working-directory: dist/a\n      - run: x', 'dist/a'],
    ['      - name: a\n        working-directory: a\n        run: npm publish b', 'a/b'],
    ['      - run: x\n        working-directory: a\n      - run: npm publish', '.'],
    ["npm publish --tag ${{ steps.a.outputs.tag || 'latest' }}", '.'],
    ['npm publish dist --tag "${{ inputs.tag }}"', 'dist'],
    ['      - run: npm publish\n        working-directory: ${{ matrix.directory }}', undefined],
    ['      - run: npm publish\n        working-directory: "packages/a" # it', 'packages/a'],
    ['defaults:\n  run:\n    working-directory: a\njobs:\n      - run: npm publish', undefined],
    ['yarn workspace a exec npm publish', 'workspaces'],
    ['npm publish -w a', 'workspaces'],
    ['npm publish --workspaces', 'workspaces'],
    ['pnpm -r publish', 'workspaces'],
    ['yarn workspaces foreach --all npm publish', 'workspaces'],
    ['cd "$OUT" && npm publish', undefined],
    ['cd /tmp/a && npm publish', undefined],
    ['pushd dist && npm publish', undefined],
    ['lerna publish', undefined],
    ['cd dist/lib && npx semantic-release@latest', 'dist/lib'],
    ['npx semantic-release', undefined],
    ['cd packages && lerna publish', undefined],
  ])('%j publishes %s', (text, publishes) => {
    const more = { own: 'npm' as const, tools: [], changesets: null, hasWorkspaceRanges: false }
    const [found] = publishCommands(text, more)
    expect(found).toBeDefined()
    const place = found?.publishes
    expect(typeof place === 'object' ? place.folder : place).toBe(publishes)
  })

  it('may depend on the package manager of the repository', () => {
    expect(packers('pnpm changeset publish', 'pnpm')).toEqual(['pnpm'])
    expect(packers('changeset publish', 'bun')).toEqual(['npm'])
    expect(packers('nx release', 'bun')).toEqual(['bun'])
    expect(packers('npx semantic-release', 'yarn', ['semantic-release-yarn'])).toEqual([null])
    expect(packers('lerna publish', 'pnpm')).toEqual([null])
    expect(
      publishCommands('lerna publish', { own: 'yarn', tools: [], changesets: 2, hasWorkspaceRanges: true })[0]?.packer,
    ).toBeNull()
    expect([packers('np --no-tests', 'yarn'), packers('np', 'bun'), packers('np patch', 'pnpm')]).toEqual([
      [null],
      ['npm'],
      ['pnpm'],
    ])
  })

  it('are told with their line', () => {
    const text = '# npm publish\non: push\njobs:\n  a:\n    steps:\n      - run: npm publish\n'
    expect(publishCommands(text, { own: 'npm', tools: [], changesets: 2, hasWorkspaceRanges: false })).toEqual([
      { command: 'npm publish', packer: 'npm', line: 6, publishes: { folder: '.' } },
    ])
    expect(
      publishCommands('a: |\n  npm ci\n  npm publish', {
        own: 'npm',
        tools: [],
        changesets: 2,
        hasWorkspaceRanges: false,
      }),
    ).toEqual([{ command: 'npm publish', packer: 'npm', line: 3, publishes: { folder: '.' } }])
  })

  it('take no time for text that looks like them', async () => {
    const long = `npm ${'-a '.repeat(50_000)} publishx\n`.repeat(2)
    expect(
      await effortOf(() => {
        expect(packers(long)).toEqual([])
      }),
    ).toBeLessThan(3_000)
  })

  it.each([
    '# npm publish',
    'npm run publish:docs',
    'echo npm-publish',
    'uses: JS-DevTools/my-npm publishing',
    'npm pack',
    'npm publish ./out/a.tgz',
    'npm publish "$TARBALL" --access public',
    'npm publish --provenance "$TARBALL"',
    'npm publish --access=public "$TARBALL"',
    'npm publish ${{ steps.gate.outputs.tarball }}',
    'pnpm publish --dry-run',
    'echo np is nice',
    'echo "Now run npm publish"',
    '      - run: echo npm publish',
    'if x; then printf "npm publish\\n"; fi',
    '      - name: npm publish',
    "      - if: startsWith(github.ref, 'refs/npm publish')",
    '    desc: runs npm publish',
    'yarn workspace a exec npm run publish',
    'pnpm run publish-site',
    'yarn run publish',
    'yarn workspaces foreach run publish',
    'npm run publish',
    'pnpm install && node publish.js',
    'npm install publish',
    '"@semantic-release/npm"',
    'semantic-release-cli',
    'bun run publish',
  ])('%s is none', (text) => {
    expect(packers(text)).toEqual([])
  })
})
