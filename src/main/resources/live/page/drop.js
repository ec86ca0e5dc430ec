// One drop as it happens: figures from the stream, the audit asked for beside it.

import { Chart } from './chart.js';
import { call, hasToken } from './api.js';
import { ANSWERS, clock, duration, number } from './words.js';

const SPOKEN_EVERY = 5000;
const AUDITED_EVERY = 10000;
const AGAIN_AFTER = 2000;
const at = (id) => document.getElementById(id);

export class Drop {
  constructor(onStatus) {
    this.onStatus = onStatus;
    this.figures = null;
    this.spokenAt = 0;
    this.chart = null;
    setInterval(() => this.tick(), 250);
    setInterval(() => this.audit(), AUDITED_EVERY);
  }

  watch(id) {
    if (this.id === id) {
      return;
    }
    this.id = id;
    this.stream?.close();
    at('drop').hidden = false;
    at('audit').textContent = hasToken() ? 'asked …' : 'needs a token';
    this.chart ??= new Chart(at('chart'), () => this.now());
    this.chart.clear();
    this.figures = null;
    this.ahead = -Infinity;
    this.open(id);
    this.audit();
  }

  // Reconnects by itself, after the time that the service says; the browser gives up on an answer that is no stream,
  // which a front gives while the service is away.
  open(id) {
    const stream = new EventSource(`v1/coupons/${id}/events`);
    this.stream = stream;
    stream.addEventListener('figures', (event) => this.show(JSON.parse(event.data)));
    stream.addEventListener('open', () => { at('feed').textContent = 'live'; });
    stream.addEventListener('error', () => {
      at('feed').textContent = 'reconnecting …';
      if (stream.readyState === EventSource.CLOSED) {
        setTimeout(() => { if (this.stream === stream) { this.open(id); } }, AGAIN_AFTER);
      }
    });
  }

  show(figures) {
    const seatsChanged = this.figures?.totalQuantity !== figures.totalQuantity;
    const statusChanged = this.figures?.status !== figures.status;
    const rates = this.rates(figures);
    this.figures = figures;
    // The one that was the shortest time on its way tells best by how much the service's clock is ahead.
    this.ahead = Math.max(this.ahead, Date.parse(figures.at) - Date.now());
    at('drop-title').textContent = figures.title;
    at('status').textContent = figures.status.replace('_', ' ');
    at('status').dataset.status = figures.status;
    at('remaining').textContent = figures.remaining === null ? '∞' : number(figures.remaining);
    at('of').textContent = figures.totalQuantity === null ? `left; ${number(figures.issuedQuantity)} issued`
      : `of ${number(figures.totalQuantity)} left`;
    at('sold-out').textContent = figures.soldOutAt === null ? 'not yet'
      : `${clock(figures.soldOutAt)}, after ${duration(figures.soldOutAfterMillis)}`;
    at('authority').textContent = figures.authority === 'DIRECT' ? 'MySQL alone (DIRECT)' : 'Redis';
    at('pause').textContent = figures.status === 'PAUSED' ? 'Resume' : 'Pause';
    if (seatsChanged && document.activeElement !== at('seats')) {
      at('seats').value = figures.totalQuantity ?? '';
    }
    this.showRates(figures, rates);
    this.chart.add(figures.at, rates);
    this.speak(statusChanged);
    this.tick();
    if (statusChanged) {
      this.onStatus(figures);
    }
  }

  // Since the figures before, of which many viewers are sent fewer than are taken.
  rates(figures) {
    const before = this.figures;
    if (!before?.answers || !figures.answers) {
      return { ...figures.answersPerSecond, ISSUED: figures.issuedPerSecond };
    }
    const seconds = Math.max(Date.parse(figures.at) - Date.parse(before.at), 1) / 1000;
    const rate = (now, then = 0) => Math.max(0, now - then) / seconds;
    const rates = Object.entries(figures.answers).map(([answer, total]) => [answer, rate(total, before.answers[answer])]);
    return { ...Object.fromEntries(rates), ISSUED: rate(figures.issuedQuantity, before.issuedQuantity) };
  }

  showRates(figures, rates) {
    const totals = { ...figures.answers, ISSUED: figures.issuedQuantity };
    at('rates').replaceChildren(...Object.keys(ANSWERS).filter((answer) => totals[answer]).map((answer) => {
      const row = document.createElement('tr');
      const name = Object.assign(document.createElement('th'), { scope: 'row', textContent: ANSWERS[answer] });
      name.style.boxShadow = `inset 4px 0 ${Chart.colour(answer) ?? 'transparent'}`;
      name.style.paddingLeft = '.75rem';
      const cell = (value) => Object.assign(document.createElement('td'), { textContent: number(Math.round(value)) });
      row.append(name, cell(rates[answer] ?? 0), cell(totals[answer]));
      return row;
    }));
  }

  // By the service's clock, as far as it is known.
  now() {
    return Date.now() + (Number.isFinite(this.ahead) ? this.ahead : 0);
  }

  // What runs on between two figures.
  tick() {
    const figures = this.figures;
    if (!figures) {
      return;
    }
    const now = this.now();
    const opensIn = Date.parse(figures.opensAt) - now;
    const closesIn = Date.parse(figures.closesAt) - now;
    at('countdown').textContent = opensIn > 0 ? `opens in ${duration(opensIn)}`
      : closesIn > 0 ? `closes in ${duration(closesIn)}` : `closed at ${clock(figures.closesAt)}`;
    at('last-commit').textContent = figures.lastCommitAt === null ? 'none yet'
      : `${duration(now - Date.parse(figures.lastCommitAt))} ago`;
    at('journal').textContent = figures.journal === null ? 'Redis is away'
      : figures.journal.entries === 0 ? 'empty'
        : `${number(figures.journal.entries)}, oldest ${duration(now - Date.parse(figures.journal.oldestAt))}`;
    this.chart.draw();
  }

  // A screen reader hears the news, not every figure.
  speak(now) {
    if (now || Date.now() - this.spokenAt > SPOKEN_EVERY) {
      this.spokenAt = Date.now();
      at('spoken').textContent = `${at('status').textContent.toLowerCase()}, ${at('remaining').textContent} ${at('of').textContent}`;
    }
  }

  async audit() {
    if (!this.id || !hasToken()) {
      return;
    }
    const id = this.id;
    try {
      const { body } = await call('GET', `v1/coupons/${id}/audit`);
      if (this.id !== id) {
        return;
      }
      at('audit').textContent = body.verdict === 'DIFFER'
        ? body.differences.map((difference) => `${difference.kind}: ${difference.detail}`).join('; ')
        : { AGREE: 'Redis and MySQL agree', NO_GATE: 'not opened in Redis', DIRECT: 'MySQL agrees with itself' }[body.verdict];
    } catch (refused) {
      at('audit').textContent = refused.message;
    }
  }
}
