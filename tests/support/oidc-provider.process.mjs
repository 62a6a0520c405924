// A real OpenID provider (oidc-provider) on loopback, as a process of its own. argv: port, redirect URI, another house's redirect URI.
// Accounts are `<subject>`; `<subject>+mfa` has given a second factor. It asks nobody for a password: that is its own affair.
import { Provider } from 'oidc-provider';

const [, , port, redirectUri] = process.argv;
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'guicheng',
      client_secret: 'client-secret',
      redirect_uris: [redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'RS256',
    },
  ],
  pkce: { required: () => true },
  cookies: { keys: ['loopback-only'] },
  claims: { openid: ['sub', 'amr'], phone: ['phone_number', 'phone_number_verified'] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({
      sub,
      ...(sub.startsWith('phone-')
        ? { phone_number: `+86 ${sub.slice(6, 17)}`, phone_number_verified: !sub.endsWith('-unverified') }
        : {}),
    }),
  }),
  ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
});

// The page of this house: a name, and in.
provider.use(async (context, next) => {
  const found = /^\/interaction\/([\w-]+)$/.exec(context.path);
  if (!found) return next();
  const { prompt, params, session } = await provider.interactionDetails(context.req, context.res);
  if (context.method === 'GET' && prompt.name === 'login') {
    context.type = 'html';
    context.body =
      '<!doctype html><html lang="en"><title>Example identity service</title><form method="post"><label>Name <input name="name"></label>' +
      '<button>Continue</button><button name="decline" value="1">Decline</button></form></html>';
    return undefined;
  }
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope('openid phone');
    const grantId = await grant.save();
    await provider.interactionFinished(context.req, context.res, { consent: { grantId } }, { mergeWithLastSubmission: true });
    context.respond = false;
    return undefined;
  }
  let body = '';
  for await (const part of context.req) body += part;
  const form = new URLSearchParams(body);
  const [accountId, ...amr] = (form.get('name') ?? '').split('+');
  const result = form.get('decline') ? { error: 'access_denied' } : { login: { accountId, amr: amr.length > 0 ? amr : ['pwd'] } };
  await provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: false });
  context.respond = false;
  return undefined;
});

provider.listen(Number(port), '127.0.0.1', () => console.log(`provider ready ${issuer}`));
