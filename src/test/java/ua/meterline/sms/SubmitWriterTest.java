package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import ua.meterline.outbox.LostClaimException;
import ua.meterline.outbox.NoticeKind;
import ua.meterline.outbox.NoticeTerms;
import ua.meterline.outbox.Reply;

class SubmitWriterTest {
    private boolean held = true;

    @Test
    void ignoresInheritedHeaders() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setHeader("CamelSmppDataCoding", (byte) 0);
            exchange.getMessage().setHeader("CamelSmppSourceAddr", "1616");
            exchange.getMessage().setHeader("CamelSmppDestAddr", "someone else");
            exchange.getMessage().setHeader("anything", "else");
            exchange.getMessage().setBody(new Reply(7, "+380671112233", "Неправильный формат", "a", 0, 0));

            new SubmitWriter(InstantSource.system(), Optional.empty(), reply -> held).process(exchange);

            assertThat(exchange.getMessage().getHeaders())
                    .containsOnlyKeys("CamelSmppDestAddr", LinkHeader.NAME, SubmitTerms.HEADER)
                    .containsAllEntriesOf(Map.of("CamelSmppDestAddr", "380671112233", LinkHeader.NAME, "a"));
            assertThat(exchange.getMessage().getBody()).isEqualTo("Неправильный формат");
        }
    }

    @Test
    void sendsNoReplyWhoseClaimHasEnded() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(new Reply(7, "+380671112233", "taken", null, 0, 0));
            new SubmitWriter(InstantSource.system(), Optional.empty(), reply -> held).process(exchange);
            SubmitTerms terms = exchange.getMessage().getHeader(SubmitTerms.HEADER, SubmitTerms.class);
            assertThat(terms.objection().get()).isNull();

            held = false;

            assertThat(terms.objection().get()).isInstanceOf(LostClaimException.class);
        }
    }

    @Test
    void sendsNoCanaryOnceTheyAreSwitchedOff() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            NoticeTerms terms = new NoticeTerms(NoticeKind.CANARY, Instant.MAX);
            exchange.getMessage().setBody(new Reply(7, "7104", "0999999999 00001", null, 0, 0, null, terms));

            assertThatThrownBy(() ->
                            new SubmitWriter(InstantSource.system(), Optional.empty(), reply -> held).process(exchange))
                    .isInstanceOf(ExpiredSubmitException.class);
        }
    }
}
