package io.firstcome.admission.demand;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.firstcome.admission.gate.GateKeys;
import io.firstcome.core.Capacity;
import io.firstcome.core.CouponId;
import io.firstcome.core.Epoch;
import io.firstcome.core.UserId;
import io.firstcome.coupon.AdmissionTerms;
import io.firstcome.flow.Detached;
import io.firstcome.issuance.ledger.Issue;
import io.firstcome.issuance.ledger.Issues;
import io.firstcome.stores.StoreOutage;

/// Loads sold-out filters: the winners in Redis first, then the users with rows. In this
/// order nobody falls in between, since whoever gets a row was a winner first. Bounded:
/// what is too large is not kept, and Redis is asked instead.
@Component
public class SoldOutFilters {

    private static final Logger log = LoggerFactory.getLogger(SoldOutFilters.class);

    private static final int PAGE = 5000;

    private static final Duration PAGE_WITHIN = Duration.ofSeconds(5);

    private static final Duration ANNOUNCED_AGAIN_AFTER = Duration.ofDays(1);

    private static final double MILLIS_PER_SECOND = 1000;

    private final ReactiveStringRedisTemplate redis;

    private final Issues issues;

    private final LiveCoupons liveCoupons;

    private final Denials denials;

    private final InstantSource clock;

    private final DemandSettings settings;

    private final Set<CouponId> underWay = ConcurrentHashMap.newKeySet();

    private final Cache<CouponId, Capacity> announced;

    SoldOutFilters(ReactiveStringRedisTemplate redis, Issues issues, LiveCoupons liveCoupons, Denials denials,
            InstantSource clock, DemandSettings settings) {
        this.redis = redis;
        this.issues = issues;
        this.liveCoupons = liveCoupons;
        this.denials = denials;
        this.clock = clock;
        this.settings = settings;
        this.announced = Caffeine.newBuilder()
            .maximumSize(settings.liveMax())
            .expireAfterWrite(ANNOUNCED_AGAIN_AFTER)
            .build();
    }

    /// Begins to load the coupon's filter where there is none for what its row says now.
    /// Returns at once.
    public void provide(LiveCoupon coupon) {
        if (!coupon.lacksFilter() || !underWay.add(coupon.id())) {
            return;
        }
        SoldOutFilter.State state = coupon.state();
        Detached.of(denials.deny(coupon.id(), new Epoch(state.epoch())), settings.decideWithin())
            .filter(said -> said)
            .flatMap(said -> winners(coupon.id(), state))
            .zipWhen(winners -> rows(coupon), (winners, rows) -> filter(coupon, state, winners, rows))
            .doOnNext(filter -> tell(coupon))
            .doFinally(signal -> underWay.remove(coupon.id()))
            .subscribe(coupon::keep, error -> StoreOutage.log(log, Level.DEBUG,
                    "coupon " + coupon.id() + " has no sold-out filter yet", error));
    }

    // One line per drop: not one for each version of the row, nor for each time that the
    // coupon is asked for again.
    private void tell(LiveCoupon coupon) {
        AdmissionTerms terms = coupon.terms();
        if (!terms.total().equals(announced.getIfPresent(coupon.id()))) {
            announced.put(coupon.id(), terms.total());
            Duration since = Duration.between(terms.window().opensAt(), clock.instant());
            log.info("coupon {} has no seat left, seen here {} s after its opensAt", coupon.id(),
                    since.toMillis() / MILLIS_PER_SECOND);
        }
    }

    private SoldOutFilter filter(LiveCoupon coupon, SoldOutFilter.State state, Set<UserId> winners,
            Map<UserId, Issue> rows) {
        // A winner with a row is known by the row alone.
        Set<UserId> withoutRow = winners.stream().filter(user -> !rows.containsKey(user)).collect(Collectors.toSet());
        int inAll = liveCoupons.all().stream().mapToInt(LiveCoupon::filterSize).sum() - coupon.filterSize();
        int size = rows.size() + withoutRow.size();
        return size > settings.filterMax() || inAll + size > settings.filterMaxInAll() ? SoldOutFilter.tooLarge(state)
                : new SoldOutFilter(state, withoutRow, rows, true);
    }

    private Mono<Set<UserId>> winners(CouponId coupon, SoldOutFilter.State state) {
        String key = GateKeys.of(coupon, new Epoch(state.epoch())).winners();
        return redis.opsForSet()
            .scan(key, ScanOptions.scanOptions().count(PAGE).build())
            .distinct()
            .take(settings.filterMax() + 1L)
            .map(UserId::new)
            .collect(Collectors.toSet());
    }

    private Mono<Map<UserId, Issue>> rows(LiveCoupon coupon) {
        var rows = new ConcurrentHashMap<UserId, Issue>();
        return addPage(coupon, 0, rows).expand(last -> last == 0 ? Mono.empty() : addPage(coupon, last, rows))
            .then(Mono.just(rows));
    }

    /// The last position of the page; 0 when it was the last page, or there are too many
    /// already.
    private Mono<Long> addPage(LiveCoupon coupon, long after, Map<UserId, Issue> rows) {
        return Detached.of(issues.page(coupon.id(), after, PAGE).collectList(), PAGE_WITHIN).map(page -> {
            page.forEach(issue -> rows.put(issue.user(), issue));
            return page.size() < PAGE || rows.size() > settings.filterMax() ? 0L : page.getLast().position().value();
        });
    }

}
