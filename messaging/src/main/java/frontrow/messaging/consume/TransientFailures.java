package frontrow.messaging.consume;

import frontrow.messaging.codec.RegistryUnavailable;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a failure that passes (a database, broker or registry away, a deadlock) from one that stays. When in doubt it stays: the record
 * becomes a dead letter, which an operator sees and can drive again, instead of holding up its partition.
 */
public final class TransientFailures {

    /**
     * By name because a service need not have them: Spring's exceptions for connections, locks, time and commits of unknown outcome,
     * and a context that is closing.
     */
    private static final Set<String> PASSING = Set.of(
            "org.springframework.dao.TransientDataAccessException",
            "org.springframework.dao.RecoverableDataAccessException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.dao.NonTransientDataAccessResourceException",
            "org.springframework.transaction.CannotCreateTransactionException",
            "org.springframework.transaction.TransactionSystemException",
            "org.springframework.transaction.TransactionTimedOutException",
            "org.springframework.beans.factory.BeanCreationNotAllowedException",
            "org.hibernate.exception.JDBCConnectionException",
            "org.hibernate.exception.LockAcquisitionException",
            "org.hibernate.PessimisticLockException",
            "org.hibernate.StaleStateException",
            "jakarta.persistence.OptimisticLockException",
            "jakarta.persistence.PessimisticLockException",
            "jakarta.persistence.LockTimeoutException",
            "jakarta.persistence.QueryTimeoutException");

    /**
     * Classes of SQLSTATE (PostgreSQL, appendix A): connection, not now (read-only standby), idle or under way for too long, who are you, no such database, rollback
     * (serialization, deadlock), resources, lock not available, operator intervention, system error, configuration file, internal.
     */
    private static final List<String> PASSING_STATES = List.of("08", "25006", "25P03", "25P04", "28", "3D", "40", "53", "55P03",
            "57",
            "58", "F0", "XX");

    /** Data and constraints: even a failed commit does not pass when one of these is its cause. */
    private static final List<String> STAYING_STATES = List.of("22", "23");

    private static final List<Class<? extends Throwable>> PASSING_TYPES = List.of(
            RegistryUnavailable.class,
            RetriableException.class,
            org.apache.kafka.common.errors.InterruptException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            SocketException.class,
            SocketTimeoutException.class,
            ClosedChannelException.class,
            TimeoutException.class,
            InterruptedException.class);

    private TransientFailures() {}

    public static boolean isTransient(Throwable failure) {
        Set<Throwable> chain = chainOf(failure);
        if (chain.stream().anyMatch(cause -> hasState(cause, STAYING_STATES))) {
            return false;
        }
        return chain.stream().anyMatch(TransientFailures::passes);
    }

    private static boolean passes(Throwable cause) {
        return hasState(cause, PASSING_STATES)
                || PASSING_TYPES.stream().anyMatch(type -> type.isInstance(cause))
                || isOrExtends(cause.getClass());
    }

    private static boolean hasState(Throwable cause, List<String> states) {
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && states.stream().anyMatch(state::startsWith);
    }

    private static boolean isOrExtends(Class<?> type) {
        for (@Nullable
        Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            if (PASSING.contains(ancestor.getName())) {
                return true;
            }
        }
        return false;
    }

    /** The failure and all its causes, those of a JDBC batch included. */
    private static Set<Throwable> chainOf(Throwable failure) {
        Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
        for (@Nullable
        Throwable cause = failure; cause != null && chain.add(cause); cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                sql.forEach(chain::add);
            }
        }
        return chain;
    }
}
