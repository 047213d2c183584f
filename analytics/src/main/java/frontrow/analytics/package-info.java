/**
 * Sales figures from the events of all topics, each counted once:
 *
 * <pre>
 * all topics  →  EventsListener  →  CountEvents  →  figures, durations, up to where and what was counted: one transaction
 *                                        ↓
 *                              FiguresController  →  JSON, CSV, server-sent events
 * </pre>
 *
 * Anything can be counted anew from the first record on ({@link frontrow.analytics.application.CountAnew}) while the service runs.
 */
@NullMarked
package frontrow.analytics;

import org.jspecify.annotations.NullMarked;
