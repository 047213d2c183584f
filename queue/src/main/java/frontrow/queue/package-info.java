/**
 * The waiting room (design §8): the log is the line.
 *
 * <ol>
 * <li>A fan joins: {@code JoinLine} appends {@code FanJoined} to the concert's partition of {@code queue.events}.</li>
 * <li>Every instance follows the topic ({@code LineFollower}) and folds it into memory ({@code WaitingRoom}).</li>
 * <li>The place is the record's order; a poll reads memory only.</li>
 * <li>The instance that owns the partition leads ({@code LeadRooms}): it appends {@code FanAdmitted} and {@code AdmissionEnded}.</li>
 * <li>The fan sees the pass, a signed JWT ({@code Passes}); {@code ClaimPass} appends {@code PassClaimed}.</li>
 * <li>The reservation is confirmed: {@code FollowReservations} appends {@code AdmissionEnded{PURCHASED}}.</li>
 * </ol>
 */
@NullMarked
package frontrow.queue;

import org.jspecify.annotations.NullMarked;
