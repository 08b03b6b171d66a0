package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static ua.meterline.sms.link.Pdus.dataSm;
import static ua.meterline.sms.link.Pdus.deliverSm;
import static ua.meterline.sms.link.Pdus.followedBy;
import static ua.meterline.sms.link.Pdus.header;
import static ua.meterline.sms.link.Pdus.payload;
import static ua.meterline.sms.link.Pdus.withBody;
import static ua.meterline.sms.link.Pdus.withoutNul;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.Deadline;
import ua.meterline.sms.SubmitRejectedException;
import ua.meterline.sms.SubmitRejectedException.Concern;
import ua.meterline.sms.SubmitStatusTable;
import ua.meterline.sms.UnansweredSubmitException;

/** Over real sockets: no PDU stops the next one, and an unresponsive peer blocks no caller. */
@Execution(ExecutionMode.CONCURRENT)
class SmscSessionIT {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PDU_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    /** How much later a thread may run. Three intervals would be too much. */
    private static final Duration LATENESS = Duration.ofMillis(900);

    private static final int WINDOW = 100;
    private static final int DELIVER_SM_RESP = 0x80000005;
    private static final int DATA_SM_RESP = 0x80000103;
    private static final int SUBMIT_SM_RESP = 0x80000004;
    private static final int GENERIC_NACK = 0x80000000;

    private final List<Command> taken = new CopyOnWriteArrayList<>();
    private final InboundListener inbound = new InboundListener("a");
    private RawSmsc smsc;
    private SmscSession session;

    @BeforeEach
    void bind() throws Exception {
        smsc = new RawSmsc();
        inbound.setHandler((link, message) -> {
            taken.add(message);
            return CompletableFuture.completedFuture(null);
        });
        session = SmscSession.of(
                "raw",
                new SmscConnector(Duration.ofSeconds(5), Optional.empty()),
                inbound,
                WINDOW,
                SubmitStatusTable.STANDARD,
                PDU_TIMEOUT);
        session.setTransactionTimer(5_000);
        session.setEnquireLinkTimer((int) INTERVAL.toMillis());
    }

    @AfterEach
    void close() throws Exception {
        smsc.close();
        session.close();
    }

    private void bound() throws Exception {
        CompletableFuture<Void> welcome = inBackground(smsc::letIn);
        session.bind("127.0.0.1", smsc.port(), parameter());
        welcome.get(Deadline.SECONDS, TimeUnit.SECONDS);
        assertThat(session.isUsable()).isTrue();
    }

