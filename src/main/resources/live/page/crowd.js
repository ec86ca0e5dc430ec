// A drop to try: people who all come at once, drawn as dots, each asking with a token of their own.

import { call, localToken, Refused } from './api.js';
import { number } from './words.js';

export const PEOPLE = 2000;
export const SEATS = 100;
const AT_ONCE = 64;
const TRIES = 20;
const COLUMNS = 80;
// Told apart by size, too.
const LOOKS = { absent: ['#8884', 0.2], waiting: ['#888', 0.3], won: ['#1b9e77', 0.5], lost: ['#d95f02', 0.25] };

export class Crowd {
  constructor(canvas) {
    this.paper = canvas.getContext('2d');
    this.cell = canvas.width / COLUMNS;
  }

  // Everybody gets a token first, so that what is seen then is the drop alone.
  async gather(run, onProgress) {
    this.run = run;
    this.tokens = new Array(PEOPLE);
    this.paper.clearRect(0, 0, this.paper.canvas.width, this.paper.canvas.height);
    for (let person = 0; person < PEOPLE; person++) {
      this.dot(person, 'absent');
    }
    let come = 0;
    await this.each(async (person) => {
      this.tokens[person] = await localToken(`try-${run}-${person}`);
      this.dot(person, 'waiting');
      onProgress(++come);
    });
  }

  // All ask, in no order; answers what they were told.
  async storm(coupon) {
    const told = { won: new Map(), lost: 0, unanswered: 0 };
    await this.each(async (person) => {
      const position = await this.ask(coupon, person);
      if (position > 0) {
        told.won.set(position, person);
        this.dot(person, 'won');
      } else if (position === 0) {
        told.lost++;
        this.dot(person, 'lost');
      } else {
        told.unanswered++;
      }
    });
    return told;
  }

  // Asking again is always safe: whoever was admitted gets the same coupon.
  async ask(coupon, person) {
    for (let tries = 0; tries < TRIES; tries++) {
      try {
        const { status, body } = await call('POST', `v1/coupons/${coupon}/issues`, null, this.tokens[person]);
        if (status !== 202) {
          return body.position;
        }
      } catch (refused) {
        if (refused instanceof Refused && refused.code === 'sold-out') {
          return 0;
        }
      }
      await new Promise((resolve) => { setTimeout(resolve, 250); });
    }
    return -1;
  }

  async each(work) {
    const people = Array.from({ length: PEOPLE }, (_, person) => person).sort(() => Math.random() - 0.5);
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (people.length > 0) {
        await work(people.pop());
      }
    }));
  }

  dot(person, state) {
    const [colour, size] = LOOKS[state];
    this.paper.fillStyle = colour;
    const [x, y] = [person % COLUMNS, Math.floor(person / COLUMNS)].map((place) => place * this.cell);
    this.paper.clearRect(x, y, this.cell, this.cell);
    this.paper.beginPath();
    this.paper.arc(x + this.cell / 2, y + this.cell / 2, this.cell * size, 0, 2 * Math.PI);
    this.paper.fill();
  }
}

export function verdict(told) {
  const exact = told.won.size === SEATS && told.lost === PEOPLE - SEATS;
  return `${number(told.won.size)} of ${number(PEOPLE)} people got one of ${number(SEATS)} seats, `
    + `${number(told.lost)} were turned away${told.unanswered ? `, ${number(told.unanswered)} got no answer` : ''}. `
    + (exact ? 'Exactly as many as there were.' : 'That is not what was expected.');
}
