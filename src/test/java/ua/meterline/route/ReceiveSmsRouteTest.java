package ua.meterline.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.component.smpp.SmppMessage;
import org.apache.camel.spi.Registry;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DeliverSm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.operations.TrafficMetrics;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.sms.IntakeGate;
import ua.meterline.sms.LinkHeader;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.RejectionLog;
import ua.meterline.sms.RetryLaterException;
import ua.meterline.sms.SmsReader;
import ua.meterline.sms.codec.SmsTextDecoder;
import ua.meterline.sms.concat.ReassemblySteps;
import ua.meterline.sms.concat.Segment;
import ua.meterline.sms.receipt.DeliveryReceipt;
import ua.meterline.sms.receipt.DeliveryState;
import ua.meterline.sms.receipt.ReceiptReader;
import ua.meterline.store.StoreUnavailableException;

/** The route receive-sms: where each kind of PDU goes, and which exception becomes its command_status. */
class ReceiveSmsRouteTest extends RouteTestSupport {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final byte WHOLE = 0;
    private static final byte RECEIPT = 0x04;
    private static final byte WITH_USER_DATA_HEADER = 0x40;
    private static final String FIRST_OF_TWO = "\5\0\3\7\2\1first";
    private static final int ESME_RX_T_APPN = 0x64;

    private final IntakeGate intake = new IntakeGate();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private MockEndpoint readings;
    private MockEndpoint segments;
    private MockEndpoint receipts;

    ReceiveSmsRouteTest() {
        super("receive-sms");
    }

    @Override
    protected void bindToRegistry(Registry parts) {
        NumberPlan numbers = new NumberPlan("UA", "7104");
        ReceiptReader receiptReader = new ReceiptReader(numbers, () -> NOW);
        parts.bind("intakeGate", intake);
        parts.bind("isReceipt", receiptReader);
        parts.bind("receiptReader", receiptReader);
        parts.bind("smsReader", new SmsReader(new SmsTextDecoder("gsm", false), numbers, () -> NOW));
        parts.bind("reassemblySteps", new ReassemblySteps());
        parts.bind("trafficMetrics", new TrafficMetrics(metrics));
        parts.bind("rejectionLog", new RejectionLog());
    }

    @Override
    protected void replaceEdges() throws Exception {
        advise("receive-sms", route -> {
            route.replaceFromWith(entryOf("receive-sms"));
            route.weaveByToUri("direct:record-reading").replace().to("mock:record-reading");
            route.weaveByToUri("direct:reassemble-segments").replace().to("mock:reassemble-segments");
            route.weaveByToUri("group:store-receipts").replace().to("mock:store-receipts");
        });
        readings = getMockEndpoint("mock:record-reading");
        segments = getMockEndpoint("mock:reassemble-segments");
        receipts = getMockEndpoint("mock:store-receipts");
    }

    @Test
    void passesAWholeMessageOnWithoutTheHeadersOfItsPdu() throws Exception {
        expectOneAt(readings);

        Exchange received = receive("DeliverSm", deliverSm(WHOLE, "0501234567 42"));

        MockEndpoint.assertIsSatisfied(context);
        CustomerMessage message = bodies(readings, CustomerMessage.class).get(0);
        assertThat(message.sender()).isEqualTo("+380671112233");
        assertThat(message.recipient()).isEqualTo("7104");
        assertThat(message.text()).isEqualTo("0501234567 42");
        assertThat(message.receivedAt()).isEqualTo(NOW);
        assertThat(message.link()).isEqualTo("north");
        assertAcknowledged(received);
    }

    @Test
    void passesASegmentToReassembly() throws Exception {
        expectOneAt(segments);

        Exchange received = receive("DeliverSm", deliverSm(WITH_USER_DATA_HEADER, FIRST_OF_TWO));

        MockEndpoint.assertIsSatisfied(context);
        Segment segment = bodies(segments, Segment.class).get(0);
        assertThat(segment.number()).isEqualTo(1);
        assertThat(segment.concatenation().total()).isEqualTo(2);
        assertThat(segment.link()).isEqualTo("north");
        assertAcknowledged(received);
    }

