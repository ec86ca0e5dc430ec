package io.firstcome.issuance.ledger;

import io.r2dbc.spi.Readable;

import io.firstcome.core.CouponId;
import io.firstcome.core.Position;
import io.firstcome.core.UserId;
import io.firstcome.stores.Column;

/// How a row of `coupon_issues` reads. Times stand in UTC.
final class IssueRows {

    static final String COLUMNS = "coupon_id, position, user_id, issued_at, used_at, revoked_at";

    private IssueRows() {
    }

    static Issue issue(Readable row) {
        return new Issue(new CouponId(Column.number(row, "coupon_id")), new Position(Column.number(row, "position")),
                new UserId(Column.text(row, "user_id")), Column.time(row, "issued_at"), Column.findTime(row, "used_at"),
                Column.findTime(row, "revoked_at"));
    }

}
