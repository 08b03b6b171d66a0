package ua.meterline.route;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.NOVEMBER_3RD;
import static ua.meterline.reading.Messages.message;
import static ua.meterline.reading.Messages.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.app.ReadingModule;
import ua.meterline.config.Settings;
import ua.meterline.reading.CanaryJudge;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.ImportJudge;
import ua.meterline.reading.Imported;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.ReadingOutcome.Unclear;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Remark;
import ua.meterline.reading.SeveralJudged;
import ua.meterline.reading.SeveralReadingsJudge;
import ua.meterline.reading.Suppression;
import ua.meterline.store.StoreUnavailableException;

/** The route record-reading with its validator: which branch a message takes, and what is passed on to be stored. */
class RecordReadingRouteTest extends RouteTestSupport {
    private static final MeterReading READING = reading(ACCOUNT, 42);

    private MockEndpoint stored;
    private MockEndpoint storedInOrder;

    RecordReadingRouteTest() {
        super("record-reading");
    }

    @Override
    protected void bindToRegistry(Registry parts) throws Exception {
        // Up to six digits, so that the validator lets pass what is no register value.
        Settings settings =
                Settings.load(null, Map.of("METERLINE_READING_FORMAT", "(?<account>\\d{10}) (?<value>\\d{1,6})"));
        parts.bind("readingFormatValidation", ReadingModule.formatValidation(settings));
        parts.bind("textJudge", ReadingModule.textJudge(settings));
        parts.bind("severalReadingsJudge", new SeveralReadingsJudge(ReadingModule.textJudge(settings), 2));
        parts.bind("canaryJudge", new CanaryJudge("+380509998877", "0999999999"));
        parts.bind("importJudge", new ImportJudge(ReadingModule.calendar(settings)));
    }

    @Override
    protected void replaceEdges() throws Exception {
        advise("record-reading", route -> {
            route.weaveByToUri("group:store-readings").replace().to("mock:store-readings");
            route.weaveByToUri("group:store-readings?ordered=true").replace().to("mock:store-in-order");
        });
        stored = getMockEndpoint("mock:store-readings");
        storedInOrder = getMockEndpoint("mock:store-in-order");
    }

    @Test
    void acceptsATextOfTheAnnouncedFormat() throws Exception {
        assertStored(message("a", ACCOUNT + " 42"), new Accepted(READING));
    }

    @Test
    void readsAnotherTextLenientlyWhenItHasOneReading() throws Exception {
        CustomerMessage message = message("a", "account " + ACCOUNT + ", reading 42");
        assertStored(
                stored,
                storedInOrder,
                new JudgedMessage(
                        message,
                        new Accepted(READING, List.of(Remark.READ_LENIENTLY)),
                        List.of(
                                new ExplainedNumber(ACCOUNT, Set.of(NumberMeaning.ACCOUNT)),
                                new ExplainedNumber("42", Set.of(NumberMeaning.READING)))));
    }

    @Test
    void storesSeveralReadingsOfOneSmsTogether() throws Exception {
        stored.expectedMessageCount(1);
        storedInOrder.expectedMessageCount(0);
        assertThat(send("direct:record-reading", message("a", "0500000001 1\n0500000002 2"))
                        .getException())
                .isNull();

        MockEndpoint.assertIsSatisfied(context);
        assertThat(stored.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(SeveralJudged.class)
                        .parts())
                .extracting(part -> part.message().text())
                .containsExactly("0500000001 1", "0500000002 2");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "WRONG_FORMAT, hello",
        "WRONG_FORMAT, 0501234567 42 0501234568 43",
        "EMPTY,        ''",
        "OWN_NUMBER,   my number is 0671112233",
    })
    void rejectsATextWithoutAReading(RejectionReason reason, String text) throws Exception {
        assertStored(message("a", "+380671112233", text, NOVEMBER_3RD), new Rejected(reason));
    }

    @Test
    void rejectsATextOfTheAnnouncedFormatWhoseValueIsInvalid() throws Exception {
        assertStored(message("a", ACCOUNT + " 123456"), new Rejected(RejectionReason.VALUE_TOO_LONG));
    }

    @Test
    void storesAnImportedReadingInOrderWithoutParsingItsText() throws Exception {
        assertStoredInOrder(
                new Imported.Content.Reading(READING.account(), READING.value(), null), new Accepted(READING));
    }

    @Test
    void storesAnUnclearReadingForTheReviewQueue() throws Exception {
        assertStoredInOrder(
                new Imported.Content.Unclear(null, null, "not-a-list"),
                new Unclear(null, null, READING.period(), true, "not-a-list"));
    }

    @Test
    void storesOurOwnTestAsNoReading() throws Exception {
        stored.expectedMessageCount(1);
        send("direct:record-reading", message("a", "+380509998877", "0999999999 00042", NOVEMBER_3RD));

        MockEndpoint.assertIsSatisfied(context);
        JudgedMessage judged = stored.getExchanges().get(0).getMessage().getBody(JudgedMessage.class);
        assertThat(judged.outcome()).isEqualTo(new Rejected(RejectionReason.CANARY));
        assertThat(judged.message().unanswerable()).isEqualTo(Suppression.CANARY);
    }

    @Test
    void storesAReadingFromAFormBesideOtherMessages() throws Exception {
        CustomerMessage message = new CustomerMessage(
                Channel.WEB,
                "",
                "cabinet",
                NOVEMBER_3RD,
                ACCOUNT + " 42",
                new Fingerprint(0, 1),
                Suppression.NO_ADDRESS,
                new Imported(List.of(), new Imported.Content.Reading(READING.account(), READING.value(), null)));
        assertStored(stored, storedInOrder, new JudgedMessage(message, new Accepted(READING)));
    }

    @Test
    void failsWithTheFailureOfTheCommitAndDoesNotRetry() throws Exception {
        StoreUnavailableException failure = new StoreUnavailableException("not written in time", null);
        failWith(stored, failure);
        stored.expectedMessageCount(1);

        Exchange sent = send("direct:record-reading", message("a", ACCOUNT + " 42"));

        assertThat(sent.getException()).isSameAs(failure);
        MockEndpoint.assertIsSatisfied(context);
    }

    private void assertStoredInOrder(Imported.Content content, ReadingOutcome outcome) throws Exception {
        CustomerMessage message = new CustomerMessage(
                Channel.FILE,
                "",
                "list.csv",
                NOVEMBER_3RD,
                "any text",
                new Fingerprint(0, 1),
                Suppression.NO_ADDRESS,
                new Imported(List.of("key"), content));
        assertStored(storedInOrder, stored, new JudgedMessage(message, outcome));
    }

    private void assertStored(CustomerMessage message, ReadingOutcome outcome) throws Exception {
        assertStored(stored, storedInOrder, new JudgedMessage(message, outcome));
    }

    private void assertStored(MockEndpoint expected, MockEndpoint other, JudgedMessage judged) throws Exception {
        expected.expectedBodiesReceived(judged);
        expected.expectedHeaderReceived("MeterlineTest", "unchanged");
        other.expectedMessageCount(0);

        Exchange sent = template.send("direct:record-reading", exchange -> {
            exchange.getMessage().setHeader("MeterlineTest", "unchanged");
            exchange.getMessage().setBody(judged.message());
        });

        MockEndpoint.assertIsSatisfied(context);
        assertThat(sent.getException()).isNull();
    }
}
