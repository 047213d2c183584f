/** Lines over time. */
import { Chart, Filler, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js';
import { language } from '../shared/language.js';

Chart.register(Filler, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip);

const COLOURS = ['--brand', '--good', '--bad', '--soft'];

/** @typedef {{label: string, points: {x: number, y: number}[]}} Series x: milliseconds since 1970 */

export class TimeChart {
  /** @param {HTMLCanvasElement} canvas @param {string} what for who cannot see it */
  constructor(canvas, what) {
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', what);
    const ink = colour('--soft');
    this.chart = new Chart(canvas, {
      type: 'line',
      data: { datasets: [] },
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: { mode: 'nearest', axis: 'x', intersect: false },
        elements: { point: { radius: 0 }, line: { borderWidth: 2 } },
        scales: {
          x: { type: 'linear', bounds: 'data', ticks: { color: ink, maxRotation: 0, autoSkipPadding: 24, callback: (at) => time(Number(at)) }, grid: { display: false } },
          y: { beginAtZero: true, ticks: { color: ink, precision: 0 }, grid: { color: colour('--line') } },
        },
        plugins: { legend: { labels: { color: colour('--ink'), boxWidth: 14 } }, tooltip: { callbacks: { title: (items) => time(items[0].parsed.x ?? 0) } } },
      },
    });
  }

  /** @param {Series[]} series */
  show(series) {
    this.chart.data.datasets = series.map(({ label, points }, index) => ({ label, data: points,
      borderColor: colour(COLOURS[index % COLOURS.length]), backgroundColor: colour(COLOURS[index % COLOURS.length]) }));
    this.chart.update('none');
  }

  remove() {
    this.chart.destroy();
  }
}

/** @param {string} name of a custom property */
function colour(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** @param {number} at */
function time(at) {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'medium' }).format(at);
}
