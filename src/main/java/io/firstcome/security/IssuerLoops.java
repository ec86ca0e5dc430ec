package io.firstcome.security;

import java.time.Duration;

import reactor.core.scheduler.Schedulers;

import io.firstcome.flow.Loop;
import io.firstcome.flow.Loops;

/// Keeps the issuer's keys fresh. What goes wrong there is logged there.
class IssuerLoops extends Loops {

    IssuerLoops(IssuerKeys keys, IssuerSettings settings) {
        super(new Loop(lookEvery(settings), Schedulers.parallel(), keys.refresh(), error -> {
        }));
    }

    private static Duration lookEvery(IssuerSettings settings) {
        return settings.refreshKeysEvery().compareTo(IssuerKeys.COOL_DOWN_AWAY) < 0 ? settings.refreshKeysEvery()
                : IssuerKeys.COOL_DOWN_AWAY;
    }

}
