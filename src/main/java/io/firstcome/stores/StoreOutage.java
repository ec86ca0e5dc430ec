package io.firstcome.stores;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolShutdownException;

import io.firstcome.core.StaleEpoch;
import io.firstcome.flow.Batcher;

/// Tells a store that is away from a fault of this service. A store is away when it cannot
/// be reached, takes too long, says that it cannot serve now (full, loading, read-only),
/// has too many waiting for it already, or is being rebuilt: it is worth trying again.
/// Anything else is a bug.
public final class StoreOutage {

    // How the errors begin by which Redis speaks of its own state rather than of the
    // command:
    // https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors
    private static final List<String> REDIS_STATES = List.of("BUSY ", "CLUSTERDOWN", "ERR max number of clients",
            "LOADING", "MASTERDOWN", "MISCONF", "NOAUTH", "NOREPLICAS", "OOM", "READONLY", "TRYAGAIN", "UNKILLABLE",
            "WRONGPASS");

    private StoreOutage() {
    }

    public static boolean isOne(Throwable error) {
        return switch (error) {
            case TimeoutException late -> true;
            case IOException broken -> true;
            case Batcher.Full full -> true;
            case PoolAcquirePendingLimitException full -> true;
            case PoolShutdownException stopping -> true;
            case RedisCommandExecutionException said -> isState(said.getMessage());
            case RedisException away -> true;
            case R2dbcBadGrammarException bug -> false;
            case R2dbcDataIntegrityViolationException bug -> false;
            case R2dbcException away -> true;
            case DataAccessResourceFailureException away -> true;
            case TransientDataAccessException away -> true;
            case StaleEpoch raced -> true;
            case DataAccessException wrapped -> wrapped.getCause() != null && isOne(wrapped.getCause());
            default -> false;
        };
    }

    /// Logs an outage as one line at its level, and anything else as an error with its
    /// stack.
    ///
    /// @param what did not work, without a full stop
    public static void log(Logger log, Level level, String what, Throwable error) {
        if (isOne(error)) {
            log.atLevel(level).log("{}: {}", what, error.toString());
        }
        else {
            log.error(what, error);
        }
    }

    private static boolean isState(@Nullable String said) {
        return said != null && REDIS_STATES.stream().anyMatch(said::startsWith);
    }

}
