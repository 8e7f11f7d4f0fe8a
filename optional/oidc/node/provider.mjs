// A provider by npm's oidc-provider, with its own login page: any name and any password. `admin` has the role souk-admin.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';

const API = 'https://souk.example/'; // a resource has to be an address; the audience of its tokens is another word

const server = createServer((request, response) => provider(request, response));
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://localhost:${server.address().port}`;

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });

const oidc = new Provider(issuer, {
  clients: [
    {
      client_id: 'souk-cli',
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: ['http://127.0.0.1/callback'],
      post_logout_redirect_uris: ['http://127.0.0.1/'],
      id_token_signed_response_alg: 'ES256',
    },
    {
      client_id: 'souk-machine',
      client_secret: 'machine',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  jwks: { keys: [{ ...key, kid: 'k1', alg: 'ES256', use: 'sig' }] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  extraTokenClaims: (_, token) => ({ roles: token.accountId === 'admin' ? ['souk-admin'] : [] }),
  cookies: { keys: ['a key of this test only'] },
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  features: {
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'openid',
        audience: process.env.AUDIENCE ?? 'souk',
        accessTokenFormat: 'jwt',
        accessTokenTTL: 900,
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
});
const provider = oidc.callback();

console.log(`Listening at ${issuer}`);
