package ua.meterline.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.component.smpp.SmppEndpoint;
import org.apache.camel.component.smpp.SmppSplittingPolicy;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.Registry;
import org.jsmpp.extra.ResponseTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.RouteSteps;
import ua.meterline.operations.RecurringTasks;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.outbox.RetrySchedule;
import ua.meterline.sms.LinkHeader;
import ua.meterline.sms.SubmitMetrics;
import ua.meterline.sms.SubmitRejectedException;
import ua.meterline.sms.SubmitRejectedException.Concern;
import ua.meterline.sms.SubmitResult;
import ua.meterline.sms.SubmitWriter;
import ua.meterline.sms.link.LinkComponent;
import ua.meterline.sms.link.Links;
import ua.meterline.store.group.GroupComponent;

/**
 * The routes queue-replies and deliver-replies: what goes into a submit_sm, and which state its result is stored as.
 */
class DeliverRepliesRouteTest extends RouteTestSupport {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final String TEXT = "Неправильный формат";
    private static final Reply REPLY = new Reply(7, "+380671112233", TEXT, "north", 0, 0);

    private final AtomicBoolean linkIsUp = new AtomicBoolean(true);
    private final Outbox outbox =
            new Outbox(new RetrySchedule(new Random(1), Duration.ofSeconds(30)), () -> NOW, 1, linkIsUp::get);
    private String submitUri;
    private MockEndpoint smsc;
    private MockEndpoint states;
    private MockEndpoint queue;
    private MockEndpoint collector;

    DeliverRepliesRouteTest() {
        super("submit-sms", "deliver-replies");
    }

    @Override
    protected void bindToRegistry(Registry parts) {
        parts.bind("outbox", outbox);
        parts.bind("submitWriter", new SubmitWriter(() -> NOW, Optional.empty(), reply -> true));
        parts.bind(
                "submitResult",
                new SubmitResult(
                        outbox,
                        new SubmitMetrics(new SimpleMeterRegistry(), InstantSource.system()),
                        "group:store-readings"));
        parts.bind("recurringTasks", new RecurringTasks());
        parts.bind("group", new GroupComponent(Duration.ofSeconds(1), List.of()));
        parts.bind("smpp", new LinkComponent(new Links(List.of(), Duration.ZERO)));
    }

    @Override
    protected void replaceEdges() throws Exception {
        submitUri = RouteSteps.of(context, ToDefinition.class)
                .filter(step -> "submit".equals(step.getId()))
                .map(ToDefinition::getEndpointUri)
                .findFirst()
                .orElseThrow();
        advise("deliver-replies", route -> {
            route.replaceFromWith(entryOf("deliver-replies"));
            // In the route and in its error policy.
            route.mockEndpointsAndSkip("group:*");
        });
        advise("submit-sms", route -> route.weaveById("submit").replace().to("mock:smsc"));
        advise("queue-replies", route -> {
            route.replaceFromWith(entryOf("queue-replies"));
            route.weaveByToUri("seda:deliver-replies").replace().to("mock:deliver-replies");
            route.weaveByToUri("direct:wake-collector").replace().to("mock:wake-collector");
        });
        smsc = getMockEndpoint("mock:smsc");
        states = getMockEndpoint("mock:group:store-readings");
        queue = getMockEndpoint("mock:deliver-replies");
        collector = getMockEndpoint("mock:wake-collector");
    }

