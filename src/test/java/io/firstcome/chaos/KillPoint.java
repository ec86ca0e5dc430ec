package io.firstcome.chaos;

import java.util.function.Function;
import java.util.regex.Pattern;

import io.firstcome.wire.Trap;
import io.firstcome.wire.Wire;

/// Where on the wires an instance is caught and killed.
enum KillPoint {

    BEFORE_SCRIPTS_ANSWER(Instance::toRedis, When.AFTER, "EVALSHA(?s:.*)\r\n\\$1\r\n3\r\n"), //
    BEFORE_INSERT(Instance::toMySql, When.BEFORE, "INSERT INTO coupon_issues"), //
    BEFORE_COMMIT(Instance::toMySql, When.BEFORE, "COMMIT"), //
    BEFORE_COMMITS_ANSWER(Instance::toMySql, When.AFTER, "COMMIT"), //
    BEFORE_JOURNAL_IS_CLEARED(Instance::toRedis, When.BEFORE, "XDEL"), //
    BEFORE_RAISE(Instance::toMySql, When.BEFORE, "admission_epoch = admission_epoch \\+ 1"), //
    BEFORE_RAISES_ANSWER(Instance::toMySql, When.AFTER, "admission_epoch = admission_epoch \\+ 1"), //
    BEFORE_GATES_ARE_CLOSED(Instance::toRedis, When.BEFORE, "UNLINK"), //
    BEFORE_DRAIN(Instance::toRedis, When.BEFORE, "XRANGE"), //
    BEFORE_FILL(Instance::toRedis, When.BEFORE, "SADD"), //
    BEFORE_OPEN(Instance::toRedis, When.BEFORE, "\r\nACTIVE\r\n(\\*|$)"), //
    BEFORE_LEASE_ENDS(Instance::toMySql, When.BEFORE, "fence_at = NULL");

    /// The end of every transaction of the writer.
    static final Pattern COMMIT = Pattern.compile("COMMIT");

    private final Function<Instance, Wire> wire;

    private final When when;

    private final Pattern statement;

    KillPoint(Function<Instance, Wire> wire, When when, String statement) {
        this.wire = wire;
        this.when = when;
        this.statement = Pattern.compile(statement);
    }

    Wire wire(Instance instance) {
        return wire.apply(instance);
    }

    Trap trap(int occurrence, Instance instance) {
        return when == When.BEFORE ? Trap.before(statement, occurrence, instance::kill)
                : Trap.after(statement, occurrence, instance::kill);
    }

    /// The server has not seen the statement yet, or its sender not the answer.
    private enum When {

        BEFORE, AFTER

    }

}
