package ua.meterline.backoffice.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.common.Sha256;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;

class MessageSearchTest {
    private static final BillingCalendar CALENDAR = new BillingCalendar(ZoneId.of("Europe/Kiev"));
    private static final MessageSearch.Limits UNLIMITED =
            new MessageSearch.Limits(50, Long.MAX_VALUE, Duration.ofMinutes(1));
    private static final AccountNumber ACCOUNT = new AccountNumber(MessageTable.ACCOUNT);
    private static final Instant OCTOBER = Instant.parse("2026-10-10T10:00:00Z");

    @TempDir
    Path folder;

    private MessageTable messages;

    @BeforeEach
    void open() throws Exception {
        messages = new MessageTable(folder);
    }

    @AfterEach
    void close() throws Exception {
        messages.close();
    }

    private MessageSearch search(MessageSearch.Limits limits) {
        return search(new KeysAhead(), limits);
    }

    private MessageSearch search(KeysAhead ahead, MessageSearch.Limits limits) {
        return new MessageSearch(messages.access, CALENDAR, new InboxFiles(folder.resolve("inbox")), ahead, limits);
    }

    private List<Long> found(MessageFilter filter) throws Exception {
        List<Long> ids = new ArrayList<>();
        for (SearchPosition next = SearchPosition.NEWEST; next != null; ) {
            MessagePage page = search(UNLIMITED).page(filter, next);
            page.messages().forEach(message -> ids.add(message.id()));
            next = page.older();
        }
        return ids;
    }

    private static MessageFilter text(String text) {
        return new MessageFilter(null, null, text, null, null, null, null, null, null, null, false);
    }

    private static MessageFilter number(String number) {
        return new MessageFilter(null, number, null, null, null, null, null, null, null, null, false);
    }

    private static MessageFilter file(String file) {
        return new MessageFilter(null, null, null, file, null, null, null, null, null, null, false);
    }

    private static MessageFilter period(String period) {
        return new MessageFilter(
                null, null, null, null, null, null, null, BillingPeriod.parse(period), null, null, false);
    }

    private static MessageFilter of(String channel, String outcome, String reason) {
        return new MessageFilter(null, null, null, null, channel, outcome, reason, null, null, null, false);
    }

    private static MessageFilter between(Instant from, Instant until) {
        return new MessageFilter(null, null, null, null, null, null, null, null, from, until, false);
    }

    private static MessageFilter errors() {
        return new MessageFilter(null, null, null, null, null, null, null, null, null, null, true);
    }

    /** Some in the index, and some too young for it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1_100, 40_000})
    void findsTheMessagesOfANumberInAnyNotation(int between) throws Exception {
        long old = messages.accepted(MessageTable.NUMBER, "one");
        messages.fill(between);
        messages.index();
        long young = messages.accepted("380671112233", "two");

        assertThat(found(number("067 111-22-33"))).containsExactly(young, old);
    }

    /** Keys that are read and not written yet, in two slices, and what came after them. */
    @ParameterizedTest
    @ValueSource(longs = {0, 10, 20})
    void findsWhatWaitsForTheIndex(long keyed) throws Exception {
        long old = messages.accepted(MessageTable.NUMBER, "050 123 45 67 12");
        messages.fill(10);
        long middle = messages.accepted(MessageTable.NUMBER, "0501234567 13");
        messages.fill(8);
        KeysAhead ahead = new KeysAhead();
        write(0, 10);
        write(10, 20);
        ahead.add(messages.access.read(connection -> KeySlice.read(connection, 0, 10)));
        ahead.add(messages.access.read(connection -> KeySlice.read(connection, 10, 20)));
        messages.fill(10);
        long young = messages.accepted(MessageTable.NUMBER, "O5O 123 45 67 14");
        messages.execute("UPDATE message_index SET keyed_up_to = ?", keyed);
        messages.execute("DELETE FROM message_key WHERE message_id > ?", keyed);

        MessageSearch search = search(ahead, UNLIMITED);
        assertThat(ids(search.page(number("067 111-22-33"), SearchPosition.NEWEST)))
                .containsExactly(young, middle, old);
        assertThat(ids(search.page(MessageFilter.of(ACCOUNT), SearchPosition.NEWEST)))
                .containsExactly(young, middle, old);
    }

