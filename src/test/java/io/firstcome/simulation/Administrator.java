package io.firstcome.simulation;

import java.util.function.Function;
import java.util.random.RandomGenerator;

import reactor.core.publisher.Mono;

import io.firstcome.core.Capacity;
import io.firstcome.coupon.Coupon;
import io.firstcome.coupon.CouponAdministration;
import io.firstcome.coupon.CouponChange;

/// Changes the coupon while it is asked for, over any instance.
final class Administrator {

    private static final int SEATS_AT_ONCE = 3;

    private final World world;

    private final Drop drop;

    private final RandomGenerator random;

    Administrator(World world, Drop drop) {
        this.world = world;
        this.drop = drop;
        this.random = world.random();
    }

    void anything() {
        long seats = random.nextInt(1, SEATS_AT_ONCE + 1);
        switch (random.nextInt(5)) {
            case 0, 1 -> setTotal(drop.commits().row().total() + seats);
            case 2, 3 -> setTotal(Math.max(0, drop.commits().row().total() - seats));
            default -> {
                ask("pause", administration -> administration.pause(Drop.COUPON));
                world.time().after(random.nextLong(3_000_000_000L), this::resume);
            }
        }
    }

    void resume() {
        ask("resume", administration -> administration.resume(Drop.COUPON));
    }

    void setTotal(long total) {
        var change = CouponChange.ofTotal(Capacity.of(total));
        ask("total " + total, administration -> administration.change(Drop.COUPON, change));
    }

    private void ask(String what, Function<CouponAdministration, Mono<Coupon>> wish) {
        if (world.instances().isEmpty()) {
            return;
        }
        Instance instance = world.anyInstance();
        world.trace().note("the administrator asks %s: %s".formatted(instance.name(), what));
        Runnable answered = drop.unordered().wish();
        instance.life()
            .live(() -> wish.apply(instance.administration())
                .map(changed -> "done")
                .onErrorResume(refused -> Mono.just(String.valueOf(refused.getMessage())))
                .subscribe(answer -> world.outside(() -> {
                    world.trace().note("the administrator hears: " + answer);
                    answered.run();
                })));
    }

}
