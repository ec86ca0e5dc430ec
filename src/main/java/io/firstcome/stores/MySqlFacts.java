package io.firstcome.stores;

import java.util.ArrayList;
import java.util.List;

/// What MySQL says of itself.
///
/// @param sqlMode of the service's own sessions
/// @param collation of the column that holds the users
/// @param flushes its `innodb_flush_log_at_trx_commit`
record MySqlFacts(String sqlMode, String collation, long flushes) {

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        if (!sqlMode.contains("STRICT_TRANS_TABLES") && !sqlMode.contains("STRICT_ALL_TABLES")) {
            findings.add(new Finding.Unsafe(
                    "MySQL is not strict (sql_mode '" + sqlMode
                            + "'): it bends a value that does not fit, and one user " + "would get the row of another.",
                    "Put STRICT_TRANS_TABLES into its sql_mode."));
        }
        if (!collation.endsWith("_bin")) {
            findings.add(new Finding.Unsafe(
                    "coupon_issues.user_id has the collation " + collation
                            + ", which takes some users for one another; Redis does not.",
                    "ALTER TABLE coupon_issues MODIFY user_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL."));
        }
        if (flushes != 1) {
            findings.add(new Finding.Doubtful("MySQL does not write its log to disk at each commit "
                    + "(innodb_flush_log_at_trx_commit is " + flushes + "): a loss of power can take a 201 back."));
        }
        return findings;
    }

}
