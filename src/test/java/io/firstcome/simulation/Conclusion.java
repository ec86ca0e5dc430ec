package io.firstcome.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.firstcome.history.AtRest;
import io.firstcome.history.Call;
import io.firstcome.history.Invariants;
import io.firstcome.simulation.world.World;

/// How a history ends: all faults heal, newcomers ask until they are told that nothing is
/// left, everything drains, and whoever has won asks once more. Then it is judged.
final class Conclusion {

    private static final Duration WITHIN = Duration.ofMinutes(2);

    private static final Duration NEWCOMERS_EVERY = Duration.ofMillis(400);

    private static final Duration STRAGGLERS = Duration.ofSeconds(6);

    private final World world;

    private final SimulatedDrop drop;

    private final Administrator administrator;

    private @Nullable Caller newcomer;

    private int came;

    private long wanted;

    private boolean isLate;

    Conclusion(World world, SimulatedDrop drop, Administrator administrator) {
        this.world = world;
        this.drop = drop;
        this.administrator = administrator;
    }

    /// Each breach as a sentence; empty when all held.
    List<String> judge() {
        newcomersCome();
        var broken = new ArrayList<String>();
        if (!world.time().passUntil(WITHIN, this::isSoldOut)) {
            broken.add("I5: it is not sold out within " + WITHIN);
        }
        // What nobody asks Redis any more, nobody makes anew: one more seat, and they
        // ask.
        wanted = drop.commits().row().total() + 1;
        if (!world.time().passUntil(WITHIN, this::isAtRest)) {
            broken.add("I5: it does not come to rest within " + WITHIN);
        }
        isLate = true;
        winnersAskAgain();
        world.time().pass(STRAGGLERS);
        drop.unordered().end();
        broken.addAll(Invariants.broken(drop.history(), drop.stores()));
        broken.addAll(drop.commits().broken());
        return broken;
    }

    private void newcomersCome() {
        if (isLate) {
            return;
        }
        CommitObserver.Row row = drop.commits().row();
        if (!row.state().equals("ACTIVE")) {
            administrator.resume();
        }
        else if (row.total() < wanted) {
            administrator.setTotal(wanted);
        }
        else if (newcomer == null || newcomer.isDone()) {
            newcomer = drop.caller("newcomer-" + ++came, Caller.Manner.patient());
            newcomer.ask();
        }
        world.time().after(NEWCOMERS_EVERY, this::newcomersCome);
    }

    private boolean isSoldOut() {
        CommitObserver.Row row = drop.commits().row();
        return newcomer != null && newcomer.isSoldOut() && row.issued() >= row.total();
    }

    private boolean isAtRest() {
        CommitObserver.Row row = drop.commits().row();
        if (!isSoldOut() || row.total() < wanted || row.isDirect()) {
            return false;
        }
        AtRest stores = drop.stores();
        return stores.journal() == 0 && stores.seats() == stores.rows().size()
                && drop.keys().goesBy(row.epoch(), row.version());
    }

    private void winnersAskAgain() {
        drop.history()
            .calls()
            .stream()
            .filter(Call::isWon)
            .map(Call::user)
            .distinct()
            .forEach(user -> drop.caller(user, Caller.Manner.patient()).ask());
    }

}
