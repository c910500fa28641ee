import { testCorpus } from './corpus.js'

await testCorpus(1, 2)