    private static BindParameter parameter() {
        return new BindParameter(
                BindType.BIND_TRX, "id", "pw", "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "");
    }

    /** An SMSC with a backlog sends messages right after its bind response. */
    @RepeatedTest(20)
    void acceptsMessagesRightAfterTheBindResponse() throws Exception {
        byte[] backlog =
                Pdus.concatenated(deliverSm(1, "0501234567 12345"), dataSm(2), deliverSm(3, "0501234567 12346"));
        CompletableFuture<Void> welcome = inBackground(() -> smsc.letIn(backlog));
        session.bind("127.0.0.1", smsc.port(), parameter());
        welcome.get(Deadline.SECONDS, TimeUnit.SECONDS);

        assertThat(List.of(smsc.read(), smsc.read(), smsc.read()))
                .extracting(Pdu::headerOf)
                .extracting(Pdu::sequenceNumber, Pdu::commandStatus)
                .containsExactlyInAnyOrder(tuple(1, 0), tuple(2, 0), tuple(3, 0));
        assertThat(taken).hasSize(3);
    }

    static List<Arguments> endings() {
        return List.of(
                Arguments.of("closed by the SMSC", (Ending) RawSmsc::close),
                Arguments.of("unbound by the SMSC", (Ending) peer -> peer.send(header(0x06, 0, 9))),
                Arguments.of("command_length 0", (Ending) peer -> peer.send(new byte[16])));
    }

    private interface Ending {
        void by(RawSmsc peer) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void reportsWhyItEnded(String words, Ending ending) throws Exception {
        session.setEnquireLinkTimer(60_000); // on a loaded machine, too, the ending comes first
        bound();
        ending.by(smsc);
        session.awaitEnd();

        assertThat(session.endReason()).isEqualTo(words);
    }

    static List<Arguments> badPdus() {
        byte[] good = deliverSm(7, "0501234567 12345");
        return List.of(
                Arguments.of("without any NUL", withoutNul(good), DELIVER_SM_RESP, 0x02),
                Arguments.of("a payload above 32,767 octets", deliverSm(7, "", payload(40_000)), DELIVER_SM_RESP, 0x01),
                Arguments.of("a data_sm without any NUL", withoutNul(dataSm(7)), DATA_SM_RESP, 0x02),
                Arguments.of("trailing octets", followedBy(good, 1, 2, 3), DELIVER_SM_RESP, 0),
                Arguments.of("an unknown command_id", header(0x00010203, 0, 7), GENERIC_NACK, 0x03),
                Arguments.of("a submit_sm", withBody(4, 0, 7, "anything"), GENERIC_NACK, 0x03),
                Arguments.of("an enquire_link", header(0x15, 0, 7), 0x80000015, 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPdus")
    void rejectsMalformedPdusAndAcceptsTheNext(String label, byte[] pdu, int answer, int status) throws Exception {
        bound();
        smsc.send(pdu);

        Pdu response = smsc.answerTo(7);
        assertThat(response.commandId()).isEqualTo(answer);
        assertThat(response.commandStatus()).isEqualTo(status);
        assertThatTheNextIsAccepted();
    }

    @Test
    void ignoresUnsolicitedResponses() throws Exception {
        bound();
        for (int commandId : new int[] {0, 1, 2, 3, 4, 9, 0x15, 0x21, 0x103, 0x111, 0x112, 0x113, 0x7FFF}) {
            smsc.send(header(GENERIC_NACK | commandId, 0, 99));
            smsc.send(withBody(GENERIC_NACK | commandId, 0, -1, "no NUL"));
        }
        assertThatTheNextIsAccepted();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, Integer.MAX_VALUE, -1, 1_000_000})
    void closesWhenTheLengthIsImpossible(int length) throws Exception {
        bound();
        smsc.send(ByteBuffer.allocate(64).putInt(length).array());

        assertThat(Pdu.headerOf(smsc.read())).isEqualTo(new Pdu(16, GENERIC_NACK, 0x02, 0));
        smsc.awaitHangUp(TEN_SECONDS);
        session.awaitEnd();
        assertThat(session.isUsable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 15, 16, 40})
    void closesWhenHalfAPduIsFollowedBySilence(int octets) throws Exception {
        bound();
        smsc.send(Arrays.copyOf(deliverSm(7, "0501234567 12345"), octets));

        smsc.awaitHangUp(TEN_SECONDS);
        session.awaitEnd();
    }

    @Test
    void closesWhenAPduArrivesTooSlowly() throws Exception {
        bound();
        CompletableFuture<Void> trickle = inBackground(() -> {
            for (byte octet : deliverSm(7, "0501234567 12345")) {
                smsc.send(new byte[] {octet});
                Thread.sleep(200); // octets come slowly, and that is the point
            }
        });

        smsc.awaitHangUp(TEN_SECONDS);
        session.awaitEnd();
        trickle.cancel(true);
    }

    @Test
    void acceptsASlowPdu() throws Exception {
        bound();
        byte[] pdu = deliverSm(7, "0501234567 12345");
        smsc.send(Arrays.copyOf(pdu, 20));
        Thread.sleep(INTERVAL.plusMillis(200).toMillis()); // long enough to be asked whether it is there
        smsc.send(Arrays.copyOfRange(pdu, 20, pdu.length));

        assertThat(smsc.answerTo(7).commandStatus()).isZero();
    }

    @Test
    void failsPendingRequestsAtOnceWhenTheLinkIsLost() throws Exception {
        bound();
        inBackground(() -> {
            smsc.read();
            smsc.close();
        });

        assertThat(session.submit(List.of(submitSm())).get(0))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(InvalidResponseException.class)
                .withMessageContaining("the link was lost before the response");
    }

    /** The best of three: a loaded machine is late at times, a wrong deadline always. */
    @Test
    void endsWithinTwiceTheIntervalWhenThePeerIsFrozen() throws Exception {
        Duration limit = INTERVAL.multipliedBy(2).plus(LATENESS);
        Duration taken = endsWhenThePeerIsFrozen();
        for (int again = 0; again < 2 && taken.compareTo(limit) >= 0; again++) {
            close();
            bind();
            taken = endsWhenThePeerIsFrozen();
        }
        assertThat(taken).isLessThan(limit);
    }

    /** Returns how long it takes from the bind on. */
    private Duration endsWhenThePeerIsFrozen() throws Exception {
        long before = System.nanoTime();
        bound();
        long since = System.nanoTime();

        session.awaitEnd();
        long end = System.nanoTime();
        assertThat(Duration.ofNanos(end - before)).isGreaterThan(INTERVAL);
        assertThat(session.endReason()).isIn("no answer to enquire_link", "nothing was received or sent for 1900 ms");
        return Duration.ofNanos(end - since);
    }

    @Test
    void failsASubmitOnGenericNack() throws Exception {
        bound();
        inBackground(() -> {
            Pdu request = Pdu.headerOf(smsc.read());
            smsc.send(header(GENERIC_NACK, 0x03, request.sequenceNumber()));
        });

        assertThat(session.submit(List.of(submitSm())).get(0))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .withCause(new SubmitRejectedException(0x03, Concern.SESSION));
    }

    @Test
    void endsWhenASubmitIsRejectedForTheSakeOfTheSession() throws Exception {
        bound();
        CompletableFuture<String> answer = session.submit(List.of(submitSm())).get(0);
        smsc.send(header(SUBMIT_SM_RESP, 0x04, Pdu.headerOf(smsc.read()).sequenceNumber()));

        session.awaitEnd();
        assertThat(answer).failsWithin(Duration.ofSeconds(30));
        assertThat(session.isUsable()).isFalse();
        assertThat(session.isRefused()).isTrue();
        assertThat(session.endReason())
                .isEqualTo("submit_sm was rejected with 0x04 ESME_RINVBNDSTS: incorrect bind status");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x0B, 0x14, 0x45, 0x58, 0x64})
    void staysWhenASubmitIsRejectedForAnotherReason(int status) throws Exception {
        bound();
        CompletableFuture<String> answer = session.submit(List.of(submitSm())).get(0);
        smsc.send(header(SUBMIT_SM_RESP, status, Pdu.headerOf(smsc.read()).sequenceNumber()));

        assertThat(answer).failsWithin(Duration.ofSeconds(30));
        assertThat(session.isUsable()).isTrue();
    }

    @Test
    void keepsALateResponse() throws Exception {
        bound();
        session.setTransactionTimer(300);
        CompletableFuture<String> answer = session.submit(List.of(submitSm())).get(0);
        int number = Pdu.headerOf(smsc.read()).sequenceNumber();
        await().until(answer::isDone);
        smsc.send(withBody(SUBMIT_SM_RESP, 0, number, "00A1\0"));

        assertThat(answer.handle((id, failure) -> ((UnansweredSubmitException) failure).lateAnswer())
                        .join())
                .succeedsWithin(Duration.ofSeconds(30))
                .isEqualTo("00A1");
    }

    @Test
    void takesResponsesWhileItUnbinds() throws Exception {
        bound();
        CompletableFuture<String> first = session.submit(List.of(submitSm())).get(0);
        int firstNumber = Pdu.headerOf(smsc.read()).sequenceNumber();
        CompletableFuture<Void> closed = inBackground(() -> session.unbindAndClose(Duration.ofMillis(500)));
        Pdu unbind = Pdu.headerOf(smsc.read());
        assertThat(unbind.commandId()).isEqualTo(0x06);
        smsc.send(withBody(SUBMIT_SM_RESP, 0, firstNumber, "00A1\0"));
        smsc.send(header(0x80000006, 0, unbind.sequenceNumber()));

        assertThat(first).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("00A1");
        closed.get(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void takesResponsesWhileTheSmscUnbinds() throws Exception {
        bound();
        CompletableFuture<String> answer = session.submit(List.of(submitSm())).get(0);
        int number = Pdu.headerOf(smsc.read()).sequenceNumber();
        smsc.send(header(0x06, 0, 77));
        session.awaitEnd();
        CompletableFuture<Void> closed = inBackground(() -> session.unbindAndClose(Duration.ofSeconds(3)));
        smsc.send(withBody(SUBMIT_SM_RESP, 0, number, "00A1\0"));

        assertThat(answer).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("00A1");
        assertThat(Pdu.headerOf(smsc.read())).isEqualTo(new Pdu(16, 0x80000006, 0, 77));
        closed.get(Deadline.SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void endsWhenEnquireLinkIsAlwaysRejected() throws Exception {
        bound();
        CompletableFuture<Void> answers = answerEnquireLinks(0x80000015, 0x08);

        CompletableFuture<Void> end = inBackground(session::awaitEnd);
        end.get(TEN_SECONDS.toSeconds(), TimeUnit.SECONDS);
        assertThat(session.endReason()).isEqualTo("enquire_link was rejected with 0x08 ESME_RSYSERR: system error");
        answers.cancel(true);
    }

    @Test
    void staysWhenEnquireLinkIsUnknownToThePeer() throws Exception {
        bound();
        CompletableFuture<Void> answers = answerEnquireLinks(GENERIC_NACK, 0x03);

        CompletableFuture<Void> end = inBackground(session::awaitEnd);
        await().during(INTERVAL.multipliedBy(4)).atMost(TEN_SECONDS).until(() -> session.isUsable() && !end.isDone());
        answers.cancel(true);
    }

    private CompletableFuture<Void> answerEnquireLinks(int commandId, int status) {
        return inBackground(() -> {
            while (true) {
                Pdu request = Pdu.headerOf(smsc.read());
                if (request.commandId() == 0x15) {
                    smsc.send(header(commandId, status, request.sequenceNumber()));
                }
            }
        });
    }

    @Test
    void failsASubmitOnTimeout() throws Exception {
        bound();
        session.setTransactionTimer(300);

        assertThat(session.submit(List.of(submitSm())).get(0))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void throttlesBeyondTheReceiveWindow() throws Exception {
        List<CompletableFuture<Void>> unanswered = new CopyOnWriteArrayList<>();
        inbound.setHandler((link, message) -> {
            CompletableFuture<Void> answer = new CompletableFuture<>();
            unanswered.add(answer);
            return answer;
        });
        bound();
        for (int number = 1; number <= WINDOW + 1; number++) {
            smsc.send(deliverSm(number, "text"));
        }

        assertThat(smsc.answerTo(WINDOW + 1)).extracting(Pdu::commandStatus).isEqualTo(0x58);
        assertThat(inbound.throttled()).isEqualTo(1);
        unanswered.forEach(answer -> answer.complete(null));
        for (int number = 1; number <= WINDOW; number++) {
            assertThat(smsc.answerTo(number)).extracting(Pdu::commandStatus).isEqualTo(0);
        }
        smsc.send(deliverSm(1_000, "the next"));
        await().until(() -> unanswered.size() == WINDOW + 1);
    }

    private static SubmitSm submitSm() {
        SubmitSm message = new SubmitSm();
        message.setSourceAddr("7104");
        message.setDestAddress("380501234567");
        message.setShortMessage("text".getBytes(StandardCharsets.US_ASCII));
        return message;
    }

    /** The enquire_link cannot be written, and jsmpp would block for ever in the write. */
    @Test
    void endsWhenThePeerStopsReading() throws Exception {
        bound();
        inBackground(() -> {
            byte[] probes = new byte[16 * 1024];
            for (int i = 0; i < probes.length; i += 16) {
                System.arraycopy(header(0x15, 0, i), 0, probes, i, 16);
            }
            while (true) {
                smsc.send(probes);
            }
        });

        CompletableFuture<Void> end = inBackground(session::awaitEnd);
        end.get(Deadline.SECONDS, TimeUnit.SECONDS);
        assertThat(session.isUsable()).isFalse();
    }

    @Test
    void reportsWhyABindFailed() throws Exception {
        inBackground(() -> {
            smsc.acceptBind();
            smsc.close();
        });

        assertThatThrownBy(() -> session.bind("127.0.0.1", smsc.port(), parameter()))
                .satisfies(failure -> assertThat(BindFailure.of(failure).description())
                        .isEqualTo("the SMSC closed the connection without an answer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no NUL", "a name that is too long for it\0", "ok\0\u0002\u0010\u0000\u0000", "ok\0\1\2"})
    void bindsWithAnyBodyOfTheResponse(String body) throws Exception {
        inBackground(() -> {
            smsc.acceptBind();
            smsc.send(withBody(0x80000009, 0, 1, body));
        });

        session.bind("127.0.0.1", smsc.port(), parameter());
        assertThat(session.isUsable()).isTrue();
    }

    private void assertThatTheNextIsAccepted() throws IOException {
        taken.clear();
        smsc.send(deliverSm(1_000, "the next"));
        assertThat(smsc.answerTo(1_000)).extracting(Pdu::commandStatus).isEqualTo(0);
        assertThat(taken)
                .last()
                .satisfies(message -> assertThat(((DeliverSm) message).getShortMessage())
                        .asString()
                        .isEqualTo("the next"));
    }

    private interface Action {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> inBackground(Action action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                action.run();
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return done;
    }
}
