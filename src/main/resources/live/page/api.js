// Calls of the service. What is refused is thrown, in the words of the problem.

let token = '';

export function useToken(text) {
  token = text.trim();
}

export function hasToken() {
  return token !== '';
}

export class Refused extends Error {
  constructor(problem) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
  }
}

export async function call(method, path, body, bearer = token) {
  const headers = bearer ? { Authorization: 'Bearer ' + bearer } : {};
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) {
    throw new Refused(answer);
  }
  return { status: response.status, body: answer };
}

// Whether this service makes tokens by itself, for trying it out.
export async function makesTokens() {
  return (await fetch('local/token', { method: 'OPTIONS' })).ok;
}

export async function localToken(subject, scope = '') {
  const response = await fetch('local/token?' + new URLSearchParams({ sub: subject, scope }), { method: 'POST' });
  return response.text();
}
