package io.firstcome.simulation;

import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.core.IssueId;
import io.firstcome.core.Position;
import io.firstcome.coupon.CouponChange;
import io.firstcome.history.AtRest;
import io.firstcome.simulation.world.SimulatedInstance;
import io.firstcome.simulation.world.World;

/// Changes the coupon while it is asked for, over any instance.
final class Administrator {

    private static final int SEATS_AT_ONCE = 3;

    private final World world;

    private final SimulatedDrop drop;

    private final RandomGenerator random;

    Administrator(World world, SimulatedDrop drop) {
        this.world = world;
        this.drop = drop;
        this.random = world.random();
    }

    void anything() {
        long seats = random.nextInt(1, SEATS_AT_ONCE + 1);
        switch (random.nextInt(6)) {
            case 0, 1 -> setTotal(drop.commits().row().total() + seats);
            case 4 -> revoke();
            case 2, 3 -> setTotal(Math.max(0, drop.commits().row().total() - seats));
            default -> {
                ask("pause", instance -> instance.administration().pause(SimulatedDrop.COUPON));
                world.time().after(random.nextLong(3_000_000_000L), this::resume);
            }
        }
    }

    void resume() {
        ask("resume", instance -> instance.administration().resume(SimulatedDrop.COUPON));
    }

    // Any of those that are there; one that is revoked already stays so.
    private void revoke() {
        List<AtRest.Row> rows = drop.commits().issues();
        if (!rows.isEmpty()) {
            var position = new Position(rows.get(random.nextInt(rows.size())).position());
            ask("revoke " + position,
                    instance -> instance.wallet().revoke(new IssueId(SimulatedDrop.COUPON, position)));
        }
    }

    void setTotal(long total) {
        var change = CouponChange.ofTotal(Capacity.of(total));
        ask("total " + total, instance -> instance.administration().change(SimulatedDrop.COUPON, change));
    }

    private void ask(String what, Function<SimulatedInstance, Mono<?>> wish) {
        if (world.instances().isEmpty()) {
            return;
        }
        SimulatedInstance instance = world.anyInstance();
        world.trace().note("the administrator asks %s: %s".formatted(instance.name(), what));
        Runnable answered = drop.unordered().wish();
        instance.life()
            .live(() -> wish.apply(instance)
                .map(changed -> "done")
                .onErrorResume(refused -> Mono.just(String.valueOf(refused.getMessage())))
                .subscribe(answer -> world.outside(() -> {
                    world.trace().note("the administrator hears: " + answer);
                    answered.run();
                })));
    }

}
