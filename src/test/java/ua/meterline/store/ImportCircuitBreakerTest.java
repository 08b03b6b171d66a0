package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Imported;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.RejectionReason;

@SuppressWarnings("unchecked") // the body is a group
class ImportCircuitBreakerTest {
    private static final JudgedMessage SMS = message(null);
    private static final JudgedMessage IMPORT =
            message(new Imported(List.of("key"), new Imported.Content.Wrong(RejectionReason.EMPTY)));

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<JudgedMessage> stored = new ArrayList<>();
    private Exception failure;
    private final ImportCircuitBreaker breaker = new ImportCircuitBreaker();
    private final Processor storing = breaker.wrap(null, exchange -> {
        if (failure == null) {
            stored.addAll(exchange.getMessage().getBody(List.class));
        }
        exchange.setException(failure);
    });

    @Test
    void letsNoImportOvertakeOneThatCouldNotBeStored() throws Exception {
        failure = new SQLException("database is locked");
        assertThat(store(SMS, IMPORT)).isSameAs(failure);
        failure = null;

        assertThatThrownBy(() -> store(IMPORT))
                .isInstanceOf(StoreUnavailableException.class)
                .matches(StoreFailure::isOfTheStore);
        assertThat(store(SMS)).isNull();
        assertThat(stored).containsExactly(SMS);
        breaker.close();
        assertThat(store(IMPORT)).isNull();
        assertThat(stored).containsExactly(SMS, IMPORT);
    }

    /** They are stored one by one then, which is how group commit treats a poison message. */
    @Test
    void keepsOthersOutOfIt() throws Exception {
        failure = new SQLException("database is locked");
        assertThat(store(IMPORT)).isSameAs(failure);
        failure = null;

        assertThatThrownBy(() -> store(SMS, IMPORT)).matches(e -> !StoreFailure.concernsTheWholeStore(e));
    }

    /** It is not tried again: nothing would close the breaker. */
    @Test
    void takesAFormForNoImport() throws Exception {
        JudgedMessage form = message(new Imported(List.of(), new Imported.Content.Wrong(RejectionReason.EMPTY)));
        failure = new SQLException("database is locked");
        assertThat(store(form)).isSameAs(failure);
        assertThat(breaker.isOpen()).isFalse();
        assertThat(store(IMPORT)).isSameAs(failure);
        failure = null;
        assertThat(store(form)).isNull();
    }

    @Test
    void staysClosedWhenTheImportItselfIsMalformed() throws Exception {
        failure = new IllegalStateException("something about its content");
        assertThat(store(IMPORT)).isSameAs(failure);

        assertThat(breaker.isOpen()).isFalse();
    }

    /** What the exchange failed with. */
    private Exception store(JudgedMessage... group) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(List.of(group));
        storing.process(exchange);
        return exchange.getException();
    }

    private static JudgedMessage message(Imported imported) {
        return new JudgedMessage(
                new CustomerMessage(
                        Channel.EMAIL, "", "", Instant.EPOCH, "", Fingerprint.of(new byte[32]), null, imported),
                new ReadingOutcome.Rejected(RejectionReason.EMPTY));
    }
}
