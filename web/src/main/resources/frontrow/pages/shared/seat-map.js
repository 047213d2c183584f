/**
 * A hall as SVG: the stage, below it the sections, each in rows. Drawn once for thousands of seats; afterwards only what has changed
 * is touched. Works by touch, mouse and keyboard: one seat at a time can be reached by Tab, the arrow keys go on from there.
 */
import { won } from './language.js';

const SVG = 'http://www.w3.org/2000/svg';
const CELL = 10;
const SEAT_RADIUS = 4;
/** Of the words, so that those of a large hall can be read, too. */
const TEXT_MIN = 6;
const TEXT_PER_WIDTH = 1 / 45;
const GAP = 8;
/** Wider than deep, as halls are. */
const COLUMNS_PER_ROOT = 1.6;
const COLUMNS_MIN = 5;
const ZOOM_MAX = 8;
/** How wide a small hall is drawn at most; a large one is as wide as there is room. */
const REM_PER_UNIT = 0.24;

/** @typedef {{number: number, section: string, price: number, status: 'FREE' | 'HELD' | 'SOLD'}} Seat */

export class SeatMap {
  /**
   * @param {HTMLElement} place where it is drawn; scrolls what does not fit
   * @param {(key: string, values?: Record<string, string | number>) => string} t the page's texts: `seats.…`
   * @param {(seat: Seat) => void} chosen told of a free seat that was chosen
   */
  constructor(place, t, chosen) {
    this.place = place;
    this.t = t;
    this.chosen = chosen;
    this.scale = 1;
    /** In rem. */
    this.widthMax = 0;
    /** @type {Map<number, {seat: Seat, dot: SVGElement, column: number, row: number}>} by seat number */
    this.spots = new Map();
    /** @type {number | null} */
    this.shown = null;
    /** @type {Seat[] | null} */
    this.seats = null;
    this.language = '';
  }

  /** @param {Seat[]} seats all of the performance @param {Seat | null} chosenSeat */
  show(seats, chosenSeat) {
    if (this.spots.size !== seats.length || this.language !== document.documentElement.lang) {
      this.draw(seats);
    } else if (this.seats !== seats) {
      seats.forEach((seat) => this.update(seat));
    }
    this.seats = seats;
    this.mark(chosenSeat?.number ?? null);
  }

  /** @param {Seat[]} seats */
  draw(seats) {
    this.spots.clear();
    this.shown = null;
    this.language = document.documentElement.lang;
    const sections = Map.groupBy(seats, (seat) => seat.section);
    const columns = Math.max(COLUMNS_MIN,
      ...[...sections.values()].map((of) => Math.ceil(Math.sqrt(of.length) * COLUMNS_PER_ROOT)));
    const width = columns * CELL;
    const svg = element('svg', { role: 'listbox', 'aria-label': this.t('seats.map') });
    const size = Math.max(TEXT_MIN, width * TEXT_PER_WIDTH);
    const line = size * 2;
    svg.append(element('rect', { class: 'stage', x: width * 0.2, y: 0, width: width * 0.6, height: line, rx: size / 2 }),
      text(this.t('seats.stage'), width / 2, line * 0.68, size, 'stage-name'));
    let top = line + GAP;
    let row = 0;
    for (const [name, of] of sections) {
      svg.append(text(`${name} · ${won(of[0].price)}`, width / 2, top + line * 0.6, size, 'section-name'));
      top += line;
      const rows = Math.ceil(of.length / columns);
      const perRow = Math.ceil(of.length / rows);
      const left = (width - perRow * CELL) / 2;
      of.forEach((seat, index) => {
        const at = { column: index % perRow, row: row + Math.floor(index / perRow) };
        const dot = element('circle', { cx: left + (at.column + 0.5) * CELL,
          cy: top + (Math.floor(index / perRow) + 0.5) * CELL, r: SEAT_RADIUS, role: 'option', tabindex: -1 });
        dot.dataset.seat = String(seat.number);
        this.spots.set(seat.number, { seat, dot, ...at });
        this.describe(seat, dot);
        svg.append(dot);
      });
      row += rows;
      top += rows * CELL + GAP;
    }
    svg.setAttribute('viewBox', `0 0 ${width} ${top}`);
    this.widthMax = width * REM_PER_UNIT;
    svg.addEventListener('click', (event) => this.pick(event.target));
    svg.addEventListener('keydown', (event) => this.key(/** @type {KeyboardEvent} */ (event)));
    this.svg = svg;
    this.place.replaceChildren(svg);
    const first = seats.find((seat) => seat.status === 'FREE') ?? seats[0];
    this.spots.get(first?.number)?.dot.setAttribute('tabindex', '0');
    this.zoom(1);
  }

  /** @param {Seat} seat */
  update(seat) {
    const spot = this.spots.get(seat.number);
    if (spot !== undefined && spot.seat.status !== seat.status) {
      this.describe(seat, spot.dot);
    }
    if (spot !== undefined) {
      spot.seat = seat;
    }
  }

  /** @param {Seat} seat @param {SVGElement} dot */
  describe(seat, dot) {
    dot.setAttribute('class', seat.status === 'FREE' ? 'seat free' : `seat taken ${seat.status}`);
    dot.setAttribute('aria-disabled', String(seat.status !== 'FREE'));
    dot.setAttribute('aria-label', this.t('seats.seat',
      { seat: seat.number, section: seat.section, price: won(seat.price), status: this.t(`seats.${seat.status}`) }));
  }

  /** @param {number | null} number */
  mark(number) {
    if (this.shown !== number) {
      this.spots.get(this.shown ?? NaN)?.dot.setAttribute('aria-selected', 'false');
      this.spots.get(number ?? NaN)?.dot.setAttribute('aria-selected', 'true');
      this.shown = number;
    }
  }

  /** @param {EventTarget | null} target */
  pick(target) {
    const spot = this.spots.get(Number(/** @type {SVGElement} */ (target)?.dataset?.seat));
    if (spot === undefined) {
      return;
    }
    this.reach(spot.seat.number);
    if (spot.seat.status === 'FREE') {
      this.chosen(spot.seat);
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const spot = this.spots.get(Number(/** @type {SVGElement} */ (event.target).dataset.seat));
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (spot === undefined) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.pick(event.target);
    } else if (step !== undefined) {
      event.preventDefault();
      const there = [...this.spots.values()]
        .find((other) => other.column === spot.column + step[0] && other.row === spot.row + step[1]);
      if (there !== undefined) {
        this.reach(there.seat.number);
        there.dot.focus();
      }
    }
  }

  /** Makes this the seat that Tab comes to. @param {number} number */
  reach(number) {
    this.place.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    this.spots.get(number)?.dot.setAttribute('tabindex', '0');
  }

  /** @param {number} factor */
  zoom(factor) {
    this.scale = Math.min(ZOOM_MAX, Math.max(1, this.scale * factor));
    if (this.svg !== undefined) {
      this.svg.style.width = `calc(${this.scale} * min(100%, ${this.widthMax}rem))`;
    }
  }
}

/** @param {string} name @param {Record<string, string | number>} attributes @returns {SVGElement} */
function element(name, attributes) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  return made;
}

/** @param {string} words @param {number} x @param {number} y @param {number} size @param {string} kind */
function text(words, x, y, size, kind) {
  const made = element('text', { x, y, 'font-size': size, class: kind, 'aria-hidden': 'true' });
  made.textContent = words;
  return made;
}
