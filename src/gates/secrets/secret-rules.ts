/** The trace of one rule of Secretlint's recommended preset. */
export interface SecretRule {
  /** With its article, as in "This looks like …". */
  readonly what: string;
  /**
   * Matches wherever the rule could, and rarely elsewhere. A text without any trace is not searched further, and the
   * library is not loaded.
   */
  readonly trace: RegExp;
}

/**
 * Every rule that can match in a Markdown document, by the end of its id. Excludes `gcp`, which reads only key files,
 * and `filter-comments`, with which a document could disable all the others.
 */
export const secretRules: Readonly<Record<string, SecretRule>> = {
  '1password': { what: 'a 1Password token', trace: /ops_ey[\w+/=]{100}/ },
  anthropic: { what: 'an Anthropic key', trace: /sk-ant-api0\d-[\w-]{90}/ },
  aws: {
    what: 'an AWS key',
    trace: /(?:A3T[A-Z0-9]|A[A-Z]{2}A)[A-Z0-9]{16}|(?:access|Access|ACCESS)_?(?:key|Key|KEY)["']?\s*[:=]/,
  },
  basicauth: { what: 'a password in a URL', trace: /(?:http|ftp)s?:\/\/[-\w]+:[-\w]+@/ },
  cloudflare: { what: 'a Cloudflare token', trace: /cf(?:k|ut|at)_[A-Za-z0-9]{40}/ },
  'database-connection-string': {
    what: 'a password in a database URL',
    trace: /(?:mongodb(?:\+srv)?|mysqlx?|postgres(?:ql)?):\/\/[^:/\s]+:[^@/\s]+@/i,
  },
  databricks: { what: 'a Databricks token', trace: /dapi[A-Fa-f0-9]{32}/ },
  docker: { what: 'a Docker token', trace: /dckr_pat_[\w-]{27}/ },
  figma: { what: 'a Figma token', trace: /figd_[\w-]{40}/ },
  github: { what: 'a GitHub token', trace: /gh[pousr]_\w{36}|ghs_\d{1,20}_[\w-]|github_pat_\w{82}/ },
  gitlab: { what: 'a GitLab token', trace: /glpat-[\w-]{20}/ },
  grafana: { what: 'a Grafana token', trace: /glc_[\w+/]{32}|glsa_[A-Za-z0-9]{32}/ },
  groq: { what: 'a Groq key', trace: /gsk_[A-Za-z0-9]{52}/ },
  'hashicorp-vault': { what: 'a Vault token', trace: /hv[sbr]\.[\w-]{90}/ },
  huggingface: { what: 'a Hugging Face token', trace: /hf_[A-Za-z]{34}/ },
  linear: { what: 'a Linear key', trace: /lin_api_\w{32}/ },
  notion: { what: 'a Notion token', trace: /ntn_\d{11}/ },
  npm: { what: 'an npm token', trace: /_authToken=|npm_\w{36}/ },
  openai: { what: 'an OpenAI key', trace: /T3BlbkFJ/ },
  privatekey: { what: 'a private key', trace: /PRIVATE KEY/ },
  sendgrid: { what: 'a SendGrid key', trace: /SG\.\w+\.\w/ },
  shopify: { what: 'a Shopify token', trace: /shp(?:pa|ca|at|ss)_[A-Za-z0-9]{32}/ },
  slack: { what: 'a Slack token', trace: /(?:xox[bpaor]|xapp)-|hooks\.slack\.com\/services\/T/i },
  stripe: { what: 'a Stripe key', trace: /[sr]k_(?:live|test)_[A-Za-z0-9]{24}/ },
  tailscale: { what: 'a Tailscale key', trace: /tskey-[a-z]{2,20}-\w{8}/ },
  vercel: { what: 'a Vercel token', trace: /vc[piark]_[A-Za-z0-9]{20}/ },
};