    private void write(long after, long last) throws Exception {
        KeySlice slice = messages.access.read(connection -> KeySlice.read(connection, after, last));
        messages.access.<Boolean, RuntimeException>transaction(slice::write);
    }

    @Test
    void findsNothingByAKeyOfWhatWasEmptiedSince() throws Exception {
        messages.accepted(MessageTable.NUMBER, "0501234567 12");
        KeysAhead ahead = new KeysAhead();
        ahead.add(messages.access.read(connection -> KeySlice.read(connection, 0, 1)));
        messages.execute("UPDATE message SET sender = '', text = '' WHERE id = 1");

        MessageSearch search = search(ahead, UNLIMITED);
        assertThat(ids(search.page(number(MessageTable.NUMBER), SearchPosition.NEWEST)))
                .isEmpty();
        assertThat(ids(search.page(MessageFilter.of(ACCOUNT), SearchPosition.NEWEST)))
                .isEmpty();
    }

    @Test
    void findsTheMessagesOfAnAccountByTheirTextOrTheirReading() throws Exception {
        long mentioned = messages.accepted("+380500000001", "050 123 45 67");
        long corrected = messages.accepted("+380500000002", "no account");
        messages.accepted("+380500000003", "0501234568 12");
        messages.execute("INSERT INTO review (message_id, decision, decided_by, decided_at, why, account)"
                + " VALUES (2, 'accept', 'Olena', 'x', 'x', '0501234567')");
        messages.fill(2_000);
        messages.index();

        assertThat(found(MessageFilter.of(ACCOUNT))).containsExactly(corrected, mentioned);
    }

    @Test
    void allPartsOfAFilterMustMatch() throws Exception {
        messages.accepted(MessageTable.NUMBER, "0501234567 1");
        long both = messages.message("sms", MessageTable.NUMBER, OCTOBER, "0501234567 2", "rejected", "wrong-format");
        messages.message("sms", "+380500000003", OCTOBER, "0501234567 2", "rejected", "wrong-format");

        assertThat(found(new MessageFilter(
                        ACCOUNT, MessageTable.NUMBER, "2", null, "sms", "rejected", null, null, null, null, true)))
                .containsExactly(both);
    }

    @ParameterizedTest
    @CsvSource({
        "%, 100% показання",
        "_, a_b",
        "показання, 100% показання",
        "ПОКАЗАННЯ, 100% показання",
        "<script>, <script>alert(1)</script>",
        "kiss k, a KI\u017F\u017F \u212A",
        "ŻÓŁW, żółw",
        "\u212A, k",
        "'''; DROP', it''s ''; DROP TABLE message",
        "\\, back\\slash",
    })
    void takesEveryCharacterOfATextForItself(String wanted, String text) throws Exception {
        messages.accepted(MessageTable.NUMBER, "1234");
        long found = messages.accepted(MessageTable.NUMBER, text);
        assertThat(found(text(wanted))).containsExactly(found);
    }

    @Test
    void findsNothingForAVeryLongText() throws Exception {
        messages.fill(100);
        assertThat(found(text("x%".repeat(5_000)))).isEmpty();
        assertThat(found(number("9".repeat(10_000)))).isEmpty();
        assertThat(found(file("../".repeat(3_000)))).isEmpty();
    }

    @Test
    void findsByChannelOutcomeAndOneOfTheReasons() throws Exception {
        long late = messages.message("email", "a@example.org", OCTOBER, "x", "accepted", "late,read-leniently");
        long held = messages.message("sms", MessageTable.NUMBER, OCTOBER, "x", "held", "use-too-high");
        messages.fill(20_000);
        messages.index();

        assertThat(found(of("email", null, null))).containsExactly(late);
        assertThat(found(of(null, "held", null))).containsExactly(held);
        assertThat(found(of(null, null, "late"))).containsExactly(late);
        assertThat(found(of(null, null, "read"))).isEmpty();
        assertThat(found(of("sms", "accepted", null))).hasSize(18_000);
    }

