package io.firstcome.wallet;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

import io.firstcome.core.IssueId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.Expiry;
import io.firstcome.coupon.Gates;
import io.firstcome.issuance.Revocation;
import io.firstcome.issuance.Revocations;
import io.firstcome.issuance.ledger.Issue;

/// What users hold, and what becomes of it. MySQL alone decides here, by one guarded
/// statement each. Every method acts on subscription; a cancel only stops listening;
/// errors when MySQL is away, and then the same again will tell what was done.
@Service
public class Wallet {

    private final HeldCoupons held;

    private final Revocations revocations;

    private final Gates gates;

    Wallet(HeldCoupons held, Revocations revocations, Gates gates) {
        this.held = held;
        this.revocations = revocations;
        this.gates = gates;
    }

    /// What the user holds, in order of coupon, beginning after `after`.
    ///
    /// @param status only these; null means all
    public Mono<List<HeldCoupon>> page(UserId user, HeldCoupon.@Nullable Status status, long after, int limit,
            Instant now) {
        return held.page(user, status, after, limit, now);
    }

    /// Uses an issue, once.
    public Mono<Use> use(UserId user, IssueId issue) {
        return held.find(user, issue)
            .flatMap(before -> held.use(user, before)
                .flatMap(used -> held.find(user, issue)
                    .flatMap(now -> used ? Mono.just(new Use.Done(now)) : whyNot(user, now))))
            .defaultIfEmpty(new Use.NotHeld());
    }

    /// Undoes the use, as when the order was cancelled. Undoing what was not used, or
    /// undoing twice, changes nothing and is no error; neither does it matter whether the
    /// coupon could be used now.
    public Mono<Use> undo(UserId user, IssueId issue) {
        return held.undo(user, issue)
            .then(Mono.defer(() -> held.find(user, issue)))
            .<Use>map(now -> now.issue().status() == Issue.Status.REVOKED ? new Use.Revoked() : new Use.Done(now))
            .defaultIfEmpty(new Use.NotHeld());
    }

    /// Takes an issue back: the seat returns to the stock, the user does not get another.
    /// Repeating it changes nothing.
    public Mono<Revocation> revoke(IssueId issue) {
        return revocations.revoke(issue)
            .flatMap(revocation -> revocation instanceof Revocation.Revoked
                    ? gates.follow(issue.coupon()).thenReturn(revocation) : Mono.just(revocation));
    }

    private Mono<Use> whyNot(UserId user, HeldCoupon now) {
        return switch (now.issue().status()) {
            case REVOKED -> Mono.just(new Use.Revoked());
            case USED -> Mono.just(new Use.UsedBefore(now));
            // What never expires was used, and the use undone in between.
            case ISSUED ->
                now.expiry().equals(Expiry.never()) ? use(user, now.issue().id()) : Mono.just(new Use.Expired(now));
        };
    }

}
