import { foldersOf } from '../../model/top-folder.js'

/**
 * What a path's folders say of its purpose: `template`: what a generator copies into other projects, `bundled`: a
 * dependency's own files, `sample`: tests, documentation and examples, `own`: the package itself.
 */
export type Purpose = 'own' | 'sample' | 'template' | 'bundled'

const template =
  /^(_?templates?|templates?[-_.].*|.+[-_.]templates?|skeletons?|scaffolds?|scaffolding|boilerplates?|starters?|blueprints?)$/i

const sample =
  /^(__)?(tests?|testing|specs?|e2e|mocks?|fixtures?|snapshots?|examples?|samples?|demos?|docs?|documentation|test[-_]?(data|fixtures?|files|assets|resources|helpers|utils?)|[a-z]+[-_]tests?)(__)?$/i

/** By the folders alone: a file's own name has no say in it. */
export function purposeOf(path: string): Purpose {
  const folders = foldersOf(path).map(({ name }) => name)
  if (folders.includes('node_modules')) return 'bundled'
  if (folders.some((folder) => template.test(folder))) return 'template'
  return folders.some((folder) => sample.test(folder)) ? 'sample' : 'own'
}