    /** The mail waited in the inbox folder: it came before the messages that were stored before it. */
    @Test
    void findsWhatCameOutOfOrderByItsTime() throws Exception {
        messages.fill(20_000);
        long late = messages.message("email", "a@example.org", OCTOBER, "x", "accepted", null);
        messages.fill(3_000);
        messages.index();

        assertThat(found(between(OCTOBER, OCTOBER.plusSeconds(1)))).containsExactly(late);
        assertThat(found(between(MessageTable.FIRST.plusSeconds(19_999), MessageTable.FIRST.plusSeconds(20_001))))
                .containsExactly(20_000L, 19_999L);
    }

    @Test
    void aMessageBelongsToThePeriodOfItsReadingOrElseOfItsArrival() throws Exception {
        long october = messages.message("sms", "", OCTOBER, "bad", "rejected", "wrong-format");
        long mail = messages.message("email", "", OCTOBER, "account 0501234567: 1250", "accepted", "dated");
        messages.execute("INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                + " latest_message_id) VALUES (1, 2, '0501234567', 1250, '2026-09', 1, 'x', 2)");
        long held = messages.message("sms", "", OCTOBER, "0501234568 9", "held", "use-too-high");
        messages.execute("INSERT INTO held_reading (message_id, period, on_time, received_at, rules)"
                + " VALUES (3, '2026-08', 1, 'x', 'use-too-high')");
        messages.fill(20_000);
        messages.index();

        assertThat(found(period("2026-10"))).containsExactly(october);
        assertThat(found(period("2026-09"))).containsExactly(mail);
        assertThat(found(period("2026-08"))).containsExactly(held);
        assertThat(found(period("2026-11"))).hasSize(20_000);
    }

