package io.firstcome.simulation.world;

import java.util.List;
import java.util.stream.Stream;

/// Guards without which something that was promised must be seen to break.
public final class Mutants {

    private static final String ADMITS = "local entry = redis.call('XADD', KEYS[3]";

    // It finds what others have missed, after a minute.
    private static final Mutant.Edit NO_AUDIT = edit("if not gate[1] then\n  return {'NO_GATE', seats, journal}",
            "if true then\n  return {'NO_GATE', seats, journal}");

    private Mutants() {
    }

    public static Stream<Mutant> all() {
        return Stream.of( //
                mutant("no epoch in the UPDATE", "I10", edit("WHERE admission_epoch = taken.epoch\n", "WHERE 1 = 1\n")),
                mutant("no stock in the UPDATE", "I5", edit("""
                           AND (total_quantity IS NULL OR issued_quantity + taken.seats <= total_quantity)
                        """, "")), //
                mutant("a seat too many", "I5",
                        edit("taken + #winners >= capacity then", "taken + #winners >= capacity + 1 then")),
                mutant("a raise at once", "I6", edit("if ARGV[6] == 'HOLD' and", "if false and")), //
                mutant("no journal", "I5",
                        edit(ADMITS + ", '*', 'user', user, 'position', plain(position), 'epoch', ARGV[1],\n"
                                + "        'at', plain(now))", "local entry = '0-1'"),
                        NO_AUDIT),
                mutant("the set before the journal, and the script fails in between", "I5",
                        edit(ADMITS,
                                "redis.call('SADD', KEYS[2], user)\n"
                                        + "redis.call('HSET', KEYS[1], 'taken', plain(redis.call('SCARD', KEYS[2])))\n"
                                        + "if position == 3 then error('out of memory') end\n" + ADMITS),
                        NO_AUDIT),
                mutant("counted twice", "I8", edit("issued_quantity = issued_quantity + taken.seats\n",
                        "issued_quantity = issued_quantity + taken.seats + 1\n")));
    }

    private static Mutant mutant(String name, String invariant, Mutant.Edit... edits) {
        return new Mutant(name, invariant, List.of(edits));
    }

    private static Mutant.Edit edit(String said, String read) {
        return new Mutant.Edit(said, read);
    }

}
