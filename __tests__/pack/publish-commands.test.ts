import { describe, expect, it } from '@jest/globals'
import { publishCommands } from '../../src/pack/publish-commands.js'

const packers = (text: string, own: 'npm' | 'pnpm' | 'yarn' | 'bun' = 'yarn'): (string | null)[] =>
  publishCommands(text, own).map(({ packer }) => packer)

describe('commands that publish', () => {
  it.each<[string, string]>([
    ['npm publish', 'npm'],
    ['npm run build && npm publish --access public', 'npm'],
    ['      - run: npm publish --provenance', 'npm'],
    ['npm --workspace a publish', 'npm'],
    ['npm -w a publish', 'npm'],
    ['npm stage publish', 'npm'],
    ['run: |\n  npm publish ./out/a.tgz', 'npm'],
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
  ])('%s packs with %s', (text, packer) => {
    expect(packers(text)).toEqual([packer])
  })

  it('may depend on the package manager of the repository', () => {
    expect(packers('pnpm changeset publish', 'pnpm')).toEqual(['pnpm'])
    expect(packers('changeset publish', 'bun')).toEqual(['npm'])
    expect(packers('nx release', 'bun')).toEqual(['bun'])
    expect(packers('npx semantic-release', 'yarn')).toEqual([null])
  })

  it.each([
    '# npm publish',
    'npm run publish:docs',
    'echo npm-publish',
    'uses: JS-DevTools/my-npm publishing',
    'npm pack',
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