    @Test
    void errorsAreRejectedOrUndecidedOrTheirReplyFailed() throws Exception {
        messages.accepted(MessageTable.NUMBER, "fine");
        long rejected = messages.message("sms", "", OCTOBER, "x", "rejected", "empty");
        long undecided = messages.message("sms", "", OCTOBER, "x", "held", "y");
        messages.message("sms", "", OCTOBER, "x", "held", "y");
        long unanswered = messages.accepted(MessageTable.NUMBER, "fine");
        messages.execute("INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                + " VALUES (4, 'reject', 'Olena', 'x', 'x')");
        messages.execute("INSERT INTO reply (message_id, channel, recipient, text, state, reason, changed_at)"
                + " VALUES (5, 'sms', '+380671112233', 'Thank you', 'failed', '0x0B', 'x')");

        assertThat(found(errors())).containsExactly(unanswered, undecided, rejected);
        MessagePage page = search(UNLIMITED).page(errors(), SearchPosition.NEWEST);
        assertThat(page.messages().get(0).reply()).isEqualTo("failed");
        assertThat(page.messages().get(0).replyReason()).isEqualTo("0x0B");
        assertThat(page.messages().get(1).isUndecided()).isTrue();
    }

    @Test
    void findsTheMessagesOfAFileByItsNameOrItsHash() throws Exception {
        long row = messages.message("file", "", OCTOBER, "0501234567 1", "accepted", null);
        messages.fill(10);
        Path done = Files.createDirectories(folder.resolve("inbox/done/2026-10-10"));
        Files.writeString(done.resolve("list.csv"), "0501234567;1");
        String hash = Sha256.hex("0501234567;1");
        messages.execute("INSERT INTO imported VALUES ('sha256:' || ? || '#1', ?, 'x')", hash, row);

        assertThat(found(file("list.csv"))).containsExactly(row);
        assertThat(found(file(hash.toUpperCase()))).containsExactly(row);
        assertThat(found(file("other.csv"))).isEmpty();
        assertThat(found(file("../done/2026-10-10/list.csv"))).isEmpty();
    }

    @Test
    void listsQuarantinedFilesWithTheReason() throws Exception {
        Path failed = Files.createDirectories(folder.resolve("inbox/failed"));
        Files.writeString(failed.resolve("letter.eml"), "x");
        Files.writeString(failed.resolve("letter.eml.reason"), "no header\n");

        assertThat(new InboxFiles(folder.resolve("inbox")).quarantined(10))
                .extracting(InboxFiles.Quarantined::name, InboxFiles.Quarantined::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("letter.eml", "no header"));
        assertThat(new InboxFiles(folder.resolve("none")).quarantined(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void turnsPagesBackwardsAndForwards(boolean sameSender) throws Exception {
        messages.fill(2_000);
        for (int i = 0; i < 130 && sameSender; i++) {
            messages.accepted(MessageTable.NUMBER, "x");
        }
        messages.index();
        MessageFilter filter = sameSender ? number(MessageTable.NUMBER) : of(null, "rejected", null);
        List<Long> all = found(filter);
        MessageSearch search = search(UNLIMITED);

        MessagePage first = search.page(filter, SearchPosition.NEWEST);
        assertThat(first.newer()).isNull();
        MessagePage second = search.page(filter, first.older());
        MessagePage third = search.page(filter, second.older());
        assertThat(ids(third)).isEqualTo(all.subList(100, Math.min(150, all.size())));
        MessagePage secondAgain = search.page(filter, third.newer());
        assertThat(ids(secondAgain)).isEqualTo(all.subList(50, 100)).isEqualTo(ids(second));
        assertThat(ids(search.page(filter, secondAgain.newer()))).isEqualTo(all.subList(0, 50));
        assertThat(ids(search.page(filter, secondAgain.older()))).isEqualTo(ids(third));
    }

    /** What comes meanwhile moves no message from one page to another. */
    @Test
    void keepsItsPlaceWhileMessagesArrive() throws Exception {
        messages.fill(120);
        MessageSearch search = search(UNLIMITED);
        MessagePage first = search.page(MessageFilter.ALL, SearchPosition.NEWEST);
        messages.fill(500);
        assertThat(ids(search.page(MessageFilter.ALL, first.older())))
                .isEqualTo(LongStream.iterate(70, id -> id > 20, id -> id - 1)
                        .boxed()
                        .toList());
    }

    private static List<Long> ids(MessagePage page) {
        return page.messages().stream().map(FoundMessage::id).toList();
    }

    /** 200,000 messages, of which none matches but the first one. */
    @Test
    void aRequestReadsALimitedNumberOfRowsAndTheNextOneContinues() throws Exception {
        long first = messages.message("sms", "", OCTOBER, "needle", "accepted", null);
        messages.fill(200_000);
        MessageSearch search = search(new MessageSearch.Limits(50, 50_000, Duration.ofMinutes(1)));
        MessageFilter needle = text("needle");
        int requests = 0;
        SearchPosition next = SearchPosition.NEWEST;
        MessagePage page;
        do {
            page = search.page(needle, next);
            assertThat(next.message() - (page.older() == null ? 1 : page.older().message()))
                    .as("rows")
                    .isLessThan(next.equals(SearchPosition.NEWEST) ? Long.MAX_VALUE : 70_000);
            next = page.older();
            requests++;
        } while (page.searchedBackTo() != null);

        assertThat(ids(page)).containsExactly(first);
        assertThat(requests).isEqualTo(4);
        assertThat(search.page(needle, SearchPosition.NEWEST).searchedBackTo())
                .isBetween(MessageTable.FIRST, MessageTable.FIRST.plusSeconds(200_000));
    }

    @Test
    void aRequestTakesALimitedTime() throws Exception {
        messages.fill(60_000);
        MessagePage page = search(new MessageSearch.Limits(50, Long.MAX_VALUE, Duration.ZERO))
                .page(text("needle"), SearchPosition.NEWEST);
        assertThat(page.messages()).isEmpty();
        assertThat(page.searchedBackTo()).isNotNull();
        assertThat(page.older()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "before-", "before-x", "after--9", "before-99999999999999999999999"})
    void aMalformedPositionBeginsSomewhere(String position) throws Exception {
        messages.fill(3);
        assertThat(search(UNLIMITED)
                        .page(MessageFilter.ALL, SearchPosition.parse(position))
                        .messages())
                .hasSize(3);
    }

    @Test
    void anEmptyDatabaseHasAnEmptyPage() throws Exception {
        MessagePage page = search(UNLIMITED).page(MessageFilter.ALL, SearchPosition.NEWEST);
        assertThat(page).isEqualTo(new MessagePage(List.of(), null, null, null));
    }
}
