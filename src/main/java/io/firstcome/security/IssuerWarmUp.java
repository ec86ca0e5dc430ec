package io.firstcome.security;

import java.time.InstantSource;

import org.springframework.beans.factory.SmartInitializingSingleton;
import reactor.core.publisher.Mono;

/// Fetches the issuer's keys and warms the check of signatures before the port is open, so
/// that a crowd that waits there does not pay for it. That the issuer is away is no reason
/// not to start. Works on the main thread, and waits: five seconds for the issuer at most.
class IssuerWarmUp implements SmartInitializingSingleton {

    private final IssuerKeys keys;

    private final InstantSource clock;

    IssuerWarmUp(IssuerKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        keys.fetch().onErrorComplete().then(Mono.defer(() -> SignatureWarmUp.run(clock))).block();
    }

}
