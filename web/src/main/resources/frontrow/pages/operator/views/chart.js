import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { TimeChart } from '../charts.js';

/** Drawn once, and then only given other lines. */
export class ChartPlace {
  constructor() {
    /** @type {TimeChart | null} */
    this.chart = null;
    this.what = '';
    this.at = (/** @type {Element | undefined} */ canvas) => {
      this.chart?.remove();
      this.chart = canvas === undefined ? null : new TimeChart(/** @type {HTMLCanvasElement} */ (canvas), this.what);
    };
  }

  /** @param {string} what for who cannot see it @param {import('../charts.js').Series[]} series */
  show(what, series) {
    this.what = what;
    // After this drawing has made the canvas.
    queueMicrotask(() => this.chart?.show(series));
    return html`<div class="chart"><canvas ${ref(this.at)}></canvas></div>`;
  }
}
