package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;
import ua.meterline.outbox.RetrySchedule;

class SubmitWriterTest {
    private final Outbox outbox =
            new Outbox(new RetrySchedule(new Random(1), Duration.ofSeconds(30)), InstantSource.system(), 1, () -> true);

    @Test
    void ignoresInheritedHeaders() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setHeader("CamelSmppDataCoding", (byte) 0);
            exchange.getMessage().setHeader("CamelSmppSourceAddr", "1616");
            exchange.getMessage().setHeader("CamelSmppDestAddr", "someone else");
            exchange.getMessage().setHeader("anything", "else");
            exchange.getMessage().setBody(new Reply(7, "+380671112233", "Неправильный формат", "a", 0, 0));

            new SubmitWriter().process(exchange);

            assertThat(exchange.getMessage().getHeaders())
                    .isEqualTo(Map.of("CamelSmppDestAddr", "380671112233", LinkHeader.NAME, "a"));
            assertThat(exchange.getMessage().getBody()).isEqualTo("Неправильный формат");
        }
    }
}
