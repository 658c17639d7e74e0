package dev.paperclick.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class OutageTests {

    @Test
    void isToldFromAFaultOfWhatWasAsked() {
        assertThat(DatabaseOutage.isBehind(new IllegalStateException(new SQLException("broke off", "08006"))))
                .isTrue();
        assertThat(DatabaseOutage.isBehind(new SQLException("no such table", "42P01")))
                .isFalse();
        assertThat(DatabaseOutage.isBehind(new SQLException("Connection is closed")))
                .isFalse();
    }

    @Test
    void isFoundBehindARollbackThatFailed() {
        IllegalStateException told = new IllegalStateException("Failed to rollback.", new SQLException("is closed"));
        told.addSuppressed(new IllegalStateException(new SQLException("broke off", "08006")));

        assertThat(DatabaseOutage.isBehind(told)).isTrue();
    }

    @Test
    void isFoundBehindATransactionThatCouldNotBeEnded() {
        TransactionSystemException ending =
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        ending.initApplicationException(new IllegalStateException(new SQLException("shuts down", "57P01")));

        assertThat(DatabaseOutage.isBehind(new IllegalStateException(ending))).isTrue();
        assertThat(DatabaseOutage.isBehind(new TransactionSystemException("no reason told")))
                .isFalse();
    }
}
