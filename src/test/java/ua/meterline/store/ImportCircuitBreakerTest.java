package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Imported;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.RejectionReason;

class ImportCircuitBreakerTest {
    private static final JudgedMessage SMS = message(null);
    private static final JudgedMessage IMPORT =
            message(new Imported(List.of("key"), new Imported.Content.Wrong(RejectionReason.EMPTY)));

    private final List<JudgedMessage> stored = new ArrayList<>();
    private Exception failure;
    private final ImportCircuitBreaker halt = new ImportCircuitBreaker(group -> {
        if (failure != null) {
            throw failure;
        }
        stored.addAll(group);
    });

    @Test
    void letsNoImportOvertakeOneThatCouldNotBeStored() throws Exception {
        failure = new SQLException("database is locked");
        assertThatThrownBy(() -> halt.store(List.of(SMS, IMPORT))).isSameAs(failure);
        failure = null;

        assertThatThrownBy(() -> halt.store(List.of(IMPORT)))
                .isInstanceOf(StoreUnavailableException.class)
                .matches(StoreFailure::isOfTheStore);
        halt.store(List.of(SMS));
        assertThat(stored).containsExactly(SMS);
        halt.lift();
        halt.store(List.of(IMPORT));
        assertThat(stored).containsExactly(SMS, IMPORT);
    }

    /** They are stored one by one then, which is how the group commit deals with what is wrong with a member. */
    @Test
    void keepsOthersOutOfIt() {
        failure = new SQLException("database is locked");
        assertThatThrownBy(() -> halt.store(List.of(IMPORT))).isSameAs(failure);
        failure = null;

        assertThatThrownBy(() -> halt.store(List.of(SMS, IMPORT))).matches(e -> !StoreFailure.concernsTheWholeStore(e));
    }

    @Test
    void isNotOnWhenTheImportItselfIsToBlame() {
        failure = new IllegalStateException("something about its content");
        assertThatThrownBy(() -> halt.store(List.of(IMPORT))).isSameAs(failure);

        assertThat(halt.isOn()).isFalse();
    }

    private static JudgedMessage message(Imported imported) {
        return new JudgedMessage(
                new CustomerMessage(
                        Channel.EMAIL, "", "", Instant.EPOCH, "", Fingerprint.of(new byte[32]), null, imported),
                new ReadingOutcome.Rejected(RejectionReason.EMPTY));
    }
}