    @Test
    void submitsTheTextWithItsRecipientAndItsLinkAndNoOtherHeader() throws Exception {
        smsc.expectedBodiesReceived(TEXT);
        smsc.expectedHeaderReceived(SmppConstants.DEST_ADDR, "380671112233");
        smsc.expectedHeaderReceived(LinkHeader.NAME, "north");
        smsc.message(0).predicate(exchange -> exchange.getMessage().getHeaders().size() == 3);

        template.send(entryOf("deliver-replies"), exchange -> {
            exchange.getMessage().setHeader(SmppConstants.DATA_CODING, (byte) 0);
            exchange.getMessage().setHeader(SmppConstants.SOURCE_ADDR, "1616");
            exchange.getMessage().setBody(REPLY);
        });

        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void submitsAsUcs2FromTheShortCodeInOneMessage() throws Exception {
        setProperties(Map.of(
                "short-code", "7104",
                "smpp.source-ton", "3",
                "smpp.source-npi", "8",
                "smpp.destination-ton", "1",
                "smpp.destination-npi", "1",
                "smpp.registered-delivery", "1"));

        SmppConfiguration options =
                context.getEndpoint(submitUri, SmppEndpoint.class).getConfiguration();

        assertThat(options.getAlphabet()).isEqualTo((byte) 8);
        assertThat(options.getDataCoding()).isEqualTo((byte) 8);
        assertThat(options.getSourceAddr()).isEqualTo("7104");
        assertThat(options.getSourceAddrTon()).isEqualTo((byte) 3);
        assertThat(options.getSourceAddrNpi()).isEqualTo((byte) 8);
        assertThat(options.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(options.getDestAddrNpi()).isEqualTo((byte) 1);
        assertThat(options.getPriorityFlag()).isZero();
        assertThat(options.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(options.getSplittingPolicy()).isEqualTo(SmppSplittingPolicy.REJECT);
    }

    private void setProperties(Map<String, String> values) {
        values.forEach(
                (name, value) -> context.getPropertiesComponent().addOverrideProperty("meterline." + name, value));
    }

    @Test
    void storesTheMessageIdOfAnAcceptedReply() throws Exception {
        smsc.whenAnyExchangeReceived(exchange -> exchange.getMessage().setHeader(SmppConstants.ID, List.of("00A1")));
        states.expectedBodiesReceived(new ReplyChange(7, "sent", null, 1, 0, null, "00A1"));

        Exchange delivered = send(entryOf("deliver-replies"), REPLY);

        MockEndpoint.assertIsSatisfied(context);
        assertThat(delivered.getException()).isNull();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SubmitRejectedException(0x58, Concern.RATE), "pending", "0x58", 1, 0),
                Arguments.of(new SubmitRejectedException(0x0B, Concern.RECIPIENT), "failed", "0x0B", 1, 0),
                Arguments.of(new ResponseTimeoutException("no response"), "pending", "no-response", 1, 1),
                Arguments.of(new IOException("not connected"), "pending", "link-down", 0, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void storesTheStateThatFollowsFromAFailure(
            Exception failure, String state, String reason, int attempts, int unanswered) throws Exception {
        failWith(smsc, failure);
        smsc.expectedMessageCount(1);
        states.expectedMessageCount(1);

        Exchange delivered = send(entryOf("deliver-replies"), REPLY);

        MockEndpoint.assertIsSatisfied(context);
        assertThat(delivered.getException()).as("handled").isNull();
        ReplyChange change = bodies(states, ReplyChange.class).get(0);
        assertThat(change.messageId()).isEqualTo(7);
        assertThat(change.state()).isEqualTo(state);
        assertThat(change.reason()).isEqualTo(reason);
        assertThat(change.attempts()).isEqualTo(attempts);
        assertThat(change.unanswered()).isEqualTo(unanswered);
        assertThat(change.nextAttemptAt() != null).as("retried").isEqualTo(state.equals("pending"));
    }

    @Test
    void queuesNewRepliesOneByOne() throws Exception {
        Reply other = new Reply(8, "+380671112234", TEXT, "south", 0, 0);
        queue.expectedBodiesReceived(REPLY, other);
        collector.expectedMessageCount(0);

        send(entryOf("queue-replies"), List.of(REPLY, other));

        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void wakesTheCollectorWhenRepliesStayedBehind() throws Exception {
        linkIsUp.set(false);
        assertThat(outbox.claimNew(List.of(REPLY))).isEmpty();
        linkIsUp.set(true);
        queue.expectedMessageCount(0);
        collector.expectedMessageCount(1);

        send(entryOf("queue-replies"), List.of());

        MockEndpoint.assertIsSatisfied(context);
    }
}
