import type { FileFacts } from '../../model/file-facts.js'
import { blocking, careless, mildLevels, type ClassEntry } from './class-entry.js'

const revoke =
  "If it was ever published, rotate the credentials in it: unpublishing doesn't remove the copies in caches."

/** `.env.example` and its kin are made to be published; `.env.ts` is code. */
const example =
  /(^|[._-])(examples?|samples?|templates?|tpl|dist|defaults?|schema|stub|skeleton)($|[._-])|\.([cm]?[jt]sx?|md|html)$/i

/** `core` is a common name; a core file is ELF or Mach-O like a program, and can't be started. */
function isDump({ path, kind, mode }: FileFacts): boolean {
  return !/(^|\/)core(\.\d+)?$/.test(path) || (kind === 'executable' && (mode & 0o111) === 0)
}

/** What holds secrets: keys, credentials, and what a process knew. */
export const privateClasses = {
  keys: {
    what: 'a private key or a store of keys',
    advice: revoke,
    levels: blocking,
    sampled: true,
    isKnown: ({ privateKey }) => privateKey !== undefined,
    folders: ['.ssh', '.gnupg'],
    files: [
      'id_rsa',
      'id_dsa',
      'id_ecdsa',
      'id_ed25519',
      '*.ppk',
      '*.p12',
      '*.pfx',
      '*.jks',
      '*.keystore',
      '*.keychain',
      '*.keychain-db',
      'secring.gpg',
      '*.kdbx',
    ],
    // The debug keystore of Android is the same everywhere, and its password is known.
    except: /^debug\.keystore$/i,
    confirm: ({ kind }) => kind !== 'empty',
  },
  credentials: {
    what: 'files of this kind usually hold credentials',
    advice: revoke,
    levels: blocking,
    sampled: true,
    folders: ['.aws', '.kube', '.azure', 'playwright/.auth'],
    files: [
      '.env',
      '.env.*',
      '.env-*',
      '.env_*',
      '.envrc',
      '.dev.vars',
      '.netrc',
      '_netrc',
      '.pypirc',
      '.git-credentials',
      '.dockercfg',
      '.dockerconfigjson',
      '.pgpass',
      '.my.cnf',
      '.s3cfg',
      '.boto',
      '.htpasswd',
      '.vault-token',
      '.terraformrc',
      'terraform.tfstate',
      'terraform.tfstate.backup',
      'gha-creds-*.json',
      'client_secret_*.json',
      'firebase-adminsdk*.json',
      '*firebase-adminsdk*.json',
      'sftp-config.json',
      '.ftpconfig',
      '.credentials_rsaparams',
      '.*_history',
      '.lesshst',
      '.viminfo',
    ],
    mild: {
      files: [
        '.env.test',
        '.env.testing',
        '.env.ci',
        '.npmrc',
        '*.env',
        '*.tfvars',
        'service-account.json',
        'service-account*.json',
        'service_account.json',
        'service_account*.json',
        'kubeconfig',
        '*.mobileprovision',
      ],
    },
    except: example,
    confirm: ({ kind }) => kind !== 'empty',
  },
  dump: {
    what: 'a dump of memory, a profile or a crash report',
    advice: "A dump contains everything that was in the process's memory, including its environment.",
    levels: blocking,
    sampled: true,
    isKnown: ({ leftover }) => leftover === 'memory-dump',
    files: [
      'core',
      'core.*',
      'vgcore.*',
      '*.stackdump',
      '*.dmp',
      '*.mdmp',
      '*.hprof',
      '*.heapsnapshot',
      '*.heapprofile',
      '*.cpuprofile',
      'isolate-0x*-v8.log',
      'hs_err_pid*.log',
      'report.20*.*.*.*.json',
      'dump.rdb',
      'dump.sql',
      'perf.data',
      'perf.data.old',
    ],
    except: /^core\..*\D/i,
    confirm: isDump,
  },
  network: {
    what: 'what a browser sent, received or kept',
    advice: 'It may hold cookies, tokens and the bodies of answers.',
    levels: mildLevels,
    sampled: true,
    isKnown: ({ leftover }) => leftover === 'network-log',
  },
  log: {
    what: 'a log',
    levels: careless,
    sampled: true,
    files: ['*.log', '*.log.gz', '*.log.1', '*.log.2', 'npm-debug.log.*', 'yarn-error.log.*', 'nohup.out'],
    // A list of changes by that name is for readers.
    except: /^(change|changes|change-?log|history|release)s?\.log$/i,
  },
} satisfies Readonly<Record<string, ClassEntry>>
