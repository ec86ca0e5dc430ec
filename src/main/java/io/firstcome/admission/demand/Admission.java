package io.firstcome.admission.demand;

import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.Decision;
import io.firstcome.issuance.ledger.Commit;

/// What was decided about one user, and what becomes of it in MySQL.
///
/// @param commit of who was admitted, who is with the writer already, so that nobody need
/// listen; empty for all others
public record Admission(Decision decision, Mono<Commit> commit) {

    public static Admission of(Decision decision) {
        return new Admission(decision, Mono.empty());
    }

}
