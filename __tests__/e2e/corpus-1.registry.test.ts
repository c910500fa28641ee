import { testCorpus } from './corpus.js'

await testCorpus(0, 2)
