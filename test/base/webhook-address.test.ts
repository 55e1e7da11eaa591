import { describe, expect, it } from 'vitest';
import { addressProblem } from '../../src/base/webhook-address.ts';

describe('an address for notifications', () => {
  it.each([
    'https://hooks.example.com/prp',
    'https://hooks.example.com:8443/prp?a=b',
    'http://localhost:3000',
    'http://127.0.0.1:3000/',
    'http://[::1]:3000/',
  ])('%s is fine', (address) => {
    expect(addressProblem(address)).toBeUndefined();
  });

  it.each([
    'http://hooks.example.com/',
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
    'http://192.168.0.1/',
    'file:///etc/passwd',
    'ftp://localhost/',
  ])('%s is not encrypted', (address) => {
    expect(addressProblem(address)).toContain('https');
  });

  it('accepts no other texts, and no password', () => {
    expect(addressProblem('hooks.example.com')).toContain('such as https://');
    expect(addressProblem('https://ann:pw@hooks.example.com/')).toContain('or a password');
  });
});
