/**
 * Sales figures from the events of all topics, each counted once:
 *
 * <pre>
 * all topics  →  EventsListener  →  CountEvents  →  figures, durations, up to where and what was counted: one transaction
 *                                        ↓
 *                              FiguresController  →  JSON, CSV, server-sent events
 * </pre>
 *
 * Beside that it tells operators what goes over the topics at the moment ({@link frontrow.analytics.domain.Traffic}), what they say of one
 * purchase ({@link frontrow.analytics.domain.Purchases}), which records no service could handle, and has them audited
 * ({@link frontrow.analytics.application.RunAudit}).
 *
 * <p>Anything can be counted anew from the first record on ({@link frontrow.analytics.application.CountAnew}) while the service runs.
 */
@NullMarked
package frontrow.analytics;

import org.jspecify.annotations.NullMarked;
