import { readEnvironment } from './env';

const KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const ENOUGH = {
  DATABASE_URL_API: 'postgresql://x',
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  GUICHENG_PAYLOAD_KEYS: KEY,
  GUICHENG_FILES: '/tmp/files',
  GUICHENG_SEALING_KEYS: KEY,
  GUICHENG_SIGN_IN_KEYS: KEY,
};

describe('the environment of the API', () => {
  it('needs keys for signing in, and nothing else of it', () => {
    expect(readEnvironment(ENOUGH).signIn).toMatchObject({ oidc: null, wecom: null, dingtalk: null, sms: null, publicUrl: null });
  });

  it('is refused with every problem at once', () => {
    const wrong = {
      ...ENOUGH,
      GUICHENG_SIGN_IN_KEYS: 'k1:short',
      GUICHENG_OIDC_ISSUER: 'http://id.example.org',
      GUICHENG_OIDC_LINK_BY: 'name',
      GUICHENG_WECOM_CORP_ID: 'ww1',
      GUICHENG_SMS_URL: 'https://sms.example.org/send',
      GUICHENG_SMS_TOKEN: 'x',
    };
    const message = (() => {
      try {
        readEnvironment(wrong);
        return 'it started';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(message.split('\n- ').slice(1)).toEqual([
      'GUICHENG_SIGN_IN_KEYS must be id:base64key, comma-separated, each key of 32 bytes.',
      'GUICHENG_OIDC_LINK_BY must be one of none, phone.',
      'GUICHENG_OIDC_CLIENT_ID is not set, but GUICHENG_OIDC_ISSUER is.',
      'GUICHENG_OIDC_CLIENT_SECRET is not set, but GUICHENG_OIDC_ISSUER is.',
      'GUICHENG_OIDC_ISSUER must be an https address (http on this machine only).',
      'GUICHENG_WECOM_AGENT_ID is not set, but GUICHENG_WECOM_CORP_ID is.',
      'GUICHENG_WECOM_SECRET is not set, but GUICHENG_WECOM_CORP_ID is.',
      'GUICHENG_PUBLIC_URL is not set, and signing in by another house or by message needs it.',
    ]);
  });

  it('takes another house on this machine without TLS, and elsewhere only with it', () => {
    const at = (issuer: string) => ({
      ...ENOUGH,
      GUICHENG_PUBLIC_URL: 'http://127.0.0.1:7350/',
      GUICHENG_OIDC_ISSUER: issuer,
      GUICHENG_OIDC_CLIENT_ID: 'guicheng',
      GUICHENG_OIDC_CLIENT_SECRET: 'secret',
    });
    expect(readEnvironment(at('http://127.0.0.1:9000')).signIn).toMatchObject({
      publicUrl: 'http://127.0.0.1:7350',
      oidc: { issuer: 'http://127.0.0.1:9000', algorithm: 'RS256', phone: false },
    });
    expect(() => readEnvironment(at('http://10.0.0.1'))).toThrow('GUICHENG_OIDC_ISSUER must be an https address');
  });
});
