package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.Messages;
import ua.meterline.reading.ReadingOutcome.ReminderWish;
import ua.meterline.reading.ReminderWord;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/** STOP and START, as they come out of the database. */
class ReminderWishTest extends StoreReadingsTestSupport {
    private static final String ALICE = "+380671112233";
    private static final String BOB = "+380671112234";
    /** By their order: on PostgreSQL, ids that were drawn for redeliveries or for a group that failed are left out. */
    private static final String MESSAGES =
            "SELECT row_number() OVER (ORDER BY id), outcome, reason FROM message ORDER BY id";

    private static final String LAST_WISH =
            "SELECT wanted, (SELECT count(*) FROM message WHERE id <= message_id) FROM reminder_wish";
    private static final String WISHES =
            "SELECT wanted, (SELECT count(*) FROM message WHERE id <= message_id), said_by, said_at FROM reminder_wish"
                    + " ORDER BY message_id";

    private int sent;

    ReminderWishTest() {
        super(Rules.book(RuleSettings.DEFAULT), Instant.parse("2026-11-03T10:00:00Z"));
    }

    @Test
    void keepsTheLastWordOfEachNumber() throws Exception {
        write(List.of(says(ALICE, ReminderWord.STOP), says(BOB, ReminderWord.STOP), says(ALICE, ReminderWord.START)));

        assertThat(store.rows(MESSAGES))
                .containsExactly("1 accepted reminders-off", "2 accepted reminders-off", "3 accepted reminders-on");
        assertThat(store.rows(WISHES))
                .containsExactly(
                        "0 2 sms:customer 2026-11-03T10:00:00.000Z", "1 3 sms:customer 2026-11-03T10:00:00.000Z");
        assertThat(store.rows("SELECT text, state FROM reply")).hasSize(3).allMatch(reply -> reply.endsWith("pending"));
    }

    @Test
    void takesARedeliveredWordOnce() throws Exception {
        JudgedMessage stop = says(ALICE, ReminderWord.STOP);
        write(List.of(stop, stop));
        now = now.plus(Duration.ofMinutes(1));
        write(List.of(stop, says(BOB, ReminderWord.START)));

        assertThat(store.rows(MESSAGES)).containsExactly("1 accepted reminders-off", "2 accepted reminders-on");
        assertThat(store.rows(WISHES.replace("said_by, said_at", "CASE WHEN number_key <> 0 THEN 1 END")))
                .containsExactly("0 1 1", "1 2 1");
    }

    /** The third word was dropped as a redelivery of the first, and the number was reminded. */
    @Test
    void takesAWordAgainAfterItsOppositeWithinTenMinutes() throws Exception {
        JudgedMessage stop = says(ALICE, ReminderWord.STOP);
        JudgedMessage start = says(ALICE, ReminderWord.START);
        write(List.of(stop));
        write(List.of(start));
        now = now.plus(Duration.ofMinutes(1));
        write(List.of(stop, stop));

        assertThat(store.rows(MESSAGES))
                .containsExactly("1 accepted reminders-off", "2 accepted reminders-on", "3 accepted reminders-off");
        assertThat(store.rows(LAST_WISH)).containsExactly("0 3");
        assertThat(store.rows("SELECT count(*) FROM reply")).containsExactly("3");
        write(List.of(start, stop, start));
        assertThat(store.rows(LAST_WISH)).containsExactly("1 6");
    }

    /** The SMSC had no response to either, and delivers both again. */
    @Test
    void endsWithTheLastWordWhereBothAreRedelivered() throws Exception {
        List<JudgedMessage> both = List.of(says(ALICE, ReminderWord.STOP), says(ALICE, ReminderWord.START));
        write(both);
        write(both);

        assertThat(store.rows(LAST_WISH)).containsExactly("1 4");
    }

    @Test
    void holdsNoNumber() throws Exception {
        write(List.of(says(ALICE, ReminderWord.STOP)));

        assertThat(store.rows("SELECT * FROM reminder_wish").toString()).doesNotContain("671112233");
    }

    private JudgedMessage says(String sender, ReminderWord word) {
        return new JudgedMessage(Messages.message("wish " + sent++, sender, word.name(), now), new ReminderWish(word));
    }
}