    @Test
    void storesADeliveryReceipt() throws Exception {
        expectOneAt(receipts);

        Exchange received = receive("DeliveryReceipt", deliverSm(RECEIPT, "id:04D2 stat:DELIVRD err:000"));

        MockEndpoint.assertIsSatisfied(context);
        DeliveryReceipt receipt = bodies(receipts, DeliveryReceipt.class).get(0);
        assertThat(receipt.smscMessageId().text()).isEqualTo("04D2");
        assertThat(receipt.state()).isEqualTo(DeliveryState.DELIVERED);
        assertAcknowledged(received);
    }

    @Test
    void acknowledgesAnAlertNotificationAndIgnoresIt() throws Exception {
        expectOneAt();

        Exchange received = receive("AlertNotification", new AlertNotification());

        MockEndpoint.assertIsSatisfied(context);
        assertAcknowledged(received);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mock:record-reading", "mock:reassemble-segments", "mock:store-receipts"})
    void asksForRedeliveryWhenTheDatabaseFails(String step) {
        failWith(getMockEndpoint(step), new StoreUnavailableException("not written in time", null));

        Exchange received = switch (step) {
            case "mock:record-reading" -> receive("DeliverSm", deliverSm(WHOLE, "0501234567 42"));
            case "mock:reassemble-segments" -> receive("DeliverSm", deliverSm(WITH_USER_DATA_HEADER, FIRST_OF_TWO));
            default -> receive("DeliveryReceipt", deliverSm(RECEIPT, "id:1 stat:DELIVRD"));
        };

        assertThat(getMockEndpoint(step).getReceivedCounter()).as("attempts").isEqualTo(1);
        assertRejected(received);
    }

    /** SMSCs treat most other statuses as permanent, and would drop the message. */
    @Test
    void asksForRedeliveryWhenMeterlineHasADefect() {
        failWith(readings, new StackOverflowError());

        assertRejected(receive("DeliverSm", deliverSm(WHOLE, "0501234567 42")));
    }

    @Test
    void rejectsMessagesAndReceiptsWhileTheGatewayStops() throws Exception {
        intake.shut();
        expectOneAt();

        assertRejected(receive("DeliverSm", deliverSm(WHOLE, "0501234567 42")));
        assertThat(receive("DeliveryReceipt", deliverSm(RECEIPT, "id:1 stat:DELIVRD"))
                        .getException())
                .isInstanceOf(RetryLaterException.class);
        MockEndpoint.assertIsSatisfied(context);
    }

    private void expectOneAt(MockEndpoint... receiving) {
        for (MockEndpoint mock : new MockEndpoint[] {readings, segments, receipts}) {
            mock.expectedMessageCount(0);
        }
        for (MockEndpoint mock : receiving) {
            mock.expectedMessageCount(1);
            mock.message(0)
                    .predicate(exchange -> exchange.getMessage().getHeaders().isEmpty());
        }
    }

    private void assertAcknowledged(Exchange received) {
        assertThat(received.getException()).as("ESME_ROK").isNull();
        assertThat(rejected()).isZero();
    }

    private void assertRejected(Exchange received) {
        assertThat(received.getException())
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        rejection -> assertThat(rejection.getErrorCode()).isEqualTo(ESME_RX_T_APPN));
        assertThat(rejected()).isEqualTo(1);
    }

    private double rejected() {
        return metrics.counter("meterline.messages.refused").count();
    }

    /** As the consumer of smpp:link makes the exchange. */
    private Exchange receive(String messageType, Command command) {
        return template.send(entryOf("receive-sms"), exchange -> {
            exchange.setIn(new SmppMessage(context, command, new SmppConfiguration()));
            exchange.getMessage().setHeaders(Map.of(SmppConstants.MESSAGE_TYPE, messageType, LinkHeader.NAME, "north"));
        });
    }

    private static DeliverSm deliverSm(byte esmClass, String text) {
        DeliverSm deliverSm = new DeliverSm();
        deliverSm.setSourceAddr("380671112233");
        deliverSm.setDestAddress("7104");
        deliverSm.setEsmClass(esmClass);
        deliverSm.setShortMessage(text.getBytes(ISO_8859_1));
        return deliverSm;
    }
}
