package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.component.smpp.SmppException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.outbox.Attempt;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.outbox.RetrySchedule;

class SubmitResultTest {
    private static final Reply REPLY = new Reply(7, "380671112233", "Неправильный формат", null, 0, 0);

    private final List<ReplyChange> recorded = new ArrayList<>();
    private final Outbox outbox = new Outbox(
            new RetrySchedule(new Random(1), java.time.Duration.ofSeconds(30)),
            () -> java.time.Instant.EPOCH,
            1,
            () -> true);
    private final SubmitResult result = new SubmitResult(
            outbox, new SubmitMetrics(new SimpleMeterRegistry(), InstantSource.system()), "group:store-readings");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(rejection(0x58), new Attempt.TemporarilyRejected("0x58")),
                Arguments.of(rejection(0x14), new Attempt.TemporarilyRejected("0x14")),
                Arguments.of(rejection(0x08), new Attempt.TemporarilyRejected("0x08")),
                Arguments.of(rejection(0x64), new Attempt.TemporarilyRejected("0x64")),
                Arguments.of(rejection(0x04), new Attempt.RejectedByLink("0x04")),
                Arguments.of(rejection(0x0D), new Attempt.RejectedByLink("0x0D")),
                Arguments.of(rejection(0x0B), new Attempt.Rejected("0x0B")),
                Arguments.of(rejection(0x45), new Attempt.Rejected("0x45")),
                Arguments.of(new ResponseTimeoutException("no answer"), new Attempt.NoResponse()),
                Arguments.of(new InvalidResponseException("what is this?"), new Attempt.NoResponse()),
                Arguments.of(new PDUException("too long"), new Attempt.Rejected("not-encodable")),
                Arguments.of(new IOException("not connected"), new Attempt.NotSent()),
                Arguments.of(new ConnectException("refused"), new Attempt.NotSent()),
                Arguments.of(new IllegalStateException("surprise"), new Attempt.NoResponse()),
                Arguments.of(new OutOfMemoryError("surprise"), new Attempt.NoResponse()));
    }

    private static SubmitRejectedException rejection(int status) {
        return new SubmitRejectedException(status, SubmitStatusTable.STANDARD.concern(status));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void classifiesAFailure(Throwable failure, Attempt attempt) {
        assertThat(SubmitResult.failed(failure)).isEqualTo(attempt);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void classifiesAWrappedFailure(Throwable failure, Attempt attempt) {
        Throwable wrapped = new CamelExecutionException("failed", null, new SmppException("failed", failure));

        assertThat(SubmitResult.failed(wrapped)).isEqualTo(attempt);
    }

    @Test
    void recordsTheMessageIdOfAnAcceptedSubmit() throws Exception {
        record(List.of("00A1"), null);

        assertThat(recorded)
                .singleElement()
                .extracting("state", "smscMessageId")
                .containsExactly("sent", "00A1");
    }

    @Test
    void recordsAnAcceptedSubmitWithoutAnId() throws Exception {
        record(List.of(), null);

        assertThat(recorded)
                .singleElement()
                .extracting("state", "smscMessageId")
                .containsExactly("sent", null);
    }

    @Test
    void recordsAFailure() throws Exception {
        record(null, rejection(0x0B));

        assertThat(recorded).singleElement().extracting("state", "reason").containsExactly("failed", "0x0B");
    }

    private void record(List<String> messageIds, Throwable failure) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(REPLY);
            new SubmitWriter(InstantSource.system(), Optional.empty(), claimed -> true).process(exchange);
            exchange.getMessage().setHeader(SmppConstants.ID, messageIds);
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
            result.process(exchange);
            recorded.add(exchange.getMessage().getBody(ReplyChange.class));
        }
    }
}
