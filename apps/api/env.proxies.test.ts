import { readTrustedProxies } from './env.proxies';

const read = (value?: string) => {
  const problems: string[] = [];
  return { proxies: readTrustedProxies(value === undefined ? {} : { GUICHENG_TRUSTED_PROXIES: value }, problems), problems };
};

describe('the proxies whose word is taken', () => {
  it('are those of this machine as long as nothing is said', () => {
    expect(read()).toEqual({ proxies: ['loopback'], problems: [] });
  });

  it('can be addresses, networks, or nobody', () => {
    expect(read('loopback, 10.0.0.1,fd00::/8')).toEqual({ proxies: ['loopback', '10.0.0.1', 'fd00::/8'], problems: [] });
    expect(read('none')).toEqual({ proxies: [], problems: [] });
  });

  it.each(['', 'true', '*', '10.0.0', '10.0.0.0/33', '0.0.0.0/0', '::/0', '10.0.0.1/8/8', 'proxy.example.org'])(
    'are not %j',
    (value) => {
      expect(read(value).problems).toHaveLength(1);
    },
  );
});
