/**
 * One state, drawn as a whole: whoever changes it has the page drawn anew, once for all changes of a moment.
 *
 * @template T
 * @param {T} state
 * @returns {{change: (news: Partial<T>) => void, drawnBy: (how: () => void) => void}}
 */
export function drawing(state) {
  let draw = () => {};
  let due = false;
  return {
    change(news) {
      Object.assign(state, news);
      if (!due) {
        due = true;
        queueMicrotask(() => {
          due = false;
          draw();
        });
      }
    },
    drawnBy(how) {
      draw = how;
    },
  };
}
