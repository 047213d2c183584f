package frontrow.rest.problems;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * What lies behind an exception. Database and broker are known by name only: a service without them has none of their classes.
 */
public final class Causes {

    private static final int DEPTH_MAX = 32;

    private static final Set<String> OUTAGES = Set.of("org.springframework.transaction.CannotCreateTransactionException",
            "org.springframework.dao.DataAccessResourceFailureException", "org.springframework.dao.TransientDataAccessException",
            "org.springframework.dao.RecoverableDataAccessException",
            "org.springframework.transaction.TransactionTimedOutException",
            "org.apache.kafka.common.errors.RetriableException", "org.springframework.kafka.KafkaException",
            "java.sql.SQLTransientConnectionException", "java.sql.SQLNonTransientConnectionException",
            "org.springframework.security.authentication.AuthenticationServiceException",
            "org.springframework.security.oauth2.jwt.JwtDecoderInitializationException");

    /** SQLSTATE of connections, of a transaction that idled for too long, of resources, and of a statement that was ended. */
    private static final List<String> OUTAGE_STATES = List.of("08", "25P03", "25P04", "53", "57");

    private Causes() {}

    /** Whether the database, the broker or the identity provider is away or too busy: it may work a little later. */
    public static boolean unavailable(Throwable failure) {
        return any(failure, cause -> isA(cause.getClass(), OUTAGES) || hasState(cause, OUTAGE_STATES));
    }

    /**
     * Whether nobody could make sense of the request's parameters or body, which are looked at as late as they are asked for. A bare
     * end of file is the container's word for a body that ends before it should; as a cause of something else it may be the database's.
     */
    static boolean malformed(Throwable failure) {
        return failure instanceof EOFException
                || List.of(InvalidParameterException.class, BadRequestException.class, RequestRejectedException.class).stream()
                        .anyMatch(refusal -> find(failure, refusal) != null);
    }

    /** Whether the transaction lost against another one (serialization failure, deadlock): it may work at once when repeated. */
    public static boolean lostRace(Throwable failure) {
        return any(failure, cause -> cause instanceof SQLException sql
                && ("40001".equals(sql.getSQLState()) || "40P01".equals(sql.getSQLState())));
    }

    public static <T> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++, cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static boolean any(Throwable failure, Predicate<Throwable> test) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++, cause = cause.getCause()) {
            if (test.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasState(Throwable cause, List<String> states) {
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && states.stream().anyMatch(state::startsWith);
    }

    private static boolean isA(Class<?> type, Set<String> names) {
        for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
            if (names.contains(candidate.getName())) {
                return true;
            }
        }
        return false;
    }
}
