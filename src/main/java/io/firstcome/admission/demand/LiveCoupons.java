package io.firstcome.admission.demand;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.Gate;
import io.firstcome.core.CouponId;
import io.firstcome.core.UserId;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.coupon.Coupons;
import io.firstcome.flow.Batcher;
import io.firstcome.flow.Detached;
import io.firstcome.flow.WheelTimeouts;
import io.firstcome.issuance.IssuanceWriter;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.stores.StoreOutage;

/// The coupons that somebody asks for at the moment, and the readings of their rows.
/// Bounded: those that nobody asks for are forgotten after a minute.
@Component
public class LiveCoupons {

    private static final Logger log = LoggerFactory.getLogger(LiveCoupons.class);

    public static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private static final int READ_AT_ONCE = 500;

    private final Coupons coupons;

    private final Issues issues;

    private final Gate gate;

    private final DirectDesk direct;

    private final WheelTimeouts timeouts;

    private final DemandSettings settings;

    private final Cache<CouponId, LiveCoupon> live;

    private final Batcher<CouponId, Optional<LiveCoupon>> readings;

    private final IssuanceWriter writer;

    private final Ticker ticker;

    LiveCoupons(Coupons coupons, Issues issues, Gate gate, DirectDesk direct, IssuanceWriter writer,
            WheelTimeouts timeouts, Ticker ticker, DemandSettings settings) {
        this.coupons = coupons;
        this.issues = issues;
        this.gate = gate;
        this.direct = direct;
        this.writer = writer;
        this.timeouts = timeouts;
        this.ticker = ticker;
        this.settings = settings;
        this.live = Caffeine.newBuilder()
            .maximumSize(settings.liveMax())
            .expireAfterAccess(FORGOTTEN_AFTER)
            .ticker(ticker)
            .build();
        this.readings = new Batcher<>(READ_AT_ONCE, settings.waitingMax(), this::readBatch);
    }

    /// Empty when there is no such coupon. No I/O for one that is live already.
    public Mono<LiveCoupon> find(CouponId id) {
        LiveCoupon known = live.getIfPresent(id);
        // The gate of one that nobody asked for may have missed a change: it hears of it
        // before it decides.
        return known != null ? Mono.just(known) : read(id).flatMap(coupon -> coupon.isDirect() ? Mono.just(coupon)
                : gate.align(coupon.terms(), false).onErrorComplete(StoreOutage::isOne).thenReturn(coupon));
    }

    /// Reads the row now. Empty when there is no such coupon.
    public Mono<LiveCoupon> read(CouponId id) {
        return readings.submit(id).timeout(settings.decideWithin()).flatMap(Mono::justOrEmpty);
    }

    /// Reads the rows of all live coupons, in pages. Nothing happens when there is none.
    public Flux<LiveCoupon> readAll() {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(live.asMap().keySet())))
            .buffer(READ_AT_ONCE)
            .concatMap(page -> readBatch(page).onErrorResume(error -> {
                StoreOutage.log(log, Level.WARN, "the rows of " + page.size() + " live coupons could not be read",
                        error);
                return Mono.empty();
            }))
            .flatMapIterable(Function.identity())
            .flatMap(Mono::justOrEmpty);
    }

    public Collection<LiveCoupon> all() {
        return live.asMap().values();
    }

    private Mono<List<Optional<LiveCoupon>>> readBatch(List<CouponId> ids) {
        return Mono.defer(() -> {
            // Taken before the SELECT leaves: a reading is never younger than what it
            // says.
            long readAt = ticker.read();
            return Detached.of(coupons.terms(ids).collectList(), settings.decideWithin())
                .map(rows -> take(rows, readAt, ticker.read()))
                .map(found -> ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList());
        });
    }

    private Map<CouponId, LiveCoupon> take(List<AdmissionTerms> rows, long readAt, long arrivedAt) {
        var found = new HashMap<CouponId, LiveCoupon>();
        rows.forEach(terms -> {
            LiveCoupon coupon = known(terms.coupon())
                .orElseGet(() -> live.get(terms.coupon(), unknown -> new LiveCoupon(terms, readAt, arrivedAt, settings,
                        timeouts, gate, direct, this::rows, writer::write)));
            coupon.read(terms, readAt, arrivedAt);
            found.put(terms.coupon(), coupon);
        });
        return found;
    }

    // Quietly: being read is not being asked for, or nothing would ever be forgotten.
    private Optional<LiveCoupon> known(CouponId id) {
        return Optional.ofNullable(live.policy().getIfPresentQuietly(id));
    }

    private Mono<List<Optional<Issue>>> rows(CouponId coupon, List<UserId> users) {
        return Detached.of(issues.findAll(coupon, users).collectList(), settings.decideWithin())
            .map(found -> found.stream().collect(Collectors.toMap(Issue::user, Function.identity())))
            .map(byUser -> users.stream().map(user -> Optional.ofNullable(byUser.get(user))).toList());
    }

}
