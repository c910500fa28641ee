import type { Format } from './format.js'

/** What follows the mark of GitLab's tokens; routable ones end in a length and a checksum. */
const gitlab = '(?=[a-z_-]*[\\dA-Z])[\\w-]{20,300}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7})?'

const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'

/** Where code is kept, built and published. */
export const codeHostFormats: readonly Format[] = [
  {
    kind: 'gitlab-token',
    docs: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
    forms: [
      [
        [
          'glpat',
          'glrt',
          'glrtr',
          'gldt',
          'glcbt',
          'glft',
          'glffct',
          'glimt',
          'glagent',
          'gloas',
          'glsoat',
          'glwt',
        ].map((mark) => `${mark}-`),
        gitlab,
        // A prefix of the instance's own: docs.gitlab.com/administration/settings/account_and_limit_settings/
        '(?:[A-Za-z0-9]{1,20}-)?',
      ],
      ['glptt-', '[0-9a-f]{40}'],
      ['GR1348941', '[\\w-]{20}'],
    ],
  },
  {
    kind: 'bitbucket-token',
    docs: 'https://support.atlassian.com/bitbucket-cloud/docs/using-access-tokens/',
    forms: [
      ['ATBB', '(?=[a-z]*[\\dA-Z])[A-Za-z0-9]{28,40}'],
      ['ATCTT3', '[\\w=-]{140,260}'],
    ],
  },
  {
    kind: 'circleci-token',
    docs: 'https://circleci.com/docs/managing-api-tokens/',
    forms: [[['CCIPAT_', 'CCIPRJ_'], '[A-Za-z0-9]{20,24}_[0-9a-f]{40}']],
  },
  {
    kind: 'buildkite-token',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    forms: [
      ['bkua_', '[a-z0-9]{40}'],
      ['bkaj_', '[\\w.-]{40,600}'],
    ],
  },
  { kind: 'pypi-token', docs: 'https://pypi.org/help/#apitoken', forms: [['pypi-AgE', '[\\w-]{50,1000}']] },
  {
    kind: 'rubygems-key',
    docs: 'https://guides.rubygems.org/api-key-scopes/',
    forms: [['rubygems_', '[0-9a-f]{48}']],
  },
  {
    kind: 'nuget-key',
    docs: 'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys',
    forms: [['oy2', '(?=[a-z]*\\d)(?=[0-9]*[a-z])[a-z0-9]{43}']],
  },
  {
    kind: 'crates-token',
    docs: 'https://doc.rust-lang.org/cargo/reference/publishing.html#before-your-first-publish',
    forms: [['cio', '(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*\\d)[A-Za-z0-9]{32}']],
  },
  {
    kind: 'clojars-token',
    docs: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
    forms: [['CLOJARS_', '[0-9a-z]{60}']],
  },
  {
    kind: 'packagist-token',
    docs: 'https://packagist.com/docs/api',
    forms: [['packagist_', '[a-z]{3}_[0-9a-f]{60,80}']],
  },
  {
    kind: 'jfrog-token',
    docs: 'https://docs.jfrog.com/administration/docs/access-tokens',
    forms: [
      ['AKCp', '[A-Za-z0-9]{60,75}'],
      ['cmVmdGtu', '[A-Za-z0-9]{50,64}'],
    ],
  },
  {
    kind: 'docker-token',
    docs: 'https://docs.docker.com/security/access-tokens/',
    forms: [['dckr_oat_', '[\\w-]{27,40}']],
  },
  {
    kind: 'sonar-token',
    docs: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens',
    forms: [[['squ_', 'sqp_', 'sqa_'], '[0-9a-f]{40}']],
  },
  {
    kind: 'snyk-token',
    docs: 'https://docs.snyk.io/snyk-api/authentication-for-api',
    forms: [[['snyk_uat.', 'snyk_sat.'], '[0-9a-f]{8}\\.[\\w.-]{40,1200}']],
  },
  {
    kind: 'sourcegraph-token',
    docs: 'https://sourcegraph.com/docs/cli/how-tos/creating-an-access-token',
    forms: [
      ['sgp_', '(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}'],
      ['slk_', '[0-9a-f]{64}'],
    ],
  },
  {
    kind: 'terraform-token',
    docs: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    forms: [['.atlasv1.', '[\\w=-]{60,75}', '[A-Za-z0-9]{14}']],
  },
  {
    kind: 'pulumi-token',
    docs: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    forms: [['pul-', '[0-9a-f]{40}']],
  },
  {
    kind: 'octopus-key',
    docs: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    forms: [['API-', '(?=[A-Z]*\\d)(?=[0-9]*[A-Z])[A-Z0-9]{26,34}']],
  },
  {
    kind: 'postman-key',
    docs: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    forms: [
      ['PMAK-', '[0-9a-f]{24}-[0-9a-f]{34}'],
      ['PMAT-', '[0-9A-Z]{26}'],
    ],
  },
  {
    kind: 'launchdarkly-key',
    docs: 'https://launchdarkly.com/docs/home/account/api',
    forms: [[['api-', 'sdk-'], uuid]],
  },
  {
    kind: 'prefect-key',
    docs: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
    forms: [[['pnu_', 'pnb_'], '[A-Za-z0-9]{36}']],
  },
  {
    kind: 'deno-token',
    docs: 'https://api.deno.com/v2/docs',
    forms: [[['ddp_', 'ddw_', 'ddo_'], '[A-Za-z0-9]{36}']],
  },
]
