package io.firstcome.history;

import java.util.List;

/// What the two stores hold of a coupon when every fault has healed and everything has
/// drained.
///
/// @param total seats of the coupon
/// @param issued the counter in its row
/// @param rows revoked ones too
/// @param seats members of the winners' set in Redis
/// @param journal entries that are left
public record AtRest(long total, long issued, List<Row> rows, long seats, long journal) {

    public long notRevoked() {
        return rows.stream().filter(row -> !row.revoked()).count();
    }

    /// One issue.
    public record Row(long position, String user, boolean revoked) {
    }

}
