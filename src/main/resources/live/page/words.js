// How figures read.

export const ANSWERS = {
  ISSUED: 'issued', HELD: 'held already', PENDING: 'commit pending', SOLD_OUT: 'sold out', NOT_OPEN: 'not open',
  PAUSED: 'paused', CLOSED: 'closed', REVOKED: 'taken back', UNAVAILABLE: 'unavailable',
};

export function number(value) {
  return new Intl.NumberFormat('en').format(value);
}

export function duration(milliseconds) {
  if (milliseconds < 1000) {
    return `${Math.max(0, Math.round(milliseconds))} ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  const parts = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
  const first = parts.findIndex(([size]) => seconds >= size);
  return parts.slice(first, first + 2)
    .map(([size, unit], i) => `${Math.floor((i ? seconds % parts[first][0] : seconds) / size)} ${unit}`)
    .join(' ');
}

export function clock(time) {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
