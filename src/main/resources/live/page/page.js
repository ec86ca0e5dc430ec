// What the page is made of, and what its buttons do.

import { call, hasToken, localToken, makesTokens, useToken } from './api.js';
import { Crowd, PEOPLE, SEATS, verdict } from './crowd.js';
import { Drop } from './drop.js';
import { number } from './words.js';

const PAGE = 20;
const A_YEAR = 365 * 86400 * 1000;
const at = (id) => document.getElementById(id);
const drop = new Drop(relabel);
let oldest = null;

function say(text, bad = false) {
  at('message').textContent = text;
  at('message').classList.toggle('bad', bad);
}

// Does it, with its button out of use meanwhile, and says what went wrong.
async function doing(button, work) {
  button.disabled = true;
  try {
    await work();
  } catch (failed) {
    say(failed.message, true);
  } finally {
    button.disabled = false;
  }
}

function needToken() {
  if (!hasToken()) {
    at('token').focus();
    throw new Error('That needs a token with the scope coupon:admin: paste one above.');
  }
}

async function takeLocalToken() {
  at('token').value = await localToken('page', 'coupon:admin');
  useToken(at('token').value);
  drop.audit();
}

function item(coupon) {
  const line = document.createElement('li');
  const link = Object.assign(document.createElement('a'), { href: `#${coupon.id}` });
  link.append(Object.assign(document.createElement('span'), { textContent: `${coupon.id} ${coupon.title}` }),
    Object.assign(document.createElement('small'), { textContent: words(coupon) }));
  line.append(link);
  return line;
}

function words(coupon) {
  const left = coupon.remaining === null ? 'unlimited' : `${number(coupon.remaining)} left`;
  return `${coupon.status.replace('_', ' ').toLowerCase()}, ${left}`;
}

// Of the coupon that is watched, from its figures: all who watch asking at once would be a crowd of its own.
function relabel(figures) {
  const link = at('coupons').querySelector(`a[href="#${figures.couponId}"]`);
  if (link) {
    link.lastElementChild.textContent = words(figures);
  }
}

async function list(older = false) {
  const query = new URLSearchParams({ order: 'newest', limit: PAGE, ...(older && oldest ? { after: oldest } : {}) });
  const { body } = await call('GET', `v1/coupons?${query}`);
  if (!older) {
    at('coupons').replaceChildren();
  }
  at('coupons').append(...body.coupons.map(item));
  oldest = body.after;
  at('more').hidden = oldest === null;
  mark();
}

function mark() {
  for (const link of at('coupons').querySelectorAll('a')) {
    if (link.hash === location.hash) {
      link.setAttribute('aria-current', 'true');
    } else {
      link.removeAttribute('aria-current');
    }
  }
}

function follow() {
  const id = location.hash.slice(1);
  if (/^\d+$/.test(id)) {
    at('crowd').hidden = at('crowd-says').hidden = id !== at('crowd').dataset.coupon;
    drop.watch(id);
    mark();
  }
}

async function create(fields) {
  const { body } = await call('POST', 'v1/coupons', fields);
  location.hash = body.id;
  await list();
  return body;
}

async function tryDrop() {
  if (!hasToken()) {
    await takeLocalToken();
  }
  const now = Date.now();
  // Opened early, as soon as all are there.
  const coupon = await create({ title: `A drop to try, ${number(PEOPLE)} for ${SEATS}`, totalQuantity: SEATS,
    opensAt: new Date(now + 300_000).toISOString(), closesAt: new Date(now + 86400 * 1000).toISOString() });
  at('crowd').dataset.coupon = coupon.id;
  at('crowd').setAttribute('aria-label', 'The people, a dot each');
  follow();
  at('drop').scrollIntoView({ block: 'start' });
  const crowd = new Crowd(at('crowd'));
  const says = (text) => { at('crowd-says').textContent = text; };
  says(`${number(PEOPLE)} people are coming …`);
  await crowd.gather(`${coupon.id}`, (come) => { if (come % 500 === 0) { says(`${number(come)} people are here …`); } });
  // By the service's clock, which need not be this one.
  await call('PATCH', `v1/coupons/${coupon.id}`, { opensAt: new Date(drop.now()).toISOString() });
  says('It is open: all of them ask at once.');
  const began = performance.now();
  const told = await crowd.storm(coupon.id);
  says(`${verdict(told)} It took ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  at('crowd').setAttribute('aria-label', at('crowd-says').textContent);
}

function local(time) {
  return new Date(time - new Date(time).getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

at('new').opensAt.value = local(Date.now());
at('new').closesAt.value = local(Date.now() + A_YEAR);
at('token').addEventListener('input', () => { useToken(at('token').value); drop.audit(); });
at('identity').addEventListener('submit', (event) => event.preventDefault());
at('local-token').addEventListener('click', (event) => doing(event.target, takeLocalToken));
at('more').addEventListener('click', (event) => doing(event.target, () => list(true)));
at('try').addEventListener('click', (event) => doing(event.target, tryDrop));
at('new').addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(event.target));
  doing(event.submitter, async () => {
    needToken();
    const coupon = await create({ title: fields.title, totalQuantity: Number(fields.totalQuantity),
      opensAt: new Date(fields.opensAt).toISOString(), closesAt: new Date(fields.closesAt).toISOString() });
    say(`Coupon ${coupon.id} is created.`);
    at('drop').focus();
  });
});
at('administration').addEventListener('submit', (event) => {
  event.preventDefault();
  doing(at('change'), async () => {
    needToken();
    const { body } = await call('PATCH', `v1/coupons/${drop.id}`, { totalQuantity: Number(at('seats').value) });
    say(`Coupon ${body.id} has ${number(body.totalQuantity)} seats now.`);
  });
});
at('pause').addEventListener('click', (event) => doing(event.target, async () => {
  needToken();
  const verb = event.target.textContent.toLowerCase();
  await call('POST', `v1/coupons/${drop.id}/${verb}`);
  say(`Coupon ${drop.id} is ${verb}d.`);
}));
at('close').addEventListener('click', (event) => doing(event.target, async () => {
  needToken();
  if (confirm(`Close coupon ${drop.id}? It never opens again.`)) {
    await call('POST', `v1/coupons/${drop.id}/close`);
    say(`Coupon ${drop.id} is closed for good.`);
  }
}));
// Not by its address, which names the coupon.
at('skip').addEventListener('click', (event) => {
  event.preventDefault();
  (at('drop').hidden ? at('try') : at('drop')).focus();
});
window.addEventListener('hashchange', follow);

makesTokens().then((makes) => { at('local-token').hidden = !makes; at('try').disabled = !makes; });
list().catch((failed) => say(failed.message, true));
follow();
