interface Kind {
  /** With its article, as a message has it. */
  readonly one: string
  readonly many: string
  /** Not worth stopping a release for: public by design, of use for minutes only, or no secret without another part. */
  readonly mild?: string
}

function named(one: string, many = `${one.replace(/^an? /, '')}s`): Kind {
  return { one, many }
}

function mild(one: string, why: string): Kind {
  return { ...named(one), mild: why }
}

/** Every kind of credential that is looked for, in the order of the documentation. */
const table = {
  'private-key': named('a private key'),
  'age-key': named('an age secret key'),
  'github-token': named('a GitHub token'),
  'gitlab-token': named('a GitLab token'),
  'npm-token': named('an npm access token'),
  'npm-password': named('an npm password', 'npm passwords'),
  'pypi-token': named('a PyPI token'),
  'rubygems-key': named('a RubyGems API key'),
  'docker-token': named('a Docker access token'),
  'url-password': named('a URL with a password', 'URLs with a password'),
  'database-url': named('a database URL with a password', 'database URLs with a password'),
  'aws-secret-key': named('an AWS secret access key'),
  'aws-key-id': mild('an AWS access key ID', 'of no use without the secret key'),
  'azure-storage-key': named('an Azure storage account key'),
  'azure-access-key': named('an Azure shared access key'),
  'azure-sas': named('an Azure shared access signature'),
  'azure-client-secret': named('an Azure client secret'),
  'google-api-key': mild('a Google API key', 'made for browsers and apps, and limited there'),
  'google-client-secret': mild('a Google OAuth client secret', 'not treated as a secret in installed apps'),
  'google-access-token': mild('a Google access token', 'expires within the hour'),
  'presigned-url': mild('a presigned cloud URL', 'expires within days'),
  'cloudflare-token': named('a Cloudflare token'),
  'digitalocean-token': named('a DigitalOcean token'),
  'heroku-key': named('a Heroku API key'),
  'netlify-token': named('a Netlify token'),
  'vercel-token': named('a Vercel token'),
  'supabase-token': named('a Supabase token'),
  'planetscale-token': named('a PlanetScale token'),
  'databricks-token': named('a Databricks token'),
  'vault-token': named('a HashiCorp Vault token'),
  'doppler-token': named('a Doppler token'),
  '1password-token': named('a 1Password service account token'),
  'tailscale-key': named('a Tailscale key'),
  'openai-key': named('an OpenAI API key'),
  'anthropic-key': named('an Anthropic API key'),
  'ai-key': named('an API key of an AI provider', 'API keys of AI providers'),
  'huggingface-token': named('a Hugging Face token'),
  'groq-key': named('a Groq API key'),
  'xai-key': named('an xAI API key'),
  'perplexity-key': named('a Perplexity API key'),
  'replicate-token': named('a Replicate token'),
  'openrouter-key': named('an OpenRouter API key'),
  'slack-token': named('a Slack token'),
  'slack-webhook': named('a Slack webhook'),
  'discord-webhook': named('a Discord webhook'),
  'telegram-token': named('a Telegram bot token'),
  'stripe-key': named('a Stripe secret key'),
  'stripe-test-key': mild('a Stripe test key', 'moves no money'),
  'stripe-webhook-secret': named('a Stripe webhook secret'),
  'square-token': named('a Square token'),
  'shopify-key': named('a Shopify key'),
  'sendgrid-key': named('a SendGrid API key'),
  'mailgun-key': named('a Mailgun API key'),
  'atlassian-token': named('an Atlassian token'),
  'notion-token': named('a Notion token'),
  'linear-key': named('a Linear API key'),
  'figma-token': named('a Figma token'),
  'postman-key': named('a Postman API key'),
  'mapbox-token': named('a Mapbox secret token'),
  'grafana-token': named('a Grafana token'),
  'sentry-token': named('a Sentry token'),
  'new-relic-key': named('a New Relic API key'),
  jwt: named('a JSON Web Token'),
} satisfies Readonly<Record<string, Kind>>

export type SecretKind = keyof typeof table

export const secretKindNames = Object.keys(table) as [SecretKind, ...SecretKind[]]

export const secretKinds: Readonly<Record<SecretKind, Kind>> = table
