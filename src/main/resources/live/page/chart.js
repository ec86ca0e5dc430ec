// The last two minutes: issued per second, and refused per second by reason, on top of each other.

import uPlot from './webjars/uplot/dist/uPlot.esm.js';
import { ANSWERS, clock } from './words.js';

const SECONDS = 120;
const SHOWN = [
  ['ISSUED', '#1b9e77'], ['SOLD_OUT', '#d95f02'], ['NOT_OPEN', '#7570b3'], ['PAUSED', '#e6ab02'], ['CLOSED', '#a6761d'],
  ['UNAVAILABLE', '#e7298a'],
];

export class Chart {
  constructor(box, time) {
    this.box = box;
    this.time = time;
    this.clear();
    const ink = () => getComputedStyle(document.documentElement).getPropertyValue('--quiet');
    const grid = { stroke: () => getComputedStyle(document.documentElement).getPropertyValue('--grid') };
    const bars = uPlot.paths.bars({ size: [0.9, 16] });
    this.plot = new uPlot({
      width: box.clientWidth || 300, height: 200, cursor: { show: false },
      scales: {
        x: { range: () => [this.now - SECONDS, this.now] },
        y: { range: (plot, min, max) => [0, Math.max(5, max * 1.1)] },
      },
      axes: [{ stroke: ink, grid, ticks: grid, space: 90, values: (plot, times) => times.map((at) => clock(at * 1000)) }, { stroke: ink, grid, ticks: grid, size: 60 }],
      series: [{}, ...SHOWN.toReversed().map(([answer, colour]) => (
        { label: ANSWERS[answer], fill: colour, stroke: colour, width: 0, paths: bars, points: { show: false } }))],
    }, this.data(), box);
    new ResizeObserver(() => this.plot.setSize({ width: box.clientWidth, height: 200 })).observe(box);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.plot.redraw(false));
  }

  clear() {
    this.rows = [];
    this.now = this.time() / 1000;
  }

  add(at, rates) {
    this.rows.push([Date.parse(at) / 1000, ...SHOWN.map(([answer]) => rates[answer] ?? 0)]);
    this.draw();
  }

  draw() {
    this.now = this.time() / 1000;
    this.rows = this.rows.filter(([at]) => at > this.now - SECONDS);
    this.plot.setData(this.data());
  }

  // The sums from the bottom up, the largest first, so that the smaller ones are drawn over it.
  data() {
    const sums = SHOWN.map((shown, last) => this.rows.map(
      (row) => row.slice(1, last + 2).reduce((sum, rate) => sum + rate, 0)));
    return [this.rows.map(([at]) => at), ...sums.toReversed()];
  }

  static colour(answer) {
    return SHOWN.find(([shown]) => shown === answer)?.[1];
  }
}
