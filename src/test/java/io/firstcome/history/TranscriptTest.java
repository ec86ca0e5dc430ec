package io.firstcome.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// I10 is read from what the database wrote down, in the words of either.
class TranscriptTest {

    private static final String TAKE = """
            UPDATE coupons
              JOIN (SELECT 42 AS coupon, %d AS epoch, 3 AS seats) AS taken ON taken.coupon = coupons.id
               SET issued_quantity = issued_quantity + taken.seats
             WHERE admission_epoch = taken.epoch""";

    private static final String TOUCH = "UPDATE coupons SET fence_at = NOW(6) WHERE id = 42 AND admission_epoch = %d";

    private Path file;

    TranscriptTest(@TempDir Path folder) {
        this.file = folder.resolve("statements.log");
    }

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(file, "mariadbd, Version: 11.4.5-MariaDB. started with:\nTime\t\t    Id Command\tArgument\n");
    }

    @Test
    void aCommitUnderTheRowsEpochIsNoBreach() throws IOException {
        mariaDb(12, TAKE.formatted(1));
        mariaDb(12, "COMMIT");
        mariaDb(13, TOUCH.formatted(2));
        mariaDb(12, TAKE.formatted(2));
        mariaDb(12, "COMMIT");

        assertThat(Transcript.of(file).broken()).isEmpty();
        assertThat(Transcript.of(file).commits()).isEqualTo(2);
    }

    @Test
    void aTransactionThatIsRolledBackIsNoCommit() throws IOException {
        mariaDb(13, TOUCH.formatted(2));
        mariaDb(12, TAKE.formatted(1));
        mariaDb(12, "ROLLBACK");
        mariaDb(12, "COMMIT");

        assertThat(Transcript.of(file).broken()).isEmpty();
    }

    @Test
    void aCommitUnderAnOlderEpochIsABreach() throws IOException {
        mariaDb(13, TOUCH.formatted(2));
        mariaDb(12, TAKE.formatted(1));
        mariaDb(12, "COMMIT");

        assertThat(Transcript.of(file).broken())
            .containsExactly("I10: connection 12 committed seats of coupon 42 under epoch 1 after 2");
    }

    @Test
    void aCommitOfRedisAfterMySqlHasTakenOverIsABreach() throws IOException {
        mariaDb(12, TAKE.formatted(1));
        mySql(13,
                "SELECT 1 FROM coupons\n WHERE id = 42\n   AND admission_epoch = 2\n   AND admission_mode = 'DIRECT'");
        mySql(12, "COMMIT");

        assertThat(Transcript.of(file).broken()).hasSize(1);
    }

    private void mariaDb(int connection, String text) throws IOException {
        write("\t\t    " + connection + " Query\t" + text + "\n");
    }

    private void mySql(int connection, String text) throws IOException {
        write("2026-11-23T03:10:01.123456Z\t   " + connection + " Query\t" + text + "\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, Files.readString(file) + text);
    }

}
