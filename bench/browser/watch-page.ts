/*
 * What runs inside the page, before anything of its own: it writes down what the browser tells about paints and
 * answers to keys. Playwright carries the function over as text, so that it can use nothing from here.
 */

export type Watched = {
  largestPaint: number;
  /** Milliseconds from a key or a click until its answer was painted; the browser tells those above 16. */
  answers: number[];
  /** When the paragraph that the address names first stood in the window. */
  arrivedAt: number | null;
};

export function watchPage(): void {
  const watched: Watched = { largestPaint: 0, answers: [], arrivedAt: null };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) watched.largestPaint = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ((entry as PerformanceEventTiming & { interactionId?: number }).interactionId)
        watched.answers.push(entry.duration);
  }).observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);

  function look(): void {
    const wanted = document.getElementById(location.hash.slice(1));
    const top = wanted?.getBoundingClientRect().top ?? Number.NaN;
    if (top >= 0 && top < innerHeight) watched.arrivedAt = performance.now();
    else requestAnimationFrame(look);
  }
  if (location.hash.length > 1) requestAnimationFrame(look);
}
