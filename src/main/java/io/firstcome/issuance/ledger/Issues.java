package io.firstcome.issuance.ledger;

import java.util.Collection;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.firstcome.core.CouponId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.stores.Column;

/// The issues as MySQL holds them: read only, writing is the writer's. Each method asks
/// on subscription; empty means that there is no such row.
@Repository
public class Issues {

    /// The columns that [#issue] reads; no other table has one of these names.
    public static final String COLUMNS = IssueRows.COLUMNS;

    private static final String FIND = "SELECT " + COLUMNS + """
             FROM coupon_issues
            WHERE coupon_id = :coupon AND user_id IN (:users)
            """;

    private static final String PAGE = "SELECT " + COLUMNS + """
             FROM coupon_issues
            WHERE coupon_id = :coupon AND position > :after
            ORDER BY position
            LIMIT :limit
            """;

    private static final String LAST = "SELECT " + COLUMNS + """
             FROM coupon_issues
            WHERE coupon_id = :coupon
            ORDER BY position DESC
            LIMIT 1
            """;

    private static final String COUNT = """
            SELECT COUNT(*) AS total, COALESCE(MAX(position), 0) AS highest
              FROM coupon_issues
             WHERE coupon_id = :coupon
            """;

    private final DatabaseClient database;

    Issues(DatabaseClient database) {
        this.database = database;
    }

    /// Reads one row that has the columns of [#COLUMNS].
    public static Issue issue(Readable row) {
        return IssueRows.issue(row);
    }

    /// Those of these users who have a row, revoked ones too, in one statement.
    public Flux<Issue> findAll(CouponId coupon, Collection<UserId> users) {
        return database.sql(FIND)
            .bind("coupon", coupon.value())
            .bind("users", users.stream().map(UserId::value).toList())
            .map(IssueRows::issue)
            .all();
    }

    /// Up to `limit` rows after a position (0 for the first page), in order of position.
    public Flux<Issue> page(CouponId coupon, long after, int limit) {
        return database.sql(PAGE)
            .bind("coupon", coupon.value())
            .bind("after", after)
            .bind("limit", limit)
            .map(IssueRows::issue)
            .all();
    }

    /// The one of the highest position.
    public Mono<Issue> last(CouponId coupon) {
        return database.sql(LAST).bind("coupon", coupon.value()).map(IssueRows::issue).one();
    }

    /// How many rows there are, revoked ones too, and the highest position.
    public Mono<Extent> extent(CouponId coupon) {
        return database.sql(COUNT).bind("coupon", coupon.value()).map(row -> {
            long total = Column.number(row, "total");
            return new Extent(total, Column.number(row, "highest"));
        }).one();
    }

    /// How far a coupon's rows reach.
    ///
    /// @param rows revoked ones too
    /// @param highest the highest position, 0 when there is none
    public record Extent(long rows, long highest) {

        /// This and the next page.
        public Extent with(List<Issue> page) {
            return new Extent(rows + page.size(), page.getLast().position().value());
        }

        public Position next() {
            return new Position(highest + 1);
        }

    }

}
