/**
 * Texts that have the form of secrets and open nothing. Each is put together from parts: no scanner takes this
 * repository for one that leaks.
 */
const noise = 'q4B7xHJ2k3L4m5N6p8W1zT9vY0aEdRsUcGfbQ2wZ7nXjK5tM8rPhL3sVgD6yC1eFuA9iOoBx'.repeat(4);

function of(prefix: string, length: number, from = noise): string {
  return prefix + from.slice(0, length);
}

const digits = '83920174651'.repeat(8);
const hex = '9f3a7c1e5b2d8046'.repeat(8);
const upper = 'Q4B7XHJ2K3L4M5N6';

/** By the end of the rule's id: one or more of each form that the rule knows. */
export const fakeSecrets: Readonly<Record<string, readonly string[]>> = {
  '1password': [
    `ops_${Buffer.from(JSON.stringify({ email: 'a@b.dev', key: noise.slice(0, 150) })).toString('base64')}`,
  ],
  anthropic: [`${of('sk-ant-api03-', 93)}AA`],
  aws: [of('AKIA', 16, upper), of('ASIA', 16, upper), `AWS_SECRET_ACCESS_KEY="${noise.slice(0, 40)}"`],
  basicauth: [`https://deploy:${noise.slice(0, 12)}@git.acme.dev/repo.git`],
  cloudflare: [of(of('cfut_', 40), 8, hex), of(of('cfk_', 40), 8, hex)],
  'database-connection-string': [
    `postgres://app:${noise.slice(0, 12)}@db.acme.dev:5432/app`,
    `mongodb+srv://app:${noise.slice(0, 12)}@db.acme.dev/app`,
    `jdbc:MySQL://app:${noise.slice(0, 12)}@db.acme.dev/app`,
  ],
  databricks: [of('dapi', 32, hex)],
  docker: [of('dckr_pat_', 27)],
  figma: [of('figd_', 43)],
  github: [
    ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((prefix) => of(prefix, 36)),
    of('github_pat_', 82),
    `ghs_12345_${noise.slice(0, 40)}.${noise.slice(0, 90)}.${noise.slice(0, 43)}`,
  ],
  gitlab: [of('glpat-', 20)],
  grafana: [of('glc_eyJ', 60), `${of('glsa_', 32)}_9f3a7c1e`],
  groq: [of('gsk_', 52)],
  'hashicorp-vault': [of('hvs.', 95), of('hvb.', 140), of('hvr.', 95)],
  huggingface: [of('hf_', 34, noise.replace(/\d/g, ''))],
  linear: [of('lin_api_', 40)],
  notion: [of(of('ntn_', 11, digits), 35)],
  npm: [of('npm_', 36), `//registry.npmjs.org/:_authToken=${noise.slice(0, 36)}`],
  openai: [`${of('sk-proj-', 74)}T3BlbkFJ${noise.slice(0, 74)}`, `${of('sk-', 20)}T3BlbkFJ${noise.slice(0, 20)}`],
  privatekey: [
    pem('RSA PRIVATE KEY', 'MII'),
    pem('PRIVATE KEY', 'MII'),
    pem('OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEA'),
  ],
  sendgrid: [`${of('SG.', 22)}.${noise.slice(0, 43)}`],
  shopify: [of('shpat_', 32, hex), of('shpss_', 32, hex)],
  slack: [
    `xoxb-${digits.slice(0, 11)}-${digits.slice(1, 12)}-${noise.slice(0, 24)}`,
    `https://hooks.slack.com/services/T${upper.slice(0, 8)}/B${upper.slice(0, 8)}/${noise.slice(0, 24)}`,
  ],
  stripe: [of('sk_live_', 24), of('sk_test_', 24), of('rk_live_', 24)],
  tailscale: [`tskey-auth-${noise.slice(0, 12)}-${noise.slice(12, 40)}`],
  vercel: [of('vcp_', 24), of('vck_', 24)],
};

/** One that every test may use. */
export const fakeToken: string = of('ghp_', 36);

function pem(kind: string, start: string): string {
  const lines = of(start, 260, noise).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`].join('\n');
}
